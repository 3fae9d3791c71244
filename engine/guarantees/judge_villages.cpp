// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/judge_villages.h"

#include "engine/guarantees/settles_alone.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

void count(GuaranteeRules const& rules, Judgements const& judgements, Villages const& villages,
           VillageId village, IdVector<GuaranteeId, GuaranteeCount>& counts) {
  for (GuaranteeId const id : rules.guarantees.ids()) {
    Guarantee const& guarantee = rules.guarantees[id];
    Condition const& condition = rules.book.conditions[guarantee.condition];
    GuaranteeCount& sums = counts[id];
    auto const add = [&](VerdictCount& sum, Verdict verdict) {
      sum[static_cast<std::size_t>(verdict)].add(villages, village);
    };
    add(sums.whole, judgements.conditions[guarantee.condition]);
    for (std::size_t i = 0; i < condition.parts.size(); ++i) {
      add(sums.parts[i], judgements.of(condition.parts[i]));
    }
    for (std::size_t i = 0; i < guarantee.rungs.size(); ++i) {
      add(sums.rungs[i], judgements.conditions[guarantee.rungs[i].condition]);
    }
  }
}

using Worths = std::map<std::pair<GuaranteeId, Missing>, MissingWorth>;

void weigh_missing(GuaranteeRules const& rules, Judgements const& judgements,
                   Villages const& villages, VillageId village, std::optional<int> year,
                   Worths& worths) {
  for (GuaranteeId const id : rules.guarantees.ids()) {
    ConditionId const condition = rules.guarantees[id].condition;
    for (Missing const& missing : missing_of(rules.book, condition, judgements)) {
      MissingWorth& worth = worths[{id, missing}];
      worth.guarantee = id;
      worth.missing = missing;
      worth.open.add(villages, village);
      if (settles_alone(rules.book, judgements, condition, missing, year)) {
        worth.alone.add(villages, village);
      }
    }
  }
}

}  // namespace

void VillageCount::add(Villages const& table, VillageId village) {
  ++villages;
  households += table.households[village] ? table.households[village]->count() : 0;
  persons += table.persons[village] ? table.persons[village]->count() : 0;
}

VillageGuarantees judge_villages(GuaranteeRules const& rules, VillageFacts const& facts,
                                 Villages const& villages, std::optional<int> year,
                                 bool by_household) {
  VillageGuarantees result;
  result.by_household = by_household;
  result.by_season.resize(rules.guarantees.size());
  for (Guarantee const& guarantee : rules.guarantees.values()) {
    GuaranteeCount sums;
    sums.parts.resize(rules.book.conditions[guarantee.condition].parts.size());
    sums.rungs.resize(guarantee.rungs.size());
    result.counts.push_back(std::move(sums));
  }
  Worths worths;
  for (VillageId const village : villages.code.ids()) {
    result.base.add(villages, village);
    Judgements judgements = judge_all(rules.book, facts[village], year);
    count(rules, judgements, villages, village, result.counts);
    weigh_missing(rules, judgements, villages, village, year, worths);
    result.villages.push_back(std::move(judgements));
  }
  for (auto& [key, worth] : worths) {
    if (by_household && worth.missing.kind == Missing::Kind::registry) {
      continue;
    }
    result.missing.push_back(std::move(worth));
  }
  std::ranges::stable_sort(result.missing, [](MissingWorth const& a, MissingWorth const& b) {
    auto const rank = [](MissingWorth const& worth) {
      return std::tuple(-worth.alone.households, -worth.alone.villages, -worth.open.households,
                        -worth.open.villages);
    };
    return std::tuple(a.guarantee, rank(a), a.missing) <
           std::tuple(b.guarantee, rank(b), b.missing);
  });
  return result;
}

}  // namespace tongcun
