// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/measure_poverty.h"

#include "engine/poverty/income_account.h"
#include "engine/poverty/judge_status.h"
#include "engine/poverty/status_columns.h"
#include "engine/region/area_tree.h"
#include "engine/scenario/status_facts_of.h"

#include <utility>

namespace tongcun {
namespace {

void judge_status(PovertyFacts const& facts, RunSettings const& run, PovertyResult& result) {
  StatusRules const& rules = facts.scenario.profile.status;
  HouseholdTable const& households = facts.people.households;
  StatusFacts const status = status_facts_of(facts, result);
  result.classes = rules.classes;
  result.statuses = judge_households_status(rules, status, run);
  result.villages = judge_villages_status(rules, status, *result.statuses, facts.region.villages);
  std::optional<IncomeLine> const line =
      result.headline ? result.lines[*result.headline].resolved.line : std::nullopt;
  result.visits = list_visits(rules, *result.statuses, households, result.accounts, line);
  result.columns = status_columns(rules, *result.statuses, result.visits, households.standing);
}

}  // namespace

PovertyResult measure_poverty(PovertyFacts const& facts, RunSettings const& run) {
  HouseholdTable const& households = facts.people.households;
  ProfileTerms const& terms = facts.scenario.profile.terms;
  AreaTree const tree = build_area_tree(facts.region.villages);
  PovertyResult result;
  result.year = facts.people.year;
  result.unit = facts.people.income_unit;
  result.accounts = account_incomes(households);
  result.gini = gini_of_areas(households, tree, result.accounts.a_person);
  for (PovertyLine const& line : terms.lines) {
    LinePoverty measured;
    measured.line = line;
    measured.resolved = resolve_line(line, result.year, result.unit,
                                     facts.scenario.purchasing_power, terms.minor_per_major);
    if (measured.resolved.line) {
      IncomeLine const& amount = *measured.resolved.line;
      measured.areas = measure_areas(households, tree, result.accounts.a_person, amount);
      measured.without_transfers =
          measure_areas(households, tree, result.accounts.without_transfers, amount);
    }
    if (line.key == terms.headline) {
      result.headline = result.lines.size();
    }
    result.lines.push_back(std::move(measured));
  }
  if (!facts.scenario.profile.status.classes.empty()) {
    judge_status(facts, run, result);
  }
  return result;
}

}  // namespace tongcun
