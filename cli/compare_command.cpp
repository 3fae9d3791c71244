// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_comparison.h"
#include "cli/print_findings.h"
#include "cli/print_text.h"
#include "io/result_folder.h"
#include "io/write_comparison.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace tongcun {

int compare_command(Options const& options) {
  Language const language = options.language.value_or(Language::en);
  bool const zh = language == Language::zh;
  OutputTarget target;
  if (!options.out.empty()) {
    target = {options.out, options.overwrite, {}};
    for (std::string const& run : options.compared) {
      target.inputs.emplace_back(run);
    }
    check_output_target(target);
  }
  std::vector<ResultFolder> runs;
  runs.reserve(options.compared.size());
  for (std::string const& run : options.compared) {
    runs.push_back(read_result_folder(run));
  }
  RunComparison const comparison = compare_runs(runs);
  Stream const to = options.json ? Stream::message : Stream::answer;
  print_text(to, comparison_text(comparison, language));
  if (!comparison.findings.empty()) {
    print_text(to, findings_text(comparison.findings, language, FindingsShown::all));
  }
  if (!options.out.empty()) {
    write_comparison(target, comparison, options.words, language);
    print_text(to, fmt::format(fmt::runtime(zh ? "对比结果位于 {}\n" : "the comparison is in {}\n"),
                               options.out));
  }
  if (options.json) {
    print_text(Stream::answer, comparison_json(comparison));
  }
  return status_of(ExitCode::done);
}

}  // namespace tongcun
