// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/area_warning.h"

#include "engine/poverty/area_poverty.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <utility>

namespace tongcun {
namespace {

using Amount = Stated<std::int64_t>;

constexpr std::int64_t kThousand = 1000;
constexpr std::int64_t kWhole = 1'000'000;

// (income - loss / persons) against the line without rounding: both sides times the persons.
bool is_poor_after(std::int64_t income, std::int64_t loss, std::int64_t persons,
                   IncomeLine const& line) {
  std::int64_t const left = income * persons - loss;
  std::int64_t const needed = line.line * persons;
  return left < needed || (left == needed && line.poor_if == PoorIf::at_most);
}

void count(BlowState state, PushedHouseholds& counts) {
  ++counts.households;
  counts.pushed += state == BlowState::pushed ? 1 : 0;
  counts.already += state == BlowState::already ? 1 : 0;
  counts.unknown += state == BlowState::unknown ? 1 : 0;
}

bool is_village_in(std::vector<std::string> const& places, Villages const& villages,
                   VillageId village) {
  auto const is_named = [&](std::string const& code) {
    return !code.empty() && std::ranges::find(places, code) != places.end();
  };
  return places.empty() || is_named(villages.code[village]) ||
         is_named(villages.township_code[village]) || is_named(villages.county_code[village]);
}

// What is taken from a household that the blow reaches.
Amount loss_of(WarningOption const& option, HouseholdTable const& households, HouseholdId id) {
  HouseholdStanding const& standing = households.standing;
  std::array<Amount const*, kIncomePartNames.size()> const parts{
      &standing.income_wage[id], &standing.income_business[id], &standing.income_property[id],
      &standing.income_transfer[id]};
  std::int64_t loss = option.taken_a_person.value_or(0) * households.persons[id];
  for (std::size_t part = 0; part < parts.size(); ++part) {
    std::int64_t const taken = option.taken[part];
    if (taken == 0) {
      continue;
    }
    if (parts[part]->state() == ValueState::unknown) {
      return {};
    }
    std::int64_t const amount = parts[part]->has_value() ? parts[part]->value() : 0;
    loss += amount / kWhole * taken + amount % kWhole * taken / kWhole;
  }
  return Amount(loss);
}

IdVector<HouseholdId, Amount> losses(WarningOption const& option, BlowFacts const& facts) {
  HouseholdTable const& households = facts.households;
  IdVector<HouseholdId, Stated<YesNo>> inside;
  if (option.hazard) {
    inside = houses_in_zones(facts.hazards, households, *option.hazard);
  }
  IdVector<HouseholdId, Amount> loss(households.size(), Amount(std::int64_t{0}));
  VillageId village = VillageId::none();
  bool is_in_place = false;
  for (HouseholdId const id : households.village.ids()) {
    if (households.village[id] != village) {
      village = households.village[id];
      is_in_place = is_village_in(option.places, facts.villages, village);
    }
    bool const is_outside = option.hazard && inside[id] == Stated(YesNo::no);
    if (!is_in_place || is_outside) {
      continue;
    }
    bool const may_be_outside = option.hazard && !inside[id].has_value();
    loss[id] = may_be_outside ? Amount() : loss_of(option, households, id);
  }
  return loss;
}

}  // namespace

std::int64_t PushedHouseholds::sure_permille() const {
  return households == 0 ? 0 : pushed * kThousand / households;
}

std::int64_t PushedHouseholds::most_permille() const {
  return households == 0 ? 0 : ((pushed + unknown) * kThousand + households - 1) / households;
}

BlowState blow_state(Amount const& income, Amount const& loss, std::int32_t persons,
                     IncomeLine const& line) {
  IncomeState const before = state_of(income, line);
  if (before == IncomeState::poor) {
    return BlowState::already;
  }
  if (loss == Amount(std::int64_t{0})) {
    return BlowState::not_pushed;
  }
  if (before == IncomeState::unknown || !loss.has_value()) {
    return BlowState::unknown;
  }
  return is_poor_after(income.value(), loss.value(), persons, line) ? BlowState::pushed
                                                                    : BlowState::not_pushed;
}

PushedHouseholds push_below_line(std::span<Amount const> income, std::span<Amount const> loss,
                                 std::span<std::int32_t const> persons, IncomeLine const& line) {
  assert(income.size() == loss.size() && income.size() == persons.size());
  PushedHouseholds counts;
  for (std::size_t i = 0; i < income.size(); ++i) {
    count(blow_state(income[i], loss[i], persons[i], line), counts);
  }
  return counts;
}

AreaWarning measure_warning(WarningOption option, PovertyLine line, ResolvedLine resolved,
                            BlowFacts const& facts) {
  AreaWarning warning{std::move(option), std::move(line), resolved, {}, {}, {}};
  if (!resolved.line) {
    return warning;
  }
  HouseholdTable const& households = facts.households;
  warning.loss = losses(warning.option, facts);
  warning.states.resize(households.size());
  warning.areas.resize(facts.tree.areas.size());
  for (HouseholdId const id : households.village.ids()) {
    warning.states[id] = blow_state(facts.accounts.a_person[id], warning.loss[id],
                                    households.persons[id], *resolved.line);
    for (AreaId area = facts.tree.of_village[households.village[id]]; !area.is_none();
         area = facts.tree.areas[area].parent) {
      count(warning.states[id], warning.areas[area]);
    }
  }
  return warning;
}

std::vector<std::string> unknown_places(WarningOption const& option, Villages const& villages) {
  std::vector<std::string> unknown;
  for (std::string const& place : option.places) {
    std::vector<std::string> const one{place};
    bool is_known = false;
    for (VillageId const village : villages.code.ids()) {
      is_known = is_known || is_village_in(one, villages, village);
    }
    if (!is_known) {
      unknown.push_back(place);
    }
  }
  return unknown;
}

Verdict reaches_threshold(WarningOption const& option, PushedHouseholds const& pushed) {
  if (!option.warn_from) {
    return Verdict::not_applicable;
  }
  std::int64_t const needed = *option.warn_from * pushed.households;
  if (pushed.households > 0 && pushed.pushed * kWhole >= needed) {
    return Verdict::pass;
  }
  bool const may_reach =
      pushed.households > 0 && (pushed.pushed + pushed.unknown) * kWhole >= needed;
  return may_reach ? Verdict::unknown : Verdict::fail;
}

}  // namespace tongcun
