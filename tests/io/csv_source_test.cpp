// SPDX-License-Identifier: Apache-2.0
#include "io/csv_source.h"

#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

class CsvSourceTest : public testing::Test {
 protected:
  LayerTable read(std::string_view text) { return read_csv(folder_, LayerRole::sites, text); }
  LayerTable read(LayerSource const& source, std::string_view text) {
    return read_layer(source, folder_.write("layer.csv", text));
  }
  // The only rejecting finding.
  static Finding only_rejection(LayerTable const& table) {
    std::vector<Finding> rejected;
    std::ranges::copy_if(table.findings, std::back_inserter(rejected), [](Finding const& finding) {
      return finding.treatment == Treatment::rejected;
    });
    EXPECT_EQ(rejected.size(), 1U) << listed(table.findings);
    return rejected.empty() ? Finding() : rejected.front();
  }

  TemporaryFolder folder_;
};

// Two sites: the row is the line of the file, coordinates are degrees times 10^7.
TEST_F(CsvSourceTest, ReadsSites) {
  LayerTable const table = read("id,name,x,y\ns1,北坪,104.5,30.25\n\ns2,南坝,105,31\n");
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_EQ(table.layer.counts, (LayerCounts{2, 2, 0, 0}));
  EXPECT_EQ(table.layer.crs, "EPSG:4490");
  ASSERT_EQ(table.sites.size(), 2U);
  EXPECT_EQ(table.sites[0].code, "s1");
  EXPECT_EQ(table.sites[0].name, "北坪");
  EXPECT_EQ(table.sites[0].point, (GeoPoint{1045000000, 302500000}));
  EXPECT_EQ(table.sites[0].row, 2);
  EXPECT_EQ(table.sites[1].row, 4);
}

// Rows with a cell too few or too many are named by line and both numbers; nothing is guessed.
TEST_F(CsvSourceTest, RaggedRows) {
  LayerTable const table =
      read("id,name,x,y\ns1,\"a\nb\",104,30\ns2,x,104\ns3,x,104,30\ns4,x,y,104,30\n");
  std::vector<Finding> const ragged = findings_of(table.findings, "V004");
  ASSERT_EQ(ragged.size(), 2U) << listed(table.findings);
  EXPECT_EQ(ragged[0].row, 4);  // the quoted cell of the second row takes two lines
  EXPECT_EQ(value_of(ragged[0], "cells"), "3");
  EXPECT_EQ(value_of(ragged[0], "header_cells"), "4");
  EXPECT_EQ(ragged[1].row, 6);
  EXPECT_EQ(value_of(ragged[1], "cells"), "5");
  EXPECT_EQ(ragged[0].treatment, Treatment::rejected);
}

// The same bytes (GB18030 of 村, and a four-byte character): legible if declared, refused if not.
TEST_F(CsvSourceTest, Encoding) {
  std::string const text = "id,name,x,y\ns1,\xb4\xe5\x95\x32\x82\x36,104,30\n";
  LayerSource source = layer_source(LayerRole::sites, "layer.csv", "EPSG:4490");
  Finding const refused = only_rejection(read(source, text));
  EXPECT_EQ(refused.rule, "V001");
  EXPECT_EQ(value_of(refused, "encoding"), "UTF-8");
  source.encoding = "GB18030";
  LayerTable const table = read(source, text);
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_EQ(table.sites.at(0).name, "村\xf0\xa0\x80\x80");
  source.encoding = "UTF-16LE";  // an odd number of bytes, and not what they are
  EXPECT_EQ(only_rejection(read(source, text)).rule, "V001");
}

// U+FFFD and C1 controls tell of a conversion gone wrong before the file was written.
TEST_F(CsvSourceTest, TracesOfBrokenConversion) {
  EXPECT_EQ(only_rejection(read("id,name,x,y\ns1,\xef\xbf\xbd,104,30\n")).rule, "V001");
  EXPECT_EQ(only_rejection(read("id,name,x,y\ns1,\xc2\x96,104,30\n")).rule, "V001");
}

// A CSV file cannot say its reference system: the scenario must, with one that is known.
TEST_F(CsvSourceTest, ReferenceSystem) {
  std::string const text = "id,name,x,y\ns1,n,104,30\n";
  EXPECT_EQ(only_rejection(read(layer_source(LayerRole::sites, "layer.csv"), text)).rule, "V005");
  Finding const unknown =
      only_rejection(read(layer_source(LayerRole::sites, "layer.csv", "EPSG:999999"), text));
  EXPECT_EQ(unknown.rule, "V015");
  EXPECT_EQ(value_of(unknown, "crs"), "EPSG:999999");
}

// A required field without a column is named with the columns there are; all such at once.
TEST_F(CsvSourceTest, MissingColumns) {
  LayerTable const table = read_csv(folder_, LayerRole::villages, "kode,title\n1,a\n");
  std::vector<Finding> const missing = findings_of(table.findings, "V002");
  std::vector<std::string> fields;
  for (Finding const& finding : missing) {
    fields.push_back(finding.field);
    EXPECT_EQ(value_of(finding, "columns"), "kode, title");
  }
  EXPECT_EQ(fields, (std::vector<std::string>{"code", "name", "x", "y"})) << listed(table.findings);
  EXPECT_EQ(table.layer.counts.read, 0);
}

// A column that the scenario names must exist; the nearest one is offered (one letter apart).
TEST_F(CsvSourceTest, NamedColumnMissing) {
  LayerSource source = layer_source(LayerRole::sites, "layer.csv", "EPSG:4490");
  source.fields = {{"code", "site_cod"}};
  Finding const finding = only_rejection(read(source, "site_code,name,x,y\n1,n,104,30\n"));
  EXPECT_EQ(finding.rule, "V017");
  EXPECT_EQ(finding.field, "code");
  EXPECT_EQ(value_of(finding, "column"), "site_cod");
  EXPECT_EQ(value_of(finding, "nearest"), "site_code");
}

// Two columns of one name, as they stand or after normalisation, are never guessed between.
TEST_F(CsvSourceTest, DuplicateColumns) {
  for (char const* header : {"id,name,name,x,y", "id,name,Na me,x,y", "id,名称,名称（全称）,x,y"}) {
    Finding const finding = only_rejection(read(std::string(header) + "\n1,a,b,104,30\n"));
    EXPECT_EQ(finding.rule, "V011") << header;
    EXPECT_EQ(finding.field, "name") << header;
  }
  LayerSource source = layer_source(LayerRole::sites, "layer.csv", "EPSG:4490");
  source.fields = {{"name", "alias"}};
  EXPECT_EQ(only_rejection(read(source, "id,alias,alias,x,y\n1,a,b,104,30\n")).rule, "V011");
}

// The scenario's mapping goes before aliases, the first alias before the later ones.
TEST_F(CsvSourceTest, MappingBeforeAliases) {
  LayerSource source = layer_source(LayerRole::sites, "layer.csv", "EPSG:4490");
  std::string const text = "id,site_id,name,label,x,y\nwrong,right,plain,mapped,104,30\n";
  EXPECT_EQ(read(source, text).sites.at(0).code, "right");
  source.fields = {{"name", "label"}};
  EXPECT_EQ(read(source, text).sites.at(0).name, "mapped");
  std::vector<Finding> const unused = findings_of(read(source, text).findings, "V003");
  ASSERT_EQ(unused.size(), 1U);
  EXPECT_EQ(value_of(unused[0], "columns"), "id, name");
}

// Broken quotes: the rule and the line of the reader's own tests, in rows and in the header.
TEST_F(CsvSourceTest, BrokenQuotes) {
  Finding const open = only_rejection(read("id,name,x,y\ns1,a,104,30\ns2,\"b,104,30\n"));
  EXPECT_EQ(open.rule, "V012");
  EXPECT_EQ(open.row, 3);
  Finding const inside = only_rejection(read("id,name,x,y\ns1,a\"b,104,30\n"));
  EXPECT_EQ(inside.rule, "V013");
  EXPECT_EQ(inside.row, 2);
  Finding const header = only_rejection(read("\n\"id,name,x,y\ns1,a,104,30\n"));
  EXPECT_EQ(header.rule, "V012");
  EXPECT_EQ(header.row, 2);
}

// A last line without its end is read and mentioned: the file may be cut off.
TEST_F(CsvSourceTest, NoLineEndAtTheEnd) {
  LayerTable const table = read("id,name,x,y\ns1,a,104,30");
  EXPECT_TRUE(is_accepted(table));
  EXPECT_EQ(table.sites.size(), 1U);
  std::vector<Finding> const noted = findings_of(table.findings, "V014");
  ASSERT_EQ(noted.size(), 1U);
  EXPECT_EQ(noted[0].treatment, Treatment::noted);
}

// An empty file has no columns; a header alone has no rows, which is said but allowed.
TEST_F(CsvSourceTest, EmptyFiles) {
  EXPECT_EQ(findings_of(read("").findings, "V002").size(), 2U);
  LayerTable const table = read("id,name,x,y\n");
  EXPECT_TRUE(is_accepted(table));
  EXPECT_EQ(findings_of(table.findings, "V019").size(), 1U);
}

// A comma in a coordinate is a decimal point to some and parts thousands to others: no point.
TEST_F(CsvSourceTest, NoCommasInCoordinates) {
  for (char const* cells : {"500,123;3320113", "500123;3,320,113.4", "500，123;3320113"}) {
    LayerTable const table = read(layer_source(LayerRole::sites, "layer.csv", "EPSG:4547"),
                                  std::string("id;x;y\ns1;") + cells + "\n");
    EXPECT_TRUE(table.sites.empty()) << cells;
    EXPECT_EQ(findings_of(table.findings, "V840").size(), 1U) << cells;
  }
}

// Semicolons and full-width digits, Gauss–Krüger metres on the meridian 114 E, where the easting
// is 500 km: the longitude is exact, whatever the latitude.
TEST_F(CsvSourceTest, ProjectedCoordinates) {
  LayerTable const table = read(layer_source(LayerRole::sites, "layer.csv", "EPSG:4547"),
                                "id;经度;纬度\ns1;５０００００.0;3320113.4\n");
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_NEAR(table.sites.at(0).point.lon, 1140000000, 1);
  EXPECT_NEAR(table.sites.at(0).point.lat, 300000000, 3000000);
}

}  // namespace
}  // namespace tongcun
