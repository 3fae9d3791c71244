// SPDX-License-Identifier: Apache-2.0
// Modes of settlement in whole runs of the program: a site among the people of another village, a
// sum of money, works on the spot.
#include "tests/cli/relocation_run.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr char const* kModes = R"(
[relocation.modes.monetary]
subsidy_a_person = 20000
most_share = 0.2
[relocation.modes.monetary.without_site]
minutes = 60
[relocation.modes.in_situ.without_site]
cost_a_household = 30000
available_from = "2027-09"
)";

class RelocationModesRun : public RelocationRun {
 protected:
  // Who declines names money all the same; of the others every third household names money, every
  // third works on the spot; every seventh is urgent.
  RelocationModesRun() {
    std::string text = "户编号,行政村代码,家庭人口,搬迁意愿,意愿安置方式,紧迫程度,劳动力人数\n";
    for (int h = 0; h < kHouseholds; ++h) {
      bool const declines = h % 5 == 4;
      char const* const mode = declines || h % 3 == 0 ? "货币安置" : h % 3 == 1 ? "就地安置" : "";
      text += code(h) + "," + village(h % 4) + ",3," + consent(h) + "," + mode + "," +
              (h % 7 == 0 ? "紧迫" : "一般") + ",1\n";
    }
    write_file(folder_ / "households.csv", text);
    write_file(folder_ / "sites.csv",
               "site_id,site_name,site_status,安置方式,phase,available_from,dwellings_75_m2,"
               "dwellings_100_m2,unit_cost,infrastructure_cost,jobs,经度,纬度\n"
               "S1,东站安置点,候选,集中,1,2027-06,20,20,1500,100000,60,106.94,26.3\n"
               "S2,西村,候选,插花,1,2028-06,20,0,1400,0,60,106.905,26.3\n");
    write_scenario(kModes);
  }

  ProgramResult verify(std::string const& out) {
    return run_tongcun(
        {"verify", folder_ / out, "--scenario", folder_ / "scenario.toml", "--quiet", "--json"});
  }
};

TEST_F(RelocationModesRun, EachGoesTheWayItNamesAndNobodyWhoDeclines) {
  ProgramResult const result = plan("run");
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  std::map<std::string, int> modes;
  std::map<std::string, int> left_out;
  for (Row const& row : rows_of("run")) {
    if (row.at("consent") != "willing" && row.at("consent") != "signed") {
      EXPECT_EQ(row.at("placed"), "no");
      continue;
    }
    std::string const& mode = row.at("resettlement_mode");
    ++modes[mode];
    if (mode == "monetary" || mode == "in_situ") {
      EXPECT_EQ(row.at("site_code"), mode);
      EXPECT_EQ(row.at("dwelling_area_m2"), "");
    }
    if (mode == "monetary") {
      EXPECT_EQ(row.at("building_cost"), "");  // nobody knows what it finds
      EXPECT_EQ(row.at("public_money"), "60000.00");
      EXPECT_EQ(row.at("debt_known"), "no");
      EXPECT_EQ(row.at("old_land_min"), "");
    } else if (mode == "in_situ") {
      EXPECT_EQ(row.at("urgent_offer"), "no");
      EXPECT_EQ(row.at("building_cost"), "30000.00");
      EXPECT_EQ(row.at("old_land_min"), "0");
      EXPECT_EQ(row.at("available_from"), "2027-09");
    } else if (mode.empty()) {
      ++left_out[row.at("left_out_reason") + " " + row.at("lacking")];
    }
  }
  // 48 agree: 16 name money, of whom a fifth of 48 at most may take it, 16 works, of whom those in
  // danger cannot be helped by them, and 16 nothing.
  EXPECT_EQ(modes["monetary"], 9);
  EXPECT_EQ(modes["concentrated"] + modes["dispersed"], 16);
  EXPECT_EQ(
      left_out["no_room households settled in one mode (money, or a flat bought by the office): 1 "
               "household"],
      7);
  EXPECT_EQ(modes["in_situ"] +
                left_out["no_offer works on the spot do not make an urgent household "
                         "safe"] +
                left_out["no_offer not among the household's wishes"],
            16);
  Json const by_mode = summary_of("run")["by_mode"];
  EXPECT_EQ(by_mode["monetary"]["most"]["value"], 9);
  EXPECT_TRUE(by_mode["monetary"]["households_placed"]["value"].is_null());  // fewer than 10
  EXPECT_EQ((result.out + result.err).find("KANARI"), std::string::npos);
  // Sites and flows are of places alone.
  for (Row const& row : csv_rows(folder_ / "run/public/tables/relocation_sites.csv")) {
    EXPECT_EQ(row.at("resettlement_mode"),
              row.at("site_code") == "S1" ? "concentrated" : "dispersed");
  }
  std::vector<Row> const ledger =
      csv_rows(folder_ / "run/restricted/internal/relocation_modes.csv");
  ASSERT_EQ(ledger.size(), 4U);
  EXPECT_EQ(ledger[2].at("resettlement_mode"), "monetary");
  EXPECT_EQ(ledger[2].at("public_money"), "540000.00");
  EXPECT_EQ(ledger[2].at("mode_most"), "9");
}

TEST_F(RelocationModesRun, ThePlanIsVerifiedWithItsModes) {
  ASSERT_EQ(plan("run").status, 0);
  ProgramResult const result = verify("run");
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  std::string const file = folder_ / "run/restricted/households/relocation_plan.json";
  std::string const good = content_of(file);
  auto const rejected = [&](std::string const& from, std::string const& to) {
    Json forged = Json::parse(good);
    for (Json& place : forged["places"]) {
      if (place["site"] == from) {
        place["site"] = to;
        place["phase"] = 1;
        place["area_dm2"] = nullptr;
        break;
      }
    }
    write_file(file, forged.dump());
    ProgramResult const checked = verify("run");
    EXPECT_EQ(checked.status, 3) << checked.err;
    return checked.out;
  };
  // Who did not name money; who named works on the spot.
  EXPECT_NE(rejected("S2", "monetary").find("P030"), std::string::npos);
  EXPECT_NE(rejected("in_situ", "monetary").find("P030"), std::string::npos);
  EXPECT_NE(rejected("monetary", "self_built").find("P029"), std::string::npos);
  write_file(file, good);
  // The cap and what is paid are of the scenario as it is now.
  std::string less(kModes);
  less.replace(less.find("0.2"), 3, "0.1");
  write_scenario(less);
  EXPECT_EQ(verify("run").status, 3);
  std::string more(kModes);
  more.replace(more.find("20000"), 5, "20001");
  write_scenario(more);
  EXPECT_EQ(verify("run").status, 3);
}

TEST_F(RelocationModesRun, AnEarlierPlanIsFoundAgainInEveryMode) {
  ASSERT_EQ(plan("run").status, 0);
  write_scenario("change_price = 1000\n" + std::string(kModes));
  ASSERT_EQ(plan("again", {"--from", folder_ / "run"}).status, 0);
  for (Row const& row : rows_of("again")) {
    EXPECT_EQ(row.at("plan_change"), row.at("placed") == "yes" ? "kept" : "still_stays");
  }
}

TEST_F(RelocationModesRun, WhatHappensWithoutAModeIsTried) {
  write_scenario("try_without_sites = true\n" + std::string(kModes));
  ASSERT_EQ(plan("run").status, 0);
  std::map<std::string, Row> variants;
  for (Row const& row : csv_rows(folder_ / "run/restricted/internal/relocation_variants.csv")) {
    variants[row.at("variant_of")] = row;
  }
  ASSERT_EQ(variants.size(), 4U);
  std::vector<Row> const rows = rows_of("run");
  std::int64_t placed = 0;
  for (Row const& row : rows) {
    placed += row.at("placed") == "yes" ? 1 : 0;
  }
  EXPECT_EQ(variants.at("monetary").at("variant_placed"), std::to_string(placed - 9));
}

}  // namespace
}  // namespace tongcun
