// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/follow_exits.h"

#include "engine/poverty/exit_path.h"
#include "engine/poverty/judge_status.h"
#include "engine/scenario/state_facts.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int64_t kWhole = 1'000'000;

// How unknown facts are read.
enum class Benefit : std::uint8_t { no, yes };

// The position of the village's exit; none where the profile has none.
std::optional<std::size_t> exit_of_villages(StatusRules const& rules) {
  for (std::size_t at = 0; at < rules.classes.size(); ++at) {
    if (rules.classes[at].family == StatusFamily::exit &&
        rules.classes[at].about == FieldLevel::village) {
      return at;
    }
  }
  return std::nullopt;
}

// The exits of all households in one state of the places, with an income above the line and with
// one below it.
struct ExitsByIncome {
  IdVector<HouseholdId, Verdict> above;
  IdVector<HouseholdId, Verdict> below;
};

class ExitFollower {
 public:
  ExitFollower(ExitStage const& stage, PovertyStudy const& study, std::size_t of_household,
               std::size_t of_village, RunSettings const& run)
      : stage_(stage),
        rules_(stage.scenario.profile.status),
        study_(study),
        of_household_(of_household),
        of_village_(of_village),
        run_(run) {
    bool const does_anyone_move = std::ranges::any_of(
        stage.guarantees.away_from.values(), [](auto const& year) { return year.has_value(); });
    for (GuaranteeState const& state : stage.guarantees.states) {
      exits_.push_back(exits_in(state, LivesAt::village));
      if (does_anyone_move) {
        exits_at_sites_.push_back(exits_in(state, LivesAt::site));
      }
    }
    // The base of the incidence, as in judge_villages_status.
    persons_.resize(stage.region.villages.size(), 0);
    for (HouseholdId const id : stage.people.households.village.ids()) {
      persons_[stage.people.households.village[id]] += stage.people.households.persons[id];
    }
    for (VillageId const village : persons_.ids()) {
      if (auto const& registered = stage.region.villages.persons[village]) {
        persons_[village] = registered->count();
      }
    }
  }

  [[nodiscard]] ExitSteps steps(Benefit benefit) const {
    ExitSteps all;
    for (std::size_t s = 0; s < stage_.guarantees.steps.size(); ++s) {
      std::vector<ExitStep>& steps = all.emplace_back();
      for (GuaranteeStep const& step : stage_.guarantees.steps[s]) {
        steps.push_back(exit_step(s, step, benefit));
      }
    }
    return all;
  }

 private:
  [[nodiscard]] StatusFacts facts_of(GuaranteeState const& state, LivesAt where,
                                     IncomeAccounts const& accounts) const {
    Profile const& profile = stage_.scenario.profile;
    StatusFacts facts = facts_in_state(profile.guarantees, state, where, stage_.people, accounts);
    for (PovertyLine const& line : profile.terms.lines) {
      facts.lines.push_back(
          {line.key,
           resolve_line(line, study_.start_year, stage_.people.income_unit,
                        stage_.scenario.purchasing_power, profile.terms.minor_per_major)});
    }
    return facts;
  }

  [[nodiscard]] IdVector<HouseholdId, Verdict> exits_with(GuaranteeState const& state,
                                                          LivesAt where,
                                                          std::int64_t income) const {
    IncomeAccounts accounts;
    Stated<std::int64_t> const stated(income);
    std::size_t const households = stage_.people.households.size();
    for (auto* column :
         {&accounts.a_person, &accounts.without_transfers, &accounts.after_expense}) {
      column->resize(households, stated);
    }
    return judge_households_status(rules_, facts_of(state, where, accounts), run_)
        .verdicts[of_household_];
  }

  [[nodiscard]] ExitsByIncome exits_in(GuaranteeState const& state, LivesAt where) const {
    return {exits_with(state, where, study_.lines.front() + 1),
            exits_with(state, where, study_.lines.front() - 1)};
  }

  [[nodiscard]] bool remains(HouseholdId id, Verdict exits, Benefit benefit) const {
    Verdict const stays =
        remains_poor(stage_.people.households.standing.registered_class[id], exits);
    return benefit == Benefit::yes ? stays == Verdict::pass : stays != Verdict::fail;
  }

  [[nodiscard]] ExitStep exit_step(std::size_t scenario, GuaranteeStep const& step,
                                   Benefit benefit) const {
    HouseholdTable const& table = stage_.people.households;
    ExitStep made;
    made.year = step.year;
    made.role.resize(table.size(), ExitRole::leaves);
    IdVector<VillageId, std::int64_t> unknown(persons_.size(), 0);
    for (HouseholdId const id : table.code.ids()) {
      bool const has_left = stage_.guarantees.has_moved(scenario, step.year, id);
      ExitsByIncome const& exits = has_left ? exits_at_sites_[step.state] : exits_[step.state];
      bool const if_above = remains(id, exits.above[id], benefit);
      bool const if_below = remains(id, exits.below[id], benefit);
      if (!study_.households.income[id].has_value()) {
        bool const counts = benefit == Benefit::yes ? if_above && if_below : if_above || if_below;
        unknown[table.village[id]] += counts ? table.persons[id] : 0;
        continue;
      }
      made.role[id] = if_above   ? ExitRole::remains
                      : if_below ? ExitRole::by_income
                                 : ExitRole::leaves;
    }
    IncomeAccounts const no_accounts{};
    StatusFacts const facts =
        facts_of(stage_.guarantees.states[step.state], LivesAt::village, no_accounts);
    for (VillageId const village : persons_.ids()) {
      made.most.push_back(most_remaining(facts, village, benefit) - unknown[village]);
    }
    return made;
  }

  // The largest number of persons with which the village passes; below zero: none does. What the
  // rules ask of the share is taken as monotone: fewer that remain are never worse.
  [[nodiscard]] std::int64_t most_remaining(StatusFacts const& facts, VillageId village,
                                            Benefit benefit) const {
    std::int64_t const base = persons_[village];
    auto const passes = [&](std::int64_t remaining) {
      RuleValue const share =
          base > 0 ? RuleValue::between(Magnitude(remaining * kWhole / base),
                                        Magnitude((remaining * kWhole + base - 1) / base),
                                        Lack::registry)
                   : RuleValue::unknown(Lack::column);
      Verdict const verdict = judge_village_status(rules_, facts, village, share)
                                  .conditions[rules_.classes[of_village_].condition];
      return benefit == Benefit::yes ? verdict != Verdict::fail : verdict == Verdict::pass;
    };
    std::int64_t low = -1;  // passes, or none does
    std::int64_t high = base + 1;
    while (high - low > 1) {
      std::int64_t const middle = low + (high - low) / 2;
      (passes(middle) ? low : high) = middle;
    }
    return low;
  }

  ExitStage const& stage_;
  StatusRules const& rules_;
  PovertyStudy const& study_;
  std::size_t of_household_;
  std::size_t of_village_;
  RunSettings const& run_;
  std::vector<ExitsByIncome> exits_;           // by state
  std::vector<ExitsByIncome> exits_at_sites_;  // likewise, of who moves; empty where nobody does
  IdVector<VillageId, std::int64_t> persons_;
};

}  // namespace

PovertyPath follow_exits(ExitStage const& stage, PovertyPath path, RunSettings const& run) {
  StatusRules const& rules = stage.scenario.profile.status;
  std::optional<std::size_t> const of_household = exit_of_households(rules);
  std::optional<std::size_t> const of_village = exit_of_villages(rules);
  if (!of_household || !of_village) {
    return path;
  }
  ExitFollower const follower(stage, path.study, *of_household, *of_village, run);
  ExitPaths exits;
  exits.villages = static_cast<std::int64_t>(stage.region.villages.size());
  exits.surely = compute_exit_path(path.study, follower.steps(Benefit::no), run);
  exits.perhaps = compute_exit_path(path.study, follower.steps(Benefit::yes), run);
  path.exits = std::move(exits);
  return path;
}

}  // namespace tongcun
