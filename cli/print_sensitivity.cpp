// SPDX-License-Identifier: Apache-2.0
#include "cli/print_sensitivity.h"

#include "cli/points_text.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/path_shares.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace tongcun {

std::string sensitivity_text(PathStatistics const& statistics, Language language) {
  PathTerms const& terms = statistics.terms;
  if (!terms.options.sensitivity) {
    return "";
  }
  bool const zh = language == Language::zh;
  std::int32_t const last = terms.start_year + static_cast<std::int32_t>(terms.lines.size()) - 1;
  if (!statistics.sensitivity) {
    return zh ? "  参数敏感性不公布；见 restricted/internal/poverty_sensitivity.csv\n"
              : "  what the result rests on is not public; "
                "restricted/internal/poverty_sensitivity.csv has it\n";
  }
  PathSensitivity const& told = *statistics.sensitivity;
  std::string text = fmt::format(
      fmt::runtime(
          zh ? "  {} 年低于标准的人口占比（{}）"
               "对单个参数取低值、高值的变动，百分点，影响最大者在先：\n"
             : "  how far the headcount of {} ({}) moves with one number, at its lower and "
               "its higher value, points; the widest first:\n"),
      last, name_of_word("study_scenario", name_of(told.scenario, kStudyScenarioNames), language));
  constexpr std::size_t kShown = 5;
  for (std::size_t n = 0; n < std::min(kShown, told.numbers.size()); ++n) {
    PathVaried const& one = told.numbers[n];
    VariedShares const shares = varied_shares(one, told, terms.options.replicates);
    text += fmt::format(fmt::runtime(zh ? "    {}：{}（{} 至 {}）；{}（{} 至 {}）\n"
                                        : "    {}: {} ({} to {}); {} ({} to {})\n"),
                        one.number.key, points_text(shares.at_low), points_text(shares.at_low_low),
                        points_text(shares.at_low_high), points_text(shares.at_high),
                        points_text(shares.at_high_low), points_text(shares.at_high_high));
  }
  if (told.numbers.size() > kShown) {
    text += fmt::format(fmt::runtime(zh ? "    其余 {} 个参数见 poverty_sensitivity\n"
                                        : "    {} more in poverty_sensitivity\n"),
                        told.numbers.size() - kShown);
  }
  return text;
}

}  // namespace tongcun
