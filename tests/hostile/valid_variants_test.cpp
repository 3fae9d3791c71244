// SPDX-License-Identifier: Apache-2.0
// The same villages as different offices would hand them over: read to the same region, to the bit.
#include "engine/region/build_region.h"
#include "io/coordinates.h"
#include "io/text_file.h"
#include "tests/hostile/in_encoding.h"
#include "tests/io/input_layers.h"
#include "tests/io/shapefile_maker.h"
#include "tests/io/workbook_maker.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tongcun {
namespace {

struct Village {
  std::string code;
  std::string name;
  std::string township;
  std::string persons;  // "" = not recorded
  std::string households;
  GeoPoint point;
};

std::vector<Village> const& villages() {
  static std::vector<Village> const kVillages{
      {"010203004005", "北坪", "高山", "1234", "321", {1135000000, 302500000}},
      {"010203004006", "中江", "高山", "567", "140", {1141234567, 301234567}},
      {"010203004007", "石安", "下水", "", "9", {1139999999, 299999999}}};
  return kVillages;
}

// Which column stands where, and what the headers say: code, name, township, persons, households,
// x, y.
constexpr std::size_t kColumns = 7;
using Headers = std::array<std::string, kColumns>;
Headers const kChinese{"行政区划代码", "行政村", "乡镇名称", "户籍人口",
                       "户籍户数",     "经度",   "纬度"};
Headers const kEnglish{
    "village_code", "village_name", "township", "persons", "households", "x", "y"};

struct TextForm {
  Headers headers = kEnglish;
  std::array<std::size_t, kColumns> order{0, 1, 2, 3, 4, 5, 6};
  std::string crs = "EPSG:4490";
  std::string separator = ",";
  std::string line_end = "\n";
  std::string unknown = "";
  std::string extra = "";  // a column more, with this in each row
  bool is_quoted = false;
  bool ends_with_line_end = true;
  bool has_blank_lines = false;
  bool has_wide_digits = false;
  bool has_decimals = false;
  bool is_reversed = false;  // rows from the last to the first
};

std::string place_text(double value) {
  return fmt::format("{:.10f}", value);
}

FromCanonical::Place place_of(GeoPoint point, std::string const& crs) {
  return FromCanonical::from_text(crs).value()(point).value();
}

std::vector<std::vector<std::string>> rows_in(TextForm const& form) {
  std::vector<std::vector<std::string>> rows;
  for (Village const& village : villages()) {
    FromCanonical::Place const place = place_of(village.point, form.crs);
    std::string persons = village.persons.empty() ? form.unknown : village.persons;
    std::string households = village.households;
    if (form.has_wide_digits && !village.persons.empty()) {
      persons.clear();
      for (char const digit : village.persons) {
        persons += std::string("\xef\xbc") + static_cast<char>(0x90 + (digit - '0'));
      }
    }
    households += form.has_decimals ? ".0" : "";
    std::array<std::string, kColumns> const cells{
        village.code, village.name,        village.township,   persons,
        households,   place_text(place.x), place_text(place.y)};
    std::vector<std::string> row;
    for (std::size_t const column : form.order) {
      row.push_back(cells[column]);
    }
    rows.push_back(std::move(row));
  }
  if (form.is_reversed) {
    std::ranges::reverse(rows);
  }
  return rows;
}

std::string csv_of(TextForm const& form) {
  std::vector<std::vector<std::string>> rows = rows_in(form);
  std::vector<std::string> header;
  for (std::size_t const column : form.order) {
    header.push_back(form.headers[column]);
  }
  rows.insert(rows.begin(), header);
  std::string text = form.has_blank_lines ? form.line_end : "";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (!form.extra.empty()) {
      rows[r].push_back(r == 0 ? "备注" : form.extra);
    }
    for (std::size_t i = 0; i < rows[r].size(); ++i) {
      std::string const quote = form.is_quoted ? "\"" : "";
      text += (i == 0 ? "" : form.separator) + quote + rows[r][i] + quote;
    }
    bool const is_last = r + 1 == rows.size();
    text += is_last && !form.ends_with_line_end ? "" : form.line_end;
    text += form.has_blank_lines ? form.line_end : "";
  }
  return text;
}

class ValidVariantsTest : public testing::Test {
 protected:
  ~ValidVariantsTest() override = default;

  // Reads a file as the village layer and compares the region it makes with the others.
  void expect_same(std::string const& what, LayerSource const& source,
                   std::filesystem::path const& path) {
    SCOPED_TRACE(what);
    ++variants_;
    std::vector<LayerTable> tables{read_layer(source, path)};
    ASSERT_TRUE(is_accepted(tables[0])) << listed(tables[0].findings);
    Region const region = build_region(std::move(tables), {}).region;
    std::string content;
    for (VillageId const id : region.villages.code.ids()) {
      Villages const& all = region.villages;
      content += fmt::format("{}|{}|{}|{}|{}|{}|{}\n", all.code[id], all.name[id],
                             all.township_name[id], all.persons[id] ? all.persons[id]->count() : -1,
                             all.households[id] ? all.households[id]->count() : -1,
                             all.point[id].lon, all.point[id].lat);
    }
    std::string expected;
    for (Village const& village : villages()) {
      expected += fmt::format("{}|{}|{}|{}|{}|{}|{}\n", village.code, village.name,
                              village.township, village.persons.empty() ? "-1" : village.persons,
                              village.households, village.point.lon, village.point.lat);
    }
    EXPECT_EQ(content, expected);
    digests_.insert(sha256_of(content));
  }

  void expect_csv(std::string const& what, TextForm const& form, std::string const& encoding = "") {
    LayerSource source = layer_source(LayerRole::villages, "a.csv", form.crs);
    source.encoding = encoding;
    std::string const text = csv_of(form);
    std::string const bytes = encoding.empty() ? text : in_encoding(text, encoding.c_str());
    ASSERT_FALSE(bytes.empty()) << encoding;
    expect_same(what, source, folder_.write("a.csv", bytes));
  }

  [[nodiscard]] static PackageLayer layer_of(int epsg, OGRFieldType of_counts,
                                             std::string const& dimension = "") {
    PackageLayer layer{"villages", epsg, wkbUnknown, {}, {}};
    for (std::size_t i = 0; i < 5; ++i) {
      layer.fields.emplace_back(kEnglish[i], i < 3 ? OFTString : of_counts);
    }
    for (Village const& village : villages()) {
      FromCanonical::Place const place = place_of(village.point, "EPSG:" + std::to_string(epsg));
      std::vector<std::optional<std::string>> cells{village.code, village.name, village.township,
                                                    village.persons, village.households};
      if (village.persons.empty()) {
        cells[3] = std::nullopt;
      }
      layer.rows.push_back({cells, "POINT " + dimension + " (" + place_text(place.x) + " " +
                                       place_text(place.y) + (dimension.empty() ? "" : " 7") +
                                       ")"});
    }
    return layer;
  }

  void expect_layer(std::string const& what, char const* driver, std::string const& name,
                    PackageLayer const& layer, std::vector<std::string> const& creation = {}) {
    std::filesystem::remove(folder_ / name);
    std::filesystem::path const path = make_layer_file(folder_ / name, driver, layer, creation);
    expect_same(what, layer_source(LayerRole::villages, name), path);
  }

  void expect_all_the_same(int at_least) const {
    EXPECT_GE(variants_, at_least);
    EXPECT_EQ(digests_.size(), 1U);
  }

  TemporaryFolder folder_;
  int variants_ = 0;
  std::set<std::string> digests_;
};

TEST_F(ValidVariantsTest, TablesOfText) {
  expect_csv("plain", {});
  expect_csv("Chinese headers", {.headers = kChinese});
  expect_csv("other headers",
             {.headers = {"村编码", "村名", "乡镇", "总人口数", "总户数", "lng", "lat"}});
  expect_csv("headers of codes", {.headers = {"areaid", "村委会", "township_name", "population",
                                              "household", "lon", "latitude"}});
  expect_csv("headers with units and blanks",
             {.headers = {" 行政区划代码 ", "行政村名称", "乡镇名称", "户籍人口（人）",
                          "户籍户数(户)", "经度", "纬度"}});
  expect_csv("headers in capitals", {.headers = {"VILLAGE_CODE", "Village Name", "TownShip",
                                                 "Persons", "HouseHolds", "X", "Y"}});
  expect_csv("full-width headers", {.headers = {"ｃｏｄｅ", "ｎａｍｅ", "township", "persons",
                                                "households", "ｘ", "ｙ"}});
  expect_csv("columns turned round", {.order = {6, 5, 4, 3, 2, 1, 0}});
  expect_csv("columns in another order", {.headers = kChinese, .order = {2, 0, 5, 6, 4, 1, 3}});
  expect_csv("rows turned round", {.is_reversed = true});
  for (char const* separator : {";", "\t"}) {
    expect_csv("another separator", {.separator = separator});
    expect_csv("another separator, quotes", {.separator = separator, .is_quoted = true});
  }
  expect_csv("quotes", {.is_quoted = true});
  expect_csv("lines of another system", {.line_end = "\r\n"});
  expect_csv("lines of another system, quotes", {.line_end = "\r\n", .is_quoted = true});
  expect_csv("no line end at the end", {.ends_with_line_end = false});
  expect_csv("blank lines", {.has_blank_lines = true});
  expect_csv("blank lines of another system", {.line_end = "\r\n", .has_blank_lines = true});
  for (char const* unknown : {"-", "—", "/", "无数据", "不详", "NULL", "#N/A", "XXXX"}) {
    expect_csv(std::string("unknown as ") + unknown, {.unknown = unknown});
  }
  expect_csv("full-width digits", {.has_wide_digits = true});
  expect_csv("decimals of zero", {.has_decimals = true});
  expect_csv("a column more", {.extra = "some note"});
  expect_csv("a column more with commas and lines",
             {.extra = "a, b\nc \"\"d\"\"", .is_quoted = true});
  expect_all_the_same(30);
}

TEST_F(ValidVariantsTest, Encodings) {
  for (char const* encoding :
       {"GBK", "GB18030", "GB2312", "BIG5-HKSCS", "UTF-16", "EUC-CN", "UTF-16LE", "UTF-16BE"}) {
    if (std::string_view(encoding) == "BIG5-HKSCS") {
      continue;  // the headers are of simplified characters
    }
    expect_csv(encoding, {.headers = kChinese}, encoding);
    expect_csv(std::string(encoding) + ", English headers", {.line_end = "\r\n"}, encoding);
  }
  expect_csv("Big5, English headers", {}, "BIG5-HKSCS");
  std::string const text = csv_of({.headers = kChinese});
  expect_same("a byte order mark", layer_source(LayerRole::villages, "a.csv", "EPSG:4490"),
              folder_.write("a.csv", "\xef\xbb\xbf" + text));
  expect_all_the_same(15);
}

// Geographic systems and metres of CGCS2000 zones, with and without zone numbers, UTM and Mercator.
TEST_F(ValidVariantsTest, ReferenceSystems) {
  for (char const* crs : {"EPSG:4326", "EPSG:4490", "EPSG:4547", "EPSG:4526", "EPSG:4508",
                          "EPSG:32649", "EPSG:3857"}) {
    expect_csv(std::string("table in ") + crs, {.crs = crs});
  }
  for (int const epsg : {4326, 4490, 4547, 4526, 32649, 3857}) {
    std::string const system = std::to_string(epsg);
    expect_layer("GeoPackage in " + system, "GPKG", "a.gpkg", layer_of(epsg, OFTInteger));
    expect_layer("FlatGeobuf in " + system, "FlatGeobuf", "a.fgb", layer_of(epsg, OFTInteger));
  }
  expect_all_the_same(19);
}

TEST_F(ValidVariantsTest, Layers) {
  for (OGRFieldType const type : {OFTString, OFTInteger, OFTInteger64, OFTReal}) {
    std::string const of = ", counts as type " + std::to_string(type);
    expect_layer("GeoPackage" + of, "GPKG", "a.gpkg", layer_of(4490, type));
    expect_layer("FlatGeobuf" + of, "FlatGeobuf", "a.fgb", layer_of(4490, type));
    expect_layer("GeoJSON" + of, "GeoJSON", "a.geojson", layer_of(4326, type));
  }
  expect_layer("GeoPackage with heights", "GPKG", "a.gpkg", layer_of(4490, OFTInteger, "Z"));
  expect_layer("GeoJSON with heights", "GeoJSON", "a.json", layer_of(4326, OFTInteger, "Z"));
  expect_layer("GeoJSON of the older standard", "GeoJSON", "a.geojson", layer_of(4490, OFTInteger),
               {"RFC7946=NO"});
  std::filesystem::path const path = folder_ / "a.geojson";
  expect_same("GeoJSON with a byte order mark", layer_source(LayerRole::villages, "a.geojson"),
              folder_.write("a.geojson", "\xef\xbb\xbf" + content_of(path)));
  DbfFile table;
  table.fields = {{"code", 'C', 12},
                  {"name", 'C', 20},
                  {"township", 'C', 20},
                  {"persons", 'N', 8},
                  {"households", 'N', 8}};
  table.fields[4].name = "household";
  struct Form {
    char const* encoding;
    char const* cpg;
    unsigned language;
  };
  for (Form const& form : {Form{"UTF-8", "UTF-8", 0}, Form{"GBK", "GBK", 0}, Form{"GBK", "936", 0},
                           Form{"GBK", "", 0x4d}, Form{"GB18030", "GB18030", 0x57},
                           Form{"BIG5-HKSCS", "BIG5", 0}, Form{"UTF-8", "65001", 0x57}}) {
    table.rows.clear();
    table.language = form.language;
    for (Village const& village : villages()) {
      table.rows.push_back({village.code, in_encoding(village.name, form.encoding),
                            in_encoding(village.township, form.encoding), village.persons,
                            village.households});
    }
    make_shapefile(folder_, "a", table, form.cpg);
    PackageLayer places{"a", 4490, wkbPoint, {{"id", OFTString}}, {}};
    for (Village const& village : villages()) {
      FromCanonical::Place const place = place_of(village.point, "EPSG:4490");
      places.rows.push_back(
          {{"x"}, "POINT (" + place_text(place.x) + " " + place_text(place.y) + ")"});
    }
    std::string const dbf = content_of(folder_ / "a.dbf");
    for (char const* part : {"a.shp", "a.shx", "a.dbf", "a.prj", "a.cpg"}) {
      std::filesystem::remove(folder_ / part);
    }
    make_layer_file(folder_ / "a.shp", "ESRI Shapefile", places);
    static_cast<void>(folder_.write("a.dbf", dbf));
    std::filesystem::remove(folder_ / "a.cpg");
    if (*form.cpg != '\0') {
      static_cast<void>(folder_.write("a.cpg", form.cpg));
    }
    expect_same(std::string("shapefile in ") + form.encoding + " " + form.cpg,
                layer_source(LayerRole::villages, "a.shp"), folder_ / "a.shp");
  }
  expect_all_the_same(22);
}

TEST_F(ValidVariantsTest, Workbooks) {
  auto const column = [](std::size_t position) {
    return std::string(1, static_cast<char>('A' + position));
  };
  auto const sheet = [&](TextForm const& form, int first_row, bool numbers) {
    std::vector<std::vector<std::string>> rows = rows_in(form);
    std::vector<std::string> header;
    for (std::size_t const position : form.order) {
      header.push_back(form.headers[position]);
    }
    rows.insert(rows.begin(), header);
    std::string xml;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      int const number = first_row + static_cast<int>(r);
      std::string cells;
      for (std::size_t i = 0; i < rows[r].size(); ++i) {
        std::string const place = column(i) + std::to_string(number);
        bool const is_number = numbers && r > 0 && form.order[i] >= 3 && !rows[r][i].empty();
        bool const is_code = numbers && r > 0 && form.order[i] == 0;
        if (is_code) {
          cells += number_cell(place, rows[r][i].substr(1), 2);  // shown with twelve digits
        } else if (is_number) {
          cells += number_cell(place, rows[r][i]);
        } else if (!rows[r][i].empty()) {
          cells += text_cell(place, rows[r][i]);
        }
      }
      xml += row_of(number, cells);
    }
    return xml;
  };
  auto const expect = [&](std::string const& what, std::vector<ZipEntry> const& parts,
                          std::string const& layer = "", std::string const& crs = "EPSG:4490") {
    LayerSource source = layer_source(LayerRole::villages, "a.xlsx", crs);
    source.layer = layer;
    expect_same(what, source, folder_.write("a.xlsx", zip_bytes(parts)));
  };
  expect("texts", workbook_parts({{"表", sheet({}, 1, false), {}}}));
  expect("numbers", workbook_parts({{"表", sheet({}, 1, true), {}}}));
  expect("Chinese headers", workbook_parts({{"表", sheet({.headers = kChinese}, 1, true), {}}}));
  expect("columns turned round",
         workbook_parts({{"表", sheet({.order = {6, 5, 4, 3, 2, 1, 0}}, 1, true), {}}}));
  expect("a title above",
         workbook_parts(
             {{"表", row_of(1, text_cell("A1", "行政村一览表")) + sheet({}, 3, true), {"A1:G1"}}}));
  expect(
      "one sheet of several",
      workbook_parts({{"一", sheet({}, 1, true), {}}, {"二", row_of(1, text_cell("A1", "x")), {}}}),
      "一");
  expect("a hidden sheet beside it",
         workbook_parts(
             {{"一", sheet({}, 1, true), {}}, {"二", row_of(1, text_cell("A1", "x")), {}, true}}));
  expect("dates of another epoch", workbook_parts({{"表", sheet({}, 1, true), {}}}, "", true));
  expect("metres", workbook_parts({{"表", sheet({.crs = "EPSG:4547"}, 1, true), {}}}), "",
         "EPSG:4547");
  expect_all_the_same(9);
}

}  // namespace
}  // namespace tongcun
