// SPDX-License-Identifier: Apache-2.0
#include "io/read_published_tables.h"

#include "io/csv_reader.h"
#include "io/gdal_session.h"
#include "io/write_csv.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace tongcun {
namespace {

// A number to the letter as it was printed, else a text.
OutputCell cell_from(std::string const& text, OutputColumn const& column) {
  if (text.empty()) {
    return {};
  }
  if (column.type != ColumnType::text) {
    std::string digits = text;
    std::erase(digits, '.');
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    bool const is_number = error == std::errc() && end == digits.data() + digits.size();
    if (is_number && printed(OutputCell(value), column) == text) {
      return value;
    }
  }
  return std::string(unguarded(text));
}

bool has_header_of(OutputTable const& form, std::vector<std::string> const& cells) {
  return std::ranges::equal(cells, form.columns, {}, {}, &OutputColumn::key);
}

std::int32_t units_of(double degrees) {
  return static_cast<std::int32_t>(std::lround(degrees * kUnitsPerDegree));
}

std::vector<GeoPoint> corners_of(OGRSimpleCurve const& curve) {
  std::vector<GeoPoint> corners;
  corners.reserve(static_cast<std::size_t>(curve.getNumPoints()));
  for (int i = 0; i < curve.getNumPoints(); ++i) {
    corners.push_back({units_of(curve.getX(i)), units_of(curve.getY(i))});
  }
  return corners;
}

MultiPolygon area_of(OGRMultiPolygon const& parts) {
  MultiPolygon area;
  for (OGRPolygon const* const part : parts) {
    Polygon polygon;
    for (OGRLinearRing const* const ring : *part) {
      polygon.rings.push_back(corners_of(*ring));
    }
    area.polygons.push_back(std::move(polygon));
  }
  return area;
}

// Of the kind that the table has; an area may be empty.
bool take_shape(OGRGeometry const* geometry, OutputTable& table) {
  OGRwkbGeometryType const type =
      geometry != nullptr ? wkbFlatten(geometry->getGeometryType()) : wkbNone;
  switch (table.geometry) {
    case GeometryType::point:
      if (type == wkbPoint) {
        table.points.push_back(
            {units_of(geometry->toPoint()->getX()), units_of(geometry->toPoint()->getY())});
      }
      return type == wkbPoint;
    case GeometryType::line:
      if (type == wkbLineString) {
        table.lines.push_back(corners_of(*geometry->toLineString()));
      }
      return type == wkbLineString;
    case GeometryType::area:
      table.areas.push_back(type == wkbMultiPolygon ? area_of(*geometry->toMultiPolygon())
                                                    : MultiPolygon());
      return type == wkbMultiPolygon || geometry == nullptr;
    case GeometryType::none:
      return false;
  }
  return false;
}

bool take_shapes(OGRLayer& layer, OutputTable& table) {
  std::size_t rows = 0;
  while (std::unique_ptr<OGRFeature> const feature{layer.GetNextFeature()}) {
    ++rows;
    if (rows > table.rows.size() || !take_shape(feature->GetGeometryRef(), table)) {
      return false;
    }
  }
  return rows == table.rows.size();
}

}  // namespace

bool read_rows_of(std::string_view csv, OutputTable& form) {
  CsvReader reader(csv);
  std::optional<CsvReader::Row> const header = reader.next();
  if (!header || !has_header_of(form, header->cells)) {
    return false;
  }
  while (std::optional<CsvReader::Row> const row = reader.next()) {
    if (row->cells.size() != form.columns.size()) {
      return false;
    }
    std::vector<OutputCell> cells;
    cells.reserve(row->cells.size());
    for (std::size_t c = 0; c < row->cells.size(); ++c) {
      cells.push_back(cell_from(row->cells[c], form.columns[c]));
    }
    form.rows.push_back(std::move(cells));
  }
  return !reader.problem();
}

bool read_shapes_of(std::filesystem::path const& package, std::vector<OutputTable>& tables) {
  auto const is_drawn = [](OutputTable const& table) {
    return table.geometry != GeometryType::none && !table.rows.empty();
  };
  if (std::ranges::none_of(tables, is_drawn)) {
    return true;
  }
  start_gdal();
  GdalErrors errors;
  constexpr std::array<char const*, 2> kDrivers{"GPKG", nullptr};
  std::unique_ptr<GDALDataset> const dataset(
      GDALDataset::Open(package.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers.data()));
  if (!dataset) {
    return false;
  }
  return std::ranges::all_of(tables, [&](OutputTable& table) {
    if (!is_drawn(table)) {
      return true;
    }
    OGRLayer* const layer = dataset->GetLayerByName(table.name.c_str());
    return layer != nullptr && take_shapes(*layer, table);
  });
}

}  // namespace tongcun
