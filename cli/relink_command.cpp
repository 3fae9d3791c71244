// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_findings.h"
#include "cli/print_text.h"
#include "io/pseudonyms.h"
#include "io/relink.h"

#include <fmt/format.h>

namespace tongcun {

int relink_command(Options const& options) {
  check_relink_target(options.out);  // before the work, not after
  RelinkRequest request = options.relink;
  request.key = options.key_file;
  Relinked const joined = relink(request);
  write_private_file(options.out, joined.csv);
  Language const language = options.language.value_or(Language::en);
  bool const zh = language == Language::zh;
  if (!joined.findings.empty()) {
    print_text(Stream::message, findings_text(joined.findings, language, FindingsShown::first_few));
  }
  print_text(Stream::answer,
             fmt::format(fmt::runtime(zh ? "{} 行中有 {} 行对应到台账；结果在 {}，不得带出单位\n"
                                         : "{1} of {0} rows have a household of the register; they "
                                           "are in {2}, which never leaves the office\n"),
                         joined.rows, joined.found, options.out));
  return status_of(ExitCode::done);
}

}  // namespace tongcun
