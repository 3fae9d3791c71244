// SPDX-License-Identifier: Apache-2.0
#include "io/write_geopackage.h"

#include "io/gdal_session.h"
#include "io/map_style.h"
#include "io/run_folder.h"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace tongcun {
namespace {

double degrees(std::int32_t units) {
  return units / kUnitsPerDegree;
}

double power_of_ten(int exponent) {
  double power = 1.0;
  for (int i = 0; i < exponent; ++i) {
    power *= 10.0;
  }
  return power;
}

OGRwkbGeometryType ogr_type(GeometryType type) {
  switch (type) {
    case GeometryType::point:
      return wkbPoint;
    case GeometryType::line:
      return wkbLineString;
    case GeometryType::area:
      return wkbMultiPolygon;
    case GeometryType::none:
      return wkbNone;
  }
  return wkbNone;
}

OGRFieldType ogr_type(ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return OFTString;
    case ColumnType::integer:
      return OFTInteger64;
    case ColumnType::decimal:
      return OFTReal;
  }
  return OFTString;
}

class PackageWriter {
 public:
  PackageWriter(std::filesystem::path const& path, Language language)
      : name_(path.filename().string()), language_(language) {
    start_gdal();
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr) {
      throw OutputError("this GDAL has no GeoPackage driver");
    }
    std::array<char const*, 2> const options{"VERSION=1.2", nullptr};
    dataset_.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, options.data()));
    check(dataset_ != nullptr);
    system_.importFromEPSG(4326);
    system_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  }

  void write(std::vector<OutputTable> const& tables, std::vector<RowStream> const& streams,
             Styling styling) {
    check(dataset_->StartTransaction() == OGRERR_NONE);
    for (OutputTable const& table : tables) {
      write_table(table);
    }
    for (RowStream const& stream : streams) {
      write_stream(stream);
    }
    if (styling == Styling::with_styles) {
      write_titles(tables);
      write_styles(tables);
    }
    check(dataset_->CommitTransaction() == OGRERR_NONE);
  }

  // Errors of the last flush show up only when the file is closed.
  void close() {
    dataset_.reset();
    check(true);
  }

 private:
  void check(bool is_good) {
    std::vector<GdalErrors::Message> const messages = errors_.take();
    if (!is_good || !messages.empty()) {
      throw OutputError(name_ + ": " +
                        (messages.empty() ? "could not be written" : messages.front().text));
    }
  }

  OGRLayer* create_layer(OutputTable const& table) {
    std::string const identifier =
        "IDENTIFIER=" + table.title.in(language_) + " (" + table.name + ")";
    std::array<char const*, 4> const options{"FID=fid", "GEOMETRY_NAME=geom", identifier.c_str(),
                                             nullptr};
    OGRLayer* const layer = dataset_->CreateLayer(
        table.name.c_str(), table.geometry == GeometryType::none ? nullptr : &system_,
        ogr_type(table.geometry), const_cast<char**>(options.data()));
    check(layer != nullptr);
    for (OutputColumn const& column : table.columns) {
      OGRFieldDefn field(column.key.c_str(), ogr_type(column.type));
      check(layer->CreateField(&field) == OGRERR_NONE);
    }
    return layer;
  }

  void write_table(OutputTable const& table) {
    OGRLayer* const layer = create_layer(table);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      OGRFeature feature(layer->GetLayerDefn());
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        set_cell(feature, static_cast<int>(c), table.rows[i][c], table.columns[c]);
      }
      if (std::unique_ptr<OGRGeometry> geometry = geometry_of(table, i)) {
        geometry->assignSpatialReference(&system_);
        feature.SetGeometryDirectly(geometry.release());
      }
      check(layer->CreateFeature(&feature) == OGRERR_NONE);
    }
  }

  void write_stream(RowStream const& stream) {
    OGRLayer* const layer = create_layer(stream.form);
    for (std::size_t i = stream.first; i < stream.first + stream.rows; ++i) {
      OGRFeature feature(layer->GetLayerDefn());
      std::vector<OutputCell> const cells = stream.row_of(i);
      for (std::size_t c = 0; c < cells.size(); ++c) {
        set_cell(feature, static_cast<int>(c), cells[c], stream.form.columns[c]);
      }
      if (stream.form.geometry == GeometryType::point) {
        GeoPoint const at = stream.point_of(i);
        OGRPoint point(degrees(at.lon), degrees(at.lat));
        point.assignSpatialReference(&system_);
        check(feature.SetGeometry(&point) == OGRERR_NONE);
      }
      check(layer->CreateFeature(&feature) == OGRERR_NONE);
    }
  }

  static void set_cell(OGRFeature& feature, int field, OutputCell const& cell,
                       OutputColumn const& column) {
    if (auto const* text = std::get_if<std::string>(&cell)) {
      feature.SetField(field, text->c_str());
    } else if (auto const* number = std::get_if<std::int64_t>(&cell)) {
      if (column.type == ColumnType::decimal) {
        feature.SetField(field, static_cast<double>(*number) / power_of_ten(column.decimals));
      } else {
        feature.SetField(field, static_cast<GIntBig>(*number));
      }
    } else {
      feature.SetFieldNull(field);
    }
  }

  static std::unique_ptr<OGRGeometry> geometry_of(OutputTable const& table, std::size_t row) {
    switch (table.geometry) {
      case GeometryType::point:
        return std::make_unique<OGRPoint>(degrees(table.points[row].lon),
                                          degrees(table.points[row].lat));
      case GeometryType::line: {
        auto line = std::make_unique<OGRLineString>();
        for (GeoPoint const point : table.lines[row]) {
          line->addPoint(degrees(point.lon), degrees(point.lat));
        }
        return line;
      }
      case GeometryType::area:
        return area_of(table.areas[row]);
      case GeometryType::none:
        return nullptr;
    }
    return nullptr;
  }

  static std::unique_ptr<OGRGeometry> area_of(MultiPolygon const& area) {
    if (area.empty()) {
      return nullptr;
    }
    auto result = std::make_unique<OGRMultiPolygon>();
    for (Polygon const& polygon : area.polygons) {
      auto part = std::make_unique<OGRPolygon>();
      for (Ring const& ring : polygon.rings) {
        auto points = std::make_unique<OGRLinearRing>();
        for (GeoPoint const point : ring) {
          points->addPoint(degrees(point.lon), degrees(point.lat));
        }
        part->addRingDirectly(points.release());
      }
      result->addGeometryDirectly(part.release());
    }
    return result;
  }

  void execute(std::string const& sql) {
    OGRLayer* const result = dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr);
    if (result != nullptr) {
      dataset_->ReleaseResultSet(result);
    }
    check(true);
  }

  static std::string quoted(std::string const& text) {
    std::string result = "'";
    for (char const c : text) {
      result += c;
      if (c == '\'') {
        result += c;
      }
    }
    return result + "'";
  }

  // The titles of columns by the format's own extension (GeoPackage 1.2, annex F.9), which the
  // library does not write itself.
  void write_titles(std::vector<OutputTable> const& tables) {
    execute(
        "CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, "
        "name TEXT UNIQUE, title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT, "
        "CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), "
        "CONSTRAINT gdc_tn UNIQUE (table_name, name))");
    execute(
        "CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, "
        "extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL, "
        "CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))");
    execute(
        "INSERT INTO gpkg_extensions VALUES ('gpkg_data_columns', NULL, 'gpkg_schema', "
        "'http://www.geopackage.org/spec121/#extension_schema', 'read-write')");
    for (OutputTable const& table : tables) {
      for (OutputColumn const& column : table.columns) {
        std::string const& meaning = column.meaning.in(language_);
        execute(
            "INSERT INTO gpkg_data_columns (table_name, column_name, title, description) "
            "VALUES (" +
            quoted(table.name) + ", " + quoted(column.key) + ", " +
            quoted(column.title.in(language_)) + ", " +
            (meaning.empty() ? "NULL" : quoted(meaning)) + ")");
      }
    }
  }

  // The table QGIS looks for; one default style a layer (two confuse it, qgis/QGIS#18933).
  void write_styles(std::vector<OutputTable> const& tables) {
    std::array<char const*, 3> const options{"FID=id", "ASPATIAL_VARIANT=GPKG_ATTRIBUTES", nullptr};
    OGRLayer* const layer =
        dataset_->CreateLayer("layer_styles", nullptr, wkbNone, const_cast<char**>(options.data()));
    check(layer != nullptr);
    for (char const* name :
         {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName",
          "styleQML", "styleSLD", "useAsDefault", "description", "owner", "ui", "update_time"}) {
      bool const is_flag = std::string_view(name) == "useAsDefault";
      OGRFieldDefn field(name, is_flag ? OFTInteger : OFTString);
      if (is_flag) {
        field.SetSubType(OFSTBoolean);
      }
      check(layer->CreateField(&field) == OGRERR_NONE);
    }
    for (OutputTable const& table : tables) {
      std::optional<MapStyle> const style = style_of(table);
      if (!style) {
        continue;
      }
      OGRFeature feature(layer->GetLayerDefn());
      feature.SetField("f_table_catalog", "");
      feature.SetField("f_table_schema", "");
      feature.SetField("f_table_name", table.name.c_str());
      feature.SetField("f_geometry_column", "geom");
      feature.SetField("styleName", table.name.c_str());
      feature.SetField("styleQML", qml_of(*style, table, language_).c_str());
      feature.SetField("styleSLD", "");
      feature.SetField("useAsDefault", 1);
      feature.SetField("description", table.title.in(language_).c_str());
      feature.SetField("owner", "");
      feature.SetField("update_time", "2000-01-01T00:00:00.000Z");
      check(layer->CreateFeature(&feature) == OGRERR_NONE);
    }
  }

  std::string name_;
  Language language_;
  GdalErrors errors_;
  std::unique_ptr<GDALDataset> dataset_;
  OGRSpatialReference system_;
};

}  // namespace

void write_geopackage(std::filesystem::path const& path, std::vector<OutputTable> const& tables,
                      Language language, Styling styling, std::vector<RowStream> const& streams) {
  PackageWriter writer(path, language);
  writer.write(tables, streams, styling);
  writer.close();
}

}  // namespace tongcun
