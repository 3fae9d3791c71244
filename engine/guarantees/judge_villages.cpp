// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/judge_villages.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

// Verdicts if what is missing turned out well for every rule that waits for it alone, or badly.
class WhatIf {
 public:
  WhatIf(RuleBook const& book, Judgements const& judgements)
      : book_(book), judgements_(judgements) {
    for (RuleId const rule : book.rules.ids()) {
      verdicts_.push_back(judgements.rules[rule].verdict);
      missing_.push_back(missing_of(book, rule, judgements.rules[rule]));
    }
  }

  [[nodiscard]] IdVector<ConditionId, Verdict> if_all(Missing const& missing,
                                                      Verdict outcome) const {
    IdVector<RuleId, Verdict> verdicts = verdicts_;
    for (RuleId const rule : verdicts.ids()) {
      if (missing_[rule].size() == 1 && missing_[rule].front() == missing) {
        verdicts[rule] = outcome;
      }
    }
    return judge_conditions(book_, verdicts);
  }

 private:
  RuleBook const& book_;
  Judgements const& judgements_;
  IdVector<RuleId, Verdict> verdicts_;
  IdVector<RuleId, std::vector<Missing>> missing_;
};

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
                   Villages const& villages, VillageId village, Worths& worths) {
  WhatIf const what_if(rules.book, judgements);
  struct Outcomes {
    IdVector<ConditionId, Verdict> well;
    IdVector<ConditionId, Verdict> badly;
  };
  std::map<Missing, Outcomes> outcomes;
  for (GuaranteeId const id : rules.guarantees.ids()) {
    ConditionId const condition = rules.guarantees[id].condition;
    std::vector<Missing> const open = missing_of(rules.book, condition, judgements);
    for (Missing const& missing : open) {
      auto [found, is_new] = outcomes.try_emplace(missing);
      if (is_new) {
        found->second = {what_if.if_all(missing, Verdict::pass),
                         what_if.if_all(missing, Verdict::fail)};
      }
      MissingWorth& worth = worths[{id, missing}];
      worth.guarantee = id;
      worth.missing = missing;
      worth.open.add(villages, village);
      if (found->second.well[condition] != Verdict::unknown &&
          found->second.badly[condition] != Verdict::unknown) {
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
                                 Villages const& villages, std::optional<int> year) {
  VillageGuarantees result;
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
    weigh_missing(rules, judgements, villages, village, worths);
    result.villages.push_back(std::move(judgements));
  }
  for (auto& [key, worth] : worths) {
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
