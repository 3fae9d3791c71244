// SPDX-License-Identifier: Apache-2.0
#include "io/relocation_json.h"

#include "io/mode_columns.h"
#include "io/write_run.h"
#include "tests/engine/disclose/small_relocation.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

Scenario scenario() {
  Scenario scenario;
  scenario.profile.terms.currency = "CNY";
  return scenario;
}

// P04: 124 of 166 are placed, 42 declined.
class RelocationJsonTest : public testing::Test {
 protected:
  RelocationJsonTest() {
    VillageId const village = world_.village();
    world_.place(village, 124, world_.phase(world_.site(), 202703, 5'000));
    world_.households(village, 42, Candidacy::declined);
    world_.finish();
  }
  Json json(RegisterTreatment treatment = RegisterTreatment::real) {
    return relocation_json(scenario(), world_.published(treatment).value());
  }

  SmallRelocation world_;
};

TEST_F(RelocationJsonTest, KeysOfTheContract) {
  Json const plan = json();
  for (char const* key :
       {"status", "objective", "bound", "gap", "bound_solver", "bound_source", "households_placed",
        "persons_placed", "households_unplaced", "cost", "currency"}) {
    EXPECT_TRUE(plan.contains(key)) << key;
  }
  EXPECT_EQ(plan.at("status"), "feasible");
  EXPECT_EQ(plan.at("plan_kind"), "committed");
  EXPECT_EQ(plan.at("households_placed").at("value"), 124);
  EXPECT_EQ(plan.at("households_declined").at("value"), 42);
  EXPECT_EQ(plan.at("households_unplaced").at("value"), 0);
  EXPECT_EQ(plan.at("cost").at("value"), "49650.00");
  EXPECT_EQ(plan.at("cost").at("unit"), "CNY");
  EXPECT_EQ(plan.at("money").at("self_payment").at("value"), "12400.00");
  EXPECT_EQ(plan.at("prices").at("unserved").at("value"), "10000.00");
  EXPECT_TRUE(plan.at("bound_solver").is_null());
  EXPECT_FALSE(plan.contains("note"));
  EXPECT_FALSE(plan.contains("consent_note"));
}

// Rounded up, with the pair of integers that it is.
TEST_F(RelocationJsonTest, Gap) {
  world_.result_.plan.objective = 3;
  world_.result_.plan.bound = 2;
  Json const gap = json().at("gap");
  EXPECT_EQ(gap.at("value"), 1);
  EXPECT_EQ(gap.at("of"), 3);
  EXPECT_EQ(gap.at("share"), "0.333334");
  world_.result_.plan.bound = 3;
  EXPECT_EQ(json().at("gap").at("share"), "0.000000");
  world_.result_.plan.objective = 0;
  world_.result_.plan.bound = 0;
  EXPECT_EQ(json().at("gap").at("share"), "0.000000");
  world_.result_.plan.objective = 9'000'000'000'000'000'000;
  world_.result_.plan.bound = 1;
  EXPECT_EQ(json().at("gap").at("share"), "1.000000");
}

TEST_F(RelocationJsonTest, SuppressedIsNull) {
  world_.leave_out(VillageId(0), 3);
  world_.finish();
  Json const plan = json();
  EXPECT_TRUE(plan.at("suppressed"));
  EXPECT_TRUE(plan.at("households_unplaced").at("value").is_null());
  EXPECT_TRUE(plan.at("persons_unplaced").at("value").is_null());
  EXPECT_TRUE(plan.at("objective").at("value").is_null());
  EXPECT_TRUE(plan.at("gap").at("share").is_null());
  EXPECT_EQ(json(RegisterTreatment::invented).at("households_unplaced").at("value"), 3);
}

// Shares of townships are internal but for what was asked: another breakdown of the same
// households.
TEST_F(RelocationJsonTest, SharesOfTownships) {
  EXPECT_FALSE(json().contains("fairness"));
  world_.owe_shares(800);
  world_.finish();
  Json const real = json().at("fairness");
  EXPECT_EQ(real.at("least_share").at("value"), "0.800");
  for (char const* key :
       {"households_lacking", "households_lacking_bound", "cost_least", "cost_most"}) {
    EXPECT_TRUE(real.at(key).at("value").is_null()) << key;
  }
  EXPECT_FALSE(real.contains("most_share"));
  Json const invented = json(RegisterTreatment::invented).at("fairness");
  EXPECT_EQ(invented.at("households_lacking").at("value"), 0);
  EXPECT_EQ(invented.at("cost_least").at("value"), "0.00");
  EXPECT_EQ(invented.at("cost_most").at("unit"), "CNY");

  // The largest share tells of the township that has the least.
  world_.result_.problem.options.fairness = {std::nullopt, true};
  world_.result_.plan.share_proof.emplace();
  EXPECT_TRUE(json().at("fairness").at("least_share").at("value").is_null());
  EXPECT_TRUE(json().at("fairness").at("most_share").at("value").is_null());
  EXPECT_EQ(json(RegisterTreatment::invented).at("fairness").at("most_share").at("value"), "1.000");
}

// How groups are split is internal but for the rule: another breakdown of the same households.
TEST_F(RelocationJsonTest, RuleOfGroups) {
  EXPECT_FALSE(json().contains("groups"));
  world_.set_rule_of_groups(GroupRule::price, 7);
  world_.finish();
  Json const real = json().at("groups");
  EXPECT_EQ(real.at("rule"), "price");
  EXPECT_EQ(real.at("split_price").at("value"), "1.00");
  for (char const* key : {"groups_whole", "groups_split", "groups_staying", "households_apart",
                          "price", "cost_least", "cost_most"}) {
    EXPECT_TRUE(real.at(key).at("value").is_null()) << key;
  }
  Json const invented = json(RegisterTreatment::invented).at("groups");
  EXPECT_TRUE(invented.at("groups_whole").at("value").is_number());
  EXPECT_TRUE(invented.at("households_apart").at("value").is_number());
  EXPECT_EQ(invented.at("cost_most").at("unit"), "CNY");
}

// Domain reference 2.3, 001-6: of 832 households 409 and 227 are placed at sites, 184 and 12 take
// money.
TEST(RelocationModesJson, SharesOfBothBasesWithThePairs) {
  SmallRelocation world;
  VillageId const village = world.village();
  PhaseId const first = world.phase(world.site());
  PhaseId const second = world.phase(world.site());
  PhaseId const money = world.without_site(ResettlementMode::monetary, 1'000);
  world.place(village, 409, first);
  world.place(village, 227, second);
  world.place(village, 184 + 12, money);
  world.households(village, 50, Candidacy::declined);
  world.finish();
  Json json = relocation_json(scenario(), world.published(RegisterTreatment::real).value());
  Json const sites = json.at("by_mode").at("concentrated");
  EXPECT_EQ(sites.at("households_placed").at("value"), 636);
  EXPECT_EQ(sites.at("share_of_placed").at("value"), "0.7644");
  EXPECT_EQ(sites.at("share_of_placed").at("of"), 832);
  Json const taken = json.at("by_mode").at("monetary");
  EXPECT_EQ(taken.at("households_placed").at("value"), 196);
  EXPECT_EQ(taken.at("share_of_placed").at("value"), "0.2356");
  EXPECT_EQ(taken.at("public").at("value"), "1960.00");
  EXPECT_TRUE(taken.at("most").at("value").is_null());
  EXPECT_FALSE(json.at("by_mode").contains("in_situ"));
  // What the dwellings of 196 households cost is in no sum.
  EXPECT_EQ(json.at("money").at("building").at("value"), "318000.00");

  world.leave_out(village, 200);
  world.finish();
  json = relocation_json(scenario(), world.published(RegisterTreatment::real).value());
  Json const task = json.at("by_mode").at("monetary").at("share_of_task");
  EXPECT_EQ(task.at("value"), "0.1899");
  EXPECT_EQ(task.at("of"), 1032);
  EXPECT_EQ(json.at("by_mode").at("monetary").at("share_of_placed").at("value"), "0.2356");
}

// Gansu 2023: 24,024 + 11,096 + 2,880 of a task of 40,000.
TEST(RelocationModesJson, TheTwoBasesAreNotMixed) {
  std::vector<std::array<std::int64_t, 3>> const modes{
      {24'024, 6322, 6006}, {11'096, 2920, 2774}, {2'880, 758, 720}};
  for (auto const& [households, of_placed, of_task] : modes) {
    HouseholdCount const settled{households, 0};
    EXPECT_EQ(mode_share(settled, 38'000), of_placed);
    EXPECT_EQ(mode_share(settled, 40'000), of_task);
  }
  EXPECT_EQ(mode_share(HouseholdCount{}, 0), std::nullopt);
  EXPECT_EQ(mode_share(std::nullopt, 5), std::nullopt);
}

// Nothing of a mode where a site of it is hidden, or what stands for it is too few.
TEST(RelocationModesJson, FewWhoTakeMoneyAreNotTold) {
  SmallRelocation world;
  VillageId const village = world.village();
  world.place(village, 40, world.phase(world.site()));
  world.place(village, 30, world.phase(world.site()));
  PhaseId const money = world.without_site(ResettlementMode::monetary, 1'000);
  world.place(village, 4, money);
  world.households(village, 20, Candidacy::declined);
  world.finish();
  Json const real = relocation_json(scenario(), world.published(RegisterTreatment::real).value());
  EXPECT_TRUE(real.at("by_mode").at("monetary").at("households_placed").at("value").is_null());
  EXPECT_TRUE(real.at("by_mode").at("monetary").at("share_of_placed").at("of").is_null());
  EXPECT_TRUE(real.at("by_mode").at("concentrated").at("households_placed").at("value").is_null());
  // Own money less building and public money would be what the four receive.
  EXPECT_TRUE(real.at("money").at("building").at("value").is_null());
  EXPECT_TRUE(real.at("money").at("self_payment").at("value").is_null());
  Json const invented =
      relocation_json(scenario(), world.published(RegisterTreatment::invented).value());
  EXPECT_EQ(invented.at("by_mode").at("monetary").at("households_placed").at("value"), 4);
}

TEST_F(RelocationJsonTest, ModesAreNotToldOfWhereThereIsOne) {
  EXPECT_FALSE(json().contains("by_mode"));
}

TEST_F(RelocationJsonTest, GoalsInTheirOrder) {
  EXPECT_FALSE(json().contains("order"));
  world_.order_goals();
  world_.finish();
  Json const real = json().at("order");
  ASSERT_EQ(real.at("levels").size(), 3U);
  EXPECT_EQ(real.at("levels").at(0).at("goal"), "urgent");
  EXPECT_TRUE(real.at("levels").at(0).at("value").is_null());
  EXPECT_TRUE(real.at("cost_most").at("value").is_null());
  Json const invented = json(RegisterTreatment::invented).at("order");
  EXPECT_EQ(invented.at("levels").at(1).at("goal"), "posts");
  EXPECT_EQ(invented.at("levels").at(1).at("value"), 4);
  EXPECT_EQ(invented.at("levels").at(1).at("bound"), 3);
  EXPECT_EQ(invented.at("levels").at(0).at("weighted"), 9);
  EXPECT_EQ(invented.at("levels").at(2).at("unit"), "household and guarantee");
}

TEST_F(RelocationJsonTest, NotesOfWhatIsNotReal) {
  world_.result_.problem.options.kind = PlanKind::potential;
  Json const plan = json(RegisterTreatment::invented);
  EXPECT_EQ(plan.at("plan_kind"), "potential");
  EXPECT_NE(plan.at("note").get<std::string>().find("no real person"), std::string::npos);
  EXPECT_NE(plan.at("consent_note").get<std::string>().find("agreed"), std::string::npos);
}

// A plan that was cut short cannot be made again, and the record says so.
TEST(RunJsonTest, PlansOfTheRecord) {
  PlanRecord plan{"relocation", PlanStatus::feasible, 1234, 5000, 7, false};
  Json record = Json::parse(run_json(scenario(), {}, {}, {plan}, {}));
  EXPECT_EQ(record.at("status"), "done");
  EXPECT_EQ(record.at("deterministic"), true);
  EXPECT_EQ(record.at("seed"), 7);
  ASSERT_EQ(record.at("plans").size(), 1U);
  EXPECT_EQ(record.at("plans").at(0).at("work"), 1234);
  EXPECT_EQ(record.at("plans").at(0).at("work_limit"), 5000);
  EXPECT_EQ(record.at("plans").at(0).at("deterministic"), true);
  EXPECT_EQ(record.at("plans").at(0).at("ended_by"), "itself");
  plan.out_of_work = true;
  record = Json::parse(run_json(scenario(), {}, {}, {plan}, {}));
  EXPECT_EQ(record.at("status"), "stopped");
  EXPECT_EQ(record.at("deterministic"), true);  // work is counted: the same plan again
  EXPECT_EQ(record.at("plans").at(0).at("ended_by"), "work_limit");
  plan.status = PlanStatus::stopped;
  record = Json::parse(run_json(scenario(), {}, {}, {plan}, {}));
  EXPECT_EQ(record.at("status"), "stopped");
  EXPECT_EQ(record.at("deterministic"), false);
  record = Json::parse(run_json(scenario(), {}, {}, {}, {}));
  EXPECT_TRUE(record.at("seed").is_null());
  EXPECT_TRUE(record.at("plans").empty());
}

}  // namespace
}  // namespace tongcun
