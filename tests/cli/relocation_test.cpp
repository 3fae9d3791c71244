// SPDX-License-Identifier: Apache-2.0
// Relocation in whole runs of the program: who agrees moves, who does not stays, and nobody is
// found in what is published.
#include "tests/cli/relocation_run.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

std::map<std::string, int> placed_by_consent(std::vector<Row> const& rows) {
  std::map<std::string, int> placed;
  for (Row const& row : rows) {
    placed[row.at("consent")] += row.at("placed") == "yes" ? 1 : 0;
  }
  return placed;
}

TEST_F(RelocationRun, OnlyWhoAgreesMoves) {
  ProgramResult const result = plan("committed");
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  std::vector<Row> const rows = rows_of("committed");
  ASSERT_EQ(rows.size(), 120U);
  std::map<std::string, int> const placed = placed_by_consent(rows);
  EXPECT_EQ(placed.at("willing"), 24);
  EXPECT_EQ(placed.at("signed"), 24);
  EXPECT_EQ(placed.at("not_asked"), 0);
  EXPECT_EQ(placed.at("conditional"), 0);
  EXPECT_EQ(placed.at("unwilling"), 0);
  Json const summary = summary_of("committed");
  EXPECT_EQ(summary["households_placed"]["value"], 48);
  EXPECT_EQ(summary["households_unplaced"]["value"], 0);
  EXPECT_EQ(summary["households_declined"]["value"], 24);
  EXPECT_LE(std::stod(summary["gap"]["share"].get<std::string>()), 0.005);
  EXPECT_NE(result.out.find("planned relocation"), std::string::npos);
}

TEST_F(RelocationRun, APotentialPlanSaysThatTheyHaveNotAgreed) {
  ProgramResult const result = plan("potential", {"--plan", "potential"});
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  std::map<std::string, int> const placed = placed_by_consent(rows_of("potential"));
  EXPECT_EQ(placed.at("unwilling"), 0);
  // 60 dwellings for 96 households.
  EXPECT_EQ(placed.at("willing") + placed.at("signed") + placed.at("not_asked") +
                placed.at("conditional"),
            60);
  EXPECT_EQ(summary_of("potential")["plan_kind"], "potential");
  EXPECT_NE(result.out.find("not all of these households have agreed"), std::string::npos)
      << result.out;
}

// A household that was not asked and now declines changes nobody else's line.
TEST_F(RelocationRun, RefusingChangesNobodyElsesRight) {
  ASSERT_EQ(plan("before").status, 0);
  write_households(2, "不愿");
  ASSERT_EQ(plan("after").status, 0);
  std::vector<Row> const before = rows_of("before");
  std::vector<Row> const after = rows_of("after");
  ASSERT_EQ(before.size(), after.size());
  int changed = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] != after[i]) {
      ++changed;
      EXPECT_EQ(after[i].at("candidacy"), "declined");
      EXPECT_EQ(after[i].at("placed"), "no");
    }
  }
  EXPECT_EQ(changed, 1);
}

TEST_F(RelocationRun, WhoWishesForASiteGoesThereOrStays) {
  ASSERT_EQ(plan("wishes").status, 0);
  int at_second = 0;
  for (Row const& row : rows_of("wishes")) {
    at_second += row.at("site_code") == "S2" ? 1 : 0;
  }
  // Households 1, 11, 21 … wish for the second site; all of them have signed.
  EXPECT_GE(at_second, 12);
}

TEST_F(RelocationRun, TooLittleRoomIsSaidWithWhatIsShort) {
  write_scenario("sites = [\"S2\"]\n");
  ASSERT_EQ(plan("short").status, 0);
  int left = 0;
  for (Row const& row : rows_of("short")) {
    if (row.at("candidacy") == "mover" && row.at("placed") == "no") {
      ++left;
      EXPECT_EQ(row.at("left_out_reason"), "no_room");
      EXPECT_EQ(row.at("left_out_site"), "S2");
      EXPECT_TRUE(row.at("lacking").starts_with("dwellings (phase 1, ")) << row.at("lacking");
      EXPECT_TRUE(row.at("lacking").ends_with(" m2): 1 dwelling")) << row.at("lacking");
    }
  }
  EXPECT_EQ(left, 28);
}

TEST_F(RelocationRun, NoRoomAtAllIsStatusFour) {
  write_scenario("[[relocation.funds]]\nsource = \"central\"\nyear = 2030\namount = 1\n");
  ProgramResult const result = plan("nowhere");
  EXPECT_EQ(result.status, 4) << result.err;
  EXPECT_EQ(summary_of("nowhere")["households_placed"]["value"], 0);
  EXPECT_NE((result.out + result.err).find("nobody could be placed"), std::string::npos);
  for (Row const& row : rows_of("nowhere")) {
    EXPECT_EQ(row.at("left_out_reason"), row.at("candidacy") == "mover" ? "no_offer" : "");
  }
}

TEST_F(RelocationRun, MoneyByYearIsKept) {
  write_scenario(R"([[relocation.funds]]
source = "central"
year = 2027
amount = 1000000
[[relocation.funds]]
source = "county"
year = 2027
amount = 226000
)");
  ASSERT_EQ(plan("money").status, 0);
  // Twenty at 75 m2 and 1,500 yuan are 112,500 yuan each: after 100,000 for the site ten can be
  // paid for. The second site falls in a year without funds.
  EXPECT_EQ(summary_of("money")["households_placed"]["value"], 10);
}

// What a plan rests on stands in the record with who set it, and a comparison shows what differs;
// nothing of single households does.
TEST_F(RelocationRun, RecordAndComparisonSayWhatThePlanRestsOn) {
  ASSERT_EQ(plan("base").status, 0);
  std::string locked;
  for (Row const& row : rows_of("base")) {
    locked = row.at("site_code") == "S1" ? row.at("household_code") : locked;
  }
  write_scenario("minute_price = 7\n[[relocation.locks]]\nhousehold = \"" + locked +
                 "\"\nsite = \"S1\"\nreason = \"asked\"\n");
  ProgramResult const planned = plan("dearer", {"--plan", "potential"});
  ASSERT_EQ(planned.status, 0) << planned.err;
  Json const base = Json::parse(content_of(folder_ / "base/run.json"))["parameters"]["relocation"];
  Json const dearer =
      Json::parse(content_of(folder_ / "dearer/run.json"))["parameters"]["relocation"];
  // 60,000 yuan a person of the profile, a 600th of it a minute.
  EXPECT_EQ(base["cost_a_person"]["value"], "60000.00");
  EXPECT_EQ(base["cost_a_person"]["set_by"], "profile");
  EXPECT_EQ(base["cost_a_person"]["mark"], "A");
  EXPECT_NE(base["cost_a_person"]["source"].get<std::string>().find("domain reference 2.3"),
            std::string::npos);
  EXPECT_EQ(base["minute_price"]["value"], "100.00");
  EXPECT_EQ(base["minute_price"]["set_by"], "default");
  EXPECT_EQ(base["rules.reasons.geo_hazard"]["value"], "urgent");
  EXPECT_EQ(base["rules.reasons.geo_hazard"]["mark"], "V");
  EXPECT_EQ(base["rules.least_area"]["value"], Json({"20.00", "30.00", "40.00"}));
  EXPECT_EQ(dearer["minute_price"]["value"], "7.00");
  EXPECT_EQ(dearer["minute_price"]["set_by"], "scenario");
  EXPECT_FALSE(dearer["minute_price"].contains("source"));
  EXPECT_EQ(content_of(folder_ / "dearer/run.json").find(locked), std::string::npos);
  ProgramResult const compared =
      run_tongcun({"compare", folder_ / "base", folder_ / "dearer", "--json"});
  ASSERT_EQ(compared.status, 0) << compared.err;
  std::map<std::string, std::pair<std::string, std::string>> asked;
  Json const comparison = Json::parse(compared.out);
  for (Json const& row : comparison.at("asked")) {
    std::string const key = row.at("compared_key");
    if (key.starts_with("relocation.") && key.ends_with(".value")) {
      asked[key] = {row.at("run_1"), row.at("run_2")};
    }
  }
  std::map<std::string, std::pair<std::string, std::string>> const expected{
      {"relocation.minute_price.value", {"100.00", "7.00"}},
      {"relocation.plan.value", {"committed", "potential"}}};
  EXPECT_EQ(asked, expected);
}

TEST_F(RelocationRun, TheSameBytesForOneAndTwoThreads) {
  ASSERT_EQ(plan("one", {"--work-limit", "20000", "--threads", "1"}).status, 0);
  ASSERT_EQ(plan("two", {"--work-limit", "20000", "--threads", "2"}).status, 0);
  Json const record = Json::parse(content_of(folder_ / "one/run.json"));
  EXPECT_EQ(record.at("plans").at(0).at("ended_by"), "itself");
  std::vector<std::string> const records{"run.json"};
  EXPECT_EQ(digests_of(folder_ / "one", records), digests_of(folder_ / "two", records));
}

// A limit of work that ends the search is a limit: exit code 5, the plan published, and the same
// one every time. A search that is through before it is not stopped.
TEST(WorkLimit, EndsWithFiveWhereItCutTheSearchShort) {
  TemporaryFolder const folder;
  ASSERT_EQ(run_tongcun(
                {"synth", "county", "--villages", "60", "--seed", "7", "--out", folder / "county"})
                .status,
            0);
  auto const plan = [&](std::string const& out) {
    return run_tongcun({"plan", "relocation", folder / "county/scenario.toml", "--out",
                        folder / out, "--quiet", "--work-limit", "1000"});
  };
  ProgramResult const result = plan("one");
  ASSERT_EQ(result.status, 5) << result.err;
  EXPECT_NE(result.err.find("--work-limit"), std::string::npos) << result.err;
  Json const record = Json::parse(content_of(folder / "one/run.json"));
  EXPECT_EQ(record.at("status"), "stopped");
  EXPECT_EQ(record.at("deterministic"), true);
  EXPECT_EQ(record.at("plans").at(0).at("ended_by"), "work_limit");
  EXPECT_FALSE(csv_rows(folder / "one/restricted/households/relocation.csv").empty());
  ASSERT_EQ(plan("two").status, 5);
  std::vector<std::string> const records{"run.json"};
  EXPECT_EQ(digests_of(folder / "one", records), digests_of(folder / "two", records));
  ProgramResult const verified = run_tongcun(
      {"verify", folder / "one", "--scenario", folder / "county/scenario.toml", "--quiet"});
  EXPECT_EQ(verified.status, 0) << verified.err;
}

TEST_F(RelocationRun, ASiteThatComesToNothing) {
  write_scenario("try_without_sites = true\n");
  ASSERT_EQ(plan("tried").status, 0);
  std::map<std::string, std::string> placed;
  for (Row const& row : csv_rows(folder_ / "tried/restricted/internal/relocation_variants.csv")) {
    EXPECT_EQ(row.at("variant"), "without_site");
    placed[row.at("variant_of")] = row.at("variant_placed");
  }
  // Without the first, 20 dwellings are left for the 48; without the second, 40 for the 36 that do
  // not insist on it.
  EXPECT_EQ(placed.at("S1"), "20");
  EXPECT_EQ(placed.at("S2"), "36");
}

// All villages are of one township: of the 48 that agree all can be offered a dwelling.
TEST_F(RelocationRun, SharesOfTownships) {
  write_scenario("[relocation.fairness]\nmax_min = true\n");
  ASSERT_EQ(plan("largest").status, 0);
  std::vector<Row> const rows =
      csv_rows(folder_ / "largest/restricted/internal/relocation_townships.csv");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].at("share_households"), "48");
  EXPECT_EQ(rows[0].at("share_placed"), "48");
  // A real register: what the plan gives is not public.
  EXPECT_TRUE(summary_of("largest")["fairness"]["least_share"]["value"].is_null());

  // Money for ten (MoneyByYearIsKept): half of them are 24.
  write_scenario(R"([relocation.fairness]
least_share_by_township = 0.5
[[relocation.funds]]
source = "central"
year = 2027
amount = 1226000
[[relocation.funds]]
source = "central"
year = 2028
amount = 0
)");
  ProgramResult const result = plan("lacking");
  EXPECT_EQ(result.status, 4) << result.err;
  EXPECT_EQ(summary_of("lacking")["status"], "infeasible");
  Row const lacking =
      csv_rows(folder_ / "lacking/restricted/internal/relocation_townships.csv").at(0);
  EXPECT_EQ(lacking.at("share_owed"), "24");
  EXPECT_EQ(lacking.at("share_lacking"), "14");
  std::vector<Row> const variants =
      csv_rows(folder_ / "lacking/restricted/internal/relocation_variants.csv");
  ASSERT_EQ(variants.size(), 1U);
  EXPECT_EQ(variants[0].at("variant"), "without_fairness");
}

// Seven urgent households agree and three posts are there: the weighted sum places three of them,
// the order all seven, four of whom lack a post; nobody else, with a labourer each, would not.
TEST_F(RelocationRun, GoalsInTheirOrder) {
  write_file(folder_ / "sites.csv",
             "site_id,site_name,site_status,phase,available_from,dwellings_75_m2,"
             "dwellings_100_m2,unit_cost,infrastructure_cost,jobs,经度,纬度\n"
             "S1,东站安置点,候选,1,2027-06,20,20,1500,100000,1,106.94,26.3\n"
             "S2,西站安置点,候选,1,2028-06,20,0,1400,50000,2,106.905,26.3\n");
  write_scenario("objective = \"ordered\"\n");
  ProgramResult const result = plan("ordered");
  ASSERT_EQ(result.status, 0) << result.err;
  std::vector<Row> const levels =
      csv_rows(folder_ / "ordered/restricted/internal/relocation_levels.csv");
  ASSERT_EQ(levels.size(), 3U);
  using Level = std::array<std::string, 4>;
  std::vector<Level> found;
  for (Row const& row : levels) {
    found.push_back(
        {row.at("plan_goal"), row.at("goal_value"), row.at("goal_bound"), row.at("goal_weighted")});
  }
  EXPECT_EQ(found, (std::vector<Level>{{"urgent", "0", "0", "4"},
                                       {"posts", "4", "4", "0"},
                                       {"guarantees", "0", "0", "0"}}));
  int placed = 0;
  for (Row const& row : rows_of("ordered")) {
    placed += row.at("placed") == "yes" ? 1 : 0;
    bool const agrees = row.at("consent") == "willing" || row.at("consent") == "signed";
    EXPECT_EQ(row.at("placed") == "yes", agrees && row.at("urgent_offer") == "yes");
    EXPECT_EQ(row.at("lost_guarantees"), "");
  }
  EXPECT_EQ(placed, 7);
  std::vector<Row> const variants =
      csv_rows(folder_ / "ordered/restricted/internal/relocation_variants.csv");
  ASSERT_EQ(variants.size(), 1U);
  EXPECT_EQ(variants[0].at("variant"), "without_order");
  EXPECT_EQ(variants[0].at("variant_urgent"), "4");
  EXPECT_EQ(variants[0].at("variant_placed"), "3");
  // A real register: which goals there are is public, nothing else.
  Json const order = summary_of("ordered")["order"];
  ASSERT_EQ(order["levels"].size(), 3U);
  EXPECT_TRUE(order["levels"][0]["value"].is_null());
  EXPECT_TRUE(order["cost_least"]["value"].is_null());
}

TEST_F(RelocationRun, SharesThatContradict) {
  write_scenario("[relocation.fairness]\nmax_min = true\nleast_share_by_township = 0.5\n");
  EXPECT_EQ(plan("both").status, 3);
  write_scenario("[relocation.fairness]\n");
  EXPECT_EQ(plan("none").status, 3);
  write_scenario("[relocation.fairness]\nleast_share_by_township = 60\n");
  EXPECT_EQ(plan("beyond").status, 3);
}

TEST_F(RelocationRun, ALockOnWhoHasNotAgreedIsRefusedAndNamesNobody) {
  write_scenario(R"([[relocation.locks]]
household = "KANARI-1004"
site = "S1"
reason = "the office wants it"
)");
  ProgramResult const result = plan("lock", {"--json"});
  EXPECT_EQ(result.status, 3);
  EXPECT_NE(result.out.find("P008"), std::string::npos) << result.out;
  EXPECT_EQ((result.out + result.err).find("KANARI"), std::string::npos);
}

// The office's word is for the offer alone: who declined stays, and every output says who decided.
TEST_F(RelocationRun, TheOfficeDecidesWhoMayBeOfferedAMove) {
  ASSERT_EQ(plan("first").status, 0);
  std::string placed;
  std::string unwilling;
  for (Row const& row : rows_of("first")) {
    placed = row.at("placed") == "yes" ? row.at("household_code") : placed;
    unwilling = row.at("consent") == "unwilling" ? row.at("household_code") : unwilling;
  }
  write_scenario("[[relocation.eligible]]\nhousehold = \"" + placed +
                 "\"\neligible = false\nreason = \"moves to the county town\"\n" +
                 "[[relocation.eligible]]\nhousehold = \"" + unwilling +
                 "\"\neligible = true\nreason = \"house unsafe\"\n");
  ProgramResult const result = plan("second");
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  for (Row const& row : rows_of("second")) {
    if (row.at("household_code") == placed) {
      EXPECT_EQ(row.at("candidacy"), "ineligible");
      EXPECT_EQ(row.at("eligibility_source"), "office_excludes");
      EXPECT_EQ(row.at("eligibility_reason"), "moves to the county town");
      EXPECT_EQ(row.at("placed"), "no");
    } else if (row.at("household_code") == unwilling) {
      EXPECT_EQ(row.at("candidacy"), "declined");
      EXPECT_EQ(row.at("eligibility_source"), "office_offers");
      EXPECT_EQ(row.at("placed"), "no");
    } else {
      EXPECT_EQ(row.at("eligibility_source"), "rule");
      EXPECT_EQ(row.at("eligibility_reason"), "");
    }
  }
  // Each decision is about one household: that there are some is told, how many is not.
  EXPECT_TRUE(summary_of("second")["households_office_excludes"]["value"].is_null());
  EXPECT_NE(result.out.find("the office decided"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("P026"), std::string::npos) << result.out;
}

std::map<std::string, int> changes_of(std::vector<Row> const& rows) {
  std::map<std::string, int> changes;
  for (Row const& row : rows) {
    ++changes[row.at("plan_change")];
  }
  return changes;
}

TEST_F(RelocationRun, NearAnEarlierPlanNothingChangesWithoutReason) {
  ASSERT_EQ(plan("first").status, 0);
  EXPECT_EQ(changes_of(rows_of("first")), (std::map<std::string, int>{{"", 120}}));
  EXPECT_FALSE(summary_of("first").contains("changes"));
  write_scenario("change_price = 1000\n");
  ProgramResult const result = plan("second", {"--from", folder_ / "first"});
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  EXPECT_EQ(changes_of(rows_of("second")),
            (std::map<std::string, int>{{"kept", 48}, {"still_stays", 72}}));
  Json const summary = summary_of("second");
  EXPECT_EQ(summary["changes"]["kept"]["value"], 48);
  EXPECT_EQ(summary["changes"]["other_site"]["value"], 0);
  EXPECT_EQ(summary["prices"]["change"]["value"], "1000.00");
  EXPECT_NE(result.out.find("kept 48"), std::string::npos) << result.out;
}

// Household 1 had signed for the second site and declines now; nobody else moves elsewhere, though
// the room that it leaves would be cheaper for some. That one declines is nobody else's business.
TEST_F(RelocationRun, OneChangeOfARealRegisterIsToldToTheOfficeAlone) {
  write_scenario("change_price = 100000\n");
  ASSERT_EQ(plan("first").status, 0);
  write_households(1, "不愿");
  ProgramResult const result = plan("second", {"--from", folder_ / "first"});
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  EXPECT_EQ(changes_of(rows_of("second")),
            (std::map<std::string, int>{{"kept", 47}, {"now_stays", 1}, {"still_stays", 72}}));
  Json const summary = summary_of("second");
  for (auto const& [change, count] : summary["changes"].items()) {
    EXPECT_TRUE(count["value"].is_null()) << change;
  }
  EXPECT_EQ(result.out.find("kept 47"), std::string::npos) << result.out;
  // Nor does the record tell a digest of the list of households.
  Json const record = Json::parse(content_of(folder_ / "second/run.json"));
  EXPECT_EQ(record["inputs"].dump().find("relocation.csv"), std::string::npos);
}

TEST_F(RelocationRun, AnEarlierRunThatCannotBeUsed) {
  ASSERT_EQ(plan("first").status, 0);
  ProgramResult const unpriced = plan("second", {"--from", folder_ / "first", "--json"});
  EXPECT_EQ(unpriced.status, 3);
  EXPECT_NE(unpriced.out.find("relocation.change_price"), std::string::npos) << unpriced.out;
  write_scenario("change_price = 1000\n");
  ProgramResult const nowhere = plan("second", {"--from", folder_ / "nothing", "--json"});
  EXPECT_EQ(nowhere.status, 3);
  EXPECT_NE(nowhere.out.find("P020"), std::string::npos) << nowhere.out;
  EXPECT_EQ(plan("first", {"--from", folder_ / "first", "--overwrite"}).status, 6);
  ASSERT_EQ(run_tongcun({"init", "--key", folder_ / "other.key"}).status, 0);
  std::string scenario = content_of(folder_ / "scenario.toml");
  scenario.replace(scenario.find("office.key"), 10, "other.key");
  write_file(folder_ / "scenario.toml", scenario);
  ProgramResult const other = plan("second", {"--from", folder_ / "first", "--json"});
  EXPECT_EQ(other.status, 3);
  EXPECT_NE(other.out.find("P021"), std::string::npos) << other.out;
  EXPECT_FALSE(std::filesystem::exists(folder_ / "second"));
}

TEST_F(RelocationRun, NobodyIsFoundInWhatIsPublished) {
  ASSERT_EQ(plan("out").status, 0);
  for (auto const& [name, digest] : digests_of(folder_ / "out")) {
    std::string const content = content_of(folder_ / ("out/" + name));
    EXPECT_EQ(content.find("KANARI"), std::string::npos) << name;
  }
  ProgramResult const joined = run_tongcun({"relink", "--key", folder_ / "office.key", "--register",
                                            folder_ / "households.csv", "--table",
                                            folder_ / "out/restricted/households/relocation.csv",
                                            "--out", folder_ / "visits.csv"});
  ASSERT_EQ(joined.status, 0) << joined.err;
  EXPECT_NE(content_of(folder_ / "visits.csv").find("KANARI-1001"), std::string::npos);
}

TEST_F(RelocationRun, WithoutARegisterThereIsNothingToPlan) {
  std::string scenario = content_of(folder_ / "scenario.toml");
  scenario.erase(scenario.find("[layers.households]"),
                 scenario.find("[relocation]") - scenario.find("[layers.households]"));
  write_file(folder_ / "scenario.toml", scenario);
  ProgramResult const result = plan("none", {"--json"});
  EXPECT_EQ(result.status, 3);
  EXPECT_NE(result.out.find("P012"), std::string::npos) << result.out;
}

}  // namespace
}  // namespace tongcun
