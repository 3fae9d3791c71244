// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/judge_households.h"

#include "engine/guarantees/household_facts.h"
#include "engine/run/parallel.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kHouseholdBlock = 4096;

using Worths = std::map<std::pair<GuaranteeId, Missing>, HouseholdMissing>;

// What of a rule book has to be judged anew for each household, and for each person.
struct Dependence {
  std::vector<RuleId> rules;            // ask for the fields
  std::vector<ConditionId> conditions;  // rest on those rules, ascending
  IdVector<ConditionId, std::uint8_t> rests;

  Dependence(RuleBook const& book, std::vector<FieldId> const& fields)
      : rests(book.conditions.size(), 0) {
    IdVector<RuleId, std::uint8_t> asks(book.rules.size(), 0);
    for (RuleId const rule : book.rules.ids()) {
      if (std::ranges::find(fields, book.rules[rule].field) != fields.end()) {
        asks[rule] = 1;
        rules.push_back(rule);
      }
    }
    for (ConditionId const id : book.conditions.ids()) {
      auto const depends = [&](Part const& part) {
        return (part.rule.is_none() ? rests[part.condition] : asks[part.rule]) != 0;
      };
      Condition const& condition = book.conditions[id];
      if (std::ranges::any_of(condition.parts, depends) ||
          std::ranges::any_of(condition.when, depends)) {
        rests[id] = 1;
        conditions.push_back(id);
      }
    }
  }
};

class HouseholdJudge {
 public:
  HouseholdJudge(GuaranteeRules const& rules, VillageFacts const& facts,
                 VillageGuarantees const& villages, HouseholdRegister const& people,
                 WaterReachMaker const* water, HouseHazards const* hazards, std::optional<int> year)
      : rules_(rules),
        village_facts_(facts),
        villages_(villages),
        people_(people),
        year_(year),
        facts_(people, rules.book.fields, water, hazards),
        by_household_(rules.book, facts_.of_households()),
        by_person_(rules.book, facts_.of_persons()) {
    for (GuaranteeId const id : rules.guarantees.ids()) {
      if (rules.guarantees[id].about == About::household) {
        JudgedGuarantee judged;
        judged.guarantee = id;
        judged.verdict.resize(people.households.size());
        judged.parts.resize(condition_of(id).parts.size());
        for (IdVector<HouseholdId, Verdict>& part : judged.parts) {
          part.resize(people.households.size());
        }
        result_.judged.push_back(std::move(judged));
      }
    }
  }

  HouseholdGuarantees judge(RunSettings const& run) {
    std::size_t const households = people_.households.size();
    std::vector<Worths> worths((households + kHouseholdBlock - 1) / kHouseholdBlock);
    lacks_.assign(result_.judged.size(), LackCollector(households, worths.size()));
    for_each_block(run, "guarantees of households", households, kHouseholdBlock,
                   [&](std::size_t begin, std::size_t end) {
                     Desk desk;
                     for (std::size_t i = begin; i < end; ++i) {
                       judge_one(HouseholdId(static_cast<std::uint32_t>(i)), desk,
                                 worths[begin / kHouseholdBlock]);
                     }
                   });
    for (std::size_t i = 0; i < lacks_.size(); ++i) {
      result_.judged[i].lacks = lacks_[i].join(kHouseholdBlock);
    }
    rank(worths);
    return std::move(result_);
  }

 private:
  // What one thread works on; holds the village's facts and judgements between its households.
  struct Desk {
    VillageId village;
    IdVector<FieldId, RuleValue> facts;
    Judgements judgements;
    IdVector<RuleId, Verdict> verdicts;         // of the rules, as conditions read them
    std::vector<std::vector<Missing>> missing;  // by judged guarantee
  };

  [[nodiscard]] Condition const& condition_of(GuaranteeId id) const {
    return rules_.book.conditions[rules_.guarantees[id].condition];
  }

  void sit_down(VillageId village, Desk& desk) const {
    desk.village = village;
    desk.facts = village_facts_[village];
    desk.judgements = villages_.villages[village];
    desk.verdicts.resize(rules_.book.rules.size());
    for (RuleId const rule : rules_.book.rules.ids()) {
      desk.verdicts[rule] = desk.judgements.rules[rule].verdict;
    }
  }

  void judge_anew(Dependence const& what, Desk& desk) const {
    for (RuleId const id : what.rules) {
      Rule const& rule = rules_.book.rules[id];
      desk.judgements.rules[id] = tongcun::judge(rule, desk.facts[rule.field], year_);
      desk.verdicts[id] = desk.judgements.rules[id].verdict;
    }
    for (ConditionId const id : what.conditions) {
      desk.judgements.conditions[id] = judge_condition(rules_.book, rules_.book.conditions[id],
                                                       desk.verdicts, desk.judgements.conditions);
    }
  }

  void judge_one(HouseholdId household, Desk& desk, Worths& worths) {
    HouseholdTable const& table = people_.households;
    VillageId const village = table.village[household];
    if (desk.village != village) {
      sit_down(village, desk);
    }
    facts_.set_household(household, village_facts_[village], desk.facts);
    judge_anew(by_household_, desk);
    desk.missing.assign(result_.judged.size(), {});
    for (JudgedGuarantee& judged : result_.judged) {
      judged.verdict[household] = Verdict::not_applicable;
      for (IdVector<HouseholdId, Verdict>& part : judged.parts) {
        part[household] = Verdict::not_applicable;
      }
    }
    std::int32_t const listed = table.listed[household];
    for (std::int32_t member = 0; member < listed; ++member) {
      facts_.set_person(
          PersonId(table.first_person[household].value() + static_cast<std::uint32_t>(member)),
          desk.facts);
      judge_anew(by_person_, desk);
      take(household, member == 0, desk);
    }
    if (listed < table.persons[household]) {
      facts_.set_unlisted_person(desk.facts);
      judge_anew(by_person_, desk);
      take(household, listed == 0, desk);
    }
    weigh(household, desk, worths);
  }

  // Adds what holds for the member that is on the desk.
  void take(HouseholdId household, bool is_first, Desk& desk) {
    for (std::size_t i = 0; i < result_.judged.size(); ++i) {
      JudgedGuarantee& judged = result_.judged[i];
      ConditionId const condition = rules_.guarantees[judged.guarantee].condition;
      if (!is_first && by_person_.rests[condition] == 0) {
        continue;  // the same for every member
      }
      Verdict const verdict = desk.judgements.conditions[condition];
      judged.verdict[household] = both(judged.verdict[household], verdict);
      std::vector<Part> const& parts = rules_.book.conditions[condition].parts;
      for (std::size_t part = 0; part < parts.size(); ++part) {
        Verdict& sum = judged.parts[part][household];
        // Where the guarantee does not concern the member, its parts do not either.
        if (verdict != Verdict::not_applicable) {
          Verdict const of_member = desk.judgements.of(parts[part]);
          bool const is_open = of_member == Verdict::fail && verdict == Verdict::unknown;
          sum = both(sum, is_open ? Verdict::unknown : of_member);
        }
      }
      if (verdict == Verdict::unknown) {
        std::ranges::move(missing_of(rules_.book, condition, desk.judgements),
                          std::back_inserter(desk.missing[i]));
      }
    }
  }

  void weigh(HouseholdId household, Desk& desk, Worths& worths) {
    for (std::size_t i = 0; i < result_.judged.size(); ++i) {
      if (result_.judged[i].verdict[household] != Verdict::unknown) {
        continue;
      }
      std::vector<Missing>& missing = desk.missing[i];
      std::ranges::sort(missing);
      auto const repeated = std::ranges::unique(missing);
      missing.erase(repeated.begin(), repeated.end());
      lacks_[i].note(household.value() / kHouseholdBlock, household, missing);
      for (Missing const& one : missing) {
        GuaranteeId const guarantee = result_.judged[i].guarantee;
        HouseholdMissing& worth = worths[{guarantee, one}];
        worth.guarantee = guarantee;
        worth.missing = one;
        worth.open.add(people_.households, household);
        if (missing.size() == 1) {
          worth.alone.add(people_.households, household);
        }
      }
    }
  }

  void rank(std::vector<Worths> const& worths) {
    Worths sums;
    auto const add = [](HouseholdCount& to, HouseholdCount const& count) {
      to.households += count.households;
      to.persons += count.persons;
    };
    for (Worths const& block : worths) {
      for (auto const& [key, worth] : block) {
        HouseholdMissing& sum = sums[key];
        sum.guarantee = worth.guarantee;
        sum.missing = worth.missing;
        add(sum.alone, worth.alone);
        add(sum.open, worth.open);
      }
    }
    for (auto& [key, worth] : sums) {
      result_.missing.push_back(std::move(worth));
    }
    std::ranges::stable_sort(result_.missing, {}, [](HouseholdMissing const& worth) {
      return std::tuple(worth.guarantee, -worth.alone.households, -worth.open.households);
    });
  }

  GuaranteeRules const& rules_;
  VillageFacts const& village_facts_;
  VillageGuarantees const& villages_;
  HouseholdRegister const& people_;
  std::optional<int> year_;
  HouseholdFacts facts_;
  Dependence by_household_;
  Dependence by_person_;
  std::vector<LackCollector> lacks_;  // by judged guarantee
  HouseholdGuarantees result_;
};

}  // namespace

HouseholdGuarantees judge_households(GuaranteeRules const& rules, VillageFacts const& facts,
                                     VillageGuarantees const& villages,
                                     HouseholdRegister const& people, WaterReachMaker const* water,
                                     HouseHazards const* hazards, std::optional<int> year,
                                     RunSettings const& run) {
  return HouseholdJudge(rules, facts, villages, people, water, hazards, year).judge(run);
}

}  // namespace tongcun
