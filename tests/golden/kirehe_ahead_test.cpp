// SPDX-License-Identifier: Apache-2.0
// A real district with an invented register through years ahead: roads, a health post, a plan, all.
#include "tests/cli/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <string>

namespace tongcun {
namespace {

using Json = nlohmann::json;

// A copy of the set with a register beside it, in which sixty households of one village agree to
// move to a site at a road; the office decides that each of them may.
class KireheAhead : public testing::Test {
 protected:
  static constexpr char const* kVillage = "55070505";

  void prepare() {
    std::filesystem::path const set = shared_data("rwanda_kirehe");
    for (char const* file :
         {"admin.gpkg", "roads_osm.gpkg", "dem_30m_utm36s.tif", "facilities.gpkg", "water.gpkg"}) {
      std::filesystem::copy_file(set / file, folder_.path() / file);
    }
    ProgramResult const made = run_tongcun({"synth",
                                            "households",
                                            "--villages",
                                            (set / "villages.geojson").string(),
                                            "--profile",
                                            "rwanda",
                                            "--year",
                                            "2024",
                                            "--headcount",
                                            "48.8",
                                            "--intensity",
                                            "47.3",
                                            "--income-headcount",
                                            "60",
                                            "--line",
                                            "extreme",
                                            "--leave-out-unfit",
                                            "--out",
                                            folder_ / "made",
                                            "--quiet"});
    ASSERT_EQ(made.status, 0) << made.err;
    std::filesystem::copy_file(folder_ / "made/persons.csv", folder_ / "persons.csv");
    write_file(folder_ / "households.csv", with_consent());
    write_file(folder_ / "sites.csv",
               "site_id,site_name,site_status,phase,available_from,dwellings_75_m2,longitude,"
               "latitude\nS1,East,candidate,1,2025-06,100,30.8850,-2.1000\n");
    std::string scenario = content_of(project_scenario("kirehe_ahead.toml"));
    replace(scenario, "folder = \"../../kirehe_ahead\"", "folder = \".\"");
    replace(scenario, "replicates = 100", "replicates = 20");
    write_file(folder_ / "scenario.toml", scenario + plan_);
  }

  static void replace(std::string& text, std::string const& from, std::string const& to) {
    ASSERT_NE(text.find(from), std::string::npos);
    text.replace(text.find(from), from.size(), to);
  }

  // The register with a column of consent; who agrees is noted as decided by the office.
  std::string with_consent() {
    std::string const register_rows = content_of(folder_ / "made/households.csv");
    std::string made;
    plan_ =
        "\n[layers.sites]\nfile = \"sites.csv\"\ncrs = \"EPSG:4326\"\n"
        "[relocation]\ncost_a_person = 1000\n";
    int agreed = 0;
    std::size_t begin = 0;
    while (begin < register_rows.size()) {
      std::size_t const end = std::min(register_rows.find('\n', begin), register_rows.size());
      std::string const row = register_rows.substr(begin, end - begin);
      std::string const code = row.substr(4, row.find(',', 4) - 4);  // after "yes,"
      bool const agrees =
          row.find(std::string(",") + kVillage + ",") != std::string::npos && agreed < 60;
      made += row + "," + (begin == 0 ? "consent" : agrees ? "willing" : "unwilling") + "\n";
      if (agrees) {
        ++agreed;
        plan_ += "[[relocation.eligible]]\nhousehold = \"" + code +
                 "\"\neligible = true\nreason = \"test\"\n";
      }
      begin = end + 1;
    }
    EXPECT_EQ(agreed, 60);
    return made;
  }

  TemporaryFolder folder_;
  std::string plan_;
};

TEST_F(KireheAhead, EachMeasureAndAllTogether) {
  TONGCUN_NEEDS_SET("rwanda_kirehe");
  prepare();
  ProgramResult const result =
      run_tongcun({"simulate", folder_ / "scenario.toml", "--out", folder_ / "out", "--quiet"});
  ASSERT_EQ(result.status, 0) << result.err << result.out;
  Json const ahead = Json::parse(content_of(folder_ / "out/summary.json"))["poverty"]["ahead"];
  for (char const* scenario : {"baseline", "roads", "services", "relocation", "together"}) {
    ASSERT_TRUE(ahead["scenarios"].contains(scenario)) << scenario;
    EXPECT_EQ(ahead["scenarios"][scenario]["headcount"].size(), 6U);
  }
  // The calibrated share, of 304,023 persons; nothing adds to incomes that nobody can split up.
  EXPECT_NEAR(ahead["scenarios"]["baseline"]["headcount"][0]["value"].get<double>(), 0.6, 1e-5);
  EXPECT_EQ(ahead["scenarios"]["together"]["difference"][4]["value"], 0.0);
  EXPECT_EQ(ahead["scenarios"]["relocation"]["households_concerned"], 60);
  EXPECT_EQ(ahead["base"]["persons"], 304'023);
  // Twelve births for a hundred women of 18 to 44: the district grows.
  ASSERT_EQ(ahead["people"].size(), 5U);
  EXPECT_GT(ahead["people"][4]["persons"].get<double>(), 304'023.0);
  EXPECT_GT(ahead["people"][4]["died"].get<double>(), 0.0);
  EXPECT_TRUE(ahead["people"][4]["labourers_followed"].is_null());  // it records no labour
  // Households by guarantee: the roads reach villages, the health post one; who has moved is judged
  // at the site and is missing nowhere.
  Json const by_guarantee = ahead["guarantees"]["by_guarantee"];
  Json const& road = by_guarantee["hardened_road"];
  EXPECT_EQ(road["baseline"][0]["households_pass"], 10'300);
  EXPECT_EQ(road["roads"][0]["households_pass"], 20'203);
  EXPECT_EQ(road["services"][0]["households_pass"], 10'300);
  Json const& clinic = by_guarantee["clinic_access"];
  EXPECT_EQ(clinic["baseline"][0]["households_fail"], 589);
  EXPECT_EQ(clinic["services"][0]["households_fail"], 486);
  for (auto const& [key, scenarios] : by_guarantee.items()) {
    Json const& moved = scenarios["relocation"].back();
    EXPECT_EQ(moved["households_moved"], 60) << key;
    int households = 0;
    for (char const* verdict : {"pass", "fail", "unknown", "not_applicable"}) {
      households += moved[std::string("households_") + verdict].get<int>();
    }
    EXPECT_EQ(households, 68'909) << key;
  }
}

}  // namespace
}  // namespace tongcun
