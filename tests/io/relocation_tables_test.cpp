// SPDX-License-Identifier: Apache-2.0
#include "io/relocation_tables.h"

#include "engine/relocation/moving_month.h"
#include "engine/relocation/price_offer.h"
#include "io/glossary.h"
#include "io/map_style.h"
#include "io/money.h"
#include "io/read_relocation_options.h"
#include "io/relocation_checks_table.h"
#include "io/relocation_names.h"
#include "io/relocation_office_tables.h"
#include "io/relocation_other_plans_table.h"
#include "io/term_column.h"
#include "tests/engine/disclose/small_relocation.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace tongcun {
namespace {

Profile profile_in(std::string const& currency, std::int64_t minor_per_major = 100) {
  Profile profile;
  profile.terms.currency = currency;
  profile.terms.minor_per_major = minor_per_major;
  return profile;
}

std::string cell(OutputTable const& table, std::size_t row, std::string const& key) {
  std::optional<std::size_t> const position = table.position_of(key);
  EXPECT_TRUE(position) << table.name << " " << key;
  EXPECT_EQ(table.rows.at(row).size(), table.columns.size()) << table.name;
  return position ? printed(table.rows[row].at(*position), table.columns[*position]) : "";
}

// Two villages; 30 households in one site, 4 in another, 12 left out, 3 declined.
class RelocationTablesTest : public testing::Test {
 protected:
  RelocationTablesTest() {
    VillageId const a = world_.village();
    VillageId const b = world_.village();
    SiteId const large = world_.site();
    PhaseId const first = world_.phase(large, 202703, 700'000);
    StockId const stock = world_.stock(first, 6250, 30);
    PhaseId const small = world_.phase(world_.site(), 202803, 0);
    world_.place(a, 30, first, stock);
    world_.place(b, 4, small);
    world_.leave_out(b, 12);
    world_.households(b, 3, Candidacy::declined, true);
    world_.households(a, 20, Candidacy::ineligible);
    world_.result_.problem.options.funds = {
        {"central", 2027, 1'000'000}, {"county", 2027, 9'000'000}, {"county", 2028, 500'000}};
    world_.result_.problem.budgets = {{2027, 10'000'000}, {2028, 500'000}};
    world_.finish({{0, std::int64_t{123} << 20}});
  }

  std::vector<OutputTable> published(RegisterTreatment treatment) {
    return relocation_tables(world_.published(treatment), world_.places_.region, profile_in("CNY"));
  }
  RelocationOffice office() {
    return {relocation_.emplace(world_.result_), households_.emplace(world_.people_),
            world_.places_.region, profile_};
  }

  SmallRelocation world_;
  Profile profile_ = profile_in("CNY");
  std::optional<Restricted<RelocationResult>> relocation_;
  std::optional<Restricted<HouseholdResults>> households_;
};

TEST(MoneyTest, PrintsExactDigits) {
  EXPECT_EQ(Money(profile_in("CNY").terms).text(12345), "123.45");
  EXPECT_EQ(Money(profile_in("CNY").terms).text(-5), "-0.05");
  EXPECT_EQ(Money(profile_in("JPY", 1).terms).text(12345), "12345");
  EXPECT_EQ(Money(profile_in("TND", 1000).terms).text(12345), "12.345");
  EXPECT_EQ(Money(profile_in("MRU", 5).terms).text(12), "2.4");
  EXPECT_EQ(Money(profile_in("XXX", 3).terms).text(4), "1.3333");
  EXPECT_EQ(Money(profile_in("CNY").terms).text(9'007'199'254'740'993), "90071992547409.93");
  EXPECT_EQ(whole_minor((std::int64_t{7} << 20) + (1 << 19)), 8);
  EXPECT_EQ(whole_minor((std::int64_t{7} << 20) + (1 << 18)), 7);
  EXPECT_EQ(area_text(6250), "62.50");
}

TEST(MovingMonthTest, PupilsMoveInTheHolidays) {
  EXPECT_EQ(moving_month(202703, false), 202703);
  EXPECT_EQ(moving_month(202703, true), 202707);
  EXPECT_EQ(moving_month(202701, true), 202701);
  EXPECT_EQ(moving_month(202707, true), 202707);
  EXPECT_EQ(moving_month(202708, true), 202801);
}

TEST_F(RelocationTablesTest, InventedRegistersShowAll) {
  std::vector<OutputTable> const tables = published(RegisterTreatment::invented);
  ASSERT_EQ(tables.size(), 3U);
  OutputTable const& sites = tables[0];
  EXPECT_EQ(sites.name, "relocation_sites");
  ASSERT_EQ(sites.rows.size(), 2U);
  EXPECT_EQ(sites.points.size(), 2U);
  EXPECT_EQ(cell(sites, 0, "invented_row"), "yes");
  EXPECT_EQ(cell(sites, 0, "placed_households"), "30");
  EXPECT_EQ(cell(sites, 0, "dwellings_given"), "30");
  EXPECT_EQ(cell(sites, 0, "dwellings_by_size"), "62.50 m2: 30/30");
  EXPECT_EQ(cell(sites, 0, "dwelling_prices"), "62.50 m2: 1.23");
  EXPECT_EQ(cell(sites, 0, "public_money"), "12000.00");
  EXPECT_EQ(cell(sites, 0, "opening_cost"), "7000.00");
  EXPECT_EQ(cell(sites, 0, "available_from"), "2027-03");
  EXPECT_EQ(cell(sites, 1, "dwellings_total"), "");  // not recorded is not zero
  EXPECT_EQ(tables[1].rows.size(), 2U);
  ASSERT_EQ(tables[1].lines.size(), 2U);
  EXPECT_EQ(tables[1].lines[0][1], world_.places_.region.sites.point[SiteId(0)]);
  EXPECT_EQ(cell(tables[2], 0, "fund_needed"), "19000.00");
  EXPECT_EQ(cell(tables[2], 1, "fund_available"), "5000.00");
  EXPECT_EQ(sites.columns[*sites.position_of("public_money")].unit, "CNY");
}

TEST_F(RelocationTablesTest, RealRegistersAreSuppressed) {
  std::vector<OutputTable> const tables = published(RegisterTreatment::real);
  OutputTable const& sites = tables[0];
  // 4 would follow from the total: the site of 30 is hidden with it.
  for (std::size_t const row : {0U, 1U}) {
    EXPECT_EQ(cell(sites, row, "suppressed"), "yes");
    for (char const* key : {"placed_households", "placed_persons", "site_placed_households",
                            "dwellings_given", "dwelling_prices", "public_money"}) {
      EXPECT_EQ(cell(sites, row, key), "") << key;
    }
  }
  EXPECT_EQ(cell(sites, 0, "dwellings_by_size"), "62.50 m2: –/30");
  EXPECT_TRUE(tables[1].rows.empty());
  EXPECT_EQ(cell(tables[2], 0, "fund_needed"), "");
  EXPECT_EQ(cell(tables[2], 0, "suppressed"), "yes");
  EXPECT_EQ(cell(tables[2], 0, "fund_available"), "100000.00");
}

TEST_F(RelocationTablesTest, PotentialPlansSaySo) {
  EXPECT_EQ(published(RegisterTreatment::real)[0].title, term("relocation_sites").name);
  world_.result_.problem.options.kind = PlanKind::potential;
  for (OutputTable const& table : published(RegisterTreatment::real)) {
    EXPECT_NE(table.title.en.find("agreed"), std::string::npos);
    EXPECT_NE(table.title.zh.find("同意"), std::string::npos);
  }
}

// A look for every number, and one of its own for what is hidden.
TEST_F(RelocationTablesTest, Styles) {
  std::vector<OutputTable> const tables = published(RegisterTreatment::invented);
  std::optional<MapStyle> const sites = style_of(tables[0]);
  ASSERT_TRUE(sites);
  EXPECT_EQ(sites->rules.size(), 6U);
  EXPECT_EQ(sites->rules.back().filter, "");
  EXPECT_TRUE(tables[0].position_of("site_placed_households"));
  std::optional<MapStyle> const flows = style_of(tables[1]);
  ASSERT_TRUE(flows);
  EXPECT_EQ(flows->rules.size(), 4U);
  EXPECT_GT(flows->rules.front().size, flows->rules.back().size);
  EXPECT_FALSE(style_of(tables[2]));
}

TEST_F(RelocationTablesTest, TheOfficeSeesEverything) {
  std::vector<OutputTable> const tables = relocation_office_tables(office());
  ASSERT_EQ(tables.size(), 5U);
  OutputTable const& sites = tables[0];
  ASSERT_EQ(sites.rows.size(), 2U);
  EXPECT_EQ(cell(sites, 1, "edition"), "internal");
  EXPECT_EQ(cell(sites, 1, "placed_households"), "4");
  EXPECT_EQ(cell(sites, 0, "jobs_used"), "30");
  EXPECT_EQ(cell(sites, 0, "jobs_limit"), "1000");
  EXPECT_EQ(cell(sites, 0, "jobs_price"), "0.00");
  EXPECT_EQ(cell(sites, 0, "water_limit"), "");
  EXPECT_EQ(cell(sites, 0, "building_cost"), "15000.00");
  EXPECT_EQ(cell(sites, 0, "self_payment"), "3000.00");
  EXPECT_EQ(cell(sites, 0, "opening_paid"), "7000.00");
  EXPECT_EQ(tables[1].rows.size(), 2U);

  // 19,000 are needed in 2027: the central 10,000 first, as the scenario lists them.
  OutputTable const& funds = tables[2];
  ASSERT_EQ(funds.rows.size(), 3U);
  EXPECT_EQ(cell(funds, 0, "fund_source"), "central");
  EXPECT_EQ(cell(funds, 0, "fund_needed"), "10000.00");
  EXPECT_EQ(cell(funds, 1, "fund_needed"), "9000.00");
  EXPECT_EQ(cell(funds, 1, "fund_available"), "90000.00");
  EXPECT_EQ(cell(funds, 2, "fund_needed"), "1600.00");

  OutputTable const& left_out = tables[3];
  ASSERT_EQ(left_out.rows.size(), 3U);
  EXPECT_EQ(cell(left_out, 0, "outcome"), "ineligible");
  EXPECT_EQ(cell(left_out, 1, "outcome"), "dearer");  // a plan by hand: there is room
  EXPECT_EQ(cell(left_out, 1, "households"), "12");
  EXPECT_EQ(cell(left_out, 2, "outcome"), "declined");
  EXPECT_EQ(cell(left_out, 2, "urgent_households"), "3");
  EXPECT_EQ(cell(left_out, 2, "village_code"), world_.places_.region.villages.code[VillageId(1)]);

  OutputTable const& emptied = tables[4];
  ASSERT_EQ(emptied.rows.size(), 2U);
  EXPECT_EQ(cell(emptied, 0, "staying_share_pct"), "40.0");
  EXPECT_EQ(cell(emptied, 1, "moving_households"), "4");
  EXPECT_EQ(cell(emptied, 1, "staying_share_pct"), "78.9");
}

// 12,000 and 15,000 over five years for ten persons, four of whom move for 2,000 and 30 a person
// and year; six stay, who need 9,000 and 600 a year.
TEST_F(RelocationTablesTest, TheOfficeSeesStayingAndMovingSideBySide) {
  InPlaceCosts& costs = world_.result_.problem.options.in_place;
  costs.measures.push_back({{}, GuaranteeId::none(), MeasureUnit::person, 1, 0});
  costs.horizons = {5};
  costs.running_a_person = 30'00;
  VillageAlternatives village;
  village.village = VillageId(1);
  village.all = {5, 10};
  village.may_move = {3, 6};
  village.moving = {2, 4};
  village.declined = {1, 2};
  village.if_nobody_moves = {{1'000'000, 1'250'000}, {40'000, 50'000}};
  village.of_those_who_stay = {{900'000, std::nullopt}, {60'000, 60'000}};
  village.moving_cost = 200'000;
  village.clinic_minutes = 50;
  village.clinic_after = {33, 3, 1};
  world_.result_.alternatives.push_back(village);
  OutputTable const table = relocation_office_tables(office()).back();
  EXPECT_EQ(table.name, "relocation_alternatives");
  ASSERT_EQ(table.rows.size(), 1U);
  for (auto const& [key, expected] : std::vector<std::pair<std::string, std::string>>{
           {"village_code", world_.places_.region.villages.code[VillageId(1)]},
           {"village_class", ""},
           {"staying_households", "3"},
           {"staying_persons", "6"},
           {"declined_households", "1"},
           {"horizon_years", "5"},
           {"in_place_least", "12000.00"},
           {"in_place_most", "15000.00"},
           {"in_place_head_least", "1200.00"},
           {"in_place_head_most", "1500.00"},
           {"stayers_least", "12000.00"},
           {"stayers_most", ""},
           {"stayers_head_least", "2000.00"},
           {"stayers_head_most", ""},
           {"move_cost", "2600.00"},
           {"move_head", "650.00"},
           {"cost_not_set", "reclaimed_a_household"},
           {"clinic_minutes_now", "50"},
           {"clinic_minutes_after", "11.0"},
           {"clinic_cut_off_after", "1"},
           {"primary_minutes_now", ""},
           {"primary_minutes_after", ""},
           {"primary_cut_off_after", "0"}}) {
    EXPECT_EQ(cell(table, 0, key), expected) << key;
  }
}

TEST_F(RelocationTablesTest, ChecksThatNobodyAnsweredAreUnknown) {
  profile_.relocation.checks = {{"consent", {"consent", "本人同意"}, {"own", "本人"}},
                                {"grievance", {"grievance", "申诉"}, {"a channel", "渠道"}}};
  world_.result_.problem.options.checks.push_back({1, Verdict::pass, "cases.xlsx"});
  OutputTable const table = relocation_checks_table(office(), Language::zh);
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(cell(table, 0, "check_state"), "unknown");
  EXPECT_EQ(cell(table, 0, "check_name"), "本人同意");
  EXPECT_EQ(cell(table, 1, "check_state"), "pass");
  EXPECT_EQ(cell(table, 1, "check_note"), "cases.xlsx");
}

// Without funds money is no limit: what a year needs is told all the same.
TEST_F(RelocationTablesTest, YearsWithoutFunds) {
  world_.result_.problem.options.funds.clear();
  world_.result_.problem.budgets.clear();
  world_.finish();
  OutputTable const funds = relocation_office_tables(office())[2];
  ASSERT_EQ(funds.rows.size(), 2U);
  EXPECT_EQ(cell(funds, 0, "fund_year"), "2027");
  EXPECT_EQ(cell(funds, 0, "fund_needed"), "19000.00");
  EXPECT_EQ(cell(funds, 0, "fund_available"), "");
}

// Ten of the 30 of 2027 are accompanying: sources pay for the others and the site first. The 15,000
// of them take all 10,000 of the first source and 5,000 of the second, which leaves 85,000.
TEST_F(RelocationTablesTest, FundsOfAccompanyingHouseholdsApart) {
  RelocationProblem& problem = world_.result_.problem;
  EXPECT_FALSE(relocation_office_tables(office())[2].position_of("fund_for"));
  problem.rules.accompanying.emplace().principal = ConditionId(0);
  for (std::uint32_t mover = 0; mover < 10; ++mover) {
    problem.movers.accompanying[MoverId(mover)] = 1;
  }
  OutputTable const funds = relocation_office_tables(office())[2];
  ASSERT_EQ(funds.rows.size(), 6U);
  EXPECT_EQ(cell(funds, 0, "fund_for"), "programme");
  EXPECT_EQ(cell(funds, 0, "fund_needed"), "10000.00");
  EXPECT_EQ(cell(funds, 1, "fund_needed"), "5000.00");
  EXPECT_EQ(cell(funds, 2, "fund_for"), "accompanying");
  EXPECT_EQ(cell(funds, 2, "fund_source"), "central");
  EXPECT_EQ(cell(funds, 2, "fund_needed"), "0.00");
  EXPECT_EQ(cell(funds, 2, "fund_available"), "0.00");
  EXPECT_EQ(cell(funds, 3, "fund_needed"), "4000.00");
  EXPECT_EQ(cell(funds, 3, "fund_available"), "85000.00");
  EXPECT_EQ(cell(funds, 5, "fund_needed"), "0.00");
  EXPECT_EQ(cell(funds, 5, "fund_available"), "3400.00");
  // In public: of each year what is for them; of a real register only where they are enough.
  OutputTable const invented = published(RegisterTreatment::invented)[2];
  EXPECT_EQ(cell(invented, 0, "fund_accompanying"), "4000.00");
  EXPECT_EQ(cell(invented, 1, "fund_accompanying"), "0.00");
  EXPECT_EQ(cell(published(RegisterTreatment::real)[2], 0, "fund_accompanying"), "");
}

// The plan and two beside it: one places the four of the small site in the large one, one leaves
// them out.
TEST_F(RelocationTablesTest, PlansBesideThePlan) {
  RelocationResult& result = world_.result_;
  result.problem.options.other_plans = {3, 250};
  EXPECT_EQ(published(RegisterTreatment::invented).back().rows.size(), 1U);  // none was found
  OtherPlan none;
  none.place = result.plan.place;
  for (MoverId const mover : none.place.ids()) {
    if (none.place[mover] && none.place[mover]->phase == PhaseId(1)) {
      none.place[mover] = std::nullopt;
    }
  }
  none.score = score_relocation(result.problem, none.place).value();
  none.from_plan = {1, 4};
  none.from_nearest = {1, 4};
  result.others = {none};
  for (OutputTable const& table : relocation_office_tables(office())) {
    if (table.name == "relocation_other_plans") {
      ASSERT_EQ(table.rows.size(), 2U);
      EXPECT_EQ(cell(table, 0, "plan_number"), "0");
      EXPECT_EQ(cell(table, 0, "plan_phases"), "s0 (1); s1 (1)");
      EXPECT_EQ(cell(table, 0, "plan_by_site"), "s0: 30; s1: 4");
      EXPECT_EQ(cell(table, 0, "plan_cost"), "20600.00");
      EXPECT_EQ(cell(table, 1, "plan_phases"), "s0 (1)");
      EXPECT_EQ(cell(table, 1, "plan_cost"), "19000.00");
      EXPECT_EQ(cell(table, 1, "plan_left_out"), "16");
      EXPECT_EQ(cell(table, 1, "phases_apart"), "1");
      EXPECT_EQ(cell(table, 1, "households_elsewhere"), "4");
    }
  }
  OutputTable const invented = published(RegisterTreatment::invented).back();
  EXPECT_EQ(cell(invented, 1, "plan_placed"), "30");
  EXPECT_EQ(cell(invented, 1, "suppressed"), "no");
  // The four that move or stay would be told.
  OutputTable const real = published(RegisterTreatment::real).back();
  EXPECT_EQ(cell(real, 1, "plan_placed"), "");
  EXPECT_EQ(cell(real, 1, "plan_phases"), "");
  EXPECT_EQ(cell(real, 1, "suppressed"), "yes");
  std::string const csv = other_plans_of_households_list(office()).csv;
  EXPECT_NE(csv.find("plan_0_site_code,plan_1_site_code"), std::string::npos);
}

std::vector<std::string> lines_of(std::string const& csv) {
  std::istringstream stream(csv);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty() && line.back() == '\r') {
      line.pop_back();
    }
    lines.push_back(line);
  }
  return lines;
}

// Of thirty dwellings none is left; of one more size there are none at all, which all who may go
// there could take. At one site are no seats, which the pupil of a household would take; at the
// other no water, which nobody counts.
TEST_F(RelocationTablesTest, WhatThereIsNoneOfHasNoPrice) {
  world_.result_.problem.sites[SiteId(0)].primary_seats = 0;
  world_.result_.problem.sites[SiteId(0)].junior_seats = 0;
  world_.result_.problem.movers.primary_pupils[MoverId(40)] = 1;
  world_.result_.problem.sites[SiteId(1)].water_litres = 0;
  world_.result_.problem.stocks.phase.push_back(PhaseId(0));
  world_.result_.problem.stocks.area.push_back(8000);
  world_.result_.problem.stocks.dwellings.push_back(0);
  world_.finish({{0, std::int64_t{123} << 20}, {1, std::int64_t{1} << 60}});
  OutputTable const sites = relocation_office_tables(office())[0];
  EXPECT_EQ(cell(sites, 0, "dwelling_prices"), "62.50 m2: 1.23");
  EXPECT_EQ(cell(sites, 0, "primary_seats_limit"), "0");
  EXPECT_EQ(cell(sites, 0, "primary_seats_price"), "");
  EXPECT_EQ(cell(sites, 0, "junior_seats_price"), "0.00");
  EXPECT_EQ(cell(sites, 1, "water_price"), "0.00");
  EXPECT_EQ(cell(published(RegisterTreatment::invented)[0], 0, "dwelling_prices"),
            "62.50 m2: 1.23");
}

TEST_F(RelocationTablesTest, Households) {
  RelocationResult& result = world_.result_;
  result.problem.rules.reasons = {{"geo_hazard", {"hazard", "地质灾害"}, {}, true},
                                  {"far", {"far away", "偏远"}, {}, false}};
  result.candidates[HouseholdId(0)].reasons = 3;
  result.problem.movers.primary_pupils[MoverId(0)] = 1;
  result.problem.times.old_land[0] = std::nullopt;
  std::vector<std::string> const lines =
      lines_of(relocation_households_list(office(), Language::zh).csv);
  ASSERT_EQ(lines.size(), 1U + 69U);
  EXPECT_NE(lines[0].find("invented_row,household_code,village_code"), std::string::npos)
      << lines[0];
  EXPECT_EQ(lines[1],
            "no,h0,530000000000,村0,1,signed,no,地质灾害、偏远,rule,,mover,1,yes,,concentrated,s0,"
            "点0,1,62.50,2027-03,"
            "2027-07,,500.00,400.00,100.00,0.00,no,10000.00,0.00,,,,");
  EXPECT_TRUE(lines[2].starts_with("no,h1,530000000000,村0,1,signed,no,,rule,,mover,2,yes,"))
      << lines[2];
  EXPECT_EQ(
      lines[36],
      "no,h35,530000000001,村1,1,signed,no,,rule,,mover,36,no,,,,,,,,,,,,,,,10000.00,0.00,,,,");
  EXPECT_EQ(lines[47],
            "no,h46,530000000001,村1,1,unwilling,yes,,rule,,declined,,no,,,,,,,,,,,,,,,,,,,,")
      << lines[47];
}

TEST_F(RelocationTablesTest, VariantsSayWhatTheLockWas) {
  world_.result_.problem.options.locks = {{"h1", "s0", LockKind::forbid, "quarrel"}};
  RelocationPlan& plan = world_.result_.plan;
  plan.bound = plan.objective - 200;
  world_.result_.variants = {
      {VariantKind::without_lock, 0, plan.objective, plan.objective - 300, 34, 12, {}},
      {VariantKind::without_site, 0, plan.objective, plan.objective, 34, 12, {}}};
  for (OutputTable const& table : relocation_office_tables(office())) {
    if (table.name != "relocation_variants") {
      continue;
    }
    EXPECT_EQ(cell(table, 0, "lock_kind"), "forbid");
    EXPECT_EQ(cell(table, 0, "lock_site"), "s0");
    // Reasons may tell of people: they stay in the scenario.
    EXPECT_TRUE(std::ranges::none_of(table.columns,
                                     [](auto const& one) { return one.key == "lock_reason"; }));
    EXPECT_EQ(cell(table, 0, "variant_least"), "-3.00");
    EXPECT_EQ(cell(table, 0, "variant_most"), "0.00");
    EXPECT_EQ(cell(table, 1, "lock_kind"), "");
    EXPECT_EQ(cell(table, 1, "variant_most"), "2.00");  // a site that is missed
    return;
  }
  FAIL() << "no table of variants";
}

// One household lacks a dwelling, 785 yuan of 2028 and three posts, at 2 yuan a post; another what
// there is none of.
TEST_F(RelocationTablesTest, WhatIsLackingHasItsUnit) {
  RelocationResult& result = world_.result_;
  LeftOut left;
  left.unit = result.problem.movers.unit[MoverId(35)];
  left.reason = LeftOutReason::no_room;
  left.phase = PhaseId(0);
  std::vector<Limit> const limits = limits_of(result.problem);
  for (std::uint32_t i = 0; i < limits.size(); ++i) {
    if (limits[i].kind == LimitKind::dwellings) {
      left.lacking.push_back({i, 1});
    } else if (limits[i].kind == LimitKind::jobs && limits[i].index == 0) {
      left.lacking.push_back({i, 3});
    } else if (limits[i].kind == LimitKind::money && limits[i].index == 1) {
      left.lacking.push_back({i, 78'500});
    }
  }
  left.relaxation_price = 600;
  result.left_out.push_back(left);
  left.unit = result.problem.movers.unit[MoverId(36)];
  left.relaxation_price = std::nullopt;
  result.left_out.push_back(left);
  auto const has_end = [&](Language language, std::size_t line, std::string const& end) {
    std::string const text = lines_of(relocation_households_list(office(), language).csv).at(line);
    EXPECT_TRUE(text.ends_with(end)) << text;
  };
  has_end(
      Language::en, 36,
      ",no_room,s0,\"dwellings (phase 1, 62.50 m2): 1 dwelling; posts at the site: 3 posts; money "
      "of the year (2028): 785.00 CNY\",6.00");
  has_end(
      Language::zh, 36,
      ",no_room,s0,安置房套数（1 期，62.50 平方米）：1 套；安置点就业岗位：3 个；年度资金（2028）"
      "：785.00 CNY,6.00");
  has_end(Language::zh, 37, "：785.00 CNY,");
}

// Words of the tables have names in both languages.
TEST(RelocationGlossary, WordsOfColumns) {
  auto const expect_names = [](std::string const& column, auto const& words) {
    for (std::string_view const word : words) {
      EXPECT_TRUE(has_term(column + "." + std::string(word))) << column << " " << word;
    }
  };
  expect_names("limit_kind", kLimitKindNames);
  expect_names("lock_kind", kLockKindNames);
  for (std::string_view const kind : kLimitKindNames) {
    for (std::string const unit : {"limit_unit.", "limit_units."}) {
      EXPECT_EQ(has_term(unit + std::string(kind)), kind != "money") << kind;
    }
  }
  expect_names("plan_status", kPlanStatusNames);
  expect_names("candidacy", kCandidacyNames);
  expect_names("offer_bar", kOfferBarNames);
  expect_names("resettlement_mode", kResettlementModeNames);
  for (OutputColumn const& column : {term_column("outcome", "outcome")}) {
    EXPECT_EQ(column.words.size(), 9U);
  }
}

// 34 households placed in order: 30 at one site, 4 at another, 12 stay; groups of 8 of them. The
// fourth has six at the first site and two at the second, the fifth two and six that stay.
TEST_F(RelocationTablesTest, GroupsByTheirSites) {
  world_.set_rule_of_groups(GroupRule::price, 8);
  world_.finish({{0, std::int64_t{123} << 20}});
  for (OutputTable const& table : relocation_office_tables(office())) {
    if (table.name != "relocation_groups") {
      continue;
    }
    // Households 24 to 29 are of one village, 30 on of the other: a row a village and name.
    ASSERT_EQ(table.rows.size(), world_.result_.problem.groups->households.size() + 1);
    EXPECT_EQ(cell(table, 0, "group_name"), "group 0");
    EXPECT_EQ(cell(table, 0, "group_movers"), "8");
    EXPECT_EQ(cell(table, 0, "group_parts"), "s0: 8");
    EXPECT_EQ(cell(table, 3, "group_parts"), "s0: 6; s1: 2");
    EXPECT_EQ(cell(table, 3, "group_sites"), "2");
    EXPECT_EQ(cell(table, 3, "group_apart"), "2");
    EXPECT_EQ(cell(table, 3, "group_price"), "2.00");
    EXPECT_EQ(cell(table, 5, "group_parts"), "s1: 2");
    EXPECT_EQ(cell(table, 5, "group_staying"), "6");
    return;
  }
  FAIL() << "no table of groups";
}

// 20 at a receiving village, 15 with money, 12 made safe on the spot, 3 stay: sites and flows are
// of places alone, and who is made safe on the spot does not leave.
TEST(RelocationModesTables, PlacesAndWhatIsNone) {
  SmallRelocation world;
  VillageId const village = world.village();
  SiteId const site = world.site();
  world.places_.region.sites.record[site].mode = ResettlementMode::dispersed;
  world.result_.problem.sites[site].mode = ResettlementMode::dispersed;
  PhaseId const first = world.phase(site, 202703, 700'000);
  PhaseId const money = world.without_site(ResettlementMode::monetary, 1'000);
  PhaseId const works = world.without_site(ResettlementMode::in_situ, 2'000);
  world.result_.problem.options.modes[ResettlementMode::monetary].most_share = 300;
  world.place(village, 20, first);
  world.place(village, 15, money);
  world.place(village, 12, works);
  world.leave_out(village, 3);
  world.finish();
  Profile const profile = profile_in("CNY");
  std::vector<OutputTable> const tables = relocation_tables(
      world.published(RegisterTreatment::invented), world.places_.region, profile);
  ASSERT_EQ(tables.size(), 4U);
  ASSERT_EQ(tables[0].rows.size(), 1U);
  EXPECT_EQ(tables[0].points.size(), 1U);
  EXPECT_EQ(cell(tables[0], 0, "resettlement_mode"), "dispersed");
  ASSERT_EQ(tables[1].rows.size(), 1U);
  EXPECT_EQ(cell(tables[1], 0, "placed_households"), "20");
  OutputTable const& modes = tables[3];
  EXPECT_EQ(modes.name, "relocation_modes");
  ASSERT_EQ(modes.rows.size(), 3U);
  EXPECT_EQ(cell(modes, 0, "resettlement_mode"), "dispersed");
  EXPECT_EQ(cell(modes, 1, "resettlement_mode"), "monetary");
  EXPECT_EQ(cell(modes, 1, "mode_of_placed_pct"), "31.91");  // 15 of 47
  EXPECT_EQ(cell(modes, 1, "mode_of_task_pct"), "30.00");    // 15 of 50
  EXPECT_EQ(cell(modes, 1, "mode_most"), "15");
  EXPECT_EQ(cell(modes, 1, "public_money"), "150.00");
  EXPECT_EQ(cell(modes, 2, "placed_households"), "12");

  Restricted<RelocationResult> const relocation(world.result_);
  Restricted<HouseholdResults> const households(world.people_);
  RelocationOffice const office{relocation, households, world.places_.region, profile};
  for (OutputTable const& table : relocation_office_tables(office)) {
    if (table.name == "relocation_emptied") {
      ASSERT_EQ(table.rows.size(), 1U);
      EXPECT_EQ(cell(table, 0, "moving_households"), "35");
      EXPECT_EQ(cell(table, 0, "staying_households"), "15");
    } else if (table.name == "relocation_modes") {
      EXPECT_EQ(cell(table, 0, "opening_paid"), "7000.00");
      EXPECT_EQ(cell(table, 0, "building_cost"), "10000.00");
      EXPECT_EQ(cell(table, 1, "building_cost"), "");  // nobody knows
      EXPECT_EQ(cell(table, 1, "mode_most"), "15");
      EXPECT_EQ(cell(table, 2, "mode_most"), "");
    } else if (table.name == "relocation_sites" || table.name == "relocation_flows") {
      EXPECT_EQ(table.rows.size(), 1U);
    }
  }
  std::string const csv = relocation_households_list(office, Language::en).csv;
  EXPECT_NE(csv.find(",monetary,monetary,"), std::string::npos) << csv.substr(0, 2000);
  EXPECT_NE(csv.find(",dispersed,s0,"), std::string::npos);
}

}  // namespace
}  // namespace tongcun
