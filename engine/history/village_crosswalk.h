// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "engine/types/finding.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// WHAT VILLAGES BECAME (区划变更表): codes of villages that were merged, split, renamed, recoded or
// put under another township, each change with the date from which it holds. Rows of different
// years meet only through it, so that a merger is no move of its households.
struct VillageCrosswalk {
  std::vector<CrosswalkRow> changes;  // by old code, date, new code; each once
};

struct BuiltCrosswalk {
  VillageCrosswalk crosswalk;
  std::vector<Finding> findings;  // V608, with the row and no file
};

// Freezes the rows of a crosswalk (domain reference 3.10). Findings, all V608:
//   rejected  a chain of changes leads back to a code that was given up; two changes of one chain
//             of which the dates do not say which came first
//   warning   shares of one old code and date do not add up to one: none of them is used
//   noted     a split without shares; a row that is there twice
// The same for any order of rows. O(n log n), and for each code the changes that follow it.
[[nodiscard]] BuiltCrosswalk build_crosswalk(std::vector<CrosswalkRow> rows);

constexpr std::int64_t kWholeShare = 1'000'000;

// What a village became: the code and the share of its households in millionths; none: not known.
struct VillageSuccessor {
  std::string code;
  std::optional<std::int64_t> share;
  friend bool operator==(VillageSuccessor const&, VillageSuccessor const&) = default;
};

// Follows a code through all changes after `after` and not after `until` (yyyymmdd), one after the
// other by date. By code; a code without such a change stays what it is. Shares of a chain are
// multiplied, those of several ways to one code are added.
[[nodiscard]] std::vector<VillageSuccessor> follow_village(VillageCrosswalk const& crosswalk,
                                                           std::string const& code,
                                                           std::int64_t after, std::int64_t until);

// Whole parts of a total in proportion to the weights, which are not all zero: rounded down, then
// what is left goes to the largest remainders, the first ones where they are equal.
[[nodiscard]] std::vector<std::int64_t> spread_by_share(std::int64_t total,
                                                        std::vector<std::int64_t> const& weights);

}  // namespace tongcun
