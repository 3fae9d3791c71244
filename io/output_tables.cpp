// SPDX-License-Identifier: Apache-2.0
#include "io/output_tables.h"

#include "io/guarantee_tables.h"
#include "io/household_tables.h"
#include "io/measure_tables.h"
#include "io/network_tables.h"
#include "io/place_tables.h"
#include "io/poverty_tables.h"
#include "io/relocation_tables.h"
#include "io/simulation_tables.h"
#include "io/status_tables.h"
#include "io/study_guarantee_tables.h"
#include "io/term_column.h"

#include <algorithm>
#include <iterator>

namespace tongcun {

std::vector<OutputTable> make_output_tables(PublicFacts const& facts, Profile const& profile,
                                            std::vector<Duration> const& thresholds,
                                            Language language) {
  RoadRules const& rules = profile.road_rules;
  PlaceFacts const& places = facts.places.value();
  std::vector<OutputTable> tables;
  tables.push_back(village_table(places));
  if (places.region.sites.size() > 0) {
    tables.push_back(site_table(places));
  }
  std::ranges::move(facility_tables(places), std::back_inserter(tables));
  std::ranges::move(road_tables(places, rules), std::back_inserter(tables));
  tables.push_back(access_link_table(places));
  tables.push_back(access_table(places));
  if (!places.times.origin_destination.empty()) {
    tables.push_back(origin_destination_table(places));
  }
  tables.push_back(access_count_table(places, thresholds));
  tables.push_back(surface_table(places, rules));
  tables.push_back(state_table(places));
  tables.push_back(layer_table(places.region.layers.values(), places.registers_withheld));
  std::ranges::move(guarantee_tables(facts.places, profile, language), std::back_inserter(tables));
  if (facts.households) {
    std::ranges::move(
        household_tables(*facts.households, places.region.villages, profile, language),
        std::back_inserter(tables));
  }
  if (facts.poverty) {
    tables.push_back(poverty_table(*facts.poverty, profile.terms));
    if (!facts.poverty->value().breakdowns.empty()) {
      tables.push_back(status_table(*facts.poverty));
      tables.push_back(status_rule_table(profile, language));
    }
    std::ranges::move(measure_tables(*facts.poverty, profile.terms), std::back_inserter(tables));
  }
  if (facts.relocation) {
    std::ranges::move(relocation_tables(*facts.relocation, places.region, profile),
                      std::back_inserter(tables));
  }
  if (facts.path) {
    std::ranges::move(simulation_tables(*facts.path, profile), std::back_inserter(tables));
  }
  if (facts.study_guarantees) {
    std::ranges::move(
        study_guarantee_tables(*facts.study_guarantees, places.region.villages, profile),
        std::back_inserter(tables));
  }
  tables.push_back(column_table(tables));
  return tables;
}

}  // namespace tongcun
