// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/measure_poverty.h"

#include "engine/poverty/income_account.h"
#include "engine/poverty/judge_status.h"
#include "engine/poverty/status_columns.h"
#include "engine/region/area_tree.h"
#include "engine/scenario/status_facts_of.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

void judge_status(PovertyFacts const& facts, StatusFacts const& status, RunSettings const& run,
                  PovertyResult& result) {
  StatusRules const& rules = facts.scenario.profile.status;
  HouseholdTable const& households = facts.people.households;
  result.classes = rules.classes;
  result.statuses = judge_households_status(rules, status, run);
  result.villages = judge_villages_status(rules, status, *result.statuses, facts.region.villages);
  std::optional<IncomeLine> const line =
      result.headline ? result.lines[*result.headline].resolved.line : std::nullopt;
  result.visits = list_visits(rules, *result.statuses, households, result.accounts, line);
  result.columns = status_columns(rules, *result.statuses, result.visits, households.standing);
}

// A blow is counted in money a year.
constexpr std::string_view kPerYear = "person/year";

AreaWarning warn(PovertyFacts const& facts, AreaTree const& tree, WarningOption const& option,
                 PovertyResult const& result) {
  std::string const& key =
      option.line.empty() ? facts.scenario.profile.terms.headline : option.line;
  LinePoverty measured;
  measured.line.key = key;
  measured.resolved.lack = LineLack::no_value;
  for (LinePoverty const& line : result.lines) {
    if (line.line.key == key) {
      measured.line = line.line;
      measured.resolved = line.resolved;
    }
  }
  if (measured.resolved.line && result.unit->per != kPerYear) {
    measured.resolved = {std::nullopt, LineLack::other_period};
  }
  return measure_warning(option, std::move(measured.line), measured.resolved,
                         {facts.people.households, result.accounts, facts.region.villages,
                          facts.region.hazards, tree});
}

void take_measures(PovertyFacts const& facts, AreaTree const& tree, StatusFacts const& status,
                   RunSettings const& run, PovertyResult& result) {
  PovertyMeasures const& measures = facts.scenario.profile.measures;
  for (WarningOption const& option : measures.warnings) {
    result.warnings.push_back(warn(facts, tree, option, result));
  }
  for (DeprivationRules const& rules : measures.indices) {
    result.indices.push_back(measure_index(rules, status, tree, run));
  }
  for (ScoreCardRules const& rules : measures.score_cards) {
    result.score_cards.push_back(score_households(rules, status, run));
  }
  if (measures.county_limits && measures.county_sample) {
    result.county_exit = judge_county(measures.county_sample->counts, *measures.county_limits,
                                      measures.county_sample->source);
  }
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
  StatusFacts const status = status_facts_of(facts, result);
  if (!facts.scenario.profile.status.classes.empty()) {
    judge_status(facts, status, run, result);
  }
  take_measures(facts, tree, status, run, result);
  return result;
}

}  // namespace tongcun
