// SPDX-License-Identifier: Apache-2.0
#include "engine/region/site_record.h"
#include "io/rule_catalogue.h"
#include "io/vocabulary.h"
#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// The columns of the site form (domain reference 3.6).
class SiteRecordTest : public testing::Test {
 protected:
  static std::string csv(std::string const& header, std::string const& cell) {
    return "id,name,x,y,\"" + header + "\"\nA,n,104,30,\"" + cell + "\"\n";
  }
  LayerTable site(std::string const& header, std::string const& cell) {
    return read_csv(folder_, LayerRole::sites, csv(header, cell));
  }
  SiteRecord record(std::string const& header, std::string const& cell) {
    LayerTable const table = site(header, cell);
    EXPECT_TRUE(is_accepted(table)) << header << cell << listed(table.findings);
    EXPECT_TRUE(findings_of(table.findings, "V003").empty()) << header;
    return table.sites.empty() ? SiteRecord() : table.sites.front().record;
  }
  SitePhase phase(std::string const& header, std::string const& cell) {
    SiteRecord const read = record(header, cell);
    EXPECT_EQ(read.phases.size(), 1U);
    return read.phases.empty() ? SitePhase() : read.phases.front();
  }
  // The member of a record in both languages, and unknown where the cell says so or cannot be.
  void expect_count(std::optional<std::int32_t> SiteRecord::*member, char const* english,
                    char const* chinese) {
    for (char const* header : {english, chinese}) {
      EXPECT_EQ(record(header, "1,234").*member, 1234) << header;
      EXPECT_EQ(record(header, "0").*member, 0) << header;
      EXPECT_EQ(record(header, "不详").*member, std::nullopt) << header;
      EXPECT_EQ(record(header, "-5").*member, 0) << header;
      expect_no_room(header);
      expect_refused(header, "约五", "V201");
    }
  }
  // A capacity below zero is none, with a warning that names row and column: taken as not recorded
  // it would limit nothing.
  void expect_no_room(std::string const& header) {
    std::vector<Finding> const found = findings_of(site(header, "-5").findings, "V932");
    ASSERT_EQ(found.size(), 1U) << header;
    EXPECT_EQ(found[0].row, 2);
    EXPECT_EQ(value_of(found[0], "source_column"), header);
  }
  // The cell alone is refused: its value is unknown, with a warning that names row and column.
  void expect_refused(std::string const& header, std::string const& cell, char const* rule) {
    LayerTable const table = site(header, cell);
    EXPECT_TRUE(is_accepted(table)) << header << listed(table.findings);
    ASSERT_EQ(table.sites.size(), 1U);
    SiteRecord nothing;
    nothing.phases.emplace_back();
    EXPECT_EQ(table.sites[0].record, nothing) << header << " " << cell;
    std::vector<Finding> const found = findings_of(table.findings, rule);
    ASSERT_EQ(found.size(), 1U) << header << " " << cell << listed(table.findings);
    EXPECT_EQ(found[0].row, 2);
    EXPECT_EQ(found[0].treatment, Treatment::noted);
    EXPECT_EQ(value_of(found[0], "source_column"), header);
  }

  TemporaryFolder folder_;
};

TEST_F(SiteRecordTest, AbsentColumnsAreUnknown) {
  LayerTable const table =
      read_csv(folder_, LayerRole::sites, "安置点编号,安置点名称,经度,纬度\nA,甲,104,30\n");
  ASSERT_EQ(table.sites.size(), 1U) << listed(table.findings);
  SiteRecord nothing;
  nothing.phases.emplace_back();
  EXPECT_EQ(table.sites[0].record, nothing);
}

TEST_F(SiteRecordTest, Words) {
  for (auto const& [word, kind] :
       std::vector<std::pair<std::string, SiteKind>>{{"县城", SiteKind::county_town},
                                                     {"园区", SiteKind::industrial_park},
                                                     {"圩镇", SiteKind::market_town},
                                                     {"中心村", SiteKind::central_village},
                                                     {"新村", SiteKind::new_village},
                                                     {"幸福院", SiteKind::elderly_cluster},
                                                     {"Hazard_Refuge", SiteKind::hazard_refuge}}) {
    EXPECT_EQ(record("安置点类型", word).kind, kind) << word;
    EXPECT_EQ(record("site_type", word).kind, kind) << word;
  }
  for (auto const& [word, mode] : std::vector<std::pair<std::string, ResettlementMode>>{
           {"集中安置", ResettlementMode::concentrated},
           {"插花", ResettlementMode::dispersed},
           {"投亲靠友", ResettlementMode::dispersed},
           {"回购", ResettlementMode::monetary},
           {"自建", ResettlementMode::self_built},
           {"就地安置", ResettlementMode::in_situ}}) {
    EXPECT_EQ(record("安置方式", word).mode, mode) << word;
    EXPECT_EQ(record("resettlement_mode", word).mode, mode) << word;
  }
  for (auto const& [word, status] :
       std::vector<std::pair<std::string, SiteStatus>>{{"候选", SiteStatus::candidate},
                                                       {"规划", SiteStatus::planned},
                                                       {"设计", SiteStatus::design},
                                                       {"招标", SiteStatus::tender},
                                                       {"在建", SiteStatus::building},
                                                       {"已建成", SiteStatus::completed},
                                                       {"已入住", SiteStatus::occupied},
                                                       {"occupied", SiteStatus::occupied}}) {
    EXPECT_EQ(record("安置点状态", word).status, status) << word;
    EXPECT_EQ(record("status", word).status, status) << word;
  }
  EXPECT_EQ(record("电梯", "有").has_lift, true);
  EXPECT_EQ(record("lift", "no").has_lift, false);
  LayerTable const strange = site("安置点状态", "再议");
  EXPECT_EQ(strange.sites.at(0).record.status, std::nullopt);
  EXPECT_EQ(findings_of(strange.findings, "V209", "site_status").size(), 1U);
}

TEST_F(SiteRecordTest, StatesOfTheGround) {
  using Member = std::optional<GroundState> SiteRecord::*;
  for (auto const& [header, member] :
       std::vector<std::pair<char const*, Member>>{{"地质灾害隐患", &SiteRecord::hazard},
                                                   {"hazard", &SiteRecord::hazard},
                                                   {"陡坡", &SiteRecord::slope},
                                                   {"steep_slope", &SiteRecord::slope},
                                                   {"永久基本农田", &SiteRecord::farmland},
                                                   {"basic_farmland", &SiteRecord::farmland},
                                                   {"生态保护红线", &SiteRecord::red_line},
                                                   {"red_line", &SiteRecord::red_line}}) {
    EXPECT_EQ(record(header, "不涉及").*member, GroundState::free) << header;
    EXPECT_EQ(record(header, "free").*member, GroundState::free) << header;
    EXPECT_EQ(record(header, "涉及").*member, GroundState::touched) << header;
    EXPECT_EQ(record(header, "是").*member, GroundState::touched) << header;
    EXPECT_EQ(record(header, "").*member, std::nullopt) << header;
    EXPECT_EQ(record(header, "—").*member, std::nullopt) << header;
  }
}

TEST_F(SiteRecordTest, Counts) {
  expect_count(&SiteRecord::jobs, "jobs", "可提供岗位数");
  expect_count(&SiteRecord::primary_seats, "primary_seats", "小学空余学位");
  expect_count(&SiteRecord::junior_seats, "junior_seats", "初中空余学位");
  expect_count(&SiteRecord::clinic_persons, "clinic_persons", "卫生室可增加服务人数");
  expect_count(&SiteRecord::ground_floor, "ground_floor_count", "一层套数");
  for (char const* header : {"persons_capacity", "可安置人数", "可安置人数(人)"}) {
    EXPECT_EQ(phase(header, "420").persons_capacity, 420);
    EXPECT_EQ(phase(header, "0").persons_capacity, 0);
    EXPECT_EQ(phase(header, "-1").persons_capacity, 0);
    expect_no_room(header);
  }
}

TEST_F(SiteRecordTest, WhoLivesThere) {
  using Member = std::optional<std::int32_t> SiteFollowUp::*;
  for (auto const& [header, member] : std::vector<std::pair<char const*, Member>>{
           {"moved_households", &SiteFollowUp::moved},
           {"搬迁户数", &SiteFollowUp::moved},
           {"moved_persons", &SiteFollowUp::moved_persons},
           {"搬迁人数", &SiteFollowUp::moved_persons},
           {"occupied_households", &SiteFollowUp::occupied},
           {"实际入住户数", &SiteFollowUp::occupied},
           {"certificates_issued", &SiteFollowUp::certificates},
           {"已办不动产权证数", &SiteFollowUp::certificates},
           {"产权证发放数", &SiteFollowUp::certificates},
           {"returned_households", &SiteFollowUp::returned},
           {"返流户数", &SiteFollowUp::returned},
           {"labourers", &SiteFollowUp::labourers},
           {"劳动力人数", &SiteFollowUp::labourers},
           {"labourers_employed", &SiteFollowUp::employed},
           {"已就业人数", &SiteFollowUp::employed},
           {"zero_job_households", &SiteFollowUp::zero_job},
           {"零就业户数", &SiteFollowUp::zero_job}}) {
    EXPECT_EQ(record(header, "17").lived_in.*member, 17) << header;
    EXPECT_EQ(record(header, "不详").lived_in.*member, std::nullopt) << header;
    expect_refused(header, "-17", "V202");
  }
  EXPECT_EQ(record("入住年份", "2019").lived_in.year, 2019);
  EXPECT_EQ(record("moved_in_year", "2019年6月").lived_in.year, 2019);
  expect_refused("入住年份", "19年", "V201");
}

// A column for every size from 25 to 300 square metres.
TEST_F(SiteRecordTest, DwellingsBySize) {
  for (auto const& [header, square_metres] :
       std::vector<std::pair<char const*, std::int64_t>>{{"75平方米套数", 75},
                                                         {"75平米套数", 75},
                                                         {"１００平方米套数", 100},
                                                         {"dwellings_25_m2", 25},
                                                         {"Dwellings 300 m2", 300},
                                                         {"137平方米套数（套）", 137}}) {
    std::vector<DwellingStock> const expected{{square_metres * 100, 12}};
    EXPECT_EQ(phase(header, "12").dwellings, expected) << header;
  }
  LayerTable const table = read_csv(folder_, LayerRole::sites,
                                    "id,x,y,100平方米套数,50平方米套数,75平方米套数,"
                                    "310平方米套数,24平方米套数\nA,104,30,7,0,-,1,2\n");
  ASSERT_EQ(table.sites.size(), 1U) << listed(table.findings);
  // By size; none is zero, unknown is neither; other sizes are columns that nothing reads.
  std::vector<DwellingStock> const expected{{5000, 0}, {10000, 7}};
  EXPECT_EQ(table.sites[0].record.phases.at(0).dwellings, expected);
  ASSERT_EQ(findings_of(table.findings, "V003").size(), 1U);
  EXPECT_EQ(value_of(findings_of(table.findings, "V003")[0], "columns"),
            "310平方米套数, 24平方米套数");
  EXPECT_EQ(phase("75平方米套数", "-3").dwellings, (std::vector<DwellingStock>{{7500, 0}}));
  expect_no_room("75平方米套数");
  expect_refused("75平方米套数", "3.5", "V201");
  LayerTable const twice =
      read_csv(folder_, LayerRole::sites, "id,x,y,75平方米套数,75平方米套数(套)\nA,104,30,1,2\n");
  EXPECT_EQ(findings_of(twice.findings, "V011", "dwellings_75_m2").size(), 1U);
}

// A scenario may name the column of a size like that of any field.
TEST_F(SiteRecordTest, DwellingsByTheScenario) {
  LayerSource source = layer_source(LayerRole::sites, "layer.csv", "EPSG:4490");
  source.fields["dwellings_80_m2"] = "中户型";
  LayerTable const table = read_layer(source, folder_.write("layer.csv", csv("中户型", "9")));
  std::vector<DwellingStock> const expected{{8000, 9}};
  EXPECT_EQ(table.sites.at(0).record.phases.at(0).dwellings, expected) << listed(table.findings);
}

// No header names two fields, those in numbers included, and ours are read back.
TEST_F(SiteRecordTest, HeadersAreUnambiguous) {
  std::map<std::string, std::string> field_of;
  for (std::string const& field : vocabulary().field_names(LayerRole::sites)) {
    for (std::string const& alias : vocabulary().aliases(LayerRole::sites, field)) {
      EXPECT_EQ(field_of.emplace(alias, field).first->second, field) << alias;
    }
  }
  EXPECT_EQ(field_of.at("dwellings125m2"), "dwellings_125_m2");
  EXPECT_EQ(vocabulary().header(LayerRole::sites, "dwellings_75_m2", Language::zh), "75平方米套数");
  EXPECT_EQ(vocabulary().header(LayerRole::sites, "dwellings_75_m2", Language::en),
            "dwellings_75_m2");
}

TEST_F(SiteRecordTest, WordsAreEnumNames) {
  auto const expect_names = [](std::string const& field, auto const& names) {
    EXPECT_EQ(vocabulary().canonical_values(field),
              (std::vector<std::string>(names.begin(), names.end())))
        << field;
  };
  expect_names("site_type", kSiteKindNames);
  expect_names("site_status", kSiteStatusNames);
  expect_names("resettlement_mode", kResettlementModeNames);
  for (char const* field : {"hazard", "steep_slope", "basic_farmland", "red_line"}) {
    expect_names(field, kGroundStateNames);
  }
}

// Money in yuan unless the header says otherwise, kept in fen; land and water likewise.
TEST_F(SiteRecordTest, UnitsOfHeaders) {
  EXPECT_EQ(record("unit_cost", "1500").cost_per_area, 150000);
  EXPECT_EQ(record("单方造价(元/平方米)", "1,500.5").cost_per_area, 150050);
  EXPECT_EQ(record("单方造价（万元/平方米）", "0.15").cost_per_area, 150000);
  EXPECT_EQ(phase("infrastructure_cost", "2000000").infrastructure_cost, 200000000);
  EXPECT_EQ(phase("基础设施投资(元)", "2000000").infrastructure_cost, 200000000);
  EXPECT_EQ(phase("基础设施投资（万元）", "200").infrastructure_cost, 200000000);
  EXPECT_EQ(phase("基础设施投资(万元)", "0.5").infrastructure_cost, 500000);
  EXPECT_EQ(phase("基础设施投资(亿元)", "0.02").infrastructure_cost, 200000000);
  EXPECT_EQ(record("production_land_m2", "1200").production_land, 1200);
  EXPECT_EQ(record("生产用地(亩)", "3").production_land, 2000);
  EXPECT_EQ(record("生产用地（公顷）", "0.5").production_land, 5000);
  EXPECT_EQ(record("water_litres_a_day", "90000").water_litres, 90000);
  EXPECT_EQ(record("可供水量(升)", "90000").water_litres, 90000);
  EXPECT_EQ(record("可供水量(立方米)", "90.5").water_litres, 90500);
  expect_refused("单方造价(元)", "-1500", "V202");
  expect_refused("基础设施投资(万元)", "200万", "V201");
  EXPECT_EQ(record("生产用地(亩)", "-3").production_land, 0);
  expect_no_room("生产用地(亩)");
}

// The currency of another country may have a thousand minor units.
TEST_F(SiteRecordTest, MinorUnitsOfTheProfile) {
  Profile profile = invented_profile();
  profile.terms.minor_per_major = 1000;
  LayerTable const table =
      read_layer(layer_source(LayerRole::sites, "layer.csv", "EPSG:4490"),
                 folder_.write("layer.csv", csv("unit_cost", "12.5")), profile);
  EXPECT_EQ(table.sites.at(0).record.cost_per_area, 12500);
}

TEST_F(SiteRecordTest, Dates) {
  for (char const* cell : {"2027-06", "2027/6", "2027.06", "202706", "2027年6月", "2027-06-30",
                           "2027年6月1日", "20270615"}) {
    EXPECT_EQ(phase("可入住时间", cell).available_from, 202706) << cell;
    EXPECT_EQ(phase("available_from", cell).available_from, 202706) << cell;
  }
  EXPECT_EQ(phase("可入住时间", "不详").available_from, std::nullopt);
  // A year is no month; a spreadsheet makes 2027.1 of October; there is no thirteenth month.
  for (char const* cell : {"2027", "2027年", "2027.1", "2027-13", "2027-02-30", "明年六月"}) {
    expect_refused("可入住时间", cell, "V201");
  }
}

TEST_F(SiteRecordTest, NumbersOfPhases) {
  for (char const* header : {"期次", "phase", "分期"}) {
    for (char const* cell : {"2", "2期", "第2期", "二期", "第二期"}) {
      EXPECT_EQ(phase(header, cell).number, 2) << header << cell;
    }
    EXPECT_EQ(phase(header, "").number, 1);
    for (char const* cell : {"0", "-1", "100", "末期", "1.5"}) {
      expect_refused(header, cell, "V201");
    }
  }
}

// Hazard zones are areas; what is none is kept apart.
class HazardRows : public testing::Test {
 protected:
  LayerTable read(std::string const& geometry, std::string const& properties) {
    return read_layer(layer_source(LayerRole::hazards, "h.geojson"),
                      folder_.write("h.geojson",
                                    R"({"type": "FeatureCollection", "features": [{"type":
      "Feature", "geometry": )" + geometry +
                                        R"(, "properties": )" + properties + "}]}"));
  }
  static constexpr char const* kSquare =
      R"({"type": "Polygon", "coordinates": [[[104, 30], [104.1, 30], [104.1, 30.1],
          [104, 30.1], [104, 30]]]})";
  TemporaryFolder folder_;
};

TEST_F(HazardRows, Columns) {
  for (auto const& [words, kind, level] :
       std::vector<std::tuple<std::string, HazardKind, HazardLevel>>{
           {R"({"隐患点编号": "Z1", "名称": "沟口", "灾害类型": "泥石流", "易发程度": "高"})",
            HazardKind::debris_flow, HazardLevel::high},
           {R"({"hazard_id": "Z1", "name": "沟口", "hazard_kind": "flash_flood",
                "hazard_level": "medium"})",
            HazardKind::flash_flood, HazardLevel::medium},
           {R"({"id": "Z1", "隐患点名称": "沟口", "灾种": "地面塌陷", "易发性": "低易发"})",
            HazardKind::subsidence, HazardLevel::low}}) {
    LayerTable const table = read(kSquare, words);
    ASSERT_EQ(table.hazards.size(), 1U) << listed(table.findings);
    EXPECT_EQ(table.hazards[0].code, "Z1");
    EXPECT_EQ(table.hazards[0].name, "沟口");
    EXPECT_EQ(table.hazards[0].kind, kind) << words;
    EXPECT_EQ(table.hazards[0].level, level) << words;
    EXPECT_EQ(table.hazards[0].area.polygons.size(), 1U);
    EXPECT_TRUE(is_accepted(table));
  }
  LayerTable const bare = read(kSquare, R"({"灾害类型": "地震"})");
  ASSERT_EQ(bare.hazards.size(), 1U) << listed(bare.findings);
  EXPECT_EQ(bare.hazards[0].code, "");
  EXPECT_EQ(bare.hazards[0].kind, std::nullopt);
  EXPECT_EQ(bare.hazards[0].level, std::nullopt);
  EXPECT_EQ(findings_of(bare.findings, "V209", "hazard_kind").size(), 1U);
}

TEST_F(HazardRows, PlacesThatAreNone) {
  LayerTable const point = read(R"({"type": "Point", "coordinates": [104, 30]})", "{}");
  EXPECT_TRUE(point.hazards.empty());
  EXPECT_EQ(findings_of(point.findings, "V840").size(), 1U) << listed(point.findings);
  EXPECT_EQ(point.layer.counts.quarantined, 1);
  LayerTable const outside =
      read(R"({"type": "Polygon", "coordinates": [[[4, 30], [5, 30], [5, 31], [4, 30]]]})", "{}");
  EXPECT_TRUE(outside.hazards.empty());
  EXPECT_EQ(findings_of(outside.findings, "V841").size(), 1U);
}

TEST_F(HazardRows, WordsAreEnumNames) {
  EXPECT_EQ(vocabulary().canonical_values("hazard_kind"),
            (std::vector<std::string>(kHazardKindNames.begin(), kHazardKindNames.end())));
  EXPECT_EQ(vocabulary().canonical_values("hazard_level"),
            (std::vector<std::string>(kHazardLevelNames.begin(), kHazardLevelNames.end())));
}

}  // namespace
}  // namespace tongcun
