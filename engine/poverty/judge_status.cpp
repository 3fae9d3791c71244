// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/judge_status.h"

#include "engine/poverty/status_facts.h"
#include "engine/rules/judge_conditions.h"
#include "engine/run/parallel.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kBlock = 4096;
constexpr std::int64_t kWhole = 1'000'000;

// The first class of a family that passes.
FamilyClass first_of(StatusRules const& rules, StatusFamily family, Judgements const& judged) {
  bool is_open = false;
  for (std::size_t at = 0; at < rules.classes.size(); ++at) {
    StatusClass const& one = rules.classes[at];
    if (one.family != family || one.about != FieldLevel::household) {
      continue;
    }
    Verdict const verdict = judged.conditions[one.condition];
    if (verdict == Verdict::pass) {
      return {static_cast<std::uint8_t>(at)};
    }
    is_open = is_open || verdict == Verdict::unknown;
  }
  return {is_open ? FamilyClass::kOpen : FamilyClass::kNone};
}

FiredRules fired(RuleBook const& book, Judgements const& judged) {
  assert(book.rules.size() <= kMostStatusRules);
  FiredRules rules;
  for (RuleId const rule : book.rules.ids()) {
    std::uint64_t const bit = std::uint64_t{1} << rule.value();
    rules.passed |= judged.rules[rule].verdict == Verdict::pass ? bit : 0;
    rules.failed |= judged.rules[rule].verdict == Verdict::fail ? bit : 0;
    rules.unknown |= judged.rules[rule].verdict == Verdict::unknown ? bit : 0;
  }
  return rules;
}

// `declared`: the register's word for a class; `none` is its word for none. Classes that the
// profile has no rules for cannot be compared.
template <class Word>
Difference difference(std::vector<StatusClass> const& classes, FamilyClass computed,
                      Stated<Word> const& declared, std::optional<Word> StatusClass::*word,
                      Word none) {
  if (!declared.has_value()) {
    return Difference::not_recorded;
  }
  if (computed.at == FamilyClass::kOpen) {
    return Difference::open;
  }
  bool const is_declared = declared.value() != none;
  if (!computed.is_class()) {
    return is_declared ? Difference::not_found : Difference::same;
  }
  if (!is_declared) {
    return Difference::not_declared;
  }
  return classes[computed.at].*word == declared.value() ? Difference::same
                                                        : Difference::other_class;
}

bool has_family(StatusRules const& rules, StatusFamily family) {
  return std::ranges::any_of(rules.classes, [&](StatusClass const& one) {
    return one.family == family && one.about == FieldLevel::household;
  });
}

class HouseholdJudge {
 public:
  HouseholdJudge(StatusRules const& rules, StatusFacts const& facts)
      : rules_(rules),
        facts_(facts),
        writer_(rules.book.fields, facts),
        has_monitoring_(has_family(rules, StatusFamily::monitoring)),
        has_low_income_(has_family(rules, StatusFamily::low_income)) {
    std::size_t const households = facts.people.households.size();
    result_.verdicts.resize(rules.classes.size());
    for (std::size_t at = 0; at < rules.classes.size(); ++at) {
      if (rules.classes[at].about == FieldLevel::household) {
        result_.verdicts[at].resize(households);
      }
    }
    result_.rules.resize(households);
    result_.monitoring.resize(households);
    result_.earlier.resize(households);
    result_.low_income.resize(households);
    result_.visit.resize(households);
    result_.monitoring_difference.resize(households);
    result_.low_income_difference.resize(households);
    result_.guarantee_fails.resize(households);
  }

  HouseholdStatuses judge(RunSettings const& run) {
    for_each_block(run, "status of households", facts_.people.households.size(), kBlock,
                   [&](std::size_t begin, std::size_t end) {
                     IdVector<FieldId, RuleValue> values(rules_.book.fields.size());
                     for (std::size_t i = begin; i < end; ++i) {
                       judge_one(HouseholdId(static_cast<std::uint32_t>(i)), values);
                     }
                   });
    return std::move(result_);
  }

 private:
  void judge_one(HouseholdId id, IdVector<FieldId, RuleValue>& values) {
    writer_.set_household(id, values);
    Judgements const judged = judge_all(rules_.book, values, facts_.people.year);
    for (std::size_t at = 0; at < rules_.classes.size(); ++at) {
      if (!result_.verdicts[at].empty()) {
        result_.verdicts[at][id] = judged.conditions[rules_.classes[at].condition];
      }
    }
    result_.rules[id] = fired(rules_.book, judged);
    result_.monitoring[id] = first_of(rules_, StatusFamily::monitoring, judged);
    result_.earlier[id] = first_of(rules_, StatusFamily::earlier, judged);
    result_.low_income[id] = first_of(rules_, StatusFamily::low_income, judged);
    result_.visit[id] = first_of(rules_, StatusFamily::visit, judged);
    result_.guarantee_fails[id] = writer_.guarantee_fails(id);
    HouseholdStanding const& standing = facts_.people.households.standing;
    // Who is marked as cleared is not monitored any more.
    Stated<RiskCleared> const& cleared = standing.risk_cleared[id];
    bool const is_cleared = cleared.has_value() && cleared.value() != RiskCleared::no;
    Stated<MonitorClass> const declared =
        is_cleared ? Stated(MonitorClass::none) : standing.monitor_class[id];
    result_.monitoring_difference[id] =
        has_monitoring_ ? difference(rules_.classes, result_.monitoring[id], declared,
                                     &StatusClass::monitor, MonitorClass::none)
                        : Difference::not_recorded;
    result_.low_income_difference[id] =
        has_low_income_
            ? difference(rules_.classes, result_.low_income[id], standing.assist_class[id],
                         &StatusClass::assistance, AssistClass::none)
            : Difference::not_recorded;
  }

  StatusRules const& rules_;
  StatusFacts const& facts_;
  StatusFactWriter writer_;
  bool has_monitoring_;
  bool has_low_income_;
  HouseholdStatuses result_;
};

struct VisitOrder {
  VillageId village;
  std::uint16_t rank;
  bool fails_nothing;
  std::int64_t minus_depth;
  std::int64_t last_visit;
  HouseholdId household;
  friend auto operator<=>(VisitOrder const&, VisitOrder const&) = default;
};

// The class of monitoring that fired, else the first other ground.
std::uint8_t ground_of(StatusRules const& rules, HouseholdStatuses const& statuses,
                       HouseholdId id) {
  for (StatusFamily const family : {StatusFamily::monitoring, StatusFamily::visit}) {
    for (std::size_t at = 0; at < rules.classes.size(); ++at) {
      if (rules.classes[at].family == family && !statuses.verdicts[at].empty() &&
          statuses.verdicts[at][id] == Verdict::pass) {
        return static_cast<std::uint8_t>(at);
      }
    }
  }
  return FamilyClass::kNone;
}

// How urgent a ground is: classes of monitoring first, differences alone last.
std::uint16_t rank_of(StatusRules const& rules, std::uint8_t ground) {
  constexpr std::uint16_t kVisits = 0x100;
  constexpr std::uint16_t kLast = 0x200;
  if (ground == FamilyClass::kNone) {
    return kLast;
  }
  bool const is_visit = rules.classes[ground].family == StatusFamily::visit;
  return static_cast<std::uint16_t>(ground + (is_visit ? kVisits : 0));
}

// The difference is between two who both say something.
bool is_dispute(Difference difference) {
  return difference == Difference::not_declared || difference == Difference::not_found ||
         difference == Difference::other_class;
}

}  // namespace

HouseholdStatuses judge_households_status(StatusRules const& rules, StatusFacts const& facts,
                                          RunSettings const& run) {
  return HouseholdJudge(rules, facts).judge(run);
}

std::optional<std::size_t> exit_of_households(StatusRules const& rules) {
  for (std::size_t at = 0; at < rules.classes.size(); ++at) {
    StatusClass const& one = rules.classes[at];
    if (one.family == StatusFamily::exit && one.about == FieldLevel::household) {
      return at;
    }
  }
  return std::nullopt;
}

Verdict remains_poor(Stated<RegisteredClass> const& registered, Verdict exits) {
  if (registered.has_value() && registered.value() == RegisteredClass::none) {
    return Verdict::fail;
  }
  if (exits == Verdict::pass) {
    return Verdict::fail;
  }
  return exits == Verdict::fail && registered.has_value() ? Verdict::pass : Verdict::unknown;
}

Judgements judge_village_status(StatusRules const& rules, StatusFacts const& facts,
                                VillageId village, RuleValue const& remaining_share) {
  Fields const& fields = rules.book.fields;
  IdVector<FieldId, RuleValue> values(fields.size(), RuleValue::unknown(Lack::column));
  values[*find_field(fields, "remaining_share")] = remaining_share;
  for (auto const& guarantee : facts.village_guarantees) {
    std::optional<FieldId> const field = find_field(fields, "village_holds_" + guarantee.key);
    Verdict const verdict = guarantee.verdict[village];
    if (field && verdict == Verdict::not_applicable) {
      values[*field] = RuleValue::not_applicable();
    } else if (field && verdict != Verdict::unknown) {
      values[*field] = RuleValue::known(verdict == Verdict::pass ? 1 : 0);
    }
  }
  return judge_all(rules.book, values, facts.people.year);
}

VillageStatuses judge_villages_status(StatusRules const& rules, StatusFacts const& facts,
                                      HouseholdStatuses const& households,
                                      Villages const& villages) {
  HouseholdTable const& table = facts.people.households;
  VillageStatuses result;
  result.verdicts.resize(rules.classes.size());
  result.remaining_surely.resize(villages.size(), 0);
  result.remaining_perhaps.resize(villages.size(), 0);
  result.persons.resize(villages.size(), 0);
  std::optional<std::size_t> const exit = exit_of_households(rules);
  for (HouseholdId const id : table.code.ids()) {
    VillageId const village = table.village[id];
    result.persons[village] += table.persons[id];
    Verdict const exits = exit ? households.verdicts[*exit][id] : Verdict::unknown;
    Verdict const stays = remains_poor(table.standing.registered_class[id], exits);
    result.remaining_surely[village] += stays == Verdict::pass ? table.persons[id] : 0;
    result.remaining_perhaps[village] += stays != Verdict::fail ? table.persons[id] : 0;
  }
  for (VillageId const village : villages.code.ids()) {
    // The base of the incidence is the village's registered population (domain reference 2.2.1b).
    std::int64_t& base = result.persons[village];
    if (villages.persons[village]) {
      base = villages.persons[village]->count();
    }
    RuleValue share = RuleValue::unknown(Lack::column);
    if (base > 0 && exit) {
      share = RuleValue::between(
          Magnitude(result.remaining_surely[village] * kWhole / base),
          Magnitude((result.remaining_perhaps[village] * kWhole + base - 1) / base),
          Lack::registry);
    }
    Judgements const judged = judge_village_status(rules, facts, village, share);
    for (std::size_t at = 0; at < rules.classes.size(); ++at) {
      if (rules.classes[at].about == FieldLevel::village) {
        result.verdicts[at].resize(villages.size(), Verdict::unknown);
        result.verdicts[at][village] = judged.conditions[rules.classes[at].condition];
      }
    }
  }
  return result;
}

std::vector<VisitEntry> list_visits(StatusRules const& rules, HouseholdStatuses const& statuses,
                                    HouseholdTable const& households,
                                    IncomeAccounts const& accounts,
                                    std::optional<IncomeLine> const& line) {
  std::vector<std::pair<VisitOrder, VisitEntry>> entries;
  for (HouseholdId const id : households.code.ids()) {
    VisitEntry entry;
    entry.household = id;
    entry.ground = ground_of(rules, statuses, id);
    if (entry.ground == FamilyClass::kNone && !is_dispute(statuses.monitoring_difference[id])) {
      continue;
    }
    Stated<std::int64_t> const& left =
        accounts.after_expense[id].has_value() ? accounts.after_expense[id] : accounts.a_person[id];
    if (line && left.has_value()) {
      entry.depth = line->line - left.value();
    }
    constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();
    Stated<std::int64_t> const& visited = households.standing.last_visit[id];
    entries.push_back({{households.village[id], rank_of(rules, entry.ground),
                        statuses.guarantee_fails[id] != Verdict::pass,
                        entry.depth ? -*entry.depth : std::numeric_limits<std::int64_t>::max(),
                        visited.has_value() ? visited.value() : kNever, id},
                       entry});
  }
  std::ranges::sort(entries, {}, [](auto const& one) { return one.first; });
  std::vector<VisitEntry> visits;
  visits.reserve(entries.size());
  for (auto const& [order, entry] : entries) {
    visits.push_back(entry);
  }
  return visits;
}

}  // namespace tongcun
