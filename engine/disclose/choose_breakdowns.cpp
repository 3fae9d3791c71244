// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/choose_breakdowns.h"

#include "engine/disclose/hide_common.h"

#include <array>
#include <cassert>
#include <cstddef>
#include <functional>
#include <utility>

namespace tongcun {
namespace {

using Parts = std::uint32_t;  // a union of parts, one bit each
constexpr std::size_t kMostForUnions = 8;

bool has(Parts parts, std::size_t part) {
  return ((parts >> part) & 1U) != 0;
}

// For each part of one breakdown the parts of another that its households are in.
using Overlap = std::array<Parts, kMostParts>;

Overlap overlap(HouseholdBreakdown const& of, HouseholdBreakdown const& with) {
  Overlap result{};
  for (HouseholdId const household : of.part_of.ids()) {
    result[of.part_of[household]] |= Parts{1} << with.part_of[household];
  }
  return result;
}

// The unions of parts to look at: those with somebody in each of them.
std::vector<Parts> unions_of(Overlap const& overlap) {
  std::vector<Parts> single;
  for (std::size_t part = 0; part < overlap.size(); ++part) {
    if (overlap[part] != 0) {
      single.push_back(Parts{1} << part);
    }
  }
  if (single.size() > kMostForUnions) {
    return single;
  }
  std::vector<Parts> unions;
  for (std::size_t choice = 1; choice + 1 < (std::size_t{1} << single.size()); ++choice) {
    Parts parts = 0;
    for (std::size_t i = 0; i < single.size(); ++i) {
      parts |= has(static_cast<Parts>(choice), i) ? single[i] : 0;
    }
    unions.push_back(parts);
  }
  return unions;
}

Split split_by(AreaTree const& tree, IdVector<HouseholdId, VillageId> const& village_of,
               std::vector<Telling> telling,
               std::function<std::size_t(HouseholdId)> const& part_of) {
  Split split;
  split.households.resize(tree.areas.size(), std::vector<std::int64_t>(telling.size(), 0));
  split.telling = std::move(telling);
  for (HouseholdId const household : village_of.ids()) {
    ++split.households[tree.of_village[village_of[household]]][part_of(household)];
  }
  for (std::size_t i = tree.areas.size(); i-- > 0;) {  // parents stand before their areas
    AreaId const area(static_cast<std::uint32_t>(i));
    AreaId const parent = tree.areas[area].parent;
    for (std::size_t at = 0; !parent.is_none() && at < split.telling.size(); ++at) {
      split.households[parent][at] += split.households[area][at];
    }
  }
  return split;
}

// The least union of parts of `larger` that holds `parts` of `smaller`, and what else is in it.
struct Within {
  Parts around = 0;
  bool is_all = true;    // nobody is outside
  bool is_equal = true;  // nobody is inside who is not in `parts`
};
Within within(Parts parts, Overlap const& overlap, Overlap const& back) {
  Within result;
  for (std::size_t part = 0; part < overlap.size(); ++part) {
    result.around |= has(parts, part) ? overlap[part] : 0;
  }
  for (std::size_t part = 0; part < back.size(); ++part) {
    bool const is_inside = has(result.around, part);
    result.is_all = result.is_all && (back[part] == 0 || is_inside);
    result.is_equal = result.is_equal && (!is_inside || (back[part] & ~parts) == 0);
  }
  return result;
}

}  // namespace

BreakdownChoice::BreakdownChoice(AreaTree const& tree,
                                 IdVector<HouseholdId, VillageId> const& village_of,
                                 ShownAreas candidates)
    : tree_(tree), village_of_(village_of), candidates_(std::move(candidates)) {}

ShownAreas BreakdownChoice::add(HouseholdBreakdown breakdown) {
  assert(breakdown.telling.size() <= kMostParts);
  ShownAreas shown =
      choose_shown(tree_,
                   split_by(tree_, village_of_, breakdown.telling,
                            [&](HouseholdId household) { return breakdown.part_of[household]; }),
                   candidates_);
  for (Chosen const& earlier : chosen_) {
    hide_differences(earlier, breakdown, shown);
  }
  chosen_.push_back({std::move(breakdown), shown});
  return shown;
}

void BreakdownChoice::hide_differences(Chosen const& earlier, HouseholdBreakdown const& breakdown,
                                       ShownAreas& shown) const {
  auto const hide = [&](HouseholdBreakdown const& smaller, HouseholdBreakdown const& larger) {
    Overlap const there = overlap(smaller, larger);
    Overlap const back = overlap(larger, smaller);
    for (Parts const parts : unions_of(there)) {
      Within const around = within(parts, there, back);
      if (around.is_all || around.is_equal) {
        continue;  // what is left is in the one breakdown, or nobody is left
      }
      // The difference of two published numbers is the middle part.
      Split const split =
          split_by(tree_, village_of_, {Telling::tells, Telling::tells, Telling::tells},
                   [&](HouseholdId household) -> std::size_t {
                     if (has(parts, smaller.part_of[household])) {
                       return 0;
                     }
                     return has(around.around, larger.part_of[household]) ? 1 : 2;
                   });
      hide_common(tree_, split, {&earlier.shown}, shown);
    }
  };
  hide(breakdown, earlier.breakdown);
  hide(earlier.breakdown, breakdown);
}

}  // namespace tongcun
