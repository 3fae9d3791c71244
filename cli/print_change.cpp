// SPDX-License-Identifier: Apache-2.0
#include "cli/print_change.h"

#include "cli/points_text.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/path_shares.h"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>

namespace tongcun {

std::string change_text(PathStatistics const& statistics, Language language) {
  PathTerms const& terms = statistics.terms;
  if (!terms.options.decomposition) {
    return "";
  }
  bool const zh = language == Language::zh;
  std::int32_t const last = terms.start_year + static_cast<std::int32_t>(terms.lines.size()) - 1;
  std::string text =
      fmt::format(fmt::runtime(zh ? "  {} 至 {} 年变化的构成，百分点：\n"
                                  : "  what changes from {} to {}, points of the headcount:\n"),
                  terms.start_year, last);
  PathArea const* const all = statistics.areas.empty() ? nullptr : &statistics.areas.front();
  if (all == nullptr || !all->changes) {
    return text + (zh ? "    已隐去\n" : "    suppressed\n");
  }
  for (ChangeShare const& share : change_shares(*all, terms.options.replicates)) {
    text +=
        fmt::format(fmt::runtime(zh ? "    {}：{}（{} 至 {}）\n" : "    {}: {} ({} to {})\n"),
                    name_of_word("change_part", name_of(share.part, kStudyScenarioNames), language),
                    points_text(share.change), points_text(share.low), points_text(share.high));
  }
  std::size_t const measures = all->changes->size() - 1;
  return text +
         fmt::format(
             fmt::runtime(
                 zh ? "    各项措施的贡献取各种先后次序的平均，合计即总变化；为此模拟 {} 种组合\n"
                    : "    each measure counts with its mean over all orders in which they may "
                      "come; the parts add up; {} combinations were simulated for it\n"),
             std::size_t{1} << measures);
}

}  // namespace tongcun
