// SPDX-License-Identifier: Apache-2.0
#include "io/shapefile_source.h"

#include "io/read_layers.h"
#include "tests/io/input_layers.h"
#include "tests/io/shapefile_maker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// 北坪村, 南坝, 联通 in the bytes of each encoding.
constexpr char const* kUtf8 = "\xe5\x8c\x97\xe5\x9d\xaa\xe6\x9d\x91";
constexpr char const* kGbk = "\xb1\xb1\xc6\xba\xb4\xe5";
constexpr char const* kUtf8South = "\xe5\x8d\x97\xe5\x9d\x9d";
constexpr char const* kGbkSouth = "\xc4\xcf\xb0\xd3";

DbfFile sites(std::vector<std::string> const& names, unsigned language = 0) {
  DbfFile table;
  table.fields = {{"id", 'C', 10}, {"name", 'C', 40}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    table.rows.push_back({"s" + std::to_string(i + 1), names[i]});
  }
  table.language = language;
  return table;
}

class ShapefileSourceTest : public testing::Test {
 protected:
  LayerTable read(LayerRole role, DbfFile const& table, std::string const& cpg = "",
                  std::string const& encoding = "") {
    make_shapefile(folder_, "layer", table, cpg);
    LayerSource source = layer_source(role, "layer.shp");
    source.encoding = encoding;
    return read_layer(source, folder_ / "layer.shp");
  }
  LayerTable read_again(std::string const& crs = "") {
    return read_layer(layer_source(LayerRole::sites, "layer.shp", crs), folder_ / "layer.shp");
  }
  static std::string rules(LayerTable const& table) {
    std::string list;
    for (Finding const& finding : table.findings) {
      list += finding.rule + (finding.treatment == Treatment::rejected ? "! " : " ");
    }
    return list;
  }

  TemporaryFolder folder_;
};

// Whoever states the encoding is believed: .cpg, the language byte of .dbf, the scenario.
TEST_F(ShapefileSourceTest, StatedEncodings) {
  struct Case {
    char const* bytes;
    unsigned language;
    char const* cpg;
    char const* encoding;
  };
  for (Case const& c :
       {Case{kUtf8, 0, "UTF-8", ""}, Case{kUtf8, 0x57, "65001\r\n", ""}, Case{kGbk, 0, "GBK", ""},
        Case{kGbk, 0, "936", ""}, Case{kGbk, 0, "GB2312", ""}, Case{kGbk, 0x57, "ANSI 936", ""},
        Case{kGbk, 0x4d, "", ""}, Case{kGbk, 0, "", "GBK"}, Case{kUtf8, 0, "", "UTF-8"},
        Case{kGbk, 0x4d, "UTF-8", "GB18030"}}) {
    LayerTable const table =
        read(LayerRole::sites, sites({c.bytes}, c.language), c.cpg, c.encoding);
    EXPECT_TRUE(is_accepted(table)) << c.cpg << c.encoding << "\n" << listed(table.findings);
    EXPECT_EQ(table.sites.at(0).name, "北坪村") << c.cpg << c.encoding;
    EXPECT_TRUE(findings_of(table.findings, "V032").empty());
    EXPECT_EQ(table.sites.at(0).row, 1);
    EXPECT_EQ(table.sites.at(0).point, (GeoPoint{1040000000, 300000000}));
  }
}

// Nobody states it (no .cpg; the language bytes that programs write without meaning them): what is
// legal in one encoding only is read so, and said.
TEST_F(ShapefileSourceTest, DecidedEncodings) {
  for (unsigned const language : {0x00U, 0x57U, 0x03U, 0x01U}) {
    for (auto const& [bytes, encoding] : {std::pair{kUtf8, "UTF-8"}, std::pair{kGbk, "GB18030"}}) {
      LayerTable const table = read(LayerRole::sites, sites({bytes, "plain"}, language));
      EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
      EXPECT_EQ(table.sites.at(0).name, "北坪村");
      std::vector<Finding> const found = findings_of(table.findings, "V032");
      ASSERT_EQ(found.size(), 1U);
      EXPECT_EQ(value_of(found[0], "encoding"), encoding);
      EXPECT_EQ(found[0].severity, Severity::information);
    }
  }
  LayerTable const ascii = read(LayerRole::sites, sites({"plain", "text"}, 0x57));
  EXPECT_TRUE(findings_of(ascii.findings, "V032").empty()) << listed(ascii.findings);
}

// Bytes that are legal in both (éé of UTF-8, 茅茅 of GBK), or in neither sensibly (one accented
// letter of Latin 1, Chinese of Big5): refused, with what to declare; declared, they are read.
TEST_F(ShapefileSourceTest, AmbiguousEncodingsAreRefused) {
  std::string const both = "\xc3\xa9\xc3\xa9";
  LayerTable const refused = read(LayerRole::sites, sites({both}));
  ASSERT_EQ(rules(refused), "V033! ") << listed(refused.findings);
  EXPECT_EQ(value_of(refused.findings[0], "both"), "1");
  EXPECT_EQ(read(LayerRole::sites, sites({both}), "", "UTF-8").sites.at(0).name, "éé");
  EXPECT_EQ(read(LayerRole::sites, sites({both}), "", "GBK").sites.at(0).name, "茅茅");
  std::string const latin = "Sant\xe9 un";
  EXPECT_EQ(rules(read(LayerRole::sites, sites({"a", latin}, 0x57))), "V033! ");
  EXPECT_EQ(read(LayerRole::sites, sites({latin}), "", "ISO-8859-1").sites.at(0).name, "Santé un");
  EXPECT_EQ(read(LayerRole::sites, sites({latin}), "ISO 88591").sites.at(0).name, "Santé un");
  std::string const big5 = "\xa5\x5f\xa9\x57\xa7\xf8";  // 北坪村
  EXPECT_EQ(rules(read(LayerRole::sites, sites({big5}))), "V033! ");
  EXPECT_EQ(read(LayerRole::sites, sites({big5}, 0x78)).sites.at(0).name, "北坪村");
  EXPECT_EQ(rules(read(LayerRole::sites, sites({"\xff\xfe\xff"}))), "V033! ");
}

// A .cpg, a language byte or a scenario that says something else than the bytes.
TEST_F(ShapefileSourceTest, WrongStatements) {
  std::vector<std::string> const utf8(3, kUtf8);
  std::vector<std::string> const gbk(3, kGbk);
  EXPECT_EQ(rules(read(LayerRole::sites, sites(utf8), "GBK")), "V034! ");
  EXPECT_EQ(rules(read(LayerRole::sites, sites(utf8), "ISO-8859-1")), "V034! ");
  EXPECT_EQ(rules(read(LayerRole::sites, sites(utf8, 0x4d))), "V034! ");
  EXPECT_EQ(rules(read(LayerRole::sites, sites(utf8), "", "GB18030")), "V034! ");
  EXPECT_EQ(rules(read(LayerRole::sites, sites(gbk), "ISO-8859-1")), "V034! ");
  EXPECT_EQ(rules(read(LayerRole::sites, sites(gbk), "ANSI 1252")), "V034! ");
  LayerTable const misfit = read(LayerRole::sites, sites({"plain", kGbk}), "UTF-8");
  std::vector<Finding> const found = findings_of(misfit.findings, "V001");
  ASSERT_EQ(found.size(), 1U) << listed(misfit.findings);
  EXPECT_EQ(found[0].row, 2);
  EXPECT_EQ(found[0].field, "name");
  EXPECT_EQ(rules(read(LayerRole::sites, sites(gbk), "Klingon")), "V043! ");
  EXPECT_EQ(rules(read(LayerRole::sites, sites(gbk), "", "//IGNORE")), "V043! ");
}

// Four-byte characters of GB18030 (𠮷, CJK extension B).
TEST_F(ShapefileSourceTest, FourByteCharacters) {
  std::string const rare =
      "\xb1\xb1\xc6\xba\xb4\xe5\xb1\xb1\xc6\xba\xb4\xe5\xb1\xb1\xc6\xba\xb4\xe5"
      "\x95\x34\xb2\x35";
  EXPECT_EQ(read(LayerRole::sites, sites({rare}, 0)).sites.at(0).name, "北坪村北坪村北坪村𠮷");
}

// Without .prj the scenario must state the reference system; a .prj that is none is refused.
TEST_F(ShapefileSourceTest, ReferenceSystem) {
  make_shapefile(folder_, "layer", sites({"a"}), "", false);
  EXPECT_EQ(rules(read_again()), "V005! ");
  EXPECT_EQ(read_again("EPSG:4490").layer.crs, "EPSG:4490");
  folder_.write("layer.prj", "nonsense");
  EXPECT_TRUE(any_rejected(read_again().findings));
}

// The words of ESRI for CGCS2000 and its zones name no code; the code is found, also of a datum
// that is refused.
TEST_F(ShapefileSourceTest, EsriReferenceSystems) {
  for (int const epsg : {4326, 4490, 4214, 4610, 4513, 4526, 4534, 4547, 4491, 4502, 32648}) {
    PackageLayer const layer{
        "layer", epsg, wkbPoint, {{"id", OFTString}}, {{{"s1"}, "POINT (100 30)"}}};
    make_layer_file(folder_ / "layer.shp", "ESRI Shapefile", layer);
    EXPECT_EQ(content_of(folder_ / "layer.prj").find("EPSG"), std::string::npos);
    LayerTable const table = read_again();
    std::vector<Finding> const refused = findings_of(table.findings, "V025");
    EXPECT_EQ(refused.size(), epsg == 4214 || epsg == 4610 ? 1U : 0U) << epsg;
    EXPECT_EQ(refused.empty() ? table.layer.crs : value_of(refused[0], "crs"),
              "EPSG:" + std::to_string(epsg));
    std::filesystem::remove(folder_ / "layer.shp");
  }
}

// A part that is missing, or a link that leads out of the folder.
TEST_F(ShapefileSourceTest, Parts) {
  for (char const* part : {".shx", ".dbf"}) {
    make_shapefile(folder_, "layer", sites({"a"}));
    std::filesystem::remove(folder_ / (std::string("layer") + part));
    LayerTable const table = read_again();
    ASSERT_EQ(rules(table), "V030! ") << part;
    EXPECT_EQ(value_of(table.findings[0], "part"), part);
  }
  for (char const* part : {".shx", ".dbf", ".prj", ".cpg", ".qix"}) {
    make_shapefile(folder_, "layer", sites({"a"}), "UTF-8");
    std::filesystem::path const file = folder_ / (std::string("layer") + part);
    std::filesystem::create_directories(folder_ / "elsewhere");
    std::filesystem::path const away = folder_ / "elsewhere/part";
    if (std::filesystem::exists(file)) {
      std::filesystem::rename(file, away);
    } else {
      folder_.write("elsewhere/part", "x");
    }
    std::filesystem::create_symlink(away, file);
    EXPECT_EQ(rules(read_again()), "V021! ") << part;
    std::filesystem::remove(file);
  }
}

// Upper-case names of all parts, as old programs write them.
TEST_F(ShapefileSourceTest, UpperCaseNames) {
  make_shapefile(folder_, "layer", sites({kGbk}), "GBK");
  for (char const* part : {"shp", "shx", "dbf", "prj", "cpg"}) {
    std::string upper = part;
    std::ranges::transform(upper, upper.begin(), [](char c) { return static_cast<char>(c - 32); });
    std::filesystem::rename(folder_ / (std::string("layer.") + part), folder_ / ("layer." + upper));
  }
  LayerTable const table =
      read_layer(layer_source(LayerRole::sites, "layer.SHP"), folder_ / "layer.SHP");
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_EQ(table.sites.at(0).name, "北坪村");
}

DbfFile villages(std::vector<DbfFile::Field> more, std::vector<std::string> cells) {
  DbfFile table;
  table.fields = {{"code", 'C', 12}, {"name", 'C', 20}};
  table.rows = {{"530112345671", "a"}};
  std::ranges::move(more, std::back_inserter(table.fields));
  std::ranges::move(cells, std::back_inserter(table.rows[0]));
  return table;
}

// Names of ten bytes: the beginning of one field's alias is that field, in either encoding and cut
// within a character; the beginning of two is none; a full name stays what it is.
TEST_F(ShapefileSourceTest, CutNames) {
  LayerTable const cut = read(
      LayerRole::villages, villages({{"persons_re", 'N', 8}, {"households", 'N', 8}}, {"12", "3"}));
  EXPECT_TRUE(is_accepted(cut)) << listed(cut.findings);
  EXPECT_EQ(cut.villages.at(0).persons, Persons(12));
  EXPECT_EQ(cut.villages.at(0).households, Households(3));
  std::vector<Finding> const found = findings_of(cut.findings, "V035");
  ASSERT_EQ(found.size(), 1U) << listed(cut.findings);
  EXPECT_EQ(found[0].field, "persons_registered");
  // 户籍人口数 in UTF-8 is cut within its fourth character, 总人口数 likewise.
  std::string const utf8 = std::string("户籍人口数").substr(0, 10);
  EXPECT_EQ(
      read(LayerRole::villages, villages({{utf8, 'N', 8}}, {"12"}), "UTF-8").villages.at(0).persons,
      Persons(12));
  // 所在行政区划代码 in GBK keeps five characters.
  DbfFile gbk = villages({}, {});
  gbk.fields[0].name = "\xcb\xf9\xd4\xda\xd0\xd0\xd5\xfe\xc7\xf8";
  EXPECT_EQ(read(LayerRole::villages, gbk, "GBK").villages.at(0).code, "530112345671");
  // committee_longitude and committee_latitude begin alike.
  LayerTable const two = read(LayerRole::villages, villages({{"committee_", 'N', 8}}, {"12"}));
  EXPECT_TRUE(is_accepted(two)) << listed(two.findings);
  ASSERT_EQ(findings_of(two.findings, "V036").size(), 1U);
  // "household_" of "household_income" is not "household", "population" may be all there is.
  LayerTable const income = read(
      LayerRole::villages, villages({{"household_", 'N', 8}, {"population", 'N', 8}}, {"9", "7"}));
  EXPECT_EQ(income.villages.at(0).households, std::nullopt);
  EXPECT_EQ(income.villages.at(0).persons, Persons(7));
  EXPECT_EQ(value_of(findings_of(income.findings, "V003").at(0), "columns"), "household_");
}

// Two columns that are the beginning of one field, as programs number them, and none is chosen.
TEST_F(ShapefileSourceTest, CutNamesTwice) {
  LayerTable const table = read(
      LayerRole::villages, villages({{"persons_re", 'N', 8}, {"persons_re", 'N', 8}}, {"1", "2"}));
  EXPECT_EQ(findings_of(table.findings, "V011").size(), 1U) << listed(table.findings);
}

// Texts that fill their column: at 254 bytes, and those that end within a character.
TEST_F(ShapefileSourceTest, CutTexts) {
  DbfFile table = sites({std::string(254, 'n'), "short", std::string(253, 'n')});
  table.fields[1].width = 254;
  LayerTable const longest = read(LayerRole::sites, table);
  EXPECT_TRUE(is_accepted(longest)) << listed(longest.findings);
  std::vector<Finding> const found = findings_of(longest.findings, "V037");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].row, 1);
  EXPECT_EQ(value_of(found[0], "count"), "1");
  DbfFile narrow = sites({kUtf8});
  narrow.fields[1].width = 8;
  LayerTable const cut = read(LayerRole::sites, narrow, "UTF-8");
  EXPECT_TRUE(is_accepted(cut)) << listed(cut.findings);
  EXPECT_EQ(cut.sites.at(0).name, "北坪");
  EXPECT_EQ(findings_of(cut.findings, "V037").size(), 1U);
  narrow = sites({kGbk});
  narrow.fields[1].width = 5;
  EXPECT_EQ(read(LayerRole::sites, narrow, "GBK").sites.at(0).name, "北坪");
  // An incomplete character in the midst of a wider column is no cut text.
  EXPECT_EQ(
      findings_of(read(LayerRole::sites, sites({"\xe5\x8c"}), "UTF-8").findings, "V001").size(),
      1U);
}

// Numbers as they stand: 18 digits stay, an overflow is named by its place, blanks are unknown.
TEST_F(ShapefileSourceTest, Numbers) {
  DbfFile table;
  table.fields = {
      {"code", 'N', 12}, {"name", 'C', 20}, {"persons", 'N', 4}, {"households", 'F', 8}};
  table.rows = {{"530112345671", "a", "****", "   12.00"}, {"530112345672", "b", "", ""}};
  LayerTable const overflow = read(LayerRole::villages, table);
  std::vector<Finding> const found = findings_of(overflow.findings, "V038", "persons");
  ASSERT_EQ(found.size(), 1U) << listed(overflow.findings);
  EXPECT_EQ(found[0].row, 1);
  EXPECT_EQ(found[0].treatment, Treatment::rejected);
  table.rows[0][2] = " 567";
  LayerTable const good = read(LayerRole::villages, table);
  EXPECT_TRUE(is_accepted(good)) << listed(good.findings);
  EXPECT_EQ(good.villages.at(0).persons, Persons(567));
  EXPECT_EQ(good.villages.at(0).households, Households(12));
  EXPECT_EQ(good.villages.at(1).persons, std::nullopt);
  DbfFile digits = sites({"a"});
  digits.fields[0] = {"id", 'N', 18};
  digits.rows[0][0] = "123456789012345678";
  EXPECT_EQ(read(LayerRole::sites, digits).sites.at(0).code, "123456789012345678");
}

// Other types of cells: dates in the form of ISO 8601, marks as words, memos refused if used.
TEST_F(ShapefileSourceTest, OtherTypes) {
  DbfFile table = sites({"a", "b"});
  table.fields.push_back({"status", 'L', 1});
  table.fields[0] = {"id", 'D', 8};
  table.rows = {{"20260102", "a", "T"}, {"", "b", "?"}};
  EXPECT_EQ(read(LayerRole::sites, table).sites.at(0).code, "2026-01-02");
  table.fields[1].type = 'M';
  LayerTable const memo = read(LayerRole::sites, table);
  ASSERT_EQ(findings_of(memo.findings, "V039").size(), 1U) << listed(memo.findings);
}

// Records marked as deleted are said to be there and are no rows.
TEST_F(ShapefileSourceTest, DeletedRecords) {
  DbfFile table = sites({"a", "b", "c"});
  table.deleted = {1};
  LayerTable const read_table = read(LayerRole::sites, table);
  EXPECT_TRUE(is_accepted(read_table)) << listed(read_table.findings);
  ASSERT_EQ(read_table.sites.size(), 2U);
  EXPECT_EQ(read_table.sites[1].code, "s3");
  EXPECT_EQ(read_table.sites[1].row, 3);
  EXPECT_EQ(read_table.sites[1].point, (GeoPoint{1040200000, 300000000}));
  EXPECT_EQ(value_of(findings_of(read_table.findings, "V040").at(0), "count"), "1");
}

// Each part cut off at every other tenth of its length: never accepted.
TEST_F(ShapefileSourceTest, TruncatedParts) {
  DbfFile table = sites(std::vector<std::string>(200, "name"));
  make_shapefile(folder_, "layer", table);
  for (char const* part : {"layer.shp", "layer.shx", "layer.dbf"}) {
    std::string const bytes = content_of(folder_ / part);
    for (std::size_t percent = 0; percent < 100; percent += 5) {
      folder_.write(part, bytes.substr(0, bytes.size() * percent / 100));
      EXPECT_TRUE(any_rejected(read_again().findings)) << part << " " << percent;
    }
    folder_.write(part, bytes);
  }
  EXPECT_TRUE(is_accepted(read_again()));
}

// Every byte of the headers and of the first records changed in turn: refused or read, with counts
// that balance; never a crash.
TEST_F(ShapefileSourceTest, ChangedBytes) {
  make_shapefile(folder_, "layer", sites({kGbk, kGbkSouth, "plain"}));
  for (char const* part : {"layer.shp", "layer.shx", "layer.dbf"}) {
    std::string const bytes = content_of(folder_ / part);
    for (std::size_t at = 0; at < std::min<std::size_t>(bytes.size(), 240); ++at) {
      for (char const value : {'\0', '\x7f', '\xff'}) {
        std::string changed = bytes;
        changed[at] = value;
        folder_.write(part, changed);
        LayerTable const table = read_again();
        EXPECT_TRUE(any_rejected(table.findings) || table.layer.counts.balanced()) << part << at;
      }
    }
    folder_.write(part, bytes);
  }
}

// Areas with a hole, and a Z value that is dropped.
TEST_F(ShapefileSourceTest, Areas) {
  PackageLayer const layer{
      "layer",
      4490,
      wkbPolygon25D,
      {{"code", OFTString}, {"name", OFTString}},
      {{{"530112345671", "北坪"},
        "MULTIPOLYGON Z (((104 30 5, 104 30.1 5, 104.1 30.1 5, 104.1 30 5, 104 30 5), "
        "(104.02 30.02 5, 104.04 30.02 5, 104.04 30.04 5, 104.02 30.02 5)), "
        "((105 30 5, 105 30.1 5, 105.1 30.1 5, 105 30 5)))"}}};
  make_layer_file(folder_ / "layer.shp", "ESRI Shapefile", layer, {"ENCODING=UTF-8"});
  LayerTable const table =
      read_layer(layer_source(LayerRole::villages, "layer.shp"), folder_ / "layer.shp");
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  ASSERT_EQ(table.villages.at(0).area.polygons.size(), 2U);
  EXPECT_EQ(table.villages.at(0).area.polygons[0].rings.size(), 2U);
  EXPECT_EQ(table.villages.at(0).name, "北坪");
}

// The digests of a run cover the side files.
TEST_F(ShapefileSourceTest, InputsOfARun) {
  make_shapefile(folder_, "layer", sites({kUtf8South}), "UTF-8");
  Scenario scenario;
  scenario.profile = invented_profile();
  scenario.input_folder = folder_.path().string();
  scenario.layers = {layer_source(LayerRole::sites, "layer.shp")};
  std::string names;
  for (InputRecord const& input : read_layers(scenario, {}).inputs) {
    names += input.file + " ";
    EXPECT_EQ(input.sha256.size(), 64U);
  }
  EXPECT_EQ(names, "layer.cpg layer.dbf layer.prj layer.shp layer.shx ");
}

}  // namespace
}  // namespace tongcun
