// SPDX-License-Identifier: Apache-2.0
#include "io/write_geopackage.h"

#include "io/map_style.h"
#include "io/run_folder.h"
#include "tests/io/output_samples.h"
#include "tests/io/package_reader.h"
#include "tests/io/temporary_folder.h"

#include <cpl_conv.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace tongcun {
namespace {

class WriteGeopackageTest : public testing::Test {
 protected:
  // The bytes are the same whether one waits for the disk or not; the tests do not.
  WriteGeopackageTest() { CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF"); }
  ~WriteGeopackageTest() override {
    CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", nullptr);
  }

  std::filesystem::path write(std::vector<OutputTable> const& tables,
                              Language language = Language::zh,
                              Styling styling = Styling::with_styles) {
    std::filesystem::path const path = folder_ / ("plan" + std::to_string(++files_) + ".gpkg");
    write_geopackage(path, tables, language, styling);
    return path;
  }

  TemporaryFolder folder_;
  int files_ = 0;
};

// The same tables give the same bytes, in whatever file and however late.
TEST_F(WriteGeopackageTest, SameBytes) {
  std::string const first = content_of(write(sample_tables()));
  EXPECT_EQ(first, content_of(write(sample_tables())));
  EXPECT_NE(first, content_of(write(sample_tables("西村"))));
  EXPECT_EQ(first.substr(0, 15), "SQLite format 3");
}

// Cells come back as they are printed in CSV: same digits, NULL for nothing, zeros kept.
TEST_F(WriteGeopackageTest, CellsEqualCsv) {
  std::vector<OutputTable> const tables = sample_tables();
  PackageReader package(write(tables));
  for (OutputTable const& table : tables) {
    EXPECT_EQ(package.column_names(table.name), keys_of(table));
    std::vector<std::vector<std::string>> printed_rows;
    for (std::vector<OutputCell> const& row : table.rows) {
      printed_rows.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i) {
        printed_rows.back().push_back(printed(row[i], table.columns[i]));
      }
    }
    EXPECT_EQ(package.rows(table), printed_rows) << table.name;
  }
}

// Geometry types, coordinates to the last unit, holes; no geometry where there is none.
TEST_F(WriteGeopackageTest, Geometries) {
  PackageReader package(write(sample_tables()));
  EXPECT_EQ(package.geometry_type("villages"), wkbMultiPolygon);
  EXPECT_EQ(package.geometry_type("sites"), wkbPoint);
  EXPECT_EQ(package.geometry_type("roads"), wkbLineString);
  EXPECT_EQ(package.geometry_type("access_counts"), wkbNone);
  EXPECT_EQ(package.wkt("villages", 1),
            "MULTIPOLYGON (((104 30,105 30,105 31,104 31,104 30),"
            "(104.25 30.25,104.25 30.5,104.5 30.5,104.25 30.25)))");
  EXPECT_EQ(package.wkt("villages", 2), "");
  EXPECT_EQ(package.wkt("sites", 1), "POINT (104.5000001 -30.2500003)");
  EXPECT_EQ(package.wkt("roads", 1), "LINESTRING (104 30,104.5 30.5,105 30)");
  for (char const* layer : {"villages", "sites", "roads"}) {
    EXPECT_EQ(package.epsg(layer), "4326") << layer;
  }
}

// QGIS takes the one row of layer_styles that is the default for a table and names its geometry
// column: one for each drawn table, none for others, and the column is the layer's own.
TEST_F(WriteGeopackageTest, OneDefaultStyleEach) {
  PackageReader package(write(sample_tables()));
  for (char const* layer : {"villages", "sites", "roads"}) {
    std::string const where = " WHERE f_table_name = '" + std::string(layer) + "'";
    EXPECT_EQ(package.query("SELECT COUNT(*) FROM layer_styles" + where), "1") << layer;
    EXPECT_EQ(package.query("SELECT SUM(useAsDefault) FROM layer_styles" + where), "1") << layer;
    EXPECT_EQ(package.query("SELECT f_geometry_column FROM layer_styles" + where),
              package.query("SELECT column_name FROM gpkg_geometry_columns WHERE table_name = '" +
                            std::string(layer) + "'"))
        << layer;
  }
  EXPECT_EQ(package.query("SELECT COUNT(*) FROM layer_styles"), "3");
  PackageReader plain(write(sample_tables(), Language::en, Styling::plain));
  EXPECT_EQ(plain.query("SELECT COUNT(*) FROM sqlite_master WHERE name = 'layer_styles'"), "0");
}

// Titles in the language asked for, in contents and styles.
TEST_F(WriteGeopackageTest, Titles) {
  PackageReader chinese(write(sample_tables(), Language::zh));
  EXPECT_EQ(chinese.query("SELECT identifier FROM gpkg_contents WHERE table_name = 'villages'"),
            "行政村 (villages)");
  EXPECT_EQ(chinese.query("SELECT description FROM layer_styles WHERE f_table_name = 'roads'"),
            "道路");
  PackageReader english(write(sample_tables(), Language::en));
  EXPECT_EQ(english.query("SELECT identifier FROM gpkg_contents WHERE table_name = 'villages'"),
            "villages (villages)");
  // Those of columns too.
  std::string const columns =
      "SELECT title FROM gpkg_data_columns WHERE table_name = 'villages' AND column_name = ";
  EXPECT_EQ(chinese.query(columns + "'persons_registered'"), "人口");
  EXPECT_EQ(english.query(columns + "'persons_registered'"), "persons");
}

// Nothing of this machine or this day is in the file: times are fixed.
TEST_F(WriteGeopackageTest, FixedTimes) {
  PackageReader package(write(sample_tables()));
  EXPECT_EQ(package.query("SELECT COUNT(DISTINCT last_change) FROM gpkg_contents"), "1");
  EXPECT_EQ(package.query("SELECT MIN(last_change) FROM gpkg_contents"),
            "2000-01-01T00:00:00.000Z");
  EXPECT_EQ(package.query("SELECT MIN(update_time) FROM layer_styles"), "2000-01-01T00:00:00.000Z");
}

// Hostile texts in cells and titles stay texts: byte for byte in cells, and the tables stand.
TEST_F(WriteGeopackageTest, HostileTexts) {
  for (std::string const& text : hostile_texts()) {
    std::vector<OutputTable> const tables = sample_tables(text, {text, text});
    PackageReader package(write(tables));
    EXPECT_EQ(package.rows(tables[0]).at(0).at(1), text);
    EXPECT_EQ(package.rows(tables[2]).at(0).at(0), text);
    EXPECT_EQ(package.rows(tables[3]).at(0).at(0), text);
    EXPECT_EQ(package.query("SELECT identifier FROM gpkg_contents WHERE table_name = 'villages'"),
              text + " (villages)");
    EXPECT_EQ(package.query("SELECT COUNT(*) FROM gpkg_contents"), "5") << text;
    EXPECT_EQ(package.query("PRAGMA integrity_check"), "ok");
  }
}

// A layer's key may be Chinese; its table is then named so.
TEST_F(WriteGeopackageTest, ChineseTableNames) {
  std::vector<OutputTable> tables = sample_tables();
  tables[1].name = "facilities_取水点_2";
  PackageReader package(write(tables));
  EXPECT_EQ(package.rows(tables[1]).size(), 1U);
}

// A folder that is not there, or a file that is already: an error with the file's name.
TEST_F(WriteGeopackageTest, CannotBeWritten) {
  EXPECT_THROW(write_geopackage(folder_ / "absent/plan.gpkg", sample_tables(), Language::en),
               OutputError);
  std::filesystem::path const path = folder_.write("plan.gpkg", "something else");
  try {
    write_geopackage(path, sample_tables(), Language::en);
    FAIL() << "overwritten";
  } catch (OutputError const& error) {
    EXPECT_NE(std::string(error.what()).find("plan.gpkg"), std::string::npos) << error.what();
  }
  EXPECT_EQ(content_of(path), "something else");
}

}  // namespace
}  // namespace tongcun
