// SPDX-License-Identifier: Apache-2.0
// An invented county as files: what is written is what is read, from either form, in either
// language.
#include "engine/region/build_region.h"
#include "engine/synthetic/make_county.h"
#include "engine/synthetic/make_county_register.h"
#include "io/gdal_session.h"
#include "io/read_layers.h"
#include "io/read_scenario.h"
#include "io/write_synthetic_county.h"
#include "tests/io/temporary_folder.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace tongcun {
namespace {

// Twenty villages of an era with their register, made once.
struct MadeCounty {
  SyntheticCounty county;
  CountyPeople people;
};

MadeCounty make(CountyEra era) {
  CountyParameters parameters;
  parameters.seed = 11;
  parameters.villages = 20;
  parameters.era = era;
  parameters.year = years_of(era).usual;
  RunSettings run;
  run.threads = 2;
  MadeCounty made;
  made.county = make_county(parameters, run);
  made.people.line = county_line(parameters);
  made.people.households =
      make_county_register(made.county, made.people.line.income, run).households;
  return made;
}

MadeCounty const& made_of(CountyEra era) {
  static MadeCounty const early = make(CountyEra::y2016);
  static MadeCounty const late = make(CountyEra::y2026);
  return era == CountyEra::y2016 ? early : late;
}

BuiltRegion read(std::filesystem::path const& scenario) {
  RunSettings run;
  run.threads = 1;
  Scenario const asked = read_scenario(scenario);
  ReadLayers layers = read_layers(asked, run);
  return build_region(std::move(layers.tables), asked.profile.code_levels, asked.year);
}

// What files do not carry: the indicators of the index belong to the generator.
HouseholdRegister as_written(HouseholdRegister people) {
  for (HouseholdId const id : people.households.code.ids()) {
    people.households.deprivations[id] = {};
  }
  return people;
}

// Persons as values in one order: members without names may change places.
auto members_of(HouseholdRegister const& people) {
  PersonTable const& p = people.persons;
  using Member = std::tuple<HouseholdId, Stated<Relation>, Stated<std::int32_t>, Stated<Sex>,
                            Stated<Education>, Stated<YesNo>, Stated<YesNo>, Stated<YesNo>,
                            Stated<YesNo>, Stated<std::int32_t>, Stated<YesNo>>;
  std::vector<Member> members;
  for (PersonId const id : p.household.ids()) {
    members.emplace_back(p.household[id], p.relation[id], p.age[id], p.sex[id], p.education[id],
                         p.enrolled[id], p.taught_at_home[id], p.excused[id], p.boards[id],
                         p.school_grade[id], p.medically_insured[id]);
  }
  std::ranges::sort(members);
  return members;
}

std::string findings_of(BuiltRegion const& built) {
  std::string text;
  for (Finding const& finding : built.findings) {
    if (finding.layer == "households" || finding.layer == "persons" || finding.layer == "户表" ||
        finding.layer == "人表") {
      text += finding.rule + " " + finding.field + "\n";
    }
  }
  return text;
}

// The files' own words are all in the lists of the program.
bool has_strange_words(BuiltRegion const& built) {
  return std::ranges::any_of(built.findings,
                             [](Finding const& finding) { return finding.rule == "V209"; });
}

bool is_ascii(std::string const& text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Headers of all layers, and the words of columns that hold few different ones.
std::set<std::string> words_of(std::filesystem::path const& package) {
  start_gdal();
  std::unique_ptr<GDALDataset> const data(
      GDALDataset::Open(package.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr));
  std::set<std::string> found;
  for (auto&& layer : data->GetLayers()) {
    OGRFeatureDefn const* const form = layer->GetLayerDefn();
    for (int i = 0; i < form->GetFieldCount(); ++i) {
      std::string const header = form->GetFieldDefn(i)->GetNameRef();
      found.insert(std::string(layer->GetName()) + ":" + header);
      if (header == "name" || header.ends_with("_name") || header == "natural_village" ||
          header == "township" || header == "county" || header == "river") {
        continue;  // names of places stay as they are
      }
      layer->ResetReading();
      for (auto&& feature : *layer) {
        found.insert(feature->GetFieldAsString(i));
      }
    }
  }
  return found;
}

class CountyFiles : public testing::TestWithParam<CountyEra> {
 protected:
  void write(std::string const& name, Language headers) const {
    MadeCounty const& made = made_of(GetParam());
    write_synthetic_county({folder / name, Overwrite::no, {}}, made.county, &made.people,
                           {Language::en, headers}, {"tongcun"});
  }
  TemporaryFolder folder;
};

TEST_P(CountyFiles, GeoPackageAndWorkbooksGiveTheRegisterThatWasMade) {
  write("zh", Language::zh);
  HouseholdRegister const made = as_written(made_of(GetParam()).people.households);
  for (char const* scenario : {"zh/scenario.toml", "zh/scenario-workbooks.toml"}) {
    BuiltRegion const built = read(folder / scenario);
    ASSERT_TRUE(built.people);
    EXPECT_TRUE(built.people->invented) << scenario;
    EXPECT_EQ(built.people->year, made.year) << scenario;
    EXPECT_EQ(built.people->income_unit, made.income_unit) << scenario;
    EXPECT_TRUE(built.people->households.standing == made.households.standing) << scenario;
    EXPECT_TRUE(built.people->households == made.households) << scenario;
    EXPECT_TRUE(members_of(*built.people) == members_of(made)) << scenario;
    EXPECT_EQ(findings_of(built), "") << scenario;
    EXPECT_FALSE(has_strange_words(built)) << scenario;
    auto const sources = built.region.facilities.water_source.values();
    for (DrinkingSource const source :
         {DrinkingSource::protected_well_spring, DrinkingSource::unprotected}) {
      EXPECT_GT(std::ranges::count(sources, std::optional(source)), 0) << scenario;
    }
  }
}

TEST_P(CountyFiles, EnglishHeadersSayTheSame) {
  write("zh", Language::zh);
  write("en", Language::en);
  BuiltRegion const chinese = read(folder / "zh/scenario.toml");
  for (char const* scenario : {"en/scenario.toml", "en/scenario-workbooks.toml"}) {
    BuiltRegion const english = read(folder / scenario);
    EXPECT_TRUE(english.people == chinese.people) << scenario;
    EXPECT_TRUE(english.region.villages == chinese.region.villages) << scenario;
    EXPECT_TRUE(english.region.roads.code == chinese.region.roads.code) << scenario;
    EXPECT_TRUE(english.region.roads.name == chinese.region.roads.name) << scenario;
    EXPECT_TRUE(english.region.roads.traits == chinese.region.roads.traits) << scenario;
    Facilities const& facilities = english.region.facilities;
    EXPECT_TRUE(facilities.code == chinese.region.facilities.code) << scenario;
    EXPECT_TRUE(facilities.kind == chinese.region.facilities.kind) << scenario;
    EXPECT_TRUE(facilities.status == chinese.region.facilities.status) << scenario;
    EXPECT_TRUE(facilities.water_source == chinese.region.facilities.water_source) << scenario;
    EXPECT_FALSE(has_strange_words(english)) << scenario;
    EXPECT_TRUE(facilities.village_code == chinese.region.facilities.village_code) << scenario;
    EXPECT_TRUE(english.region.sites == chinese.region.sites) << scenario;
    EXPECT_TRUE(english.region.hazards == chinese.region.hazards) << scenario;
    EXPECT_EQ(findings_of(english), "") << scenario;
  }
  for (std::string const& word : words_of(folder / "en/county.gpkg")) {
    EXPECT_TRUE(is_ascii(word)) << word;
  }
  std::set<std::string> const words = words_of(folder / "zh/county.gpkg");
  EXPECT_TRUE(words.contains("households:虚构数据"));
  EXPECT_TRUE(words.contains("persons:虚构数据"));
}

// Sites and hazard zones are read as they were made; what is found are the sites whose ground was
// made to touch what must be kept free (V913).
TEST_P(CountyFiles, SitesAndHazardsAreThoseThatWereMade) {
  write("zh", Language::zh);
  BuiltRegion const built = read(folder / "zh/scenario.toml");
  SyntheticCounty const& county = made_of(GetParam()).county;
  Sites const& sites = built.region.sites;
  ASSERT_EQ(sites.size(), county.sites.size());
  std::size_t phases = 0;
  std::size_t touched = 0;
  for (SiteId const id : sites.code.ids()) {
    SyntheticSite const& made = county.sites[id.value()];
    EXPECT_EQ(sites.code[id], made.code);
    EXPECT_EQ(sites.name[id], made.name);
    EXPECT_EQ(sites.point[id], made.point);
    EXPECT_TRUE(sites.record[id] == made.record) << made.code;
    phases += made.record.phases.size();
    for (auto const& ground : {made.record.hazard, made.record.farmland, made.record.red_line}) {
      touched += ground == GroundState::touched ? 1 : 0;
    }
  }
  HazardZones const& zones = built.region.hazards;
  ASSERT_EQ(zones.size(), county.hazards.size());
  EXPECT_GT(zones.size(), 0U);
  for (HazardId const id : zones.code.ids()) {
    SyntheticHazard const& made = county.hazards[id.value()];
    EXPECT_EQ(zones.code[id], made.code);
    EXPECT_EQ(zones.name[id], made.name);
    EXPECT_EQ(zones.kind[id], made.kind);
    EXPECT_EQ(zones.level[id], made.level);
    EXPECT_TRUE(zones.area[id] == made.area) << made.code;
  }
  for (Layer const& layer : built.region.layers.values()) {
    if (layer.role == LayerRole::sites || layer.role == LayerRole::hazards) {
      auto const rows =
          static_cast<std::int64_t>(layer.role == LayerRole::sites ? phases : zones.size());
      EXPECT_EQ(layer.counts, (LayerCounts{rows, rows, 0, 0})) << layer.key;
    }
  }
  std::size_t on_ground = 0;
  for (Finding const& finding : built.findings) {
    if (finding.layer == "sites" || finding.layer == "hazard_zones") {
      EXPECT_TRUE(finding.rule == "V913" || finding.rule == "V003") << finding.rule;
      on_ground += finding.rule == "V913" && !finding.field.empty() ? 1 : 0;
    }
  }
  EXPECT_EQ(on_ground, touched);
}

TEST_P(CountyFiles, TheSameBytesEachTime) {
  write("one", Language::zh);
  write("two", Language::zh);
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder / "one")) {
    if (entry.is_regular_file()) {
      std::filesystem::path const name = entry.path().lexically_relative(folder / "one");
      EXPECT_EQ(content_of(entry.path()), content_of(folder / "two" / name)) << name;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Eras, CountyFiles, testing::Values(CountyEra::y2016, CountyEra::y2026),
                         [](auto const& era) {
                           return era.param == CountyEra::y2016 ? "y2016" : "y2026";
                         });

// An era's register has the columns of its forms.
TEST(CountyFilesOfEras, ColumnsDiffer) {
  TemporaryFolder const folder;
  for (CountyEra const era : {CountyEra::y2016, CountyEra::y2026}) {
    MadeCounty const& made = made_of(era);
    std::string const name = era == CountyEra::y2016 ? "2016" : "2026";
    write_synthetic_county({folder / name, Overwrite::no, {}}, made.county, &made.people,
                           {Language::zh, Language::zh}, {"tongcun"});
    std::set<std::string> const words = words_of(folder / name / "county.gpkg");
    EXPECT_TRUE(words.contains("households:贫困户属性"));
    EXPECT_TRUE(words.contains("households:主要致贫原因"));
    EXPECT_EQ(words.contains("households:返贫年度"), true);
    EXPECT_EQ(words.contains("households:监测对象类别"), era == CountyEra::y2026);
    EXPECT_EQ(words.contains("households:救助类别"), era == CountyEra::y2026);
    EXPECT_EQ(words.contains("防止返贫致贫对象"), era == CountyEra::y2026);
  }
}

TEST(CountyLines, ComeFromTheProfileOfTheYear) {
  CountyParameters parameters;
  parameters.era = CountyEra::y2016;
  parameters.year = 2018;
  EXPECT_EQ(profile_of(parameters), "cn-2016-2020");
  EXPECT_EQ(county_line(parameters).income.line, 299500);
  parameters.era = CountyEra::y2026;
  parameters.year = 2021;
  EXPECT_EQ(profile_of(parameters), "cn-2021-2025");
  EXPECT_EQ(county_line(parameters).income.line, 600000);
  EXPECT_EQ(county_line(parameters).key, "monitoring");
  parameters.year = 2026;  // no official line: the county's own, said to be a choice
  EXPECT_EQ(profile_of(parameters), "cn-2026");
  EXPECT_EQ(county_line(parameters).income.line, 880000);
  EXPECT_EQ(county_line(parameters).key, "");
  EXPECT_EQ(county_line(parameters).mark, "A");
}

}  // namespace
}  // namespace tongcun
