// SPDX-License-Identifier: Apache-2.0
// What a plan that stays near to an earlier one tells of the difference.
#include "tests/engine/disclose/small_relocation.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace tongcun {
namespace {

EarlierStanding at(SiteId site) {
  return {true, site};
}
EarlierStanding stayed() {
  return {true, std::nullopt};
}

// Two sites, and households that come from somewhere.
class ChangedPlan : public testing::Test {
 protected:
  ChangedPlan() {
    first_ = world_.site();
    to_first_ = world_.phase(first_);
    second_ = world_.site();
    to_second_ = world_.phase(second_);
    world_.result_.earlier.emplace();
    world_.result_.problem.options.change_price = 1000;
  }

  void came(EarlierStanding const& from) {
    auto& standing = world_.result_.earlier->standing;
    standing.resize(world_.people_.people.households.size(), from);
  }
  // Enough of each: 20 stay at the first site, 10 change to the second, 11 are new there, 12 stay
  // now, 30 stayed and decline, 13 are new in the register.
  void change_enough() {
    world_.place(village_, 20, to_first_);
    came(at(first_));
    world_.place(village_, 10, to_second_);
    came(at(first_));
    world_.place(village_, 11, to_second_);
    came(stayed());
    world_.leave_out(village_, 12);
    came(at(second_));
    world_.households(village_, 30, Candidacy::declined);
    came(stayed());
    world_.place(village_, 13, to_first_);
    came({});
  }
  RelocationStatistics publish(RegisterTreatment treatment = RegisterTreatment::real) {
    world_.finish();
    return world_.publish(treatment);
  }
  // "kept other placed stays still new"
  static std::string told(RelocationStatistics const& statistics) {
    std::string text;
    if (statistics.changes) {
      for (HouseholdCount const& count : *statistics.changes) {
        text += (text.empty() ? "" : " ") + std::to_string(count.households);
      }
    }
    return text;
  }

  SmallRelocation world_;
  VillageId village_ = world_.village();
  SiteId first_;
  SiteId second_;
  PhaseId to_first_;
  PhaseId to_second_;
};

TEST_F(ChangedPlan, ManyOfEachAreTold) {
  change_enough();
  RelocationStatistics const statistics = publish();
  EXPECT_EQ(told(statistics), "20 10 11 12 30 13");
  EXPECT_EQ(statistics.change_price, 1000);
  EXPECT_FALSE(statistics.suppressed);
}

TEST_F(ChangedPlan, NothingIsToldWhereOneChangeIsOfFew) {
  change_enough();
  world_.place(village_, 9, to_first_);
  came(at(second_));
  EXPECT_EQ(told(publish()), "");
  EXPECT_TRUE(publish().suppressed);
  EXPECT_TRUE(publish().has_earlier);
  EXPECT_EQ(told(publish(RegisterTreatment::invented)), "20 19 11 12 30 13");
}

// 14 change, 7 from each site: what both plans published of the sites would tell them apart.
TEST_F(ChangedPlan, FewOfASiteAreFew) {
  world_.place(village_, 20, to_first_);
  came(at(first_));
  world_.place(village_, 7, to_first_);
  came(at(second_));
  world_.place(village_, 7, to_second_);
  came(at(first_));
  world_.households(village_, 30, Candidacy::declined);
  came(stayed());
  EXPECT_EQ(told(publish()), "");
}

// Of 12 who stay now one has declined, whom the number of declined tells.
TEST_F(ChangedPlan, FewOfAnOutcomeAreFew) {
  change_enough();
  world_.household(village_, Candidacy::declined);
  came(at(second_));
  EXPECT_EQ(told(publish()), "");
}

TEST_F(ChangedPlan, WhoIsNoLongerInTheRegisterIsNotTold) {
  change_enough();
  world_.result_.earlier->gone_placed = 10;
  EXPECT_EQ(told(publish()), "20 10 11 12 30 13");
  world_.result_.earlier->gone_placed = 3;
  EXPECT_EQ(told(publish()), "");
}

TEST_F(ChangedPlan, WithoutAnEarlierPlanThereIsNothingToTell) {
  change_enough();
  world_.result_.earlier.reset();
  RelocationStatistics const statistics = publish();
  EXPECT_FALSE(statistics.has_earlier);
  EXPECT_FALSE(statistics.changes);
  EXPECT_FALSE(statistics.change_price);
  EXPECT_FALSE(statistics.suppressed);
}

// The objective holds the price of each preference that is not met.
TEST_F(ChangedPlan, TheObjectiveTellsOfPreferencesOfFew) {
  change_enough();
  auto& preferences = world_.result_.problem.movers.preferences;
  for (std::uint32_t mover = 20; mover < 29; ++mover) {  // of those that have changed
    preferences[MoverId(mover)] = {{first_, 1000}};
  }
  EXPECT_FALSE(publish().objective);
  preferences[MoverId(29)] = {{first_, 1000}};
  EXPECT_TRUE(publish().objective);
  EXPECT_EQ(world_.result_.score.unmet_preferences, 10'000);
}

}  // namespace
}  // namespace tongcun
