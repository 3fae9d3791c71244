// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/cli/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tongcun {

using Json = nlohmann::json;
using Row = std::map<std::string, std::string>;

inline constexpr std::array<char const*, 5> kConsents{"愿意", "已签约", "未问", "有条件", "不愿"};

// Four villages along a road with 30 households each, two sites on it. Consents go round: willing,
// signed, not asked, conditional, unwilling, so that 48 of 120 households agree.
class RelocationRun : public testing::Test {
 protected:
  static constexpr int kHouseholds = 120;

  RelocationRun() {
    std::string villages = "行政区划代码,行政村,户籍人口,户籍户数,经度,纬度\n";
    for (int v = 0; v < 4; ++v) {
      villages += village(v) + ",村" + std::to_string(v) + ",90,30," +
                  std::to_string(106.90 + 0.01 * v) + ",26.3\n";
    }
    write_file(folder_ / "villages.csv", villages);
    write_file(folder_ / "roads.geojson", R"({"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"class": "village", "surface": "concrete"},
       "geometry": {"type": "LineString", "coordinates": [[106.89, 26.3], [106.95, 26.3]]}}]})");
    write_file(folder_ / "sites.csv",
               "site_id,site_name,site_status,phase,available_from,dwellings_75_m2,"
               "dwellings_100_m2,unit_cost,infrastructure_cost,jobs,经度,纬度\n"
               "S1,东站安置点,候选,1,2027-06,20,20,1500,100000,60,106.94,26.3\n"
               "S2,西站安置点,候选,1,2028-06,20,0,1400,50000,60,106.905,26.3\n");
    write_households(-1, "");
    write_scenario("plan = \"committed\"\n");
  }

  static std::string village(int v) { return "52012310020" + std::to_string(v); }
  static std::string code(int household) { return "KANARI-" + std::to_string(1000 + household); }
  static char const* consent(int household) {
    return kConsents[static_cast<std::size_t>(household) % kConsents.size()];
  }

  // `changed` says something else than the others of its turn.
  void write_households(int changed, std::string const& says) {
    std::string text = "户编号,行政村代码,家庭人口,搬迁意愿,意向安置点,紧迫程度,劳动力人数\n";
    for (int h = 0; h < kHouseholds; ++h) {
      text += code(h) + "," + village(h % 4) + ",3," + (h == changed ? says : consent(h)) + "," +
              (h % 10 == 1 ? "S2" : "") + "," + (h % 7 == 0 ? "紧迫" : "一般") + ",1\n";
    }
    write_file(folder_ / "households.csv", text);
  }

  void write_scenario(std::string const& relocation) {
    write_file(folder_ / "scenario.toml", R"(schema = 1
kind = "scenario"
name = "moves"
profile = "cn-2026"
year = 2026
language = "en"
[layers.villages]
file = "villages.csv"
crs = "EPSG:4490"
[layers.roads]
file = "roads.geojson"
[layers.sites]
file = "sites.csv"
crs = "EPSG:4490"
[layers.households]
file = "households.csv"
[register]
key = "office.key"
[relocation]
)" + relocation);
  }

  ProgramResult plan(std::string const& out, std::vector<std::string> const& more = {}) {
    if (!has_key_) {
      has_key_ = run_tongcun({"init", "--key", folder_ / "office.key"}).status == 0;
    }
    std::vector<std::string> words{"plan",  "relocation",  folder_ / "scenario.toml",
                                   "--out", folder_ / out, "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    return run_tongcun(words);
  }
  [[nodiscard]] std::vector<Row> rows_of(std::string const& out) const {
    return csv_rows(folder_ / (out + "/restricted/households/relocation.csv"));
  }
  [[nodiscard]] Json summary_of(std::string const& out) const {
    return Json::parse(content_of(folder_ / (out + "/summary.json")))["relocation"];
  }

  TemporaryFolder folder_;
  bool has_key_ = false;
};

}  // namespace tongcun
