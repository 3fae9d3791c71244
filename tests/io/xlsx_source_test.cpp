// SPDX-License-Identifier: Apache-2.0
#include "io/xlsx_source.h"

#include "io/xlsx_workbook.h"
#include "tests/io/input_layers.h"
#include "tests/io/workbook_maker.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

// Cells of a row from A on, each as text; "" leaves it out.
std::string texts(int row, std::vector<std::string> const& cells) {
  std::string xml;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string const place = std::string(1, static_cast<char>('A' + i)) + std::to_string(row);
    xml += cells[i].empty() ? "" : text_cell(place, cells[i]);
  }
  return row_of(row, xml);
}

class XlsxSourceTest : public testing::Test {
 protected:
  LayerTable read(LayerRole role, std::vector<ZipEntry> const& parts,
                  std::string const& sheet = "") {
    LayerSource source = layer_source(role, "book.xlsx", "EPSG:4490");
    source.layer = sheet;
    return read_layer(source, folder_.write("book.xlsx", zip_bytes(parts)));
  }
  LayerTable read(LayerRole role, std::string const& rows,
                  std::vector<std::string> const& merged = {}) {
    return read(role, workbook_parts({{"表", rows, merged}}));
  }

  TemporaryFolder folder_;
};

std::string const kHeader = texts(1, {"id", "name", "x", "y"});

// One sheet, header in the first row; numbers and texts, rows as the sheet numbers them.
TEST_F(XlsxSourceTest, PlainTable) {
  LayerTable const table =
      read(LayerRole::sites, kHeader + texts(2, {"s1", "北坪", "104.5", "30.25"}) +
                                 row_of(5, text_cell("A5", "s2") + number_cell("C5", "105") +
                                               number_cell("D5", "31.000000000000004")));
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_EQ(table.layer.counts, (LayerCounts{2, 2, 0, 0}));
  EXPECT_EQ(table.layer.crs, "EPSG:4490");
  EXPECT_EQ(table.sites.at(0).name, "北坪");
  EXPECT_EQ(table.sites.at(0).point, (GeoPoint{1045000000, 302500000}));
  EXPECT_EQ(table.sites.at(1).row, 5);
  EXPECT_EQ(table.sites.at(1).name, "");
  EXPECT_EQ(table.sites.at(1).point, (GeoPoint{1050000000, 310000000}));
}

// Another datum is changed where a published transformation is made for the place, and said; where
// there is none the layer is refused.
TEST_F(XlsxSourceTest, OtherDatums) {
  auto const read_beijing = [&](std::string const& x, std::string const& y) {
    return read_layer(
        layer_source(LayerRole::sites, "book.xlsx", "EPSG:4214"),
        folder_.write("book.xlsx", zip_bytes(workbook_parts(
                                       {{"表", kHeader + texts(2, {"s1", "n", x, y}), {}}}))));
  };
  LayerTable const tarim = read_beijing("83", "40");
  EXPECT_EQ(findings_of(tarim.findings, "V026").size(), 1U) << listed(tarim.findings);
  EXPECT_TRUE(findings_of(tarim.findings, "V025").empty()) << listed(tarim.findings);
  EXPECT_TRUE(tarim.layer.crs.starts_with("EPSG:4214 (")) << tarim.layer.crs;
  LayerTable const guizhou = read_beijing("106.5", "26.5");
  ASSERT_EQ(findings_of(guizhou.findings, "V025").size(), 1U) << listed(guizhou.findings);
  EXPECT_EQ(value_of(findings_of(guizhou.findings, "V025")[0], "count"), "1");
}

// Titles, merged and not, and a header of two rows whose left part is merged downwards.
TEST_F(XlsxSourceTest, TitlesAboveTheHeader) {
  LayerTable const table =
      read(LayerRole::sites,
           texts(1, {"某县安置点一览表（2026年）"}) + texts(2, {"单位：盖章", "", "日期"}) +
               texts(3, {"安置点编号", "安置点名称", "坐标"}) + texts(4, {"", "", "经度", "纬度"}) +
               texts(5, {"s1", "北坪", "104.5", "30.25"}),
           {"A1:D1", "A3:A4", "B3:B4", "C3:D3"});
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  ASSERT_EQ(table.sites.size(), 1U);
  EXPECT_EQ(table.sites[0].code, "s1");
  std::vector<Finding> const found = findings_of(table.findings, "V052");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(value_of(found[0], "header"), "4");
  EXPECT_EQ(value_of(found[0], "count"), "3");
}

// A header merged downwards over a row that is no header: the data begins below it.
TEST_F(XlsxSourceTest, TallHeader) {
  LayerTable const table =
      read(LayerRole::sites,
           texts(1, {"id", "name", "x", "y"}) + texts(2, {"", "", "(°)", "(°)"}) +
               texts(3, {"s1", "a", "104.5", "30.25"}),
           {"A1:A2", "B1:B2"});
  EXPECT_EQ(table.layer.counts, (LayerCounts{1, 1, 0, 0})) << listed(table.findings);
}

// Several sheets with cells: the scenario must name one; empty and hidden ones do not count, and a
// hidden one can be named.
TEST_F(XlsxSourceTest, Sheets) {
  std::string const rows = kHeader + texts(2, {"s1", "a", "104.5", "30.25"});
  std::vector<ZipEntry> const two =
      workbook_parts({{"北", rows, {}, false}, {"南", rows, {}, false}});
  LayerTable const refused = read(LayerRole::sites, two);
  ASSERT_EQ(findings_of(refused.findings, "V007").size(), 1U) << listed(refused.findings);
  EXPECT_EQ(value_of(refused.findings[0], "layers"), "北, 南");
  // Offices name sheets after people.
  LayerTable const people = read(LayerRole::households, two);
  ASSERT_EQ(findings_of(people.findings, "V007").size(), 1U) << listed(people.findings);
  EXPECT_EQ(value_of(people.findings[0], "layers"), "1, 2");
  EXPECT_EQ(read(LayerRole::sites, two, "南").sites.size(), 1U);
  EXPECT_EQ(findings_of(read(LayerRole::sites, two, "东").findings, "V007").size(), 1U);
  std::vector<ZipEntry> const with_others = workbook_parts(
      {{"list", rows, {}, true}, {"北", rows, {}, false}, {"Sheet2", "", {}, false}});
  EXPECT_EQ(read(LayerRole::sites, with_others).sites.size(), 1U);
  EXPECT_EQ(read(LayerRole::sites, with_others, "list").sites.size(), 1U);
}

// Hidden rows are read and said; so are values of cells merged over several rows.
TEST_F(XlsxSourceTest, HiddenAndMergedRows) {
  LayerTable const table = read(
      LayerRole::sites,
      kHeader + texts(2, {"s1", "北坪", "104.5", "30.25"}) +
          row_of(3, text_cell("A3", "s2") + text_cell("C3", "105") + text_cell("D3", "31"), true),
      {"B2:B3"});
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  ASSERT_EQ(table.sites.size(), 2U);
  EXPECT_EQ(table.sites[1].name, "北坪");
  std::vector<Finding> const hidden = findings_of(table.findings, "V053");
  ASSERT_EQ(hidden.size(), 1U);
  EXPECT_EQ(hidden[0].row, 3);
  EXPECT_EQ(hidden[0].severity, Severity::warning);
  EXPECT_EQ(value_of(findings_of(table.findings, "V058").at(0), "count"), "1");
}

// Empty rows, a header printed again, and a note merged across are no rows.
TEST_F(XlsxSourceTest, RowsThatAreNone) {
  LayerTable const table =
      read(LayerRole::sites,
           kHeader + texts(2, {"s1", "a", "104.5", "30.25"}) + row_of(3, "") +
               texts(4, {"id", "name", "x", "y"}) + texts(5, {"s2", "b", "105", "31"}) +
               texts(6, {"注：以上数据截至年底"}),
           {"A6:D6"});
  EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
  EXPECT_EQ(table.layer.counts, (LayerCounts{2, 2, 0, 0}));
  std::vector<Finding> const found = findings_of(table.findings, "V057");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(value_of(found[0], "count"), "2");
  EXPECT_EQ(found[0].row, 4);
}

// 18 digits as text stay; as a number they are lost, whatever form the number has, and so named.
TEST_F(XlsxSourceTest, LongNumbers) {
  auto const with_code = [&](std::string const& cell) {
    return read(LayerRole::sites,
                kHeader + row_of(2, cell + text_cell("C2", "104.5") + text_cell("D2", "30.25")));
  };
  EXPECT_EQ(with_code(text_cell("A2", "999912319999999999")).sites.at(0).code,
            "999912319999999999");
  for (char const* number : {"9.9991231999999994E+17", "999912319999999999", "1E15"}) {
    LayerTable const table = with_code(number_cell("A2", number));
    std::vector<Finding> const found = findings_of(table.findings, "V056", "id");
    ASSERT_EQ(found.size(), 1U) << number << listed(table.findings);
    EXPECT_EQ(found[0].row, 2);
    EXPECT_EQ(found[0].treatment, Treatment::rejected);
    EXPECT_TRUE(found[0].values.empty());
  }
  EXPECT_EQ(with_code(number_cell("A2", "530112345678")).sites.at(0).code, "530112345678");
  EXPECT_EQ(with_code(number_cell("A2", "5.30112345678E+11")).sites.at(0).code, "530112345678");
  EXPECT_EQ(with_code(number_cell("A2", "999999999999999")).sites.at(0).code, "999999999999999");
  // A format of twelve zeros shows a leading zero, and so it is read.
  EXPECT_EQ(with_code(number_cell("A2", "10203004005", 2)).sites.at(0).code, "010203004005");
}

// Dates by their style, in both systems of counting; truth values; shared and rich texts without
// phonetic guides; line breaks in headers.
TEST_F(XlsxSourceTest, OtherCells) {
  auto const code_of = [&](std::string const& cell, std::string const& strings, bool from_1904) {
    return read(LayerRole::sites,
                workbook_parts({{"s", kHeader + row_of(2, cell + text_cell("C2", "104.5") +
                                                              text_cell("D2", "30.25"))}},
                               strings, from_1904))
        .sites.at(0)
        .code;
  };
  EXPECT_EQ(code_of(number_cell("A2", "43831", 1), "", false), "2020-01-01");
  EXPECT_EQ(code_of(number_cell("A2", "43831.5", 3), "", false), "2020-01-01T12:00:00");
  EXPECT_EQ(code_of(number_cell("A2", "42369", 1), "", true), "2020-01-01");
  EXPECT_EQ(code_of(number_cell("A2", "43831"), "", false), "43831");
  EXPECT_EQ(code_of("<c r=\"A2\" t=\"b\"><v>1</v></c>", "", false), "true");
  EXPECT_EQ(
      code_of("<c r=\"A2\" t=\"s\"><v>0</v></c>",
              "<si><r><t>北</t></r><r><t>坪</t></r><rPh sb=\"0\" eb=\"1\"><t>bei</t></rPh></si>",
              false),
      "北坪");
  EXPECT_EQ(code_of("<c r=\"A2\" t=\"str\"><f>1&amp;2</f><v>12</v></c>", "", false), "12");
  EXPECT_EQ(code_of("<c r=\"A2\"><f>3+4</f><v>7</v></c>", "", false), "7");
  EXPECT_EQ(code_of("<c r=\"A2\" t=\"e\"><f>NA()</f><v>#N/A</v></c>", "", false), "");
}

// Formulas that were never computed, and errors, are named by row and column, not read as nothing;
// in columns that are not used they do not matter.
TEST_F(XlsxSourceTest, FormulasWithoutResults) {
  std::string const place = text_cell("C2", "104.5") + text_cell("D2", "30.25");
  LayerTable const open =
      read(LayerRole::sites, kHeader + row_of(2, "<c r=\"A2\"><f>3+4</f></c>" + place));
  ASSERT_EQ(findings_of(open.findings, "V055", "id").size(), 1U) << listed(open.findings);
  LayerTable const error =
      read(LayerRole::sites,
           kHeader + row_of(2, "<c r=\"B2\" t=\"e\"><f>B9</f><v>#REF!</v></c>" + place));
  EXPECT_EQ(value_of(findings_of(error.findings, "V054", "name").at(0), "text"), "#REF!");
  LayerTable const unused = read(
      LayerRole::sites, texts(1, {"id", "name", "x", "y", "sum"}) +
                            row_of(2, text_cell("A2", "s1") + place + "<c r=\"E2\"><f>3</f></c>"));
  EXPECT_TRUE(is_accepted(unused)) << listed(unused.findings);
}

// A sheet without coordinates, or without any header, or without a reference system in the
// scenario.
TEST_F(XlsxSourceTest, Refusals) {
  EXPECT_EQ(
      findings_of(read(LayerRole::sites, texts(1, {"id", "name"}) + texts(2, {"s", "n"})).findings,
                  "V002")
          .size(),
      2U);
  EXPECT_EQ(findings_of(read(LayerRole::sites, texts(1, {"only"})).findings, "V051").size(), 1U);
  LayerSource const source = layer_source(LayerRole::sites, "book.xlsx");
  folder_.write("book.xlsx", zip_bytes(workbook_parts({{"s", kHeader, {}}})));
  EXPECT_EQ(findings_of(read_layer(source, folder_ / "book.xlsx").findings, "V005").size(), 1U);
  folder_.write("book.xlsx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked");
  EXPECT_EQ(findings_of(read_layer(source, folder_ / "book.xlsx").findings, "V050").size(), 1U);
}

// Bombs, liars and damage: refused before anything is unpacked that is larger than it says.
TEST_F(XlsxSourceTest, HostileArchives) {
  std::vector<ZipEntry> const good =
      workbook_parts({{"s", kHeader + texts(2, {"s1", "a", "104.5", "30.25"}), {}}});
  EXPECT_TRUE(is_accepted(read(LayerRole::sites, good)));
  auto const expect_refused = [&](std::vector<ZipEntry> const& parts, char const* what) {
    EXPECT_EQ(findings_of(read(LayerRole::sites, parts).findings, "V006").size(), 1U) << what;
  };
  std::vector<ZipEntry> parts = good;
  parts[0].stated_size = std::size_t{600} << 20;
  expect_refused(parts, "600 MB stated");
  parts = good;
  parts[0].stated_size = parts[0].content.size() + 1;
  expect_refused(parts, "one byte too many stated");
  parts = good;
  parts[0].flags = 1;
  expect_refused(parts, "encrypted");
  parts = good;
  parts.push_back(parts[0]);
  expect_refused(parts, "the same name twice");
  parts = good;
  for (int i = 0; i < 1000; ++i) {
    parts.push_back({"x" + std::to_string(i), ""});
  }
  expect_refused(parts, "too many entries");
  parts = good;
  std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">";
  bomb += "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
  parts[0].content = bomb + parts[0].content.substr(parts[0].content.find("<worksheet>"));
  expect_refused(parts, "document type");
  std::string const bytes = zip_bytes(good);
  for (std::size_t percent = 0; percent < 100; percent += 5) {
    folder_.write("book.xlsx", bytes.substr(0, bytes.size() * percent / 100));
    EXPECT_TRUE(any_rejected(
        read_layer(layer_source(LayerRole::sites, "book.xlsx", "EPSG:4490"), folder_ / "book.xlsx")
            .findings))
        << percent;
  }
}

// Every byte of the sheet's XML changed is found by its checksum.
TEST_F(XlsxSourceTest, ChangedBytes) {
  std::string const bytes =
      zip_bytes(workbook_parts({{"s", kHeader + texts(2, {"s1", "a", "104.5", "30.25"}), {}}}));
  std::size_t const start = bytes.find("<worksheet>");
  for (std::size_t at = start; at < bytes.find("</worksheet>"); ++at) {
    std::string changed = bytes;
    changed[at] = changed[at] == '4' ? '5' : '4';
    folder_.write("book.xlsx", changed);
    EXPECT_TRUE(any_rejected(
        read_layer(layer_source(LayerRole::sites, "book.xlsx", "EPSG:4490"), folder_ / "book.xlsx")
            .findings))
        << at;
  }
}

// Numbers in plain form: 15 digits, no exponent.
TEST(XlsxNumbersTest, PlainNumbers) {
  EXPECT_EQ(plain_number(0.0), "0");
  EXPECT_EQ(plain_number(0.1 + 0.2), "0.3");
  EXPECT_EQ(plain_number(104.12345670000001), "104.1234567");
  EXPECT_EQ(plain_number(-0.00012), "-0.00012");
  EXPECT_EQ(plain_number(1e-7), "0.0000001");
  EXPECT_EQ(plain_number(123456789012345.0), "123456789012345");
  EXPECT_EQ(plain_number(1200.0), "1200");
  EXPECT_EQ(plain_number(-12.5), "-12.5");
}

// Days of both systems; the 29 February 1900 that never was is no date.
TEST(XlsxNumbersTest, Dates) {
  EXPECT_EQ(date_of_serial(1.0, false), "1900-01-01");
  EXPECT_EQ(date_of_serial(59.0, false), "1900-02-28");
  EXPECT_EQ(date_of_serial(60.0, false), std::nullopt);
  EXPECT_EQ(date_of_serial(61.0, false), "1900-03-01");
  EXPECT_EQ(date_of_serial(0.0, true), "1904-01-01");
  EXPECT_EQ(date_of_serial(2958465.0, false), "9999-12-31");
  EXPECT_EQ(date_of_serial(2958466.0, false), std::nullopt);
  EXPECT_EQ(date_of_serial(-1.0, false), std::nullopt);
  EXPECT_EQ(date_of_serial(43831.999999, false), "2020-01-02");
}

// Which format codes make a date of a number, and which only look so.
TEST(XlsxNumbersTest, Formats) {
  for (char const* code : {"yyyy-mm-dd", "m/d/yy", "[$-804]yyyy\"年\"m\"月\"", "h:mm;@"}) {
    EXPECT_TRUE(style_of_format(code).is_date) << code;
  }
  for (char const* code : {"General", "0.00", "#,##0\"m\"", "0.00E+00", "[Red]0", "0\\d", "@",
                           "#,##0_m", "0;[Red]-0"}) {
    EXPECT_FALSE(style_of_format(code).is_date) << code;
  }
  EXPECT_EQ(style_of_format("000000").zeros, 6U);
  EXPECT_EQ(style_of_format("0").zeros, 0U);
  EXPECT_EQ(style_of_format("000.0").zeros, 0U);
}

}  // namespace
}  // namespace tongcun
