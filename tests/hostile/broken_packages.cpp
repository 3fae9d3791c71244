// SPDX-License-Identifier: Apache-2.0
// Databases under the name of GeoPackage: schemas that do more than hold tables, and damage.
#include "tests/hostile/hostile_files.h"
#include "tests/io/geopackage_maker.h"

#include <sqlite3.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

PackageLayer sites_layer() {
  PackageLayer layer{"sites",
                     4326,
                     wkbPoint,
                     {{"id", OFTString}, {"name", OFTString}, {"persons_capacity", OFTInteger}},
                     {}};
  for (int i = 0; i < 40; ++i) {
    layer.rows.push_back({{"s" + std::to_string(i), "北坪", "100"},
                          "POINT (104." + std::to_string(100 + i) + " 30)"});
  }
  return layer;
}

// The bytes of a package after another program has run statements on it.
std::string after(TemporaryFolder const& scratch, std::vector<PackageLayer> const& layers,
                  std::string const& statements) {
  std::filesystem::path const path = scratch / "made.gpkg";
  std::filesystem::remove(path);
  make_geopackage(path, layers);
  sqlite3* database = nullptr;
  EXPECT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  // Triggers of the index call functions that only the format library has.
  EXPECT_EQ(sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, "PRAGMA synchronous=OFF", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, statements.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << statements << ": " << sqlite3_errmsg(database);
  sqlite3_close(database);
  return content_of(path);
}

std::string registered(std::string const& name) {
  return "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('" + name +
         "', 'features', '" + name + "', 4326); INSERT INTO gpkg_geometry_columns VALUES ('" +
         name + "', 'geom', 'POINT', 4326, 0, 0);";
}

// In place of a table of the same columns: the table under another name, and a program under its.
std::string replaced(std::string const& name, std::string const& select) {
  return "ALTER TABLE " + name + " RENAME TO kept; CREATE VIEW " + name + " AS " + select + ";";
}

class PackageMaker {
 public:
  PackageMaker(HostileFiles& files, TemporaryFolder const& scratch)
      : files_(files), scratch_(scratch) {}

  HostileFile& add(std::string what, std::string rule, std::string const& statements,
                   std::string layer = "", std::vector<PackageLayer> const& layers = {}) {
    HostileFile& made = add_bytes(
        std::move(what), std::move(rule),
        after(scratch_, layers.empty() ? std::vector{sites_layer()} : layers, statements));
    made.source.layer = std::move(layer);
    return made;
  }
  HostileFile& add_bytes(std::string what, std::string rule, std::string bytes) {
    return files_.add(std::move(what), std::move(rule), LayerRole::sites, "a.gpkg",
                      std::move(bytes), "");
  }
  [[nodiscard]] std::string whole() const { return after(scratch_, {sites_layer()}, ""); }

 private:
  HostileFiles& files_;
  TemporaryFolder const& scratch_;
};

void add_programs(PackageMaker& packages) {
  constexpr char const* kEndless =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, 's' || i "
      "AS "
      "id, NULL AS geom FROM n";
  packages.add("a view", "V922",
               "CREATE VIEW v AS SELECT fid, id, name, geom FROM sites;" + registered("v"), "v");
  packages.add("a view without end", "V922",
               std::string("CREATE VIEW v AS ") + kEndless + ";" + registered("v"), "v");
  packages.add("a view without end that has no row", "V922",
               std::string("CREATE VIEW v AS SELECT * FROM (") + kEndless + ") WHERE fid < 0;" +
                   registered("v"),
               "v");
  packages.add("a view of all pairs of all pairs", "V922",
               "CREATE VIEW v AS SELECT a.fid, a.id, a.geom FROM sites a, sites b, sites c, sites "
               "d, sites e, sites f;" +
                   registered("v"),
               "v");
  packages.add(
      "a view that loads a library", "V922",
      "CREATE VIEW v AS SELECT load_extension('/tmp/x') AS id, geom FROM sites;" + registered("v"),
      "v");
  packages.add("a view of huge cells", "V922",
               "CREATE VIEW v AS SELECT fid, hex(zeroblob(400000000)) AS id, geom FROM sites;" +
                   registered("v"),
               "v");
  for (auto const& [bytes, rule] :
       std::vector<std::pair<std::string, std::string>>{{"4", "V922"}, {"400000000", "V016"}}) {
    packages.add("computed columns of " + bytes + " bytes", rule,
                 "CREATE TABLE t (fid INTEGER PRIMARY KEY, geom POINT, id TEXT AS (hex(zeroblob(" +
                     bytes +
                     "))) VIRTUAL); INSERT INTO t (fid, geom) SELECT fid, geom FROM sites;" +
                     registered("t"),
                 "t");
  }
  packages.add("stored computed columns", "V922",
               "CREATE TABLE t (fid INTEGER PRIMARY KEY, geom POINT, id TEXT AS ('s' || fid) "
               "STORED); INSERT INTO t (fid, geom) SELECT fid, geom FROM sites;" +
                   registered("t"),
               "t");
  packages.add("a virtual table", "V922",
               "CREATE VIRTUAL TABLE t USING rtree(fid, a, b, c, d);" + registered("t"), "t");
  for (char const* name : {"gpkg_contents", "gpkg_spatial_ref_sys"}) {
    packages.add(std::string("a view as ") + name, "V922",
                 "PRAGMA foreign_keys=OFF; PRAGMA legacy_alter_table=ON;" +
                     replaced(name, "SELECT * FROM kept"));
  }
  packages.add(
      "a view without end as gpkg_extensions", "V922",
      std::string("DROP TABLE gpkg_extensions; CREATE VIEW gpkg_extensions AS SELECT id AS "
                  "table_name, id AS column_name, id AS extension_name, id AS definition, "
                  "id AS scope FROM (") +
          kEndless + ");");
  packages.add("a view without end as layer_styles", "V922",
               std::string("CREATE VIEW layer_styles AS ") + kEndless + ";");
  packages.add("a view in capitals as GPKG_METADATA", "V922",
               "CREATE VIEW GPKG_METADATA AS SELECT 1 AS id;");
}

void add_contents(PackageMaker& packages) {
  PackageLayer second = sites_layer();
  second.name = "others";
  packages.add("two layers, none named", "V007", "", "", {sites_layer(), second});
  for (char const* name : {"site", "sites; DROP TABLE sites", "\"sites\"", "' OR 1=1 --",
                           "sqlite_master", "gpkg_contents", "sites]", "../sites", "*"}) {
    packages.add(std::string("layer ") + name, "V007", "", name);
  }
  for (std::string const& name : {std::string("a'b"), std::string("a\\\"b"), std::string("a;b"),
                                  std::string("a--b"), std::string("a]b")}) {
    std::string quoted;
    for (char const c : name) {
      quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    packages
        .add("a number below zero as text in a column called " + name, "V932",
             "ALTER TABLE sites ADD COLUMN \"" + quoted + "\" INTEGER; UPDATE sites SET \"" +
                 quoted + "\" = '-7';")
        .source.fields["persons_capacity"] = name;
  }
  packages.add("text in a column of numbers", "V201",
               "UPDATE sites SET persons_capacity = '约100' WHERE fid = 7");
  packages.add("bytes in a column of numbers", "V201",
               "UPDATE sites SET persons_capacity = x'00ff' WHERE fid = 7");
  packages.add("a fraction in a column of whole numbers", "V201",
               "UPDATE sites SET persons_capacity = 1.5 WHERE fid = 7");
  packages.add("no UTF-8 in a name", "V001",
               "UPDATE sites SET name = CAST(x'ff41' AS TEXT) WHERE fid = 7");
  packages.add("a NUL in a name", "V210",
               "UPDATE sites SET name = 'a' || char(7) || 'b' WHERE fid = 7");
  packages.add("no place", "V840", "UPDATE sites SET geom = NULL WHERE fid = 7");
  packages.add("a place of nothing", "V840",
               "UPDATE sites SET geom = x'47500010E6100000' WHERE fid = 7");
  packages.add("a place cut short", "V010",
               "UPDATE sites SET geom = substr(geom, 1, 20) WHERE fid = 7");
  packages.add("a place without its mark", "V010",
               "UPDATE sites SET geom = 'POINT (104 30)' WHERE fid = 7");
  packages.add("a place with a count beyond its bytes", "V010",
               "UPDATE sites SET geom = x'47500001E61000000102000000FFFFFF7F' WHERE fid = 7");
  packages.add(
      "a place that is no number", "V841",
      "UPDATE sites SET geom = x'47500001E6100000010100000000000000000000F8FF00000000000000"
      "F87F' || x'' WHERE fid IN (7, 8); UPDATE sites SET geom = "
      "x'47500001E61000000101000000000000000000F07F000000000000F07F' WHERE fid IN (7, 8)");
  packages.add("more rows stated than there are", "V009",
               "UPDATE gpkg_ogr_contents SET feature_count = 41");
  packages.add("fewer rows stated than there are", "V009",
               "UPDATE gpkg_ogr_contents SET feature_count = 39");
  packages.add("rows taken out behind the counter", "V009",
               "DELETE FROM sites WHERE fid > 20; UPDATE gpkg_ogr_contents SET feature_count = 40");
  PackageLayer unplaced = sites_layer();
  unplaced.epsg = 0;
  packages.add("no reference system", "V005", "", "", {unplaced});
  packages.add("a reference system without a meaning", "V005",
               "UPDATE gpkg_spatial_ref_sys SET definition = 'undefined', organization = 'NONE', "
               "organization_coordsys_id = 0 WHERE srs_id = 4326");
  packages.add("a reference system that names a file", "V005",
               "UPDATE gpkg_spatial_ref_sys SET definition = 'PROJCS[\"x\",GEOGCS[\"y\"]]', "
               "organization = '/etc/passwd', organization_coordsys_id = 99 WHERE srs_id = 4326");
  packages.add("a layer that is not there", "V007", "DROP TABLE sites");
  packages.add("no list of contents", "V010", "DROP TABLE gpkg_contents");
}

void add_damage(PackageMaker& packages) {
  std::string const whole = packages.whole();
  std::size_t const page = 4096;
  for (std::size_t const size : {std::size_t{0}, std::size_t{16}, std::size_t{100}}) {
    packages.add_bytes("first " + std::to_string(size) + " bytes", size < 100 ? "V010" : "V016",
                       whole.substr(0, size));
  }
  for (std::size_t const pages :
       {std::size_t{1}, std::size_t{2}, std::size_t{5}, whole.size() / page - 1}) {
    packages.add_bytes("first " + std::to_string(pages) + " pages", "V016",
                       whole.substr(0, pages * page));
  }
  packages.add_bytes("last byte missing", "V016", whole.substr(0, whole.size() - 1));
  for (auto const& [what, at, value] :
       std::vector<std::tuple<char const*, std::size_t, char>>{{"no name of the format", 0, 'X'},
                                                               {"page size", 16, '\x7f'},
                                                               {"first page", 100, '\x7f'}}) {
    std::string bytes = whole;
    bytes[at] = value;
    packages.add_bytes(std::string("changed: ") + what, what[0] == 'f' ? "V016" : "V010",
                       std::move(bytes));
  }
  std::string zeros = whole;
  std::fill(zeros.begin() + static_cast<std::ptrdiff_t>(page), zeros.end(), '\0');
  packages.add_bytes("zeros after the first page", "V016", std::move(zeros));
  packages.add_bytes("zeros", "V010", std::string(10 * page, '\0'));
}

}  // namespace

void add_broken_packages(HostileFiles& files, TemporaryFolder const& scratch) {
  PackageMaker packages(files, scratch);
  add_programs(packages);
  add_contents(packages);
  add_damage(packages);
  std::string const whole = packages.whole();
  for (char const* ending : {"-wal", "-journal"}) {
    HostileFile& made =
        packages.add_bytes(std::string("unfinished changes, ") + ending, "V027", whole);
    made.files.emplace_back(made.source.file + ending, "something");
  }
}

}  // namespace tongcun
