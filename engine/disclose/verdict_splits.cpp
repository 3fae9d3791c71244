// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/verdict_splits.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace tongcun {
namespace {

constexpr std::array<Verdict, kVerdicts> kAll{Verdict::fail, Verdict::unknown, Verdict::pass,
                                              Verdict::not_applicable};

Telling telling_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
    case Verdict::fail:
      return Telling::tells;
    case Verdict::unknown:
      return Telling::hedges;
    case Verdict::not_applicable:
      return Telling::silent;
  }
  return Telling::tells;
}

std::size_t index(Verdict verdict) {
  return static_cast<std::size_t>(verdict);
}

void collect_rules(RuleBook const& book, ConditionId id, std::vector<RuleId>& rules) {
  Condition const& condition = book.conditions[id];
  for (std::vector<Part> const* parts : {&condition.parts, &condition.when}) {
    for (Part const& part : *parts) {
      if (part.rule.is_none()) {
        collect_rules(book, part.condition, rules);
      } else {
        rules.push_back(part.rule);
      }
    }
  }
}

std::vector<RuleId> rules_of(RuleBook const& book, ConditionId id) {
  std::vector<RuleId> rules;
  collect_rules(book, id, rules);
  std::ranges::sort(rules);
  rules.erase(std::ranges::unique(rules).begin(), rules.end());
  return rules;
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
    rules_.push_back(rules_of(rules.book, rules.guarantees[judged.guarantee].condition));
  }
}

Split VerdictSplits::split_by(std::vector<Telling> telling,
                              std::function<std::size_t(HouseholdId)> const& part_of) const {
  Split split;
  split.households.resize(tree_.areas.size(), std::vector<std::int64_t>(telling.size(), 0));
  split.telling = std::move(telling);
  IdVector<HouseholdId, VillageId> const& village_of = households_.people.households.village;
  for (HouseholdId const household : village_of.ids()) {
    std::size_t const part = part_of(household);
    for (AreaId area = tree_.of_village[village_of[household]]; !area.is_none();
         area = tree_.areas[area].parent) {
      ++split.households[area][part];
    }
  }
  return split;
}

Split VerdictSplits::alone(std::size_t guarantee) const {
  std::vector<Telling> telling;
  telling.reserve(2 * kAll.size());
  for (Verdict const verdict : kAll) {
    telling.push_back(telling_of(verdict));
  }
  telling.resize(2 * kAll.size(), Telling::silent);  // of those that everybody knows
  return split_by(std::move(telling), [&](HouseholdId household) {
    std::size_t const known = is_known(guarantee, household) ? kAll.size() : 0;
    return known + index(verdict(guarantee, household));
  });
}

std::vector<Split> VerdictSplits::differences(std::size_t a, std::size_t b) const {
  // Of whom both are known is known.
  auto const is_secret = [&](HouseholdId household) {
    return !is_known(a, household) || !is_known(b, household);
  };
  std::array<std::array<std::int64_t, kVerdicts>, kVerdicts> joint{};
  std::int64_t all = 0;
  for (HouseholdId const household : households_.people.households.village.ids()) {
    if (is_secret(household)) {
      ++joint[index(verdict(a, household))][index(verdict(b, household))];
      ++all;
    }
  }
  std::vector<Split> splits;
  auto const look = [&](std::size_t smaller, Verdict in, std::size_t larger, Verdict out,
                        std::int64_t common, std::int64_t of_smaller, std::int64_t of_larger) {
    bool const is_contained = of_smaller > 0 && common == of_smaller && of_larger < all;
    if (!is_contained) {
      return;
    }
    splits.push_back(split_by({Telling::tells, Telling::tells, Telling::tells, Telling::silent},
                              [&, smaller, in, larger, out](HouseholdId household) -> std::size_t {
                                if (!is_secret(household)) {
                                  return 3;
                                }
                                if (verdict(smaller, household) == in) {
                                  return 0;
                                }
                                return verdict(larger, household) == out ? 1 : 2;
                              }));
  };
  for (Verdict const of_a : kAll) {
    for (Verdict const of_b : kAll) {
      std::int64_t in_a = 0;
      std::int64_t in_b = 0;
      for (Verdict const other : kAll) {
        in_a += joint[index(of_a)][index(other)];
        in_b += joint[index(other)][index(of_b)];
      }
      std::int64_t const common = joint[index(of_a)][index(of_b)];
      look(a, of_a, b, of_b, common, in_a, in_b);
      look(b, of_b, a, of_a, common, in_b, in_a);
    }
  }
  return splits;
}

bool VerdictSplits::is_made_of(std::size_t whole, std::size_t a, std::size_t b) const {
  std::vector<RuleId> both;
  std::ranges::set_union(rules_[a], rules_[b], std::back_inserter(both));
  return both == rules_[whole] && rules_[a] != both && rules_[b] != both;
}

std::vector<Split> VerdictSplits::crossings(std::size_t a, std::size_t b) const {
  std::vector<Split> splits;
  for (Verdict const asked : {Verdict::fail, Verdict::pass}) {
    splits.push_back(split_by({Telling::tells, Telling::tells, Telling::tells, Telling::tells},
                              [this, a, b, asked](HouseholdId household) -> std::size_t {
                                return (verdict(a, household) == asked ? 2U : 0U) +
                                       (verdict(b, household) == asked ? 1U : 0U);
                              }));
  }
  return splits;
}

}  // namespace tongcun
