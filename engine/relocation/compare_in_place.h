// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/access_summary.h"
#include "engine/access/hardened_access.h"
#include "engine/access/services.h"
#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/household_guarantees.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/network/road_network.h"
#include "engine/region/household_register.h"
#include "engine/relocation/in_place_costs.h"
#include "engine/relocation/judge_candidates.h"
#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// What something costs at least and at most, minor units: what is not known whether it is needed
// counts in the second alone. `most` none(): a way whose length nobody knows.
struct CostRange {
  std::int64_t least = 0;
  std::optional<std::int64_t> most = 0;

  CostRange& operator+=(CostRange const& other) {
    least += other.least;
    most = most && other.most ? std::optional(*most + *other.most) : std::nullopt;
    return *this;
  }
  friend bool operator==(CostRange const&, CostRange const&) = default;
};

// What the measures that people in a village need cost.
struct InPlaceCost {
  CostRange investment;  // once
  CostRange upkeep;      // a year
  friend bool operator==(InPlaceCost const&, InPlaceCost const&) = default;
};

// A way of those who move to a site, whole minutes of the worst month.
struct MovedWays {
  std::int64_t minutes = 0;    // sum over persons who reach it
  std::int64_t persons = 0;    // who do
  std::int64_t unreached = 0;  // persons who do not, in some month
  friend bool operator==(MovedWays const&, MovedWays const&) = default;
};

// STAYING AND MOVING in one village, side by side; nothing is decided. Who declines stays, and is
// served like everybody who stays.
struct VillageAlternatives {
  VillageId village;
  HouseholdCount all;       // of the register
  HouseholdCount may_move;  // the plan may place them
  HouseholdCount moving;    // the plan does; all others stay
  HouseholdCount declined;
  InPlaceCost if_nobody_moves;
  InPlaceCost of_those_who_stay;  // all zero where nobody does
  // Dwellings, whoever pays, and the opening costs of the phases by persons placed, rounded down.
  std::int64_t moving_cost = 0;
  // From the village; none: not reached in some month, or no such layer (AfterMoveTimes).
  std::optional<std::int32_t> clinic_minutes;
  std::optional<std::int32_t> primary_minutes;
  MovedWays clinic_after;
  MovedWays primary_after;
  friend bool operator==(VillageAlternatives const&, VillageAlternatives const&) = default;
};

// What alternatives are made from; the caller keeps the parts alive.
struct InPlaceInput {
  RelocationProblem const& problem;
  IdVector<MoverId, std::optional<MoverPlace>> const& place;
  IdVector<HouseholdId, HouseholdCandidacy> const& candidates;
  HouseholdTable const& households;
  GuaranteeRules const& rules;
  VillageGuarantees const& villages;
  HouseholdGuarantees const& judged;
  RoadNetwork const& network;
  RoadAccess const& roads;
  Services const& services;
  std::vector<VillageYears> const& years;
};

// Of every village with a household that the plan may place or that declined, by id; empty without
// measures. Pieces of a measure (domain reference 2.14.4):
//   person, household   of households for which the guarantee fails; at most also of those of whom
//                       it is not known. A guarantee of villages is all of its people's
//   village             1 if it fails for anybody; at most also if it is not known of somebody
//   kilometre           the way to the hardened network, at least if all that is not recorded were
//                       hardened, at most by what is; none() where it is not reached
// The way to a road that two villages share counts in both: sums over villages are above the cost
// of a programme. Deterministic. O(measures · households + movers).
[[nodiscard]] std::vector<VillageAlternatives> compare_in_place(InPlaceInput const& input,
                                                                InPlaceCosts const& costs);

}  // namespace tongcun
