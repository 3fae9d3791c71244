// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_text.h"
#include "io/enum_names.h"
#include "io/layer_template.h"
#include "io/run_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace tongcun {

int template_command(Options const& options) {
  Language const language = options.language.value_or(Language::en);
  bool const zh = language == Language::zh;
  OutputTarget const target{options.out, Overwrite::no, {}};
  check_output_target(target);
  RunFolder out(target);
  std::string list;
  for (LayerRole const role : template_roles()) {
    std::string const key(name_of(role, kLayerRoleNames));
    bool const is_asked =
        options.layers.empty() || std::ranges::find(options.layers, key) != options.layers.end();
    if (!is_asked) {
      continue;
    }
    std::string const file = key + (options.as_csv ? ".csv" : ".xlsx");
    if (options.as_csv) {
      out.write(file, template_csv(role, language));
    } else {
      write_template_workbook(out.path_of(file), role, language);
    }
    // The crosswalk leads from an earlier register to the present one.
    char const* const within = role == LayerRole::crosswalk ? "earlier.layers" : "layers";
    list += fmt::format(
        "[{}.{}{}]\nfile = \"{}\"\n{}", within, key, role == LayerRole::facilities ? ".all" : "",
        file,
        options.as_csv ? "" : fmt::format("layer = \"{}\"\n", template_sheet(role, language)));
    bool const has_places = role == LayerRole::villages || role == LayerRole::committees ||
                            role == LayerRole::facilities || role == LayerRole::sites ||
                            role == LayerRole::households;
    list += has_places ? "crs = \"EPSG:4490\"\n\n" : "\n";
  }
  out.publish();
  print_text(Stream::answer,
             fmt::format(fmt::runtime(zh ? "空白表位于 {}；填写后在方案中这样引用：\n\n{}"
                                         : "blank tables are in {}; once filled in, a scenario "
                                           "names them so:\n\n{}"),
                         options.out, list));
  return status_of(ExitCode::done);
}

}  // namespace tongcun
