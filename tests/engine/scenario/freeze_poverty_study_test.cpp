// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/freeze_poverty_study.h"

#include "tests/worlds/add_mover.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

// One village, four households of two persons with a net income of 12,000 minor units.
class SmallStage {
 public:
  SmallStage() {
    scenario_.file = "county.toml";
    scenario_.profile.terms.currency = "CNY";
    PovertyLine line;
    line.key = "national";
    line.currency = "CNY";
    line.per = "person/year";
    line.concept_of_income = "net";
    line.by_year = {{2016, 3000}, {2017, 3100}};
    scenario_.profile.terms.lines = {line};
    scenario_.simulation = SimulationOptions{};
    scenario_.simulation->line = "national";
    scenario_.simulation->years = 1;
    people_.year = 2016;
    people_.income_unit = IncomeUnit{"CNY", "person/year", "net"};
    HouseholdTable& table = people_.households;
    table.resize(4);
    for (HouseholdId const id : table.code.ids()) {
      table.code[id] = "H" + std::to_string(id.value());
      table.village[id] = VillageId(0);
      table.persons[id] = 2;
      table.standing.income_net[id] = Stated(std::int64_t{12'000});
    }
    Villages& villages = region_.villages;
    villages.code.push_back("520101");
    for (auto* column : {&villages.name, &villages.township_code, &villages.township_name,
                         &villages.county_code, &villages.county_name}) {
      column->push_back("");
    }
  }

  PovertyStudy freeze() {
    findings_.clear();
    return freeze_poverty_study({scenario_, region_, people_}, findings_);
  }
  [[nodiscard]] std::vector<std::string> rules() const {
    std::vector<std::string> rules;
    for (Finding const& finding : findings_) {
      rules.push_back(finding.rule);
    }
    return rules;
  }

  Scenario scenario_;
  Region region_;
  HouseholdRegister people_;
  std::vector<Finding> findings_;
};

using Rules = std::vector<std::string>;

TEST(FreezePovertyStudy, TheLineOfEachYear) {
  SmallStage stage;
  PovertyStudy study = stage.freeze();
  EXPECT_EQ(stage.rules(), Rules{});
  EXPECT_EQ(study.lines, (std::vector<std::int64_t>{3000, 3100}));
  EXPECT_EQ(study.households.income[HouseholdId(0)], Stated(std::int64_t{6'000}));
  EXPECT_FALSE(study.households.parts[HouseholdId(0)]);
  EXPECT_EQ(study.scenarios, std::vector<StudyScenario>{StudyScenario::baseline});
  stage.scenario_.simulation->years = 3;
  study = stage.freeze();
  EXPECT_EQ(stage.rules(), Rules{"P052"});
  EXPECT_EQ(stage.findings_[0].values[0].second, "2018, 2019");
  // 3,100 * 1.1 = 3,410; 3,751.
  stage.scenario_.simulation->line_growth = 0.1;
  study = stage.freeze();
  EXPECT_EQ(stage.rules(), Rules{});
  EXPECT_EQ(study.lines, (std::vector<std::int64_t>{3000, 3100, 3410, 3751}));
  EXPECT_EQ(study.line_grown, (std::vector<std::uint8_t>{0, 0, 1, 1}));
}

// Causes and classes are those that the register declares.
TEST(FreezePovertyStudy, GroundsAsDeclared) {
  SmallStage stage;
  HouseholdStanding& standing = stage.people_.households.standing;
  HouseholdId const one(1);
  standing.cause_main[one] = Stated(PovertyCause::land);
  standing.monitor_class[one] = Stated(MonitorClass::marginal);
  PovertyStudy const study = stage.freeze();
  EXPECT_EQ(study.grounds.cause_main[one], Stated(PovertyCause::land));
  EXPECT_EQ(study.grounds.monitor_class[one], Stated(MonitorClass::marginal));
  EXPECT_EQ(study.grounds.assist_class.size(), 4U);
  EXPECT_FALSE(study.grounds.cause_main[HouseholdId(0)].has_value());
}

TEST(FreezePovertyStudy, TargetsOfYearsAndAreasThatThereAre) {
  SmallStage stage;
  TargetOption target;
  target.year = 2017;
  target.area = "520101";
  stage.scenario_.simulation->targets = {target};
  static_cast<void>(stage.freeze());
  EXPECT_EQ(stage.rules(), Rules{});
  target.year = 2016;
  TargetOption elsewhere;
  elsewhere.year = 2018;
  elsewhere.area = "53";
  stage.scenario_.simulation->targets = {target, elsewhere};
  static_cast<void>(stage.freeze());
  EXPECT_EQ(stage.rules(), (Rules{"P101", "P101", "P102"}));
}

// A line is never carried back, and never compared with incomes of another concept.
TEST(FreezePovertyStudy, NothingIsMadeUp) {
  SmallStage stage;
  stage.scenario_.simulation->line_growth = 0.1;
  stage.people_.year = 2015;
  static_cast<void>(stage.freeze());
  EXPECT_EQ(stage.rules(), Rules{"P052"});
  stage.people_.year = 2016;
  stage.people_.income_unit->concept_of_income = "disposable";
  static_cast<void>(stage.freeze());
  EXPECT_EQ(stage.rules(), Rules{"P052"});
  EXPECT_EQ(stage.findings_[0].values[2].second, "other_concept");
  SmallStage no_year;
  no_year.people_.year = std::nullopt;
  static_cast<void>(no_year.freeze());
  EXPECT_EQ(no_year.rules(), Rules{"P050"});
  SmallStage no_income;
  for (HouseholdId const id : no_income.people_.households.code.ids()) {
    no_income.people_.households.standing.income_net[id] = {};
  }
  static_cast<void>(no_income.freeze());
  EXPECT_EQ(no_income.rules(), Rules{"P051"});
  SmallStage no_zones;
  no_zones.scenario_.simulation->shocks = {{ShockKind::hazard, 0.1, {}, 0.5, "test"}};
  no_zones.scenario_.simulation->move_effects = MoveEffects{};
  static_cast<void>(no_zones.freeze());
  EXPECT_EQ(no_zones.rules(), (Rules{"P053", "P054"}));
}

// Amounts are a year and in the profile's money; a share or a chance is of any.
TEST(FreezePovertyStudy, AmountsAreNotAddedToOtherMoney) {
  SmallStage stage;
  stage.scenario_.simulation->move_effects = MoveEffects{};
  stage.scenario_.simulation->move_effects->business_kept = 0.5;
  stage.people_.income_unit->per = "person/day";
  static_cast<void>(stage.freeze());
  EXPECT_EQ(stage.rules(), (Rules{"P052", "P054"}));  // a line a year, and no plan
  stage.scenario_.simulation->move_effects->land_rent = 100;
  static_cast<void>(stage.freeze());
  EXPECT_EQ(stage.rules(), (Rules{"P052", "P094", "P054"}));
  stage.people_.income_unit = IncomeUnit{"RWF", "person/year", "net"};
  static_cast<void>(stage.freeze());
  EXPECT_EQ(stage.rules(), (Rules{"P052", "P094", "P054"}));
}

TEST(FreezePovertyStudy, ATargetOfMoneyIsInTheMoneyOfIncomes) {
  SmallStage stage;
  TargetOption target;
  target.year = 2017;
  stage.scenario_.simulation->targets = {target};
  stage.people_.income_unit = IncomeUnit{"RWF", "person/year", "net"};
  static_cast<void>(stage.freeze());
  EXPECT_EQ(stage.rules(), Rules{"P052"});  // a share is of any
  stage.scenario_.simulation->targets[0].what = TargetKind::income;
  static_cast<void>(stage.freeze());
  EXPECT_EQ(stage.rules(), (Rules{"P052", "P094"}));
}

TEST(FreezePovertyStudy, MembersOfWhomNobodyKnowsTheAge) {
  SmallStage stage;
  EXPECT_FALSE(stage.freeze().members);
  stage.scenario_.simulation->demography = DemographyOptions{};
  static_cast<void>(stage.freeze());
  EXPECT_EQ(stage.rules(), Rules{"P090"});
  stage.people_.persons.resize(1);
  stage.people_.persons.household[PersonId(0)] = HouseholdId(2);
  stage.people_.persons.age[PersonId(0)] = Stated(40);
  stage.people_.persons.sex[PersonId(0)] = Stated(Sex::f);
  stage.people_.households.listed[HouseholdId(2)] = 1;
  stage.people_.households.first_person[HouseholdId(2)] = PersonId(0);
  PovertyStudy const study = stage.freeze();
  EXPECT_EQ(stage.rules(), Rules{});
  EXPECT_EQ(study.members->others[HouseholdId(0)], 2);
  EXPECT_EQ(study.members->others[HouseholdId(2)], 1);
}

TEST(FreezePovertyStudy, PartsOfIncomeAreKnownTogether) {
  SmallStage stage;
  HouseholdStanding& standing = stage.people_.households.standing;
  HouseholdId const one(1);
  standing.income_wage[one] = Stated(std::int64_t{7'000});
  standing.income_business[one] = Stated(std::int64_t{6'000});
  standing.income_property[one] = Stated(std::int64_t{500});
  EXPECT_FALSE(stage.freeze().households.parts[one]);
  standing.business_cost[one] = Stated(std::int64_t{1'500});
  EXPECT_EQ(stage.freeze().households.parts[one], (IncomeParts{7'000, 4'500, 500}));
}

// Two phases, of June 2016 and of September 2018; pupils move in the holidays after it.
TEST(FreezePovertyStudy, WhoIsPlacedMovesInItsYear) {
  SmallStage stage;
  stage.scenario_.simulation->years = 1;
  RelocationResult plan;
  RelocationProblem& problem = plan.problem;
  problem.rules.cost_a_person = 50'000;
  problem.rules.subsidy_a_person = 40'000;
  problem.rules.most_self_payment = 5'000;
  SiteLimits open;
  open.admits = true;
  problem.sites.push_back(open);
  for (std::int32_t const from : {201606, 201809}) {
    add_phase(problem, SiteId(0), 100, from);
  }
  problem.times.clinic.push_back(std::nullopt);
  problem.times.primary.push_back(std::nullopt);
  problem.times.old_land.assign(1, std::nullopt);
  for (std::uint32_t h = 0; h < 4; ++h) {
    MoverDraft draft;
    draft.household = HouseholdId(h);
    draft.persons = 2;
    add_mover(problem, draft);
    plan.plan.place.push_back(std::nullopt);
  }
  problem.movers.primary_pupils[MoverId(2)] = 1;
  plan.plan.place[MoverId(0)] = MoverPlace{PhaseId(0), StockId::none()};
  plan.plan.place[MoverId(1)] = MoverPlace{PhaseId(1), StockId::none()};
  plan.plan.place[MoverId(2)] = MoverPlace{PhaseId(1), StockId::none()};
  stage.scenario_.relocation = RelocationOptions{};
  PovertyStudy const study = with_moves(stage.freeze(), plan);
  // 100,000 less 80,000 public money; 5,000 of their own.
  EXPECT_EQ(study.households.move[HouseholdId(0)], (HouseholdMove{2017, 15'000, SiteId(0)}));
  EXPECT_EQ(study.households.move[HouseholdId(1)], (HouseholdMove{2018, 15'000, SiteId(0)}));
  EXPECT_EQ(study.households.move[HouseholdId(2)], (HouseholdMove{2019, 15'000, SiteId(0)}));
  EXPECT_FALSE(study.households.move[HouseholdId(3)]);
  EXPECT_EQ(study.scenarios,
            (std::vector<StudyScenario>{StudyScenario::baseline, StudyScenario::relocation}));
}

}  // namespace
}  // namespace tongcun
