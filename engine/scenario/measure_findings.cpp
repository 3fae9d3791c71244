// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/measure_findings.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace tongcun {
namespace {

Finding about(Scenario const& scenario, std::string rule, std::string field) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.file = scenario.file;
  finding.field = std::move(field);
  return finding;
}

Finding rejected(Scenario const& scenario, std::string rule, std::string field) {
  Finding finding = about(scenario, std::move(rule), std::move(field));
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  return finding;
}

// Of one indicator, how many households lack it.
Finding lacks(Scenario const& scenario, std::string rule, std::string field, Text const& whole,
              Text const& indicator) {
  Finding finding = about(scenario, std::move(rule), std::move(field));
  finding.values = {{"name_en", whole.en + ": " + indicator.en},
                    {"name_zh", whole.zh + "：" + indicator.zh}};
  return finding;
}

void add_count(std::int64_t count, std::size_t of, Finding& finding) {
  finding.values.emplace_back("count", std::to_string(count));
  finding.values.emplace_back("of", std::to_string(of));
}

void note_index(Scenario const& scenario, MeasuredIndex const& measured,
                std::vector<Finding>& findings) {
  IdVector<RuleId, Rule> const& rules = measured.rules.book.rules;
  for (RuleId const id : rules.ids()) {
    auto const unknown = std::ranges::count_if(
        measured.households.values(),
        [&](DeprivedHousehold const& one) { return ((one.known >> id.value()) & 1U) == 0; });
    if (unknown > 0) {
      Finding finding =
          lacks(scenario, "P083", "poverty.deprivations", measured.rules.name, rules[id].name);
      add_count(unknown, measured.households.size(), finding);
      findings.push_back(std::move(finding));
    }
  }
}

void note_card(Scenario const& scenario, ScoredCard const& scored, std::vector<Finding>& findings) {
  for (std::size_t at = 0; at < scored.unknown.size(); ++at) {
    if (scored.unknown[at] > 0) {
      Finding finding = lacks(scenario, "P084", "poverty.score_cards", scored.rules.name,
                              scored.rules.indicators[at].name);
      add_count(scored.unknown[at], scored.range.size(), finding);
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

std::vector<Finding> check_measures(Scenario const& scenario, Region const& region,
                                    bool has_register) {
  std::vector<Finding> findings;
  for (char const* const key : {"poverty.warnings", "poverty.deprivations", "poverty.score_cards",
                                "poverty.county_sample"}) {
    if (!has_register && scenario.given.contains(key)) {
      findings.push_back(rejected(scenario, "P080", key));
    }
  }
  bool const has_zones = std::ranges::any_of(
      region.layers.values(), [](Layer const& layer) { return layer.role == LayerRole::hazards; });
  for (WarningOption const& option : scenario.profile.measures.warnings) {
    for (std::string const& place : unknown_places(option, region.villages)) {
      Finding finding = rejected(scenario, "P081", "poverty.warnings");
      finding.values = {{"name", option.key}, {"code", place}};
      findings.push_back(std::move(finding));
    }
    if (option.hazard && !has_zones) {
      Finding finding = rejected(scenario, "P082", "poverty.warnings");
      finding.values = {{"name", option.key}};
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

std::vector<Finding> note_measures(Scenario const& scenario, PovertyResult const& result) {
  std::vector<Finding> findings;
  for (MeasuredIndex const& measured : result.indices) {
    note_index(scenario, measured, findings);
  }
  for (ScoredCard const& scored : result.score_cards) {
    note_card(scenario, scored, findings);
  }
  return findings;
}

}  // namespace tongcun
