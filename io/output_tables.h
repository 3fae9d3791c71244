// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/path_statistics.h"
#include "engine/disclose/place_facts.h"
#include "engine/disclose/poverty_statistics.h"
#include "engine/disclose/relocation_statistics.h"
#include "engine/disclose/restricted.h"
#include "engine/disclose/study_guarantees.h"
#include "engine/scenario/profile.h"
#include "engine/types/text.h"
#include "io/output_table.h"

#include <optional>
#include <vector>

namespace tongcun {

// What may be published: facts of places, of households where a register was given, of a
// plan, and of years ahead.
struct PublicFacts {
  Public<PlaceFacts> const& places;
  std::optional<Public<HouseholdStatistics>> const& households;
  std::optional<Public<RelocationStatistics>> const& relocation;
  std::optional<Public<PovertyStatistics>> const& poverty;
  std::optional<Public<PathStatistics>> const& path;
  std::optional<Public<StudyGuaranteeStatistics>> const& study_guarantees;
};

// The published tables, in the order of the list below. Only public facts can be asked for.
//   villages         one row a village: minutes by service, mode, season and reading
//   sites            the same for resettlement sites
//   facilities       every facility with its use, or why it is not used; one table per input layer
//   roads            every road as it was read; one table per input layer
//   access_links     the off-road links between places and roads (lines)
//   access           long form: place × service × question × rank
//   origin_destination  only when it was asked for
//   access_counts    persons and villages within the thresholds
//   surfaces         what unrecorded surfaces were read as
//   states           the network states of the year
//   layers           the input layers with counts, licence and attribution
//   guarantee…       what holds for each village: see guarantee_tables
//   household…       verdicts of households by area: see household_tables
//   poverty, status… incomes against lines, classes of households: see poverty_tables,
//                    status_tables; warnings, indices, score cards: see measure_tables
//   relocation…      whom a plan places where, and its funds: see relocation_tables
//   poverty…         years ahead by area, and what they rest on: see simulation_tables
//   guarantee_path…  what holds in them, by scenario: see study_guarantee_tables
//   columns          what each column of all tables means, with unit and words
// Rows come in id order; titles from the glossary. `language` is of the sentences in cells: reasons
// of verdicts and what they lack.
[[nodiscard]] std::vector<OutputTable> make_output_tables(PublicFacts const& facts,
                                                          Profile const& profile,
                                                          std::vector<Duration> const& thresholds,
                                                          Language language);

// Hundredths of a minute, rounded half up.
[[nodiscard]] constexpr std::int64_t hundredths_of_minutes(Duration time) {
  return (time.count() + 300) / 600;
}
// Whole metres, rounded half up.
[[nodiscard]] constexpr std::int64_t whole_metres(Length length) {
  return (length.count() + 500) / 1000;
}

}  // namespace tongcun
