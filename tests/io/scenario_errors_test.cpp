// SPDX-License-Identifier: Apache-2.0
#include "io/read_scenario.h"
#include "tests/io/finding_lists.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr char const* kGood = R"(schema = 1
kind = "scenario"
name = "good"
profile = "cn-2026"
language = "en"

[layers.villages]
file = "villages.gpkg"

[layers.roads]
file = "roads.gpkg"

[network]
join_crossings = false

[access]
nearest = 3
)";

class ScenarioErrorsTest : public testing::Test {
 protected:
  void change(std::string_view from, std::string_view to) { text_ = with(text_, from, to); }

  std::vector<Finding> findings() {
    try {
      static_cast<void>(read_scenario(folder_.write("scenario.toml", text_)));
    } catch (InputError const& error) {
      EXPECT_TRUE(any_rejected(error.findings()));
      return error.findings();
    }
    return {};
  }

  void expect_at(std::vector<Finding> const& all, std::string_view rule, std::string_view field,
                 std::string_view words) {
    std::vector<Finding> const found = findings_of(all, rule, field);
    ASSERT_EQ(found.size(), 1U) << rule << " " << field << "\n" << listed(all);
    EXPECT_EQ(std::pair(found[0].row, found[0].column), place_in(text_, words)) << listed(found);
    EXPECT_EQ(found[0].file, "scenario.toml");
  }

  TemporaryFolder folder_;
  std::string text_ = kGood;
};

// Unchanged, the text has no faults.
TEST_F(ScenarioErrorsTest, GoodIsGood) {
  EXPECT_EQ(listed(findings()), "");
}

// A table of roads or facilities without a file in it is no layer.
TEST_F(ScenarioErrorsTest, EmptyTables) {
  change("[layers.roads]\nfile = \"roads.gpkg\"\n", "[layers.roads]\n");
  text_ += "[layers.facilities]\n";
  std::vector<Finding> const all = findings();
  EXPECT_EQ(findings_of(all, "S005", "layers.roads").size(), 1U) << listed(all);
  EXPECT_EQ(findings_of(all, "S005", "layers.facilities").size(), 1U) << listed(all);
}

// Thresholds and layer names become names of columns, tables and files: each stands once.
TEST_F(ScenarioErrorsTest, NamesThatCollide) {
  for (char const* list : {"[7.2, 7.5]", "[30, 30]", "[7.5]"}) {
    text_ = with(kGood, "nearest = 3", std::string("thresholds_min = ") + list);
    EXPECT_EQ(findings_of(findings(), "S005", "access.thresholds_min").size(), 1U) << list;
  }
  text_ = with(kGood, "nearest = 3", "thresholds_min = [30, 7.0]");
  EXPECT_EQ(listed(findings()), "");
  text_ = std::string(kGood) +
          "[layers.facilities.A]\nfile = \"a.gpkg\"\n[layers.facilities.a]\nfile = \"b.gpkg\"\n";
  EXPECT_EQ(findings_of(findings(), "S005").size(), 1U);
}

// One fault of each sort in every part of the file; each is said once, at its place.
TEST_F(ScenarioErrorsTest, AllAtOnce) {
  change("schema = 1", "schema = 2");
  change("language = \"en\"", "language = \"fr\"");
  change("file = \"villages.gpkg\"", "flie = \"villages.gpkg\"");
  change("file = \"roads.gpkg\"", "file = 7");
  change("join_crossings = false", "join_crossings = \"no\"\nnoding_tolerance_m = 101");
  change("nearest = 3", "nearest = 51\nneerest = 3\nthresholds_min = [0.5]");
  std::vector<Finding> const all = findings();
  expect_at(all, "S005", "schema", "2\n");
  expect_at(all, "S005", "language", "\"fr\"");
  expect_at(all, "S003", "layers.villages.file", "[layers.villages]");
  expect_at(all, "S002", "layers.villages.flie", "\"villages.gpkg\"");
  expect_at(all, "S004", "layers.roads.file", "7\n");
  expect_at(all, "S004", "network.join_crossings", "\"no\"");
  expect_at(all, "S005", "network.noding_tolerance_m", "101");
  expect_at(all, "S005", "access.nearest", "51");
  expect_at(all, "S005", "access.thresholds_min", "0.5");
  expect_at(all, "S002", "access.neerest", "3\nthresholds");
  EXPECT_EQ(all.size(), 10U) << listed(all);
  EXPECT_EQ(value_of(findings_of(all, "S002", "layers.villages.flie")[0], "nearest"), "file");
  EXPECT_EQ(value_of(findings_of(all, "S002", "access.neerest")[0], "nearest"), "nearest");
  EXPECT_EQ(value_of(findings_of(all, "S005", "language")[0], "legal"), "en, zh");
}

// Faults of the profile that the scenario names come with the scenario's own, each in its file.
TEST_F(ScenarioErrorsTest, ProfileAndScenarioTogether) {
  std::string const profile =
      "schema = 1\nkind = \"profile\"\nid = \"own\"\ninherits = "
      "\"cn-2026\"\n[season]\nwet_months = [14]\n";
  static_cast<void>(folder_.write("own.toml", profile));
  change("\"cn-2026\"", "\"own.toml\"");
  change("nearest = 3", "nearest = \"all\"");
  std::vector<Finding> const all = findings();
  expect_at(all, "S004", "access.nearest", "\"all\"");
  std::vector<Finding> const months = findings_of(all, "S005", "season.wet_months");
  ASSERT_EQ(months.size(), 1U) << listed(all);
  EXPECT_EQ(months[0].file, "own.toml");
  EXPECT_EQ(months[0].row, 6);
  EXPECT_EQ(months[0].column, 15);
}

// An unknown profile is said at the key that names it, a missing one once.
TEST_F(ScenarioErrorsTest, UnknownProfile) {
  change("\"cn-2026\"", "\"cn-2062\"");
  std::vector<Finding> const all = findings();
  expect_at(all, "S006", "profile", "\"cn-2062\"");
  EXPECT_EQ(all.size(), 1U);
  change("profile = \"cn-2062\"\n", "");
  EXPECT_EQ(findings_of(findings(), "S003", "profile").size(), 1U);
  EXPECT_EQ(findings().size(), 1U) << listed(findings());
}

// A run needs villages and roads; layers of other names do not exist.
TEST_F(ScenarioErrorsTest, NeededLayers) {
  change("[layers.villages]", "[layers.vilages]");
  change("[layers.roads]", "[layers.sites]");
  std::vector<Finding> const all = findings();
  EXPECT_EQ(findings_of(all, "S003", "layers.villages").size(), 1U) << listed(all);
  EXPECT_EQ(findings_of(all, "S003", "layers.roads").size(), 1U) << listed(all);
  std::vector<Finding> const unknown = findings_of(all, "S002", "layers.vilages");
  ASSERT_EQ(unknown.size(), 1U) << listed(all);
  EXPECT_EQ(value_of(unknown[0], "nearest"), "villages");
}

// Fields and values are checked against the layer's own: a field of another role, a word list of
// no field, a value of another list.
TEST_F(ScenarioErrorsTest, FieldsAndValues) {
  text_ += R"([layers.facilities.health]
file = "health.gpkg"
kind = "hospital"
fields = { surface = "x" }
[layers.facilities.health.values]
surface.gravel = ["x"]
kind.village_clinics = ["post"]
)";
  std::vector<Finding> const all = findings();
  std::string const layer = "layers.facilities.health.";
  expect_at(all, "S005", layer + "kind", "\"hospital\"");
  expect_at(all, "S002", layer + "fields.surface", "\"x\" }");
  EXPECT_EQ(findings_of(all, "S002", layer + "values.surface").size(), 1U) << listed(all);
  std::vector<Finding> const word = findings_of(all, "S002", layer + "values.kind.village_clinics");
  ASSERT_EQ(word.size(), 1U) << listed(all);
  EXPECT_EQ(value_of(word[0], "nearest"), "village_clinic");
  EXPECT_EQ(all.size(), 4U) << listed(all);
}

// Units are stated of shares only, and only as per cent or share.
TEST_F(ScenarioErrorsTest, Units) {
  text_ =
      with(text_, "[layers.villages]\n",
           "[layers.villages]\nunits = { electricity_rate = \"percent\", water_litres = \"%\" }\n");
  std::vector<Finding> const all = findings();
  expect_at(all, "S005", "layers.villages.units.electricity_rate", "\"percent\"");
  expect_at(all, "S002", "layers.villages.units.water_litres", "\"%\" }");
  EXPECT_EQ(all.size(), 2U) << listed(all);
}

// A facility layer needs a key of its own; the elevation has no columns.
TEST_F(ScenarioErrorsTest, LayersOfTheWrongForm) {
  text_ += R"([layers.facilities]
file = "health.gpkg"
[layers.elevation]
file = "dem.tif"
fields = { code = "x" }
)";
  std::vector<Finding> const all = findings();
  EXPECT_EQ(findings_of(all, "S004", "layers.facilities.file").size(), 1U) << listed(all);
  EXPECT_EQ(findings_of(all, "S002", "layers.elevation.fields").size(), 1U) << listed(all);
}

// An elevation is one file, or tiles with a key each.
TEST_F(ScenarioErrorsTest, ElevationTiles) {
  text_ += R"([layers.elevation.west]
file = "N30E104.hgt"
[layers.elevation.east]
file = "N30E105.hgt"
)";
  Scenario const scenario = read_scenario(folder_.write("scenario.toml", text_));
  std::string keys;
  for (LayerSource const& layer : scenario.layers) {
    keys += layer.role == LayerRole::elevation ? layer.key + " " : "";
  }
  EXPECT_EQ(keys, "elevation.west elevation.east ");
}

// A layer's key becomes part of table and file names: nothing that climbs out of a folder or ends
// a name in SQL, XML or a path.
TEST_F(ScenarioErrorsTest, HostileLayerKeys) {
  std::vector<std::string> const keys{"../../x",  "a/b",    "a.b",     "'; DROP TABLE villages; --",
                                      "<script>", "a b",    "-x",      "]]>",
                                      "",         "a\\\\b", "a\\u0001"};
  for (std::string const& key : keys) {
    text_ += "[layers.facilities.\"" + key + "\"]\nfile = \"health.gpkg\"\n";
  }
  std::vector<Finding> const all = findings();
  EXPECT_EQ(findings_of(all, "S005").size(), keys.size()) << listed(all);
  EXPECT_EQ(all.size(), keys.size()) << listed(all);
}

// An upgrade names roads; its words are those of the classes and surfaces.
TEST_F(ScenarioErrorsTest, Upgrades) {
  text_ +=
      "[[upgrades]]\nroads = []\nsurface = \"tarmac\"\n[[upgrades]]\nname = \"b\"\nroads = [1]\n";
  std::vector<Finding> const all = findings();
  EXPECT_EQ(findings_of(all, "S003", "upgrades[1].name").size(), 1U) << listed(all);
  expect_at(all, "S005", "upgrades[1].roads", "[]");
  expect_at(all, "S005", "upgrades[1].surface", "\"tarmac\"");
  expect_at(all, "S004", "upgrades[2].roads", "1]\n");
}

// No file, no TOML, a date where none may stand.
TEST_F(ScenarioErrorsTest, UnreadableFiles) {
  try {
    static_cast<void>(read_scenario(folder_ / "absent.toml"));
    FAIL() << "an absent file was read";
  } catch (InputError const& error) {
    ASSERT_EQ(error.findings().size(), 1U);
    EXPECT_EQ(error.findings()[0].rule, "S007");
    EXPECT_EQ(error.findings()[0].file, "absent.toml");
  }
  text_ = "schema = 1\nkind = \n";
  std::vector<Finding> all = findings();
  ASSERT_EQ(all.size(), 1U) << listed(all);
  EXPECT_EQ(all[0].rule, "S001");
  EXPECT_EQ(all[0].row, 2);
  text_ = with(kGood, "name = \"good\"", "name = 2026-01-01");
  expect_at(findings(), "S001", "", "2026-01-01");
}

// The same key twice is no TOML.
TEST_F(ScenarioErrorsTest, RepeatedKey) {
  change("nearest = 3", "nearest = 3\nnearest = 4");
  std::vector<Finding> const all = findings();
  ASSERT_EQ(all.size(), 1U) << listed(all);
  EXPECT_EQ(all[0].rule, "S001");
  EXPECT_EQ(all[0].row, place_in(text_, "nearest = 4").first);
}

}  // namespace
}  // namespace tongcun
