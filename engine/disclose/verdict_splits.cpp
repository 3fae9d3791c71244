// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/verdict_splits.h"

#include <algorithm>
#include <array>

namespace tongcun {
namespace {

constexpr std::size_t kKnown = kVerdicts;  // the part of those whose verdict everybody knows
constexpr std::size_t kParts = kVerdicts + 1;

Telling telling_of(std::size_t part) {
  switch (part) {
    case static_cast<std::size_t>(Verdict::pass):
    case static_cast<std::size_t>(Verdict::fail):
      return Telling::tells;
    case static_cast<std::size_t>(Verdict::unknown):
      return Telling::hedges;
    default:
      return Telling::silent;
  }
}

Telling either_of(Telling a, Telling b) {
  return a < b ? a : b;  // in the order of how much they say
}

using Joint = std::array<std::array<std::int64_t, kParts>, kParts>;

// Whether all with one verdict of a have one verdict of b, while others have that too.
bool is_contained(Joint const& joint) {
  std::int64_t all = 0;
  std::array<std::int64_t, kVerdicts> of_b{};
  for (std::size_t a = 0; a < kVerdicts; ++a) {
    for (std::size_t b = 0; b < kVerdicts; ++b) {
      of_b[b] += joint[a][b];
      all += joint[a][b];
    }
  }
  for (std::size_t a = 0; a < kVerdicts; ++a) {
    std::int64_t of_a = 0;
    for (std::size_t b = 0; b < kVerdicts; ++b) {
      of_a += joint[a][b];
    }
    for (std::size_t b = 0; b < kVerdicts; ++b) {
      if (of_a > 0 && joint[a][b] == of_a && of_b[b] < all) {
        return true;
      }
    }
  }
  return false;
}

Joint turned(Joint const& joint) {
  Joint other{};
  for (std::size_t a = 0; a < kParts; ++a) {
    for (std::size_t b = 0; b < kParts; ++b) {
      other[b][a] = joint[a][b];
    }
  }
  return other;
}

}  // namespace

VerdictSplits::VerdictSplits(HouseholdResults const& households, AreaTree const& tree,
                             GuaranteeRules const& rules, VillageGuarantees const& villages)
    : households_(households), tree_(tree) {
  IdVector<HouseholdId, VillageId> const& village_of = households.people.households.village;
  for (JudgedGuarantee const& judged : households.guarantees.judged) {
    IdVector<VillageId, std::uint8_t> is_known(tree.of_village.size(), 0);
    for (VillageId const village : is_known.ids()) {
      Verdict const verdict = villages.verdict(rules, judged.guarantee, village);
      is_known[village] = verdict == Verdict::pass || verdict == Verdict::fail ? 1 : 0;
    }
    // Of a household's own water, or of one without pupils, the village's verdict says nothing.
    for (HouseholdId const household : village_of.ids()) {
      VillageId const village = village_of[household];
      if (is_known[village] != 0 &&
          judged.verdict[household] != villages.verdict(rules, judged.guarantee, village)) {
        is_known[village] = 0;
      }
    }
    is_known_.push_back(std::move(is_known));
  }
}

std::size_t VerdictSplits::part_of(std::size_t guarantee, HouseholdId household) const {
  VillageId const village = households_.people.households.village[household];
  return is_known_[guarantee][village] != 0
             ? kKnown
             : static_cast<std::size_t>(
                   households_.guarantees.judged[guarantee].verdict[household]);
}

void VerdictSplits::count(HouseholdId household, std::size_t part, Split& split) const {
  for (AreaId area = tree_.of_village[households_.people.households.village[household]];
       !area.is_none(); area = tree_.areas[area].parent) {
    ++split.households[area][part];
  }
}

Split VerdictSplits::alone(std::size_t guarantee) const {
  Split split;
  for (std::size_t part = 0; part < kVerdicts; ++part) {
    split.telling.push_back(telling_of(part));
  }
  split.households.resize(tree_.areas.size(), std::vector<std::int64_t>(kVerdicts, 0));
  for (HouseholdId const household : households_.people.households.village.ids()) {
    std::size_t const part = part_of(guarantee, household);
    if (part != kKnown) {
      count(household, part, split);
    }
  }
  return split;
}

std::optional<Split> VerdictSplits::together(std::size_t a, std::size_t b) const {
  Joint joint{};
  for (HouseholdId const household : households_.people.households.village.ids()) {
    ++joint[part_of(a, household)][part_of(b, household)];
  }
  if (!is_contained(joint) && !is_contained(turned(joint))) {
    return std::nullopt;
  }
  Split split;
  for (std::size_t i = 0; i < kParts; ++i) {
    for (std::size_t j = 0; j < kParts; ++j) {
      split.telling.push_back(either_of(telling_of(i), telling_of(j)));
    }
  }
  split.households.resize(tree_.areas.size(), std::vector<std::int64_t>(kParts * kParts, 0));
  for (HouseholdId const household : households_.people.households.village.ids()) {
    std::size_t const first = part_of(a, household);
    std::size_t const second = part_of(b, household);
    if (first != kKnown || second != kKnown) {
      count(household, first * kParts + second, split);
    }
  }
  return split;
}

}  // namespace tongcun
