// SPDX-License-Identifier: Apache-2.0
// Roads and services of later years in whole runs of the recipe.
#include "engine/checks/check_rules.h"
#include "engine/guarantees/guarantee_fields.h"
#include "engine/poverty/status_rules.h"
#include "engine/scenario/run_scenario.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int64_t kLine = 110'000;
constexpr std::int64_t kIncome = 100'000;  // 600 as wages, 400 from business

// 0--a--------------------b   one character is 100 m
// County road 0–a of asphalt, village road a–b of earth, 2.1 km; a clinic at a. Ten households of
// one person in each village, all below the line. On paper: b is 2,100 m from the hardened road and
// nobody serves it; by car it is 10.5 minutes from the clinic in the dry months.
class TwoVillages {
 public:
  TwoVillages() : world_("0--a--------------------b", metres(100)) {
    RoadTraits county;
    county.road_class = RoadClass::county;
    county.surface = RoadSurface::asphalt;
    world_.road("0a", county);
    world_.road("ab");
    world_.village('a', 10);
    world_.village('b', 10);
    world_.clinic('a');
    scenario_.file = "county.toml";
    scenario_.year = 2026;
    Profile& profile = scenario_.profile;
    profile.road_rules = plain_rules();
    profile.services = plain_services();
    profile.guarantees.book.fields = guarantee_fields(profile.services);
    add_rule("hardened_road", Comparison::at_most, {500'000});
    add_rule("served_by", Comparison::one_of, {0});
    add_rule("served_days", Comparison::at_least, {4'000});
    PovertyLine line;
    line.key = "national";
    line.currency = "CNY";
    line.per = "person/year";
    line.concept_of_income = "net";
    line.by_year = {{2026, kLine}, {2027, kLine}, {2028, kLine}, {2029, kLine}};
    profile.terms.currency = "CNY";
    profile.terms.lines = {line};
    profile.status.book.fields = status_fields(profile.terms.lines, {}, {"hardened_road"});
    profile.checks.book.fields = check_fields(profile.status.book.fields);
    SimulationOptions simulation;
    simulation.years = 3;
    simulation.replicates = 4;
    simulation.interval = 0.9;
    simulation.line = "national";
    scenario_.simulation = simulation;
  }

  ScenarioResult run() {
    std::vector<LayerTable> tables = world_.tables();
    for (LayerTable& table : tables) {
      for (VillageRow& row : table.villages) {
        row.record.served_by = row.code == "a" ? ServiceArrangement::own : ServiceArrangement::none;
        row.record.served_days = row.code == "a" ? 7'000 : 1'000;
      }
    }
    tables.push_back(households());
    return run_scenario(scenario_, std::move(tables), quiet_run(2));
  }

  Scenario scenario_;

 private:
  void add_rule(std::string const& field, Comparison comparison,
                std::vector<std::int64_t> threshold) {
    GuaranteeRules& rules = scenario_.profile.guarantees;
    Rule rule;
    rule.id = field;
    rule.field = *find_field(rules.book.fields, field);
    rule.comparison = comparison;
    rule.threshold = std::move(threshold);
    Part part;
    part.rule = rules.book.rules.push_back(rule);
    Condition condition;
    condition.id = "holds_" + field;
    condition.parts = {part};
    Guarantee guarantee;
    guarantee.key = field;
    guarantee.condition = rules.book.conditions.push_back(condition);
    rules.guarantees.push_back(guarantee);
  }

  static LayerTable households() {
    LayerTable table;
    table.layer.key = "households";
    table.layer.role = LayerRole::households;
    table.layer.file = "households.drawn";
    table.layer.counts = {20, 20, 0, 0};
    table.income_unit = IncomeUnit{"CNY", "person/year", "net"};
    for (std::int64_t h = 0; h < 20; ++h) {
      HouseholdRow row;
      row.row = h + 1;
      row.code = "H" + std::to_string(100 + h);
      row.village_code = h < 10 ? "a" : "b";
      row.persons = 1;
      row.invented = true;
      row.standing.income_wage = Stated(std::int64_t{60'000});
      row.standing.income_business = Stated(std::int64_t{40'000});
      row.standing.income_property = Stated(std::int64_t{0});
      row.standing.income_transfer = Stated(std::int64_t{0});
      row.standing.business_cost = Stated(std::int64_t{0});
      row.standing.income_net = Stated(kIncome);
      row.standing.income_a_person = Stated(kIncome);
      table.households.push_back(row);
    }
    return table;
  }

  DrawnWorld world_;
};

UpgradeRequest harden(std::string const& road, std::optional<std::int32_t> year) {
  UpgradeRequest request;
  request.name = "hardening";
  request.roads = {road};
  request.surface = RoadSurface::concrete;
  request.year = year;
  return request;
}

NewFacility clinic_of(std::string const& village, std::optional<std::int32_t> year) {
  return {"clinic", FacilityKind::village_clinic, village, std::nullopt, 5'000, year};
}

GuaranteeId const kHardened(0);
GuaranteeId const kServed(1);
GuaranteeId const kDays(2);
VillageId const kB(1);

Verdict verdict(StudyGuarantees const& all, std::size_t scenario, std::size_t step,
                GuaranteeId guarantee) {
  return all.verdict(scenario, step, guarantee, HouseholdId(10), kB);
}

TEST(FollowPlaces, EachMeasureFromItsYearOn) {
  TwoVillages county;
  county.scenario_.upgrades = {harden("ab", 2028)};
  county.scenario_.new_facilities = {clinic_of("b", 2029)};
  ScenarioResult const result = county.run();
  StudyGuarantees const& all = result.study_guarantees->for_the_office();
  ASSERT_EQ(all.scenarios,
            (std::vector<StudyScenario>{StudyScenario::baseline, StudyScenario::roads,
                                        StudyScenario::services, StudyScenario::together}));
  // Today, the road, the clinic, both; the road alone is not computed again for all together.
  EXPECT_EQ(all.states.size(), 4U);
  ASSERT_EQ(all.steps[0].size(), 1U);
  ASSERT_EQ(all.steps[1].size(), 2U);
  ASSERT_EQ(all.steps[2].size(), 2U);
  ASSERT_EQ(all.steps[3].size(), 3U);
  EXPECT_EQ(all.steps[3][1].year, 2028);
  EXPECT_EQ(all.steps[3][1].state, all.steps[1][1].state);
  EXPECT_EQ(all.steps[3][2].year, 2029);
  EXPECT_EQ(verdict(all, 0, 0, kHardened), Verdict::fail);
  EXPECT_EQ(verdict(all, 0, 0, kServed), Verdict::fail);
  EXPECT_EQ(verdict(all, 1, 1, kHardened), Verdict::pass);
  EXPECT_EQ(verdict(all, 1, 1, kServed), Verdict::fail);
  EXPECT_EQ(verdict(all, 2, 1, kHardened), Verdict::fail);
  EXPECT_EQ(verdict(all, 2, 1, kServed), Verdict::pass);
  EXPECT_EQ(verdict(all, 2, 0, kDays), Verdict::fail);
  EXPECT_EQ(verdict(all, 2, 1, kDays), Verdict::pass);
  EXPECT_EQ(verdict(all, 3, 1, kServed), Verdict::fail);
  EXPECT_EQ(verdict(all, 3, 2, kHardened), Verdict::pass);
  EXPECT_EQ(verdict(all, 3, 2, kServed), Verdict::pass);
  // Nothing of it is there today.
  EXPECT_TRUE(result.places.overlay.empty());
  EXPECT_EQ(result.places.uses.of_service[ServiceId(0)].size(), 1U);
  // Effects on incomes are not set: all stay as they are.
  PovertyPath const& path = result.poverty_path->for_the_office();
  for (std::size_t s = 0; s < 4; ++s) {
    EXPECT_EQ(path.simulated.at(s, 0, 2).poor.sum(), 4 * 20) << s;
  }
  EXPECT_EQ(path.base[AreaId(0)].concerned[static_cast<std::size_t>(StudyScenario::roads)], 10);
}

// Half as much again of 600 is 300 more, above the line; ten of the minutes saved at one per cent
// of 400 each are 40 and not enough, at five per cent 200 and enough.
TEST(FollowPlaces, GainsAreWhatIsSet) {
  TwoVillages county;
  county.scenario_.upgrades = {harden("ab", 2028)};
  county.scenario_.new_facilities = {clinic_of("b", 2029)};
  county.scenario_.simulation->road_effects = RoadEffects{0.5, std::nullopt, "test"};
  MinuteEffect minutes{"clinic", false, std::nullopt, 0.01, 10.0, "test"};
  county.scenario_.simulation->minute_effects = {minutes};
  auto const poor = [](ScenarioResult const& result, std::size_t scenario, std::size_t year) {
    return result.poverty_path->for_the_office().simulated.at(scenario, 0, year).poor.sum() / 4;
  };
  ScenarioResult const little = county.run();
  EXPECT_EQ(poor(little, 0, 2), 20);
  EXPECT_EQ(poor(little, 1, 0), 20);
  EXPECT_EQ(poor(little, 1, 1), 10);
  EXPECT_EQ(poor(little, 1, 2), 10);
  EXPECT_EQ(poor(little, 2, 2), 20);
  EXPECT_EQ(poor(little, 3, 0), 20);
  EXPECT_EQ(poor(little, 3, 1), 10);
  PovertyStudy const& study = little.poverty_path->for_the_office().study;
  PlaceChange const& roads = *place_change(study, measures_of(StudyScenario::roads), kB);
  ASSERT_EQ(roads.gains.size(), 1U);
  EXPECT_EQ(roads.gains[0].year, 2028);
  EXPECT_EQ(roads.gains[0].wage, 0.5);
  EXPECT_NEAR(roads.gains[0].business, 0.1, 1e-9);  // 8.4 min saved in dry months, more in wet ones
  PlaceChange const& services = *place_change(study, measures_of(StudyScenario::services), kB);
  ASSERT_EQ(services.gains.size(), 1U);
  EXPECT_EQ(services.gains[0], (PlaceGain{2029, 0.0, 0.1}));
  EXPECT_TRUE(place_change(study, measures_of(StudyScenario::roads), VillageId(0))->gains.empty());
  EXPECT_FALSE(is_place_concerned(study, StudyScenario::roads, VillageId(0)));
  county.scenario_.simulation->minute_effects[0].business_gain = 0.05;
  ScenarioResult const much = county.run();
  EXPECT_EQ(poor(much, 2, 1), 20);
  EXPECT_EQ(poor(much, 2, 2), 10);
}

TEST(FollowPlaces, AMeasureThatChangesNothingChangesNothing) {
  TwoVillages county;
  county.scenario_.simulation->deviation = 0.4;
  county.scenario_.simulation->persistence = 0.5;
  county.scenario_.simulation->road_effects = RoadEffects{0.5, 0.5, "test"};
  county.scenario_.simulation->minute_effects = {{"clinic", true, 0.1, 0.1, std::nullopt, "test"}};
  ScenarioResult const without = county.run();
  county.scenario_.upgrades = {harden("0a", 2027)};          // it is hardened
  county.scenario_.new_facilities = {clinic_of("a", 2027)};  // there is one
  ScenarioResult const with = county.run();
  PovertyPath const& path = with.poverty_path->for_the_office();
  PovertyPath const& alone = without.poverty_path->for_the_office();
  for (std::size_t s = 0; s < path.study.scenarios.size(); ++s) {
    for (std::size_t area = 0; area < path.simulated.areas; ++area) {
      for (std::size_t year = 0; year < path.simulated.years; ++year) {
        EXPECT_EQ(path.simulated.at(s, area, year).poor, alone.simulated.at(0, area, year).poor);
        EXPECT_EQ(path.simulated.at(s, area, year).gap, alone.simulated.at(0, area, year).gap);
      }
    }
    EXPECT_EQ(path.base[AreaId(0)].concerned[static_cast<std::size_t>(path.study.scenarios[s])], 0);
  }
  StudyGuarantees const& all = with.study_guarantees->for_the_office();
  for (GuaranteeState const& state : all.states) {
    EXPECT_EQ(state.villages, all.states.front().villages);
  }
}

// Without a year measures are there today, in everything that is computed.
TEST(FollowPlaces, WithoutAYearTheyAreThereToday) {
  TwoVillages county;
  county.scenario_.upgrades = {harden("ab", std::nullopt)};
  county.scenario_.new_facilities = {clinic_of("b", std::nullopt)};
  ScenarioResult const result = county.run();
  StudyGuarantees const& all = result.study_guarantees->for_the_office();
  EXPECT_EQ(all.scenarios, std::vector<StudyScenario>{StudyScenario::baseline});
  EXPECT_EQ(verdict(all, 0, 0, kHardened), Verdict::pass);
  EXPECT_EQ(verdict(all, 0, 0, kServed), Verdict::pass);
  EXPECT_EQ(result.places.uses.of_service[ServiceId(0)].size(), 2U);
}

// A year that is not after the register's is no measure; one after the last changes nothing.
TEST(FollowPlaces, YearsOfMeasures) {
  TwoVillages county;
  county.scenario_.upgrades = {harden("ab", 2030)};
  ScenarioResult const late = county.run();
  auto const has = [](std::vector<Finding> const& findings, std::string const& rule) {
    return std::ranges::find(findings, rule, &Finding::rule) != findings.end();
  };
  EXPECT_TRUE(has(late.findings.for_the_office(), "P072"));
  EXPECT_EQ(late.study_guarantees->for_the_office().states.size(), 1U);
  county.scenario_.new_facilities = {clinic_of("b", 2026)};
  try {
    static_cast<void>(county.run());
    FAIL();
  } catch (InputError const& error) {
    EXPECT_TRUE(has(error.findings(), "P071"));
  }
}

// Who has moved is judged by the site; where nothing is known of it, unknown.
TEST(FollowPlaces, WhoHasMovedIsJudgedByTheSite) {
  StudyGuarantees all;
  all.scenarios = {StudyScenario::baseline, StudyScenario::relocation};
  GuaranteeState state;
  state.villages.push_back(IdVector<VillageId, Verdict>(1, Verdict::fail));
  state.households.resize(1);
  all.states = {state};
  all.steps = {{{2026, 0}}, {{2026, 0}, {2029, 0}}};
  all.away_from.resize(2);
  all.away_from[HouseholdId(1)] = 2029;
  EXPECT_EQ(all.verdict(1, 1, GuaranteeId(0), HouseholdId(0), VillageId(0)), Verdict::fail);
  EXPECT_EQ(all.verdict(1, 0, GuaranteeId(0), HouseholdId(1), VillageId(0)), Verdict::fail);
  EXPECT_EQ(all.verdict(1, 1, GuaranteeId(0), HouseholdId(1), VillageId(0)), Verdict::unknown);
  EXPECT_EQ(all.verdict(0, 0, GuaranteeId(0), HouseholdId(1), VillageId(0)), Verdict::fail);
  all.states[0].sites.push_back(IdVector<HouseholdId, Verdict>(2, Verdict::unknown));
  all.states[0].sites[GuaranteeId(0)][HouseholdId(1)] = Verdict::pass;
  EXPECT_EQ(all.verdict(1, 1, GuaranteeId(0), HouseholdId(1), VillageId(0)), Verdict::pass);
  EXPECT_EQ(all.verdict(1, 0, GuaranteeId(0), HouseholdId(1), VillageId(0)), Verdict::fail);
  EXPECT_EQ(all.verdict(1, 1, GuaranteeId(0), HouseholdId(0), VillageId(0)), Verdict::fail);
  EXPECT_FALSE(all.has_moved(0, 2029, HouseholdId(1)));
  EXPECT_FALSE(all.has_moved(1, 2028, HouseholdId(1)));
}

}  // namespace
}  // namespace tongcun
