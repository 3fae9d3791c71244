// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/decide_eligibility.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

// Households with codes that do not ascend, as pseudonyms; the rules' word and their own.
struct World {
  HouseholdTable households;
  IdVector<HouseholdId, HouseholdCandidacy> candidates;
  std::vector<Finding> findings;

  void household(std::string const& code, Candidacy candidacy, Consent consent) {
    HouseholdId const id(static_cast<std::uint32_t>(households.size()));
    households.resize(households.size() + 1);
    households.code[id] = code;
    HouseholdCandidacy own;
    own.candidacy = candidacy;
    own.consent = consent;
    own.reasons = candidacy == Candidacy::mover ? 1U : 0U;
    candidates.push_back(own);
  }
  void decide(std::vector<EligibilityDecision> const& decisions,
              PlanKind kind = PlanKind::committed) {
    candidates = decide_eligibility(candidates, kind, decisions, households, findings);
  }
  [[nodiscard]] Candidacy of(std::uint32_t household) const {
    return candidates[HouseholdId(household)].candidacy;
  }
};

TEST(DecideEligibility, WhoIsOfferedAMoveHasItsOwnWord) {
  World world;
  world.household("z", Candidacy::ineligible, Consent::willing);
  world.household("y", Candidacy::ineligible, Consent::unwilling);
  world.household("x", Candidacy::unknown, Consent::not_asked);
  world.household("w", Candidacy::ineligible, Consent::willing);
  std::vector<EligibilityDecision> const offers{
      {"x", true, "r"}, {"y", true, "r"}, {"z", true, "r"}};
  world.decide(offers);
  EXPECT_EQ(world.of(0), Candidacy::mover);
  EXPECT_EQ(world.of(1), Candidacy::declined);
  EXPECT_EQ(world.of(2), Candidacy::not_asked);
  EXPECT_EQ(world.of(3), Candidacy::ineligible);  // nobody decided about it
  EXPECT_EQ(world.candidates[HouseholdId(0)].source, EligibilitySource::office_offers);
  EXPECT_EQ(world.candidates[HouseholdId(3)].source, EligibilitySource::rule);
  ASSERT_EQ(world.findings.size(), 1U);
  EXPECT_EQ(world.findings[0].rule, "P026");
  EXPECT_EQ(world.findings[0].values, (Values{{"count", "3"}}));
}

TEST(DecideEligibility, APotentialPlanMayPlaceWhoWasNotAsked) {
  World world;
  world.household("a", Candidacy::unknown, Consent::not_asked);
  world.decide({{"a", true, "r"}}, PlanKind::potential);
  EXPECT_EQ(world.of(0), Candidacy::mover);
}

TEST(DecideEligibility, WhoIsExcludedIsOfferedNothingAndKeepsItsReasons) {
  World world;
  world.household("a", Candidacy::mover, Consent::signed_up);
  world.decide({{"a", false, "r"}});
  EXPECT_EQ(world.of(0), Candidacy::ineligible);
  EXPECT_EQ(world.candidates[HouseholdId(0)].source, EligibilitySource::office_excludes);
  EXPECT_EQ(world.candidates[HouseholdId(0)].reasons, 1U);
}

TEST(DecideEligibility, OneDecisionOfEachHouseholdOfTheRegister) {
  World world;
  world.household("a", Candidacy::mover, Consent::signed_up);
  world.decide({{"a", true, "r"}, {"b", true, "r"}, {"a", false, "r"}});
  ASSERT_EQ(world.findings.size(), 3U);
  EXPECT_EQ(world.findings[0].rule, "P025");
  EXPECT_EQ(world.findings[0].treatment, Treatment::rejected);
  EXPECT_EQ(world.findings[0].values, (Values{{"number", "2"}, {"what", "no_household"}}));
  EXPECT_EQ(world.findings[1].values, (Values{{"number", "3"}, {"what", "decided_twice"}}));
}

}  // namespace
}  // namespace tongcun
