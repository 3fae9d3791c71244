// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_findings.h"
#include "cli/print_text.h"
#include "io/remake_report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tongcun {

int report_command(Options const& options) {
  Language const language = options.language.value_or(Language::en);
  OutputTarget const target{options.out, options.overwrite, {options.reported_run}};
  check_output_target(target);  // before the work, not after
  RemadeReport const made = remake_report(
      target, {options.reported_run, options.language, options.formats}, options.words);
  Stream const to = options.json ? Stream::message : Stream::answer;
  print_text(to, fmt::format(fmt::runtime(language == Language::zh ? "已写入 {}\n" : "in {}\n"),
                             options.out));
  for (std::string const& file : made.files) {
    print_text(to, fmt::format("  {}\n", file));
  }
  if (!made.findings.empty()) {
    print_text(to, findings_text(made.findings, language, FindingsShown::all));
  }
  if (options.json) {
    nlohmann::ordered_json const json{{"schema", 1}, {"kind", "report"}, {"files", made.files}};
    print_text(Stream::answer, with_findings(json.dump(1), made.findings, language));
  }
  return status_of(ExitCode::done);
}

}  // namespace tongcun
