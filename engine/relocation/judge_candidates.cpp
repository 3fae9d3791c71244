// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/judge_candidates.h"

#include "engine/rules/judge_conditions.h"
#include "engine/rules/judge_rule.h"
#include "engine/run/parallel.h"

#include <algorithm>
#include <cassert>
#include <vector>

namespace tongcun {
namespace {

constexpr std::size_t kHouseholdBlock = 4096;

// The rules and conditions that some conditions rest on, in the order of the book.
struct Needed {
  std::vector<RuleId> rules;
  std::vector<ConditionId> conditions;

  Needed(RuleBook const& book, std::vector<ConditionId> const& wanted) {
    IdVector<RuleId, std::uint8_t> rule(book.rules.size(), 0);
    IdVector<ConditionId, std::uint8_t> condition(book.conditions.size(), 0);
    for (ConditionId const id : wanted) {
      condition[id] = 1;
    }
    // Parts stand before their condition.
    for (std::size_t i = book.conditions.size(); i-- > 0;) {
      ConditionId const id(static_cast<std::uint32_t>(i));
      if (condition[id] == 0) {
        continue;
      }
      auto const mark = [&](Part const& part) {
        if (part.rule.is_none()) {
          condition[part.condition] = 1;
        } else {
          rule[part.rule] = 1;
        }
      };
      std::ranges::for_each(book.conditions[id].parts, mark);
      std::ranges::for_each(book.conditions[id].when, mark);
    }
    for (RuleId const id : rule.ids()) {
      if (rule[id] != 0) {
        rules.push_back(id);
      }
    }
    for (ConditionId const id : condition.ids()) {
      if (condition[id] != 0) {
        conditions.push_back(id);
      }
    }
  }
};

class CandidateJudge {
 public:
  CandidateJudge(RelocationRules const& relocation, PlanKind kind, GuaranteeRules const& rules,
                 VillageFacts const& facts, HouseholdRegister const& people,
                 HouseHazards const* hazards, std::optional<int> year)
      : relocation_(relocation),
        kind_(kind),
        book_(rules.book),
        village_facts_(facts),
        people_(people),
        year_(year),
        facts_(people, rules.book.fields, nullptr, hazards),
        needed_(rules.book, wanted(relocation)) {
    assert(relocation.reasons.size() <= kMostReasons);
  }

  struct Desk {
    VillageId village;
    IdVector<FieldId, RuleValue> facts;
    IdVector<RuleId, Verdict> rules;
    IdVector<ConditionId, Verdict> conditions;
  };

  [[nodiscard]] Desk desk() const {
    Desk desk;
    desk.rules.resize(book_.rules.size());
    desk.conditions.resize(book_.conditions.size());
    return desk;
  }

  [[nodiscard]] HouseholdCandidacy judge_one(HouseholdId id, Desk& desk) const {
    HouseholdTable const& households = people_.households;
    VillageId const village = households.village[id];
    if (desk.village != village) {
      desk.village = village;
      desk.facts = village_facts_[village];
    }
    facts_.set_household(id, village_facts_[village], desk.facts);
    for (RuleId const rule : needed_.rules) {
      desk.rules[rule] =
          judge(book_.rules[rule], desk.facts[book_.rules[rule].field], year_).verdict;
    }
    for (ConditionId const condition : needed_.conditions) {
      desk.conditions[condition] =
          judge_condition(book_, book_.conditions[condition], desk.rules, desk.conditions);
    }
    HouseholdCandidacy result;
    Stated<Consent> const& consent = households.standing.consent[id];
    result.consent = consent.has_value() ? consent.value() : Consent::not_asked;
    Verdict eligible = relocation_.reasons.empty() ? Verdict::pass : Verdict::not_applicable;
    for (std::size_t i = 0; i < relocation_.reasons.size(); ++i) {
      RelocationReason const& reason = relocation_.reasons[i];
      Verdict const verdict = desk.conditions[reason.condition];
      eligible = either(eligible, verdict);
      if (verdict == Verdict::pass) {
        result.reasons |= 1U << i;
        result.urgent = result.urgent || reason.urgent;
      }
    }
    Stated<Urgency> const& urgency = households.standing.urgency[id];
    result.urgent = result.urgent || (urgency.has_value() && urgency.value() == Urgency::urgent);
    if (!relocation_.area_limited.is_none()) {
      Verdict const limited = desk.conditions[relocation_.area_limited];
      result.area_limited = limited == Verdict::pass;
      result.area_unknown = limited == Verdict::unknown;
    }
    if (relocation_.accompanying) {
      Verdict const principal = desk.conditions[relocation_.accompanying->principal];
      result.accompanying = principal == Verdict::fail || principal == Verdict::not_applicable;
    }
    result.candidacy = candidacy_of(eligible, result.consent, kind_);
    return result;
  }

 private:
  static std::vector<ConditionId> wanted(RelocationRules const& relocation) {
    std::vector<ConditionId> ids;
    ids.reserve(relocation.reasons.size() + 2);
    for (RelocationReason const& reason : relocation.reasons) {
      ids.push_back(reason.condition);
    }
    if (!relocation.area_limited.is_none()) {
      ids.push_back(relocation.area_limited);
    }
    if (relocation.accompanying) {
      ids.push_back(relocation.accompanying->principal);
    }
    return ids;
  }

  RelocationRules const& relocation_;
  PlanKind kind_;
  RuleBook const& book_;
  VillageFacts const& village_facts_;
  HouseholdRegister const& people_;
  std::optional<int> year_;
  HouseholdFacts facts_;
  Needed needed_;
};

}  // namespace

Candidacy candidacy_of(Verdict eligible, Consent consent, PlanKind kind) {
  if (eligible == Verdict::fail || eligible == Verdict::not_applicable) {
    return Candidacy::ineligible;
  }
  if (eligible == Verdict::unknown) {
    return Candidacy::unknown;
  }
  switch (consent) {
    case Consent::unwilling:
      return Candidacy::declined;
    case Consent::willing:
    case Consent::signed_up:
      return Candidacy::mover;
    case Consent::conditional:
      return kind == PlanKind::potential ? Candidacy::mover : Candidacy::conditional;
    case Consent::not_asked:
      return kind == PlanKind::potential ? Candidacy::mover : Candidacy::not_asked;
  }
  return Candidacy::not_asked;
}

IdVector<HouseholdId, HouseholdCandidacy> judge_candidates(
    RelocationRules const& relocation, PlanKind kind, GuaranteeRules const& rules,
    VillageFacts const& facts, HouseholdRegister const& people, HouseHazards const* hazards,
    std::optional<int> year, RunSettings const& run) {
  CandidateJudge const judge(relocation, kind, rules, facts, people, hazards, year);
  IdVector<HouseholdId, HouseholdCandidacy> candidates(people.households.size());
  for_each_block(run, "candidates", candidates.size(), kHouseholdBlock,
                 [&](std::size_t begin, std::size_t end) {
                   CandidateJudge::Desk desk = judge.desk();
                   for (std::size_t i = begin; i < end; ++i) {
                     HouseholdId const id(static_cast<std::uint32_t>(i));
                     candidates[id] = judge.judge_one(id, desk);
                   }
                 });
  return candidates;
}

}  // namespace tongcun
