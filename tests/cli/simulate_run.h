// SPDX-License-Identifier: Apache-2.0
// A small county whose years ahead whole runs of the program simulate.
#pragma once

#include "tests/cli/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tongcun {

using Json = nlohmann::json;
using Row = std::map<std::string, std::string>;

// Two townships of two villages with 60 households each along a road, a site on it. Of three
// persons; incomes a head 2,000 + 40 for each number in the village, all from business.
class SimulateRun : public testing::Test {
 protected:
  SimulateRun() {
    std::string villages = "行政区划代码,行政村,乡镇编码,村庄分类,户籍人口,户籍户数,经度,纬度\n";
    for (int v = 0; v < 4; ++v) {
      villages += village(v) + ",村" + std::to_string(v) + ",5201231" + std::to_string(v / 2) +
                  "0,搬迁撤并类,180,60," + std::to_string(106.90 + 0.01 * v) + ",26.3\n";
    }
    write_file(folder_ / "villages.csv", villages);
    write_file(folder_ / "roads.geojson", R"({"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"class": "village", "surface": "concrete"},
       "geometry": {"type": "LineString", "coordinates": [[106.89, 26.3], [106.95, 26.3]]}}]})");
    write_file(folder_ / "sites.csv",
               "site_id,site_name,site_status,phase,available_from,dwellings_75_m2,unit_cost,"
               "infrastructure_cost,jobs,经度,纬度\n"
               "S1,东站安置点,候选,1,2017-06,200,1500,100000,200,106.94,26.3\n");
    write_households(false);
  }

  void write_households(bool is_reversed) {
    std::string households =
        "户编号,行政村代码,家庭人口,搬迁意愿,劳动力人数,人均纯收入,家庭纯收入,工资性收入,"
        "生产经营性收入,财产性收入,转移性收入,生产经营性支出\n";
    for (int row = 0; row < 240; ++row) {
      int const h = is_reversed ? 239 - row : row;
      int const income = 2000 + 40 * (h / 4);
      std::string const net = std::to_string(3 * income);
      households += code(h) + "," + village(h % 4) + ",3," + (h % 8 < 4 ? "愿意" : "不愿") + ",1," +
                    std::to_string(income) + "," + net + ",0," + net + ",0,0,0\n";
    }
    write_file(folder_ / "households.csv", households);
  }

  // A couple and a child of 0 … 11 years in each household.
  void write_persons() {
    std::string persons = "户编号,性别,年龄\n";
    for (int h = 0; h < 240; ++h) {
      persons += code(h) + ",男,40\n" + code(h) + ",女,38\n" + code(h) + ",女," +
                 std::to_string(h % 12) + "\n";
    }
    write_file(folder_ / "persons.csv", persons);
  }

  static std::string village(int v) { return "52012310020" + std::to_string(v); }
  static std::string code(int household) { return "KANARI-" + std::to_string(1000 + household); }

  void write_scenario(std::string const& more) {
    write_file(folder_ / "scenario.toml", R"(schema = 1
kind = "scenario"
name = "ahead"
profile = "cn-2016-2020"
year = 2016
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
[simulate]
years = 4
replicates = 50
persistence = 0.6
growth = 0.0
source = "assumed for the test"
)" + more);
  }

  ProgramResult simulate(std::string const& out, std::vector<std::string> const& more = {}) {
    if (!has_key_) {
      has_key_ = run_tongcun({"init", "--key", folder_ / "office.key"}).status == 0;
    }
    std::vector<std::string> words{"simulate", folder_ / "scenario.toml", "--out", folder_ / out,
                                   "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    return run_tongcun(words);
  }
  [[nodiscard]] std::vector<Row> households_of(std::string const& out) const {
    return csv_rows(folder_ / (out + "/restricted/households/poverty_path.csv"));
  }
  [[nodiscard]] Json poverty_of(std::string const& out) const {
    return Json::parse(content_of(folder_ / (out + "/summary.json")))["poverty"];
  }

  TemporaryFolder folder_;
  bool has_key_ = false;
};

}  // namespace tongcun
