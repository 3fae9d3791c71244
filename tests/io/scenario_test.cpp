// SPDX-License-Identifier: Apache-2.0
#include "io/read_scenario.h"
#include "tests/io/finding_lists.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr char const* kSmallest = R"(schema = 1
kind = "scenario"
name = "small"
profile = "cn-2026"
[layers.villages]
file = "villages.gpkg"
[layers.roads]
file = "roads.gpkg"
)";

class ScenarioTest : public testing::Test {
 protected:
  Scenario read(std::string const& text) {
    return read_scenario(folder_.write("county/scenario.toml", text));
  }

  TemporaryFolder folder_;
};

// The year of the layers decides which rules may judge them; without one no rule is left out.
TEST_F(ScenarioTest, Year) {
  EXPECT_EQ(read(kSmallest).year, std::nullopt);
  EXPECT_EQ(read("year = 2026\n" + std::string(kSmallest)).year, 2026);
}

// What the report says of the map beside its data: one text, or one in each language.
TEST_F(ScenarioTest, Imprint) {
  EXPECT_EQ(read(kSmallest).imprint.map_maker.en, "");
  Scenario const scenario = read(std::string(kSmallest) + R"([report]
data_date = "2026-06-30"
map_maker = { en = "planning office", zh = "规划办" }
)");
  EXPECT_EQ(scenario.imprint.data_date.zh, "2026-06-30");
  EXPECT_EQ(scenario.imprint.map_maker, (Text{"planning office", "规划办"}));
  EXPECT_EQ(scenario.imprint.approval_number.en, "");
  EXPECT_THROW(static_cast<void>(read(std::string(kSmallest) + "[report]\napproval = \"1\"\n")),
               InputError);
}

// Limits of reading hold for every layer, those of the earlier register too.
TEST_F(ScenarioTest, Limits) {
  EXPECT_EQ(read(kSmallest).layers[0].limits, ReadingLimits());
  std::string const text = std::string("year = 2026\n") + kSmallest + R"([layers.households]
file = "now.csv"
[earlier]
year = 2025
[earlier.layers.households]
file = "then.csv"
[limits]
rows = 1000
vertices_of_geometry = 60
vertices = 70
text_bytes = 80
)";
  Scenario const scenario = read(text);
  ReadingLimits const limits{1000, 60, 70, 80};
  ASSERT_EQ(scenario.layers.size(), 3U);
  for (LayerSource const& source : scenario.layers) {
    EXPECT_EQ(source.limits, limits) << source.key;
  }
  ASSERT_TRUE(scenario.earlier);
  EXPECT_EQ(scenario.earlier->layers.at(0).limits, limits);
  for (char const* wrong : {"rows = 0", "rows = 4000000001", "bytes = 1", "vertices = \"many\""}) {
    EXPECT_THROW(static_cast<void>(read(std::string(kSmallest) + "[limits]\n" + wrong + "\n")),
                 InputError)
        << wrong;
  }
}

// A raster behind the report's map.
TEST_F(ScenarioTest, Background) {
  EXPECT_FALSE(read(kSmallest).background);
  Scenario const scenario = read(std::string(kSmallest) + R"([report]
background = { file = "map.tif", crs = "EPSG:4490", attribution = "somebody", licence = "CC0-1.0" }
)");
  ASSERT_TRUE(scenario.background);
  EXPECT_EQ(scenario.background->file, "map.tif");
  EXPECT_EQ(scenario.background->crs, "EPSG:4490");
  EXPECT_EQ(scenario.background->attribution, "somebody");
  EXPECT_EQ(scenario.background->licence, "CC0-1.0");
  EXPECT_EQ(scenario.layers.size(), 2U);
  for (char const* const wrong :
       {"background = \"map.tif\"", "background = { crs = \"EPSG:4490\" }",
        "background = { file = \"map.tif\", band = 1 }"}) {
    EXPECT_THROW(static_cast<void>(read(std::string(kSmallest) + "[report]\n" + wrong + "\n")),
                 InputError)
        << wrong;
  }
}

// What the file leaves out has the defaults that the design and the profile state.
TEST_F(ScenarioTest, SmallestScenario) {
  Scenario const scenario = read(kSmallest);
  EXPECT_EQ(scenario.name, "small");
  EXPECT_EQ(scenario.title, "small");
  EXPECT_EQ(scenario.file, "scenario.toml");
  EXPECT_EQ(scenario.language, Language::en);
  EXPECT_FALSE(scenario.invented);
  EXPECT_EQ(std::filesystem::weakly_canonical(scenario.input_folder), folder_ / "county");
  EXPECT_EQ(scenario.profile.id, "cn-2026");
  ASSERT_EQ(scenario.layers.size(), 2U);
  EXPECT_EQ(scenario.layers[0].key, "villages");
  EXPECT_EQ(scenario.layers[0].line, 5);
  EXPECT_EQ(scenario.layers[1].role, LayerRole::roads);
  EXPECT_EQ(scenario.layers[1].file, "roads.gpkg");
  EXPECT_EQ(scenario.thresholds,
            (std::vector<Duration>{minutes(15), minutes(30), minutes(60), minutes(120)}));
  EXPECT_FALSE(scenario.access.origin_destination_cutoff);
  EXPECT_TRUE(scenario.upgrades.empty());
}

// Every key arrives with its unit: metres as millimetres, minutes as milliseconds.
TEST_F(ScenarioTest, EveryKeyArrives) {
  Scenario const scenario = read(R"(schema = 1
kind = "scenario"
name = "all"
title = "全县"
language = "zh"
invented = true
profile = "cn-2026"
[inputs]
folder = "../data"
[layers.villages]
file = "v.csv"
crs = "EPSG:4490"
datum_accuracy_m = 12.5
encoding = "GB18030"
licence = "CC0-1.0"
attribution = "nobody"
fields = { code = "代码", name = "村" }
units = { electricity_rate = "%", water_reliability = "share" }
[layers.roads]
file = "r.gpkg"
layer = "lines"
[layers.elevation]
file = "dem.tif"
band = 2
[network]
noding_tolerance_m = 0.25
join_crossings = true
dangle_report_m = 12.5
off_road_limit_m = 1500
prefer_main_within_m = 400
direct_walk_limit_m = 800
[walking]
off_road_factor = 0.5
calibration = 0.9
slope_step_m = 250
steepest_slope = 0.8
[access]
nearest = 2
boarding_min = 7.5
origin_destination_cutoff_min = 90
thresholds_min = [60, 20]
[[upgrades]]
name = "bridge"
roads = ["r1", "r2"]
surface = "concrete"
class = "township"
passable_all_year = true
year = 2028
[[new_facilities]]
name = "clinic"
kind = "卫生室"
served_days = 2.5
village = "520101"
year = 2027
[[new_facilities]]
name = "market"
kind = "market"
longitude = 106.9
latitude = 26.30000004
)");
  EXPECT_EQ(scenario.title, "全县");
  EXPECT_EQ(scenario.language, Language::zh);
  EXPECT_TRUE(scenario.invented);
  EXPECT_EQ(std::filesystem::weakly_canonical(scenario.input_folder), folder_ / "data");
  LayerSource const& villages = scenario.layers[0];
  EXPECT_EQ(villages.crs, "EPSG:4490");
  EXPECT_EQ(villages.datum_accuracy, Length(12500));
  EXPECT_EQ(scenario.layers[1].datum_accuracy, metres(5));
  EXPECT_EQ(villages.encoding, "GB18030");
  EXPECT_EQ(villages.licence, "CC0-1.0");
  EXPECT_EQ(villages.attribution, "nobody");
  EXPECT_EQ(villages.fields.at("code"), "代码");
  EXPECT_EQ(villages.units, (std::map<std::string, std::string, std::less<>>{
                                {"electricity_rate", "%"}, {"water_reliability", "share"}}));
  EXPECT_EQ(scenario.layers[1].layer, "lines");
  EXPECT_EQ(scenario.layers[2].role, LayerRole::elevation);
  EXPECT_EQ(scenario.layers[2].band, 2);
  EXPECT_EQ(scenario.network.noding.tolerance, Length(250));
  EXPECT_TRUE(scenario.network.noding.join_crossings);
  EXPECT_EQ(scenario.network.noding.dangle_reach, Length(12500));
  EXPECT_EQ(scenario.network.off_road_limit, metres(1500));
  EXPECT_EQ(scenario.network.prefer_main_within, metres(400));
  EXPECT_EQ(scenario.network.direct_walk_limit, metres(800));
  EXPECT_DOUBLE_EQ(scenario.network.walk.off_road_factor, 0.5);
  EXPECT_DOUBLE_EQ(scenario.network.walk.calibration, 0.9);
  EXPECT_EQ(scenario.network.walk.slope_step, metres(250));
  EXPECT_DOUBLE_EQ(scenario.network.walk.steepest_slope, 0.8);
  EXPECT_EQ(scenario.access.nearest, 2);
  EXPECT_EQ(scenario.access.boarding, seconds(450));
  EXPECT_EQ(scenario.access.origin_destination_cutoff, minutes(90));
  EXPECT_EQ(scenario.thresholds, (std::vector<Duration>{minutes(20), minutes(60)}));  // sorted
  ASSERT_EQ(scenario.upgrades.size(), 1U);
  EXPECT_EQ(scenario.upgrades[0].roads, (std::vector<std::string>{"r1", "r2"}));
  EXPECT_EQ(scenario.upgrades[0].surface, RoadSurface::concrete);
  EXPECT_EQ(scenario.upgrades[0].road_class, RoadClass::township);
  EXPECT_TRUE(scenario.upgrades[0].passable_all_year);
  EXPECT_EQ(scenario.upgrades[0].year, 2028);
  ASSERT_EQ(scenario.new_facilities.size(), 2U);
  EXPECT_EQ(scenario.new_facilities[0].kind, FacilityKind::village_clinic);
  EXPECT_EQ(scenario.new_facilities[0].village_code, "520101");
  EXPECT_FALSE(scenario.new_facilities[0].point);
  EXPECT_EQ(scenario.new_facilities[0].year, 2027);
  EXPECT_EQ(scenario.new_facilities[0].served_days, 2'500);
  EXPECT_EQ(scenario.new_facilities[1].point, (GeoPoint{1'069'000'000, 263'000'000}));
  EXPECT_FALSE(scenario.new_facilities[1].year);
}

// Facility layers are tables below facilities, each with a key of its own and one kind for all
// rows if it says so; roads may be several as well. Roles come in a fixed order.
TEST_F(ScenarioTest, SeveralLayersOfARole) {
  Scenario const scenario = read(R"(schema = 1
kind = "scenario"
name = "several"
profile = "international"
[layers.facilities.clinics]
file = "health.gpkg"
[layers.facilities.water]
file = "water.gpkg"
kind = "water_point"
[layers.facilities."取水点_2"]
file = "more.gpkg"
kind = "water_point"
[layers.villages]
file = "villages.gpkg"
[layers.roads.main]
file = "roads.gpkg"
[layers.roads.paths]
file = "paths.gpkg"
)");
  std::vector<std::string> keys;
  for (LayerSource const& layer : scenario.layers) {
    keys.push_back(layer.key);
  }
  EXPECT_EQ(keys,
            (std::vector<std::string>{"villages", "roads.main", "roads.paths", "facilities.clinics",
                                      "facilities.water", "facilities.取水点_2"}));
  EXPECT_FALSE(scenario.layers[3].kind);
  EXPECT_EQ(scenario.layers[4].kind, FacilityKind::water_point);
}

// Words of a layer's own are stored normalised, each with what it stands for.
TEST_F(ScenarioTest, ValuesTables) {
  Scenario const scenario = read(std::string(kSmallest) + R"(
[layers.roads.values.surface]
gravel = ["Murram", "sand_stone"]
asphalt = "Bitumen"
[layers.roads.values.class]
township = ["District Road Class 1"]
[layers.facilities.health]
file = "health.gpkg"
values.kind.village_clinic = ["Health Post"]
values.kind.other = ["Dispensary"]
)");
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> const
      expected{{"surface", {{"murram", "gravel"}, {"sandstone", "gravel"}, {"bitumen", "asphalt"}}},
               {"class", {{"districtroadclass1", "township"}}}};
  EXPECT_EQ(scenario.layers[1].values, expected);
  EXPECT_EQ(scenario.layers[2].values.at("kind"),
            (std::map<std::string, std::string, std::less<>>{{"healthpost", "village_clinic"},
                                                             {"dispensary", "other"}}));
}

// A profile of the user's own lies beside the scenario.
TEST_F(ScenarioTest, OwnProfile) {
  static_cast<void>(folder_.write("county/own.toml", R"(schema = 1
kind = "profile"
id = "own"
inherits = "cn-2026"
)"));
  EXPECT_EQ(read(with(kSmallest, "cn-2026", "own.toml")).profile.id, "own");
}

// The language is known even where the scenario is rejected, but not where there is no text.
TEST_F(ScenarioTest, LanguageOfBrokenScenario) {
  auto const language = [&](std::string const& text) {
    return language_of_scenario(folder_.write("x.toml", text));
  };
  EXPECT_EQ(language("language = \"zh\"\nnonsense = 1\n"), Language::zh);
  EXPECT_EQ(language("language = \"en\"\n"), Language::en);
  EXPECT_EQ(language("name = \"x\"\n"), std::nullopt);
  EXPECT_EQ(language("language = 3\n"), std::nullopt);
  EXPECT_EQ(language("language = \"zh\n"), std::nullopt);
  EXPECT_EQ(language_of_scenario(folder_ / "absent.toml"), std::nullopt);
}

}  // namespace
}  // namespace tongcun
