// SPDX-License-Identifier: Apache-2.0
#include "io/read_elevation.h"

#include "engine/geometry/metric.h"
#include "io/coordinates.h"
#include "io/feature_source.h"
#include "io/gdal_layer.h"
#include "io/gdal_session.h"

#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int32_t kLatticeStep = 50000;  // 0.005°: under 4 mm of bending in any projection
constexpr std::int64_t kMostLatticeNodes = 1000;  // a side; larger regions get a wider step
constexpr std::int64_t kMostCells = 400'000'000;
constexpr double kLowestMetres = -500.0;
constexpr double kHighestMetres = 9000.0;

class ElevationReader {
 public:
  ElevationReader(LayerSource const& source, GeoBox const& box) : source_(source), box_(box) {}

  LayerTable read(std::filesystem::path const& path) {
    start_gdal();
    Layer& layer = table_.layer;
    layer.key = source_.key;
    layer.role = LayerRole::elevation;
    layer.file = source_.file;
    layer.licence = source_.licence;
    layer.attribution = source_.attribution;
    layer.counts.read = 1;
    layer.counts.accepted = 1;
    GdalErrors errors;
    std::array<char const*, 2> const drivers{"GTiff", nullptr};
    std::unique_ptr<GDALDataset> const dataset(
        GDALDataset::Open(path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                          drivers.data(), nullptr, nullptr));
    if (dataset) {
      read_dataset(*dataset);
    }
    note_gdal_errors(source_, errors, table_.findings);
    if (!dataset && !any_rejected(table_.findings)) {
      reject("V006");
    }
    return std::move(table_);
  }

 private:
  Finding& reject(std::string rule) {
    table_.findings.push_back(layer_rejection(source_, std::move(rule)));
    return table_.findings.back();
  }

  void read_dataset(GDALDataset& dataset) {
    std::array<double, 6> transform{};
    bool const has_transform = dataset.GetGeoTransform(transform.data()) == CE_None;
    bool const is_upright = has_transform && transform[2] == 0.0 && transform[4] == 0.0 &&
                            transform[1] > 0.0 && transform[5] < 0.0;
    if (!is_upright || dataset.GetRasterCount() < 1) {
      reject("V850");
      return;
    }
    std::optional<FromCanonical> const on_raster = reference_of(dataset);
    if (!on_raster) {
      return;
    }
    table_.layer.crs = on_raster->name();
    GDALRasterBand& band = *dataset.GetRasterBand(1);
    std::string const unit = band.GetUnitType() != nullptr ? band.GetUnitType() : "";
    if (!unit.empty() && unit != "m" && unit != "metre" && unit != "meter") {
      reject("V851").values = {{"unit", unit}};
      return;
    }
    if (!make_lattice(*on_raster, transform)) {
      reject("V015").values = {{"crs", on_raster->name()}};
      return;
    }
    cut_and_read(band, dataset.GetRasterXSize(), dataset.GetRasterYSize());
    set_cell_size(*on_raster, transform);
    if (!any_rejected(table_.findings)) {
      table_.elevation = std::move(grid_);
    }
  }

  std::optional<FromCanonical> reference_of(GDALDataset const& dataset) {
    std::string const crs =
        source_.crs.empty() ? crs_text_of(dataset.GetSpatialRef()) : source_.crs;
    if (crs.empty()) {
      reject("V005");
      return std::nullopt;
    }
    std::optional<FromCanonical> on_raster = FromCanonical::from_text(crs);
    if (!on_raster) {
      reject("V015").values = {{"crs", crs.substr(0, 80)}};
    }
    return on_raster;
  }

  // Raster positions of canonical points over the box, before cutting.
  bool make_lattice(FromCanonical const& on_raster, std::array<double, 6> const& transform) {
    std::int64_t const width = std::int64_t{box_.east} - box_.west;
    std::int64_t const height = std::int64_t{box_.north} - box_.south;
    std::int64_t const step =
        std::max<std::int64_t>(kLatticeStep, std::max(width, height) / kMostLatticeNodes + 1);
    grid_.lattice_step = static_cast<std::int32_t>(step);
    // Nodes at multiples of the step, so that a shifted box meets the same nodes.
    auto const floor_to_step = [&](std::int64_t value) {
      return (value >= 0 ? value / step : -((-value + step - 1) / step)) * step;
    };
    std::int64_t const west = floor_to_step(box_.west);
    std::int64_t const south = floor_to_step(box_.south);
    grid_.lattice_origin = {static_cast<std::int32_t>(west), static_cast<std::int32_t>(south)};
    grid_.lattice_columns = static_cast<std::int32_t>((box_.east - west) / step + 2);
    grid_.lattice_rows = static_cast<std::int32_t>((box_.north - south) / step + 2);
    for (std::int32_t j = 0; j < grid_.lattice_rows; ++j) {
      for (std::int32_t i = 0; i < grid_.lattice_columns; ++i) {
        std::optional<FromCanonical::Place> const place =
            on_raster({static_cast<std::int32_t>(west + i * step),
                       static_cast<std::int32_t>(south + j * step)});
        if (!place) {
          return false;
        }
        double const column = (place->x - transform[0]) / transform[1] - 0.5;
        double const row = (place->y - transform[3]) / transform[5] - 0.5;
        grid_.lattice.push_back({static_cast<std::int64_t>(std::floor(column * 65536.0 + 0.5)),
                                 static_cast<std::int64_t>(std::floor(row * 65536.0 + 0.5))});
      }
    }
    return true;
  }

  void cut_and_read(GDALRasterBand& band, int raster_columns, int raster_rows) {
    std::int64_t low_column = std::numeric_limits<std::int64_t>::max();
    std::int64_t high_column = std::numeric_limits<std::int64_t>::min();
    std::int64_t low_row = low_column;
    std::int64_t high_row = high_column;
    for (ElevationGrid::GridPosition const& node : grid_.lattice) {
      low_column = std::min(low_column, node.column);
      high_column = std::max(high_column, node.column);
      low_row = std::min(low_row, node.row);
      high_row = std::max(high_row, node.row);
    }
    auto const cell = [](std::int64_t position) {
      return position >= 0 ? position / 65536 : -((-position + 65535) / 65536);
    };
    std::int64_t const first_column =
        std::clamp<std::int64_t>(cell(low_column) - 2, 0, raster_columns);
    std::int64_t const end_column =
        std::clamp<std::int64_t>(cell(high_column) + 3, 0, raster_columns);
    std::int64_t const first_row = std::clamp<std::int64_t>(cell(low_row) - 2, 0, raster_rows);
    std::int64_t const end_row = std::clamp<std::int64_t>(cell(high_row) + 3, 0, raster_rows);
    std::int64_t const columns = end_column - first_column;
    std::int64_t const rows = end_row - first_row;
    if (columns <= 1 || rows <= 1) {
      reject("V852");
      return;
    }
    if (columns * rows > kMostCells) {
      reject("V853").values = {{"cells", std::to_string(columns * rows)},
                               {"limit", std::to_string(kMostCells)}};
      return;
    }
    for (ElevationGrid::GridPosition& node : grid_.lattice) {
      node.column -= first_column * 65536;
      node.row -= first_row * 65536;
    }
    grid_.columns = static_cast<std::int32_t>(columns);
    grid_.rows = static_cast<std::int32_t>(rows);
    read_heights(band, first_column, first_row);
  }

  void read_heights(GDALRasterBand& band, std::int64_t first_column, std::int64_t first_row) {
    int has_no_data = 0;
    double const no_data = band.GetNoDataValue(&has_no_data);
    double const scale = band.GetScale();
    double const offset = band.GetOffset();
    std::vector<double> line(static_cast<std::size_t>(grid_.columns));
    grid_.heights.reserve(static_cast<std::size_t>(grid_.columns) *
                          static_cast<std::size_t>(grid_.rows));
    std::int64_t impossible = 0;
    for (std::int32_t row = 0; row < grid_.rows; ++row) {
      if (band.RasterIO(GF_Read, static_cast<int>(first_column), static_cast<int>(first_row + row),
                        grid_.columns, 1, line.data(), grid_.columns, 1, GDT_Float64, 0, 0,
                        nullptr) != CE_None) {
        reject("V010").values = {{"text", "raster row not readable"}};
        return;
      }
      for (double const value : line) {
        double const metres = value * scale + offset;
        bool const is_known = std::isfinite(value) && !(has_no_data != 0 && value == no_data);
        bool const is_possible = metres >= kLowestMetres && metres <= kHighestMetres;
        impossible += is_known && !is_possible ? 1 : 0;
        grid_.heights.push_back(is_known && is_possible
                                    ? static_cast<std::int32_t>(std::floor(metres * 1000.0 + 0.5))
                                    : ElevationGrid::kNoData);
      }
    }
    if (impossible > 0) {
      table_.findings.push_back(
          layer_finding(source_, "V854", Severity::warning, Treatment::noted));
      table_.findings.back().values = {{"count", std::to_string(impossible)}};
    }
  }

  void set_cell_size(FromCanonical const& on_raster, std::array<double, 6> const& transform) {
    double side = std::max(transform[1], -transform[5]) * on_raster.metres_per_unit() * 1000.0;
    if (on_raster.is_geographic()) {
      LocalScale const scale =
          scale_at(static_cast<std::int32_t>((std::int64_t{box_.south} + box_.north) / 2));
      side = std::max(transform[1] * scale.east, -transform[5] * scale.north) * kUnitsPerDegree;
    }
    grid_.cell = Length(static_cast<std::int64_t>(std::floor(side + 0.5)));
  }

  LayerSource const& source_;
  GeoBox const& box_;
  ElevationGrid grid_;
  LayerTable table_;
};

}  // namespace

LayerTable read_elevation(LayerSource const& source, std::filesystem::path const& path,
                          GeoBox const& box) {
  return ElevationReader(source, box).read(path);
}

}  // namespace tongcun
