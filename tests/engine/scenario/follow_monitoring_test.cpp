// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/follow_monitoring.h"

#include "engine/poverty/status_rules.h"
#include "tests/engine/poverty/aged_study.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

RunSettings quiet() {
  RunSettings run;
  run.threads = 1;
  return run;
}

Part rule(StatusRules& rules, std::string const& field, std::int64_t value) {
  Rule made;
  made.id = field + std::to_string(value);
  made.field = *find_field(rules.book.fields, field);
  made.comparison = Comparison::equal;
  made.threshold = {value};
  Part part;
  part.rule = rules.book.rules.push_back(made);
  return part;
}

void add_class(StatusRules& rules, std::string key, std::vector<Part> parts) {
  Condition condition;
  condition.id = "is_" + key;
  condition.parts = std::move(parts);
  StatusClass made;
  made.key = std::move(key);
  made.family = StatusFamily::monitoring;
  made.condition = rules.book.conditions.push_back(condition);
  rules.classes.push_back(std::move(made));
}

// Three households of one person: 0.8 of the line and a house that fails; 1.2 with expenses of 0.3;
// 1.2 with none. "Sudden" is squeezed by expense, "marginal" low with a guarantee that fails.
class ThreeHouseholds {
 public:
  ThreeHouseholds() {
    std::vector<StudyMember> const alone{{30, Sex::m}};
    study_ = aged_study({{alone, Stated(1)}, {alone, Stated(1)}, {alone, Stated(1)}}, 3);
    study_.options.demography = std::nullopt;
    study_.members = std::nullopt;
    study_.options.line = "local";
    std::int64_t const line = study_.lines.front();
    people_.year = 2026;
    people_.households.resize(3);
    for (HouseholdId const id : study_.households.village.ids()) {
      std::int64_t const tenths = id == HouseholdId(0) ? 8 : 12;
      study_.households.income[id] = Stated(line * tenths / 10);
      people_.households.village[id] = VillageId(0);
      people_.households.persons[id] = 1;
      people_.households.standing.income_net[id] = Stated(line * tenths / 10);
      people_.households.standing.rigid_expense[id] =
          Stated(id == HouseholdId(1) ? line * 3 / 10 : std::int64_t{0});
    }
    Profile& profile = scenario_.profile;
    PovertyLine local;
    local.key = "local";
    PovertyLine other;
    other.key = "other";
    profile.terms.lines = {local, other};
    profile.guarantees.guarantees.push_back(
        {"housing", {}, Family::official, About::household, {}, {}, {}});
    StatusRules& rules = profile.status;
    rules.book.fields = status_fields(profile.terms.lines, {"housing"}, {});
    add_class(rules, "sudden", {rule(rules, "below_local", 0), rule(rules, "left_below_local", 1)});
    add_class(rules, "marginal",
              {rule(rules, "below_local", 1), rule(rules, "guarantee_fails", 1)});
    scenario_.file = "county.toml";
    scenario_.simulation = study_.options;
    // Today's state, and one in which all houses hold.
    guarantees_.states.push_back(state({Verdict::fail, Verdict::pass, Verdict::pass}));
    guarantees_.states.push_back(state({Verdict::pass, Verdict::pass, Verdict::pass}));
    guarantees_.away_from.resize(3);
    add_scenario(StudyScenario::baseline, {{2026, 0}});
  }

  void add_scenario(StudyScenario scenario, std::vector<GuaranteeStep> steps) {
    guarantees_.scenarios.push_back(scenario);
    guarantees_.steps.push_back(std::move(steps));
    study_.scenarios = guarantees_.scenarios;
  }

  MonitoringPath follow() {
    PovertyPath path;
    path.study = study_;
    findings_.clear();
    Region const region;
    path = follow_monitoring({scenario_, region, people_, guarantees_}, std::move(path), findings_,
                             quiet());
    return path.monitoring.value_or(MonitoringPath{});
  }

  // Households of a class by year, of all areas.
  std::vector<std::int64_t> households(std::size_t scenario, std::size_t one) {
    MonitoringPath const path = follow();
    std::vector<std::int64_t> numbers;
    for (std::size_t year = 0; year < 3; ++year) {
      numbers.push_back(path.at(scenario, 0, year, one).sum() / 10);
    }
    return numbers;
  }

  PovertyStudy study_;
  HouseholdRegister people_;
  Scenario scenario_;
  StudyGuarantees guarantees_;
  std::vector<Finding> findings_;

 private:
  static GuaranteeState state(std::vector<Verdict> housing) {
    GuaranteeState made;
    made.villages.resize(1);
    made.households.push_back(IdVector<HouseholdId, Verdict>(housing));
    made.sites.push_back(IdVector<HouseholdId, Verdict>(3, Verdict::unknown));
    return made;
  }
};

using Numbers = std::vector<std::int64_t>;
constexpr std::size_t kSudden = 0;
constexpr std::size_t kMarginal = 1;
constexpr std::size_t kOpen = 2;

TEST(FollowMonitoring, ClassesFollowIncomesAndGuarantees) {
  ThreeHouseholds county;
  county.add_scenario(StudyScenario::roads, {{2026, 0}, {2028, 1}});
  EXPECT_EQ(county.follow().today[AreaId(0)], (Numbers{1, 1, 0}));
  EXPECT_EQ(county.households(0, kSudden), (Numbers{1, 1, 1}));
  EXPECT_EQ(county.households(0, kMarginal), (Numbers{1, 1, 1}));
  EXPECT_EQ(county.households(0, kOpen), (Numbers{0, 0, 0}));
  EXPECT_EQ(county.households(1, kMarginal), (Numbers{1, 0, 0}));
  // Whose line rises by a half are all low: nobody is sudden, and only one has a house that fails.
  county.study_.lines[3] = county.study_.lines[0] * 3 / 2;
  EXPECT_EQ(county.households(0, kSudden), (Numbers{1, 1, 0}));
  EXPECT_EQ(county.households(0, kMarginal), (Numbers{1, 1, 1}));
  EXPECT_TRUE(county.findings_.empty());
}

TEST(FollowMonitoring, WhoHasMovedIsJudgedByTheSite) {
  ThreeHouseholds county;
  county.guarantees_.away_from[HouseholdId(0)] = 2028;
  county.add_scenario(StudyScenario::relocation, {{2026, 0}, {2028, 0}});
  // Nobody knows whether the guarantee holds there.
  EXPECT_EQ(county.households(1, kMarginal), (Numbers{1, 0, 0}));
  EXPECT_EQ(county.households(1, kOpen), (Numbers{0, 1, 1}));
  county.guarantees_.states[0].sites[GuaranteeId(0)][HouseholdId(0)] = Verdict::pass;
  EXPECT_EQ(county.households(1, kOpen), (Numbers{0, 0, 0}));
  EXPECT_EQ(county.households(0, kMarginal), (Numbers{1, 1, 1}));
}

// What a household says about moving is nothing that a class could follow from.
TEST(FollowMonitoring, RefusingToMoveChangesNoClass) {
  ThreeHouseholds county;
  county.study_.options.deviation = 0.5;
  county.add_scenario(StudyScenario::relocation, {{2026, 0}});
  MonitoringPath const before = county.follow();
  for (Consent const consent : {Consent::unwilling, Consent::willing, Consent::signed_up}) {
    for (HouseholdId const id : county.people_.households.village.ids()) {
      county.people_.households.standing.consent[id] = Stated(consent);
    }
    MonitoringPath const after = county.follow();
    EXPECT_EQ(after.cells, before.cells);
    EXPECT_EQ(after.told_today, before.told_today);
  }
  // And who stays is told as without the plan.
  for (std::size_t year = 0; year < 3; ++year) {
    for (std::size_t one = 0; one < 3; ++one) {
      EXPECT_EQ(before.at(1, 0, year, one), before.at(0, 0, year, one));
    }
  }
}

TEST(FollowMonitoring, UnknownIncomesAreOpenWhereTheyDecide) {
  ThreeHouseholds county;
  county.study_.households.income[HouseholdId(0)] = {};
  county.study_.households.income[HouseholdId(2)] = {};
  // The third fails nothing and has no expense: in no class whatever its income.
  EXPECT_EQ(county.households(0, kOpen), (Numbers{1, 1, 1}));
  EXPECT_EQ(county.households(0, kMarginal), (Numbers{0, 0, 0}));
}

TEST(FollowMonitoring, WhatIsNotFollowedIsSaid) {
  ThreeHouseholds county;
  county.scenario_.simulation->line = "other";
  county.study_.options.line = "other";
  EXPECT_EQ(county.follow().today[AreaId(0)], (Numbers{0, 0, 3}));
  ASSERT_EQ(county.findings_.size(), 1U);
  EXPECT_EQ(county.findings_[0].rule, "P093");
  StatusRules& rules = county.scenario_.profile.status;
  add_class(rules, "rich", {rule(rules, "income_a_person", 400'000)});
  EXPECT_EQ(county.follow().told(), 1U);  // no path
  rules.classes.clear();
  EXPECT_EQ(county.follow().told(), 1U);
  EXPECT_TRUE(county.findings_.empty());
}

}  // namespace
}  // namespace tongcun
