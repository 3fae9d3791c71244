// SPDX-License-Identifier: Apache-2.0
#include "io/export_layers.h"

#include "io/map_package.h"
#include "io/term_column.h"
#include "io/write_csv.h"
#include "io/write_filegdb.h"
#include "io/write_kml.h"
#include "io/write_shapefiles.h"

#include <algorithm>
#include <string>
#include <utility>

namespace tongcun {
namespace {

Finding noted(char const* rule, std::string file,
              std::vector<std::pair<std::string, std::string>> values) {
  Finding finding;
  finding.rule = rule;
  finding.severity = Severity::warning;
  finding.treatment = Treatment::noted;
  finding.file = std::move(file);
  finding.values = std::move(values);
  return finding;
}

OutputTable field_table(std::vector<ShapefileField> const& fields) {
  OutputTable table;
  table.name = "fields";
  table.columns = {term_column("table", "table"),
                   term_column("column", "column"),
                   term_column("shapefile", "shapefile"),
                   term_column("shapefile_field", "shapefile_field"),
                   term_column("table_title", "table_title"),
                   term_column("column_title", "column_title"),
                   term_column("texts_cut", "texts_cut", ColumnType::integer)};
  table.rows.reserve(fields.size());
  for (ShapefileField const& field : fields) {
    table.rows.push_back({field.layer, field.column, field.file, field.field, field.layer_title,
                          field.column_title, field.cut_texts});
  }
  return table;
}

// Libraries write files as everybody may read them.
void close_to_others(std::filesystem::path const& path) {
  using std::filesystem::perms;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(path)) {
    std::filesystem::permissions(entry.path(), entry.is_directory()
                                                   ? perms::owner_all
                                                   : perms::owner_read | perms::owner_write);
  }
  std::filesystem::permissions(path, perms::owner_all);
}

class Exporter {
 public:
  Exporter(RunFolder& out, RunHead const& head, ExportedMap const& map)
      : out_(out), head_(head), map_(map), package_(map.package, map.tables, head.language) {}

  void write(ExportFormat format) {
    switch (format) {
      case ExportFormat::kml:
        out_.write(
            map_.into + map_.name + ".kml",
            kml_of(package_, stamped({head_.title, head_.title}, head_.stamps).in(head_.language),
                   credit_lines(head_, head_.language)));
        return;
      case ExportFormat::shapefile:
        write_shapefile();
        return;
      case ExportFormat::filegdb:
        write_geodatabase();
        return;
    }
  }

  std::vector<Finding> take_findings() { return std::move(findings_); }

 private:
  void write_shapefile() {
    std::string const table = map_.into + "shapefile/fields.csv";
    std::filesystem::path const folder = out_.path_of(table).parent_path();
    std::vector<ShapefileField> const fields = write_shapefiles(package_, folder);
    out_.write(table, csv_of(field_table(fields)));
    for (ShapefileField const& field : fields) {
      if (field.cut_texts > 0) {
        Finding finding = noted("C014", map_.into + "shapefile/" + field.file,
                                {{"count", std::to_string(field.cut_texts)}});
        finding.field = field.column;
        findings_.push_back(std::move(finding));
      }
    }
    protect(folder);
  }

  void write_geodatabase() {
    std::string const name = map_.into + map_.name + ".gdb";
    if (!can_write_filegdb()) {
      findings_.push_back(noted("C015", name, {{"format", "filegdb"}}));
      return;
    }
    std::filesystem::path const folder = out_.path_of(name);
    write_filegdb(package_, folder);
    protect(folder);
  }

  void protect(std::filesystem::path const& folder) const {
    if (map_.into.starts_with("restricted/")) {
      close_to_others(folder);
    }
  }

  RunFolder& out_;
  RunHead const& head_;
  ExportedMap const& map_;
  MapPackage package_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> export_layers(RunFolder& out, RunHead const& head, ExportedMap const& map,
                                   std::vector<ExportFormat> const& formats) {
  Exporter exporter(out, head, map);
  for (ExportFormat const format : formats) {
    exporter.write(format);
  }
  return exporter.take_findings();
}

}  // namespace tongcun
