// SPDX-License-Identifier: Apache-2.0
#include "io/read_rows.h"

#include "io/rule_catalogue.h"

#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

class ReadRowsTest : public testing::Test {
 protected:
  // A village layer of points with one row, its counts as given.
  LayerTable village(std::string const& persons, std::string const& households = "") {
    return read_csv(folder_, LayerRole::villages,
                    "code,name,persons,households,x,y\n530112345678,n,\"" + persons + "\",\"" +
                        households + "\",104,30\n");
  }
  LayerTable roads(std::string const& columns, std::string const& cells) {
    std::string text = R"({"type": "FeatureCollection", "features": [{"type": "Feature",
      "geometry": {"type": "LineString", "coordinates": [[104, 30], [104.1, 30]]},
      "properties": {)" +
                       columns + ": " + cells + "}}]}";
    return read_layer(layer_source(LayerRole::roads, "r.geojson"),
                      folder_.write("r.geojson", text));
  }
  static RoadTraits traits(LayerTable const& table) {
    EXPECT_EQ(table.roads.size(), 1U) << listed(table.findings);
    return table.roads.empty() ? RoadTraits() : table.roads.front().traits;
  }

  TemporaryFolder folder_;
};

// Numbers as offices write them, by the grammar of parse_value.
TEST_F(ReadRowsTest, CountsOfPersons) {
  for (auto const& [cell, persons] :
       std::vector<std::pair<std::string, std::int64_t>>{{"567", 567},
                                                         {"1,234", 1234},
                                                         {"５６７", 567},
                                                         {"１，２３４", 1234},
                                                         {"567.0", 567},
                                                         {" 8 ", 8},
                                                         {"0", 0},
                                                         {"10000000", 10000000}}) {
    LayerTable const table = village(cell, cell);
    EXPECT_TRUE(is_accepted(table)) << cell << listed(table.findings);
    EXPECT_EQ(table.villages.at(0).persons, Persons(persons)) << cell;
    EXPECT_EQ(table.villages.at(0).households, Households(persons)) << cell;
  }
}

// Words for "not known" are unknown, never zero.
TEST_F(ReadRowsTest, UnknownCounts) {
  for (char const* cell :
       {"", " ", "　", "无数据", "—", "-", "－", "**", "/", "不详", "NULL", "x", "#N/A"}) {
    LayerTable const table = village(cell);
    EXPECT_TRUE(is_accepted(table)) << cell << listed(table.findings);
    EXPECT_EQ(table.villages.at(0).persons, std::nullopt) << cell;
  }
}

// What is neither a number nor such a word rejects the layer, at its row and field; so does a
// number that no village has. The value itself is not repeated.
TEST_F(ReadRowsTest, WrongCounts) {
  for (char const* cell :
       {"约500", "12a", "567.5", "1e3", "五百", "无", "没有", "1,23", "500人", "1.2万"}) {
    LayerTable const table = village(cell);
    std::vector<Finding> const found = findings_of(table.findings, "V201", "persons_registered");
    ASSERT_EQ(found.size(), 1U) << cell << listed(table.findings);
    EXPECT_EQ(found[0].row, 2);
    EXPECT_EQ(found[0].treatment, Treatment::rejected);
    EXPECT_EQ(value_of(found[0], "source_column"), "persons");
    EXPECT_EQ(listed(found).find(cell), std::string::npos);
  }
  for (char const* cell : {"-3", "10000001", "99999999999"}) {
    LayerTable const table = village("5", cell);
    std::vector<Finding> const found = findings_of(table.findings, "V202", "households_registered");
    ASSERT_EQ(found.size(), 1U) << cell << listed(table.findings);
    EXPECT_EQ(value_of(found[0], "low"), "0");
    EXPECT_EQ(value_of(found[0], "high"), "10000000");
  }
}

// Village codes: the profile's form, no repair of lost zeros, none missing.
TEST_F(ReadRowsTest, VillageCodes) {
  auto const read = [&](std::string const& code) {
    return read_csv(folder_, LayerRole::villages, "code,name,x,y\n" + code + ",n,104,30\n");
  };
  EXPECT_EQ(read("010203004005").villages.at(0).code, "010203004005");
  EXPECT_EQ(read(" 530112345678 ").villages.at(0).code, "530112345678");
  for (char const* code : {"10203004005", "5301123456789", "53011234567x", "５３0112345678"}) {
    std::vector<Finding> const found = findings_of(read(code).findings, "V208", "code");
    ASSERT_EQ(found.size(), 1U) << code;
    EXPECT_EQ(value_of(found[0], "code"), "(no such value)");
  }
  // The form, never the value: somebody's identity number may stand in the column.
  Finding const identity = findings_of(read("530112199001011234").findings, "V208").at(0);
  EXPECT_EQ(value_of(identity, "characters"), "18");
  EXPECT_EQ(value_of(identity, "digits"), "18");
  EXPECT_EQ(message_of(identity, Language::en).find("1990"), std::string::npos);
  EXPECT_EQ(findings_of(read("").findings, "V101", "code").size(), 1U);
  std::string const long_code(1000, '1');
  EXPECT_EQ(value_of(findings_of(read(long_code).findings, "V208").at(0), "digits"), "1000");
}

// Codes of other layers have any form, but not that of a number with an exponent: its digits are
// lost. A name of such letters is a name.
TEST_F(ReadRowsTest, CodesWithExponents) {
  for (char const* code : {"1.10105E+17", "5E+05", "5.E+05", "530112345678E-2"}) {
    LayerTable const table =
        read_csv(folder_, LayerRole::sites, "id,name,x,y\n" + std::string(code) + ",n,104,30\n");
    std::vector<Finding> const found = findings_of(table.findings, "V216", "code");
    ASSERT_EQ(found.size(), 1U) << code;
    EXPECT_EQ(found[0].treatment, Treatment::rejected);
    EXPECT_EQ(found[0].row, 2);
  }
  for (char const* code : {"E12", "12E", "A-1E+2", "3E4", "W1e"}) {
    EXPECT_TRUE(is_accepted(read_csv(folder_, LayerRole::sites,
                                     "id,name,x,y\n" + std::string(code) + ",5E+05,104,30\n")))
        << code;
  }
}

// The seat of a village from columns of its own, in degrees inside the country.
TEST_F(ReadRowsTest, CommitteeColumns) {
  auto const read = [&](std::string const& cells) {
    return read_csv(folder_, LayerRole::villages,
                    "code,name,村委会经度,村委会纬度,x,y\n530112345678,n," + cells + ",104,30\n");
  };
  EXPECT_EQ(read("104.5,30.5").villages.at(0).committee, (GeoPoint{1045000000, 305000000}));
  EXPECT_EQ(read("-,无数据").villages.at(0).committee, std::nullopt);
  EXPECT_TRUE(is_accepted(read("-,-")));
  EXPECT_EQ(findings_of(read("104.5,").findings, "V201").size(), 1U);
  EXPECT_EQ(findings_of(read("104.5,95").findings, "V201").size(), 1U);
  EXPECT_EQ(findings_of(read("30.5,104.5").findings, "V201").size(), 1U);  // swapped: 104.5 N
  EXPECT_EQ(findings_of(read("90.5,30.5").findings, "V842").size(), 1U);
}

// Words become classes and surfaces; the recorded words stay beside them.
TEST_F(ReadRowsTest, RoadWords) {
  LayerTable const table =
      roads(R"("highway": "Tertiary", "surface": "Compacted", "oneway")", "\"-1\"");
  EXPECT_EQ(traits(table).road_class, RoadClass::township);
  EXPECT_EQ(traits(table).surface, RoadSurface::gravel);
  EXPECT_EQ(traits(table).one_way, OneWay::backward);
  EXPECT_EQ(table.roads[0].recorded_class, "Tertiary");
  EXPECT_EQ(table.roads[0].recorded_surface, "Compacted");
  EXPECT_EQ(traits(roads("\"oneway\"", "\"yes\"")).one_way, OneWay::forward);
  EXPECT_EQ(traits(roads("\"oneway\"", "\"no\"")).one_way, OneWay::both);
}

// A word in no list is unknown, with one warning that counts its rows; the scenario's own table
// goes before the program's.
TEST_F(ReadRowsTest, WordsInNoList) {
  LayerTable const table = roads("\"surface\"", "\"murram\"");
  EXPECT_TRUE(is_accepted(table));
  EXPECT_EQ(traits(table).surface, RoadSurface::unknown);
  std::vector<Finding> const found = findings_of(table.findings, "V209", "surface");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(value_of(found[0], "word"), "murram");
  EXPECT_EQ(value_of(found[0], "count"), "1");
  EXPECT_TRUE(findings_of(roads("\"surface\"", "\"无数据\"").findings, "V209").empty());
  LayerSource source = layer_source(LayerRole::roads, "r.geojson");
  source.values["surface"] = {{"murram", "gravel"}, {"asphalt", "earth"}};
  static_cast<void>(roads("\"surface\"", "\"Murram\""));
  EXPECT_EQ(traits(read_layer(source, folder_ / "r.geojson")).surface, RoadSurface::gravel);
  static_cast<void>(roads("\"surface\"", "\"asphalt\""));
  EXPECT_EQ(traits(read_layer(source, folder_ / "r.geojson")).surface, RoadSurface::earth);
}

// Somebody's number in a column of words does not come through, and a column of free text does not
// flood the findings: the most frequent words and the count of the rest.
TEST_F(ReadRowsTest, WordsAreMaskedAndCounted) {
  LayerTable const one = roads("\"surface\"", "\"张三 13800001234 水泥\"");
  ASSERT_EQ(findings_of(one.findings, "V209").size(), 1U);
  EXPECT_EQ(value_of(findings_of(one.findings, "V209")[0], "word"), "张三 … 水泥");
  std::string text = "code,name,kind,x,y\n";
  for (int i = 0; i < 50; ++i) {
    text += "f" + std::to_string(i) + ",n,word" + std::to_string(i) + ",104,30\n";
  }
  text += "g,n,word49,104,30\n";
  LayerTable const many = read_csv(folder_, LayerRole::facilities, text);
  std::vector<Finding> const words = findings_of(many.findings, "V209", "kind");
  ASSERT_EQ(words.size(), 20U);
  EXPECT_EQ(value_of(words[0], "word"), "word49");
  EXPECT_EQ(value_of(words[0], "count"), "2");
  std::vector<Finding> const rest = findings_of(many.findings, "V211", "kind");
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(value_of(rest[0], "words"), "30");
  EXPECT_EQ(value_of(rest[0], "count"), "30");
}

// Control characters of cells become blanks before anything else sees them, and that is said.
TEST_F(ReadRowsTest, ControlCharacters) {
  using namespace std::string_literals;
  LayerTable const table = read_csv(folder_, LayerRole::sites,
                                    "id,name,x,y\ns1,a\x1b[31mb\0c\x7f,104,30\ns2,plain,104,30\n"s);
  ASSERT_EQ(table.sites.size(), 2U) << listed(table.findings);
  EXPECT_EQ(table.sites[0].name, "a [31mb c");
  std::vector<Finding> const found = findings_of(table.findings, "V210", "name");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(value_of(found[0], "count"), "1");
}

// A barrier closes a road to vehicles, and so does "no access"; the contrary opens nothing.
TEST_F(ReadRowsTest, MotorAccess) {
  EXPECT_EQ(traits(roads("\"motor_access\"", "\"no\"")).motor, MotorAccess::closed);
  EXPECT_EQ(traits(roads("\"motor_access\"", "\"yes\"")).motor, MotorAccess::allowed);
  EXPECT_EQ(traits(roads("\"barrier\"", "\"yes\"")).motor, MotorAccess::closed);
  EXPECT_EQ(traits(roads("\"barrier\"", "\"no\"")).motor, MotorAccess::allowed);
  EXPECT_EQ(traits(roads("\"name\"", "\"r\"")).motor, MotorAccess::allowed);
  EXPECT_EQ(traits(roads("\"断头路段\"", "\"否\"")).motor, MotorAccess::allowed);
}

// Twelve flags name the months; one word for the year leaves out the wet ones (May to September).
TEST_F(ReadRowsTest, PassableMonths) {
  RoadTraits const recorded = traits(roads("\"passable_months\"", "\"111100000111\""));
  RoadTraits const dry_only = traits(roads("\"all_weather\"", "\"否\""));
  for (int month = 1; month <= 12; ++month) {
    EXPECT_EQ(recorded.passable_months->contains(Month(month)), month <= 4 || month >= 10);
    EXPECT_EQ(dry_only.passable_months->contains(Month(month)), month <= 4 || month >= 10);
  }
  EXPECT_EQ(traits(roads("\"晴雨通车\"", "\"是\"")).passable_months, MonthSet::all());
  EXPECT_EQ(traits(roads("\"passable_months\"", "null")).passable_months, std::nullopt);
  EXPECT_EQ(traits(roads("\"通行月份\"", "\"全年\"")).passable_months, MonthSet::all());
  EXPECT_EQ(traits(roads("\"通行月份\"", "\"1-4,10-12\"")).passable_months,
            recorded.passable_months);
  for (char const* flags :
       {"\"1111\"", "\"1111000001112\"", "\"11110000011x\"", "\"1-13\"", "\"雨季\""}) {
    LayerTable const table = roads("\"passable_months\"", flags);
    std::vector<Finding> const found = findings_of(table.findings, "V201", "passable_months");
    ASSERT_EQ(found.size(), 1U) << flags;
    EXPECT_EQ(found[0].severity, Severity::warning);
    EXPECT_TRUE(is_accepted(table));
    EXPECT_EQ(traits(table).passable_months, std::nullopt);
  }
}

// Codes that a spreadsheet ruined are one finding, and their rows make no others.
TEST_F(ReadRowsTest, RuinedCodes) {
  LayerTable const table = read_csv(
      folder_, LayerRole::villages,
      "行政村代码,名称,x,y\n5.29901E+11,a,104,30\n5.29901E+11,b,104,30\n530112345678,c,104,30\n");
  std::vector<Finding> const found = findings_of(table.findings, "V216", "code");
  ASSERT_EQ(found.size(), 1U) << listed(table.findings);
  EXPECT_EQ(found[0].row, 2);
  EXPECT_EQ(value_of(found[0], "count"), "2");
  EXPECT_EQ(found[0].treatment, Treatment::rejected);
  EXPECT_TRUE(findings_of(table.findings, "V208").empty()) << listed(table.findings);
  EXPECT_EQ(table.villages.size(), 1U);
}

// Numbers that were put right are said once a field, with their number.
TEST_F(ReadRowsTest, MendedNumbers) {
  LayerTable const table = read_csv(folder_, LayerRole::villages,
                                    "code,name,户籍人口,x,y\n530112345678,a,１２３,104,30\n"
                                    "530112345679,b,\"1,234\",104,30\n530112345670,c,5,104,30\n");
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  std::vector<Finding> const found = findings_of(table.findings, "V215", "persons_registered");
  ASSERT_EQ(found.size(), 1U) << listed(table.findings);
  EXPECT_EQ(value_of(found[0], "count"), "2");
  EXPECT_EQ(value_of(found[0], "source_column"), "户籍人口");
}

// A status that nobody understands counts as open, and that is said as such; technical grades are
// said to be none of ours.
TEST_F(ReadRowsTest, LouderWords) {
  LayerTable const table = read_csv(folder_, LayerRole::facilities,
                                    "编号,名称,类型,状态,经度,纬度\nf1,甲,村卫生站,看看,104,30\n");
  EXPECT_EQ(findings_of(table.findings, "V213", "status").size(), 1U) << listed(table.findings);
  EXPECT_TRUE(findings_of(table.findings, "V209").empty());
  LayerTable const grade = roads("\"技术等级\"", "\"四级公路\"");
  EXPECT_EQ(traits(grade).road_class, RoadClass::village);
  EXPECT_EQ(findings_of(grade.findings, "V214", "class").size(), 1U) << listed(grade.findings);
}

// A bridge or a layer number other than 0 keeps a road from meeting those it crosses.
TEST_F(ReadRowsTest, Levels) {
  EXPECT_EQ(traits(roads("\"bridge\"", "\"yes\"")).level, 1);
  EXPECT_EQ(traits(roads("\"bridge\"", "\"viaduct\"")).level, 1);
  EXPECT_EQ(traits(roads("\"bridge\"", "\"no\"")).level, 0);
  EXPECT_EQ(traits(roads("\"bridge\"", "null")).level, 0);
  EXPECT_EQ(traits(roads("\"layer\"", "\"-1\"")).level, -1);
  EXPECT_EQ(traits(roads(R"("bridge": "yes", "layer")", "\"2\"")).level, 2);
  EXPECT_EQ(traits(roads("\"layer\"", "\"99\"")).level, 0);
  EXPECT_EQ(traits(roads("\"tunnel\"", "\"yes\"")).level, -1);
  EXPECT_EQ(traits(roads("\"隧道\"", "\"否\"")).level, 0);
  EXPECT_EQ(traits(roads(R"("tunnel": "yes", "layer")", "\"-2\"")).level, -2);
  // Several layers or none that there is: said, and as if nothing stood there.
  for (char const* layer : {"\"1;2\"", "\"99\"", "\"first\""}) {
    LayerTable const table = roads("\"layer\"", layer);
    EXPECT_EQ(traits(table).level, 0);
    EXPECT_EQ(findings_of(table.findings, "V209", "layer").size(), 1U) << layer;
  }
  EXPECT_TRUE(traits(roads("\"ford\"", "\"yes\"")).ford);
  EXPECT_FALSE(traits(roads("\"ford\"", "\"否\"")).ford);
}

// Facilities: kind and status by their words, a kind for the whole layer before them.
TEST_F(ReadRowsTest, Facilities) {
  std::string const text =
      "编号,名称,类型,状态,经度,纬度\nf1,甲,村卫生室,使用中,104,30\nf2,乙,祠堂,停用,104,31\nf3,丙,,"
      ",104,32\n";
  LayerTable const table = read_csv(folder_, LayerRole::facilities, text);
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  ASSERT_EQ(table.facilities.size(), 3U);
  EXPECT_EQ(table.facilities[0].kind, FacilityKind::village_clinic);
  EXPECT_EQ(table.facilities[0].status, FacilityStatus::open);
  EXPECT_EQ(table.facilities[1].kind, FacilityKind::other);
  EXPECT_EQ(table.facilities[1].recorded_kind, "祠堂");
  EXPECT_EQ(table.facilities[1].status, FacilityStatus::closed);
  EXPECT_EQ(table.facilities[2].status, FacilityStatus::unknown);
  LayerSource source = layer_source(LayerRole::facilities, "layer.csv", "EPSG:4490");
  source.kind = FacilityKind::water_point;
  EXPECT_EQ(read_layer(source, folder_ / "layer.csv").facilities.at(1).kind,
            FacilityKind::water_point);
}

}  // namespace
}  // namespace tongcun
