// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/take_along.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace tongcun {
namespace {

// Households in one village but where said otherwise.
struct World {
  HouseholdTable households;
  IdVector<HouseholdId, HouseholdCandidacy> candidates;

  HouseholdId household(std::string const& group, Candidacy candidacy, Consent consent,
                        bool accompanying = true) {
    HouseholdId const id(static_cast<std::uint32_t>(households.size()));
    households.resize(households.size() + 1);
    households.village[id] = VillageId(0);
    households.group[id] = group;
    HouseholdCandidacy own;
    own.candidacy = candidacy;
    own.consent = consent;
    own.accompanying = accompanying;
    candidates.push_back(own);
    return id;
  }
  void take(PlanKind kind = PlanKind::committed) {
    candidates = take_along(candidates, kind, households);
  }
  [[nodiscard]] Candidacy of(HouseholdId household) const {
    return candidates[household].candidacy;
  }
};

TEST(TakeAlong, WhoIsAccompanyingComesWithItsGroupIfItAgrees) {
  World world;
  world.household("east", Candidacy::mover, Consent::willing, false);
  HouseholdId const willing = world.household("east", Candidacy::ineligible, Consent::willing);
  HouseholdId const unwilling = world.household("east", Candidacy::ineligible, Consent::unwilling);
  HouseholdId const unasked = world.household("east", Candidacy::ineligible, Consent::not_asked);
  HouseholdId const poor = world.household("east", Candidacy::ineligible, Consent::willing, false);
  HouseholdId const west = world.household("west", Candidacy::ineligible, Consent::willing);
  HouseholdId const alone = world.household("", Candidacy::ineligible, Consent::willing);
  HouseholdId const elsewhere = world.household("east", Candidacy::ineligible, Consent::willing);
  world.households.village[elsewhere] = VillageId(1);
  world.take();
  EXPECT_EQ(world.of(willing), Candidacy::mover);
  EXPECT_EQ(world.candidates[willing].source, EligibilitySource::group_moves);
  EXPECT_EQ(world.of(unwilling), Candidacy::declined);
  EXPECT_EQ(world.of(unasked), Candidacy::not_asked);
  for (HouseholdId const other : {poor, west, alone, elsewhere}) {
    EXPECT_EQ(world.of(other), Candidacy::ineligible);
    EXPECT_EQ(world.candidates[other].source, EligibilitySource::rule);
  }
  world.take(PlanKind::potential);  // it is decided: nothing more changes
  EXPECT_EQ(world.of(unasked), Candidacy::not_asked);
}

// Of a group whose only eligible household declines, the others may come all the same: the word of
// one changes nobody else's standing.
TEST(TakeAlong, TheConsentOfOneChangesNobodyElse) {
  for (Candidacy const candidacy :
       {Candidacy::mover, Candidacy::declined, Candidacy::not_asked, Candidacy::conditional}) {
    World world;
    world.household("east", candidacy, Consent::willing, false);
    HouseholdId const other = world.household("east", Candidacy::ineligible, Consent::willing);
    world.take();
    EXPECT_EQ(world.of(other), Candidacy::mover);
  }
}

TEST(TakeAlong, WhatTheOfficeHasDecidedStays) {
  World world;
  world.household("east", Candidacy::mover, Consent::willing, false);
  HouseholdId const excluded = world.household("east", Candidacy::ineligible, Consent::willing);
  world.candidates[excluded].source = EligibilitySource::office_excludes;
  world.take();
  EXPECT_EQ(world.of(excluded), Candidacy::ineligible);
}

}  // namespace
}  // namespace tongcun
