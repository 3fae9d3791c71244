// SPDX-License-Identifier: Apache-2.0
#include "io/read_published_tables.h"

#include "io/data_package_json.h"
#include "io/read_data_package.h"
#include "io/write_csv.h"
#include "io/write_geopackage.h"
#include "tests/io/output_samples.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

RunHead sample_head() {
  RunHead head;
  head.language = Language::zh;
  head.scenario = "county";
  head.title = "县";
  head.sha256 = "ab";
  head.inherited = {{"base.toml", "cd"}};
  head.settings = {"access.nearest=5"};
  head.year = 2020;
  head.imprint.map_maker = {"office", "单位"};
  head.stamps = {{"invented", "虚构"}};
  head.credits = {{"roads", "© them", ""}};
  head.profile = {"cn-2026",
                  {"China", "中国"},
                  "CNY",
                  {{"land", "mu"}},
                  {{"site", {"site", "安置点"}}},
                  {{"b", {"B", "乙"}}, {"a", {"A", "甲"}}},
                  {{"c", {}}},
                  {{"p.toml", "ef"}}};
  return head;
}

std::vector<OutputTable const*> pointers(std::vector<OutputTable> const& tables) {
  std::vector<OutputTable const*> list;
  list.reserve(tables.size());
  for (OutputTable const& table : tables) {
    list.push_back(&table);
  }
  return list;
}

TEST(ReadPublishedTables, PackageSaysTheSameAgain) {
  std::vector<OutputTable> tables = sample_tables();
  OutputColumn& column = tables[0].columns[3];
  column.meaning = {"minutes", "分钟"};
  column.empty = {"not reached", "不可达"};
  column.unit = "minute";
  column.words = {{"z", {"last", "末"}}, {"a", {"first", "首"}}};
  std::string const text = data_package_json(sample_head(), pointers(tables));
  std::optional<DataPackage> const package = read_data_package(text);
  ASSERT_TRUE(package);
  EXPECT_EQ(data_package_json(package->head, pointers(package->tables)), text);
  EXPECT_EQ(package->tables[0].columns[3].decimals, 2);
  EXPECT_EQ(package->tables[0].columns[3].words[0].word, "z");
  EXPECT_EQ(package->tables[2].geometry, GeometryType::line);
  EXPECT_EQ(package->head.profile.rules[0].first, "b");
}

TEST(ReadPublishedTables, OtherTextsAreNoPackage) {
  std::string const text = data_package_json(sample_head(), pointers(sample_tables()));
  EXPECT_FALSE(read_data_package(""));
  EXPECT_FALSE(read_data_package("{\"schema\": 2}"));
  auto const with = [&](std::string const& from, std::string const& to) {
    std::string other = text;
    std::size_t const at = other.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return read_data_package(other.replace(at, from.size(), to)).has_value();
  };
  EXPECT_TRUE(with("\"sites.csv\"", "\"sights.csv\""));
  EXPECT_FALSE(with("\"sites.csv\"", "\"../sites.csv\""));
  EXPECT_FALSE(with("\"schema\": 2", "\"schema\": 1"));
  EXPECT_FALSE(with("\"credits\"", "\"debts\""));
}

// Texts that look like formulas, apostrophes, empty texts, exact decimals, shapes to the unit.
TEST(ReadPublishedTables, TablesComeBackAsTheyWere) {
  TemporaryFolder const folder;
  for (std::string const text : {"东村", "=1+1", "'=1", "''", "'", "a\r\n\"b\",", "-5", " x "}) {
    std::vector<OutputTable> const tables = sample_tables(text);
    std::vector<OutputTable> forms = tables;
    std::filesystem::path const map =
        folder / (std::to_string(text.size()) + text.substr(0, 1) + ".gpkg");
    write_geopackage(map, tables, Language::en);
    for (std::size_t i = 0; i < tables.size(); ++i) {
      forms[i].rows.clear();
      forms[i].points.clear();
      forms[i].lines.clear();
      forms[i].areas.clear();
      ASSERT_TRUE(read_rows_of(csv_of(tables[i]), forms[i])) << text;
    }
    ASSERT_TRUE(read_shapes_of(map, forms)) << text;
    for (std::size_t i = 0; i < tables.size(); ++i) {
      EXPECT_EQ(forms[i].rows, tables[i].rows) << text;
      EXPECT_EQ(forms[i].points, tables[i].points);
      EXPECT_EQ(forms[i].lines, tables[i].lines);
      EXPECT_EQ(forms[i].areas, tables[i].areas);
    }
    std::filesystem::remove(map);
  }
}

TEST(ReadPublishedTables, OtherFormsAreRefused) {
  std::vector<OutputTable> const tables = sample_tables();
  OutputTable form = tables[1];
  form.rows.clear();
  EXPECT_FALSE(read_rows_of("", form));
  EXPECT_FALSE(read_rows_of("site_code\r\ns1\r\n", form));
  EXPECT_FALSE(read_rows_of("site_code,site_name\r\ns1\r\n", form));
  EXPECT_FALSE(read_rows_of("site_code,site_name\r\ns1,\"a\r\n", form));
  TemporaryFolder const folder;
  write_geopackage(folder / "map.gpkg", {tables[0]}, Language::en);
  std::vector<OutputTable> missing{tables[1]};
  EXPECT_FALSE(read_shapes_of(folder / "map.gpkg", missing));
  std::vector<OutputTable> longer{tables[0]};
  longer[0].areas.clear();
  longer[0].rows.push_back(longer[0].rows.front());
  EXPECT_FALSE(read_shapes_of(folder / "map.gpkg", longer));
}

}  // namespace
}  // namespace tongcun
