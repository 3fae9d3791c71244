// SPDX-License-Identifier: Apache-2.0
#include "io/draft_scenario.h"

#include "io/read_layers.h"
#include "io/read_scenario.h"
#include "io/survey_layers.h"
#include "tests/io/finding_lists.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tongcun {
namespace {

class DraftScenarioTest : public testing::Test {
 protected:
  DraftScenarioTest() {
    folder_.write("行政村.csv",
                  "村代码,村名,户籍人口,经度,纬度,备注\n530112345001,甲,500,104,30,x\n");
    folder_.write("clinics.csv", "id,name,lon,lat\nc1,丙,104,30\n");
    folder_.write("lines.geojson", R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"code": "r1", "class": "乡道", "surface": "沥青"}, "geometry":
 {"type": "LineString", "coordinates": [[104, 30], [104.02, 30]]}}]})");
    folder_.write("other.csv", "a,b\n1,2\n");
    folder_.write("broken.geojson", "{");
    folder_.write("notes.txt", "nothing");
  }
  std::string draft(std::string const& name = "mine") {
    return draft_scenario({name, "cn-2026", ".", Language::zh}, survey_layers(folder_.path()));
  }
  TemporaryFolder folder_;
};

TEST_F(DraftScenarioTest, LayersAreRecognisedByTheirColumns) {
  std::vector<SurveyedLayer> const layers = survey_layers(folder_.path());
  ASSERT_EQ(layers.size(), 5U);
  EXPECT_EQ(layers[0].file, "broken.geojson");
  EXPECT_FALSE(layers[0].role);
  EXPECT_NE(layers[0].problem, "");
  EXPECT_EQ(layers[1].role, LayerRole::facilities);  // by its name
  EXPECT_EQ(layers[2].role, LayerRole::roads);
  EXPECT_FALSE(layers[2].states_no_crs);
  EXPECT_FALSE(layers[3].role);
  EXPECT_EQ(layers[4].role, LayerRole::villages);
  EXPECT_EQ(layers[4].unused, std::vector<std::string>{"备注"});
  EXPECT_TRUE(layers[4].states_no_crs);
}

// What was written is a scenario: it is read without a schema error, and its layers without one
// that refuses them.
TEST_F(DraftScenarioTest, IsRead) {
  std::string const text = draft();
  EXPECT_NE(text.find("# 未使用：备注"), std::string::npos) << text;
  EXPECT_NE(text.find("other.csv"), std::string::npos);
  EXPECT_NE(text.find("没有类别列"), std::string::npos);
  Scenario const scenario = read_scenario(folder_.write("scenario.toml", text));
  EXPECT_EQ(scenario.layers.size(), 3U);
  for (LayerTable const& table : read_layers(scenario, {}).tables) {
    EXPECT_EQ(table.layer.key.starts_with("facilities") || !any_rejected(table.findings), true)
        << listed(table.findings);
  }
}

// Names of folders and layers end no text and begin no table.
TEST_F(DraftScenarioTest, HostileNamesStayNames) {
  std::filesystem::rename(folder_ / "clinics.csv", folder_ / "clinics\"]\n[inputs.csv");
  std::string const text = draft("a\"\\\nprofile = \"x");
  Scenario const scenario = read_scenario(folder_.write("scenario.toml", text));
  EXPECT_EQ(scenario.profile.id, "cn-2026");
  EXPECT_EQ(scenario.name, "a\"\\ profile = \"x");
}

TEST_F(DraftScenarioTest, WhatIsNeededIsSaid) {
  std::filesystem::remove(folder_ / "lines.geojson");
  std::filesystem::remove(folder_ / "行政村.csv");
  folder_.write("villages.csv", "name,households\n甲,5\n");
  std::string const text = draft();
  EXPECT_NE(text.find("[layers.roads]\n"), std::string::npos) << text;
  EXPECT_NE(text.find("必需但未识别：code"), std::string::npos) << text;
}

}  // namespace
}  // namespace tongcun
