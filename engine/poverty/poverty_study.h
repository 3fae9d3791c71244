// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/household_grounds.h"
#include "engine/poverty/income_poverty.h"
#include "engine/poverty/panel_fit.h"
#include "engine/poverty/simulation_options.h"
#include "engine/poverty/study_members.h"
#include "engine/region/area_tree.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"
#include "engine/types/stated.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tongcun {

// What is compared: the same households with the same fates, without measures and with them. The
// first is the baseline.
enum class StudyScenario : std::uint8_t {
  baseline,
  roads,     // upgrades of roads
  services,  // new facilities
  programmes,
  relocation,
  together,  // all measures that there are
};
inline constexpr std::array<std::string_view, 6> kStudyScenarioNames{
    "baseline", "roads", "services", "programmes", "relocation", "together"};
inline constexpr std::size_t kStudyScenarios = kStudyScenarioNames.size();
[[nodiscard]] constexpr bool has_roads(StudyScenario scenario) {
  return scenario == StudyScenario::roads || scenario == StudyScenario::together;
}
[[nodiscard]] constexpr bool has_services(StudyScenario scenario) {
  return scenario == StudyScenario::services || scenario == StudyScenario::together;
}
[[nodiscard]] constexpr bool has_programmes(StudyScenario scenario) {
  return scenario == StudyScenario::programmes || scenario == StudyScenario::together;
}
[[nodiscard]] constexpr bool has_relocation(StudyScenario scenario) {
  return scenario == StudyScenario::relocation || scenario == StudyScenario::together;
}

// Any set of the measures, also one that is no scenario of the study.
struct MeasureSet {
  bool roads = false;
  bool services = false;
  bool programmes = false;
  bool relocation = false;
  friend constexpr bool operator==(MeasureSet, MeasureSet) = default;
};
[[nodiscard]] constexpr MeasureSet measures_of(StudyScenario scenario) {
  return {has_roads(scenario), has_services(scenario), has_programmes(scenario),
          has_relocation(scenario)};
}
// Those that are in either.
[[nodiscard]] constexpr MeasureSet operator|(MeasureSet a, MeasureSet b) {
  return {a.roads || b.roads, a.services || b.services, a.programmes || b.programmes,
          a.relocation || b.relocation};
}

// What a plan does to a household that agreed to move; the same for every planner.
struct HouseholdMove {
  std::int32_t year = 0;  // of the move; the household lives at the site from the next year on
  std::int64_t loan = 0;  // minor units that it borrows
  SiteId site = SiteId::none();  // none(): wherever it finds a home
  friend bool operator==(HouseholdMove const&, HouseholdMove const&) = default;
};

// What measures of places add to today's income of each household of a village from a year on, in
// parts of its components.
struct PlaceGain {
  std::int32_t year = 0;
  double wage = 0.0;
  double business = 0.0;
  friend bool operator==(PlaceGain const&, PlaceGain const&) = default;
};

// What measures of places (roads, services) change for a village under a scenario of the study.
struct PlaceChange {
  bool is_concerned = false;     // some way of it is shorter, or some verdict another
  std::vector<PlaceGain> gains;  // ascending by year; each stands in place of those before it

  // The one that holds in a year; null: none does.
  [[nodiscard]] PlaceGain const* gain_in(std::int32_t year) const;
  friend bool operator==(PlaceChange const&, PlaceChange const&) = default;
};

// The parts of a year's income that shocks and moves take from. Minor units, of the household.
struct IncomeParts {
  std::int64_t wage = 0;
  std::int64_t business = 0;  // less its costs; may be below zero
  std::int64_t property = 0;
  friend bool operator==(IncomeParts const&, IncomeParts const&) = default;
};

// Households in the order of the register, those of a village together.
struct StudyHouseholds {
  IdVector<HouseholdId, VillageId> village;
  IdVector<HouseholdId, std::uint64_t> key;  // of its draws: a digest of its code
  IdVector<HouseholdId, std::int32_t> persons;
  IdVector<HouseholdId, Stated<std::int64_t>> income;       // a person and year, minor units
  IdVector<HouseholdId, std::optional<IncomeParts>> parts;  // none: one of them is not recorded
  IdVector<HouseholdId, Stated<std::int32_t>> labourers;
  // Key of the hazard zone that the house stands in; 0: none, or nobody knows where the house is.
  IdVector<HouseholdId, std::uint64_t> zone;
  IdVector<HouseholdId, std::uint8_t> house_known;           // 1: the point is the house's
  IdVector<HouseholdId, std::optional<HouseholdMove>> move;  // none: it stays
  IdVector<HouseholdId, std::uint32_t> programmes;           // bit p: it receives programme p

  [[nodiscard]] std::size_t size() const { return village.size(); }
  void resize(std::size_t rows);
};

// THE QUESTION, frozen. Incomes are nominal, and so are the lines; those of unknown income are in
// no simulation: they widen the bounds of what is known.
struct PovertyStudy {
  SimulationOptions options;    // without the incomes of a panel
  std::optional<PanelFit> fit;  // of the panel; none: there is none
  std::int32_t start_year = 0;  // of the register
  // Minor units a person and year: of the start year, then of each simulated one.
  std::vector<std::int64_t> lines;
  std::vector<std::uint8_t> line_grown;  // by line: 1 = grown from the one before it
  bool per_day = false;                  // lines and incomes are a person and day instead
  PoorIf poor_if = PoorIf::below;
  std::vector<StudyScenario> scenarios;  // ascending, the baseline first
  StudyHouseholds households;
  HouseholdGrounds grounds;                        // of the same households
  std::optional<StudyMembers> members;             // set if and only if options.demography is
  IdVector<VillageId, std::uint64_t> village_key;  // of draws that its households share
  AreaTree tree;
  // By StudyScenario; empty where it has no measures of places.
  std::array<IdVector<VillageId, PlaceChange>, kStudyScenarios> places;
  std::uint64_t seed = 0;

  [[nodiscard]] std::size_t years() const { return lines.size() - 1; }
  [[nodiscard]] std::int32_t year_of(std::size_t index) const {
    return start_year + 1 + static_cast<std::int32_t>(index);
  }
};

// The line of a year for which nobody states one: that of the year before, grown, in whole minor
// units.
[[nodiscard]] std::int64_t grown_line(std::int64_t before, double growth);

// Null: the measures change nothing in the village.
[[nodiscard]] PlaceChange const* place_change(PovertyStudy const& study, MeasureSet measures,
                                              VillageId village);

// Whether measures of places concern the households of the village under the scenario.
[[nodiscard]] bool is_place_concerned(PovertyStudy const& study, StudyScenario scenario,
                                      VillageId village);

// Whether an income is poor by the study's line of its start year.
[[nodiscard]] bool is_poor_today(PovertyStudy const& study, std::int64_t income);

// Of a plan to move: whether anything of the account is set, so that it needs the parts of income.
[[nodiscard]] bool needs_parts(MoveEffects const& effects);

// Whether a household has labour, or nobody knows.
[[nodiscard]] bool may_work(StudyHouseholds const& households, HouseholdId id);

// With demography, whether it is followed who of a household can work (HouseholdLives); without,
// false.
[[nodiscard]] bool is_labour_followed(PovertyStudy const& study, HouseholdId id);
// Whether wages follow it too: of an income above zero whose parts are recorded, with labour today.
[[nodiscard]] bool follows_wages(PovertyStudy const& study, HouseholdId id);
// Whether a household has labour in some year, or nobody knows.
[[nodiscard]] bool may_ever_work(PovertyStudy const& study, HouseholdId id);

// Whether a shock that is set can befall a household of known income, as far as is recorded
// (ShockKind): in some year with some chance, and with some loss.
[[nodiscard]] bool may_hit(PovertyStudy const& study, ShockOption const& shock, HouseholdId id);

// The part of its income, 0 … 0.99, that a household of known income loses when the shock hits it.
[[nodiscard]] double part_lost(StudyHouseholds const& households, ShockOption const& shock,
                               HouseholdId id);

// A number of 64 bits that a text alone decides (FNV-1a, its bits mixed as by splitmix64): keys of
// draws that do not depend on the order of rows.
[[nodiscard]] std::uint64_t key_of_text(std::string_view text);

}  // namespace tongcun
