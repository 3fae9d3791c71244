// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/study_guarantees.h"
#include "engine/poverty/poverty_study.h"
#include "engine/scenario/judge_places.h"
#include "engine/types/finding.h"

#include <vector>

namespace tongcun {

// Today's state and what was judged in it; the caller keeps the parts alive.
struct PlacesToday {
  PlaceState const& state;
  JudgedPlaces const& places;
  HouseholdRegister const& people;
  HouseholdGuarantees const& judged;
  HouseHazards const* hazards;  // null: there is no hazard layer
};

struct FollowedPlaces {
  PovertyStudy study;  // with what measures of places change for the households of each village
  StudyGuarantees guarantees;
};

// What upgrades of roads and new facilities of later years do, each as an overlay over the same
// network: who reaches what and what holds from the year of each measure on, under each scenario of
// the study; today's state is not computed again, and equal states once. `study` has its moves.
//
//   gains    of the village's households (PlaceGain): where the first rule about a hardened road of
//            the profile fails today and passes then, the road effects; for each minute saved to a
//            service (mean over the days of the year, surfaces nobody recorded at the low reading)
//            the minute effects. Nothing where they are not set.
//   P073     villages that the study cannot say a gain of: nobody knows whether they have a
//   hardened
//            road today
//   P074     and those that do not reach the service today all year: no minutes are saved
//
// Findings go to `findings`. Throws Stopped if asked to stop. Deterministic. As judge_places and
// judge_people, for each state.
[[nodiscard]] FollowedPlaces follow_places(PlacesToday const& today, PovertyStudy study,
                                           std::vector<Finding>& findings, RunSettings const& run);

}  // namespace tongcun
