// SPDX-License-Identifier: Apache-2.0
#include "io/read_elevation.h"

#include "engine/geometry/metric.h"
#include "io/feature_source.h"
#include "io/gdal_layer.h"
#include "io/gdal_session.h"
#include "io/layer_coordinates.h"
#include "io/shown_text.h"

#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int32_t kLatticeStep = 50000;  // 0.005°: under 4 mm of bending in any projection
constexpr std::int64_t kMostLatticeNodes = 1000;  // a side; larger regions get a wider step
constexpr std::int64_t kMostCells = 400'000'000;
constexpr double kSameCellSize = 1e-9;  // relative difference of two cell sizes
constexpr double kInLine = 1e-3;        // of a cell, between the cells of two tiles
constexpr double kFarthest = 1e9;       // cells between two tiles
constexpr std::uintmax_t kBytesOf3Seconds = std::uintmax_t{1201} * 1201 * 2;
constexpr std::uintmax_t kBytesOf1Second = std::uintmax_t{3601} * 3601 * 2;
constexpr double kLargestCell = 1e11;    // millimetres: larger than the Earth
constexpr double kFarthestPlace = 1e13;  // cells from the raster: around the Earth in micrometres
constexpr double kLowestMetres = -500.0;
constexpr double kHighestMetres = 9000.0;

// A raster that was opened, and where it lies on the grid of all of them.
struct OpenTile {
  LayerSource const* source = nullptr;
  std::unique_ptr<GDALDataset> dataset;
  std::array<double, 6> transform{};
  std::string crs;
  std::optional<FromCanonical> on_raster;
  GDALRasterBand* band = nullptr;
  std::int64_t first_column = 0;
  std::int64_t first_row = 0;
  [[nodiscard]] std::int64_t columns() const { return dataset->GetRasterXSize(); }
  [[nodiscard]] std::int64_t rows() const { return dataset->GetRasterYSize(); }
};

bool is_srtm(std::filesystem::path const& path) {
  std::string const extension = path.extension().string();
  return extension == ".hgt" || extension == ".HGT";
}

// N28E103.hgt, of 1 or 3 arc seconds: the name is the only place that says where the tile lies.
bool is_proper_srtm(std::filesystem::path const& path) {
  std::string const name = path.stem().string();
  auto const digits = [&](std::size_t first, std::size_t count) {
    return std::ranges::all_of(name.substr(first, count),
                               [](char c) { return c >= '0' && c <= '9'; });
  };
  bool const is_corner = name.size() == 7 && (name[0] == 'N' || name[0] == 'S') && digits(1, 2) &&
                         (name[3] == 'E' || name[3] == 'W') && digits(4, 3);
  std::error_code error;
  std::uintmax_t const size = std::filesystem::file_size(path, error);
  bool const is_whole = size == kBytesOf3Seconds || size == kBytesOf1Second;
  return is_corner && !error && is_whole && std::stoi(name.substr(1, 2)) <= 90 &&
         std::stoi(name.substr(4, 3)) <= 180;
}

class ElevationReader {
 public:
  ElevationReader(std::vector<ElevationTile> const& tiles, GeoBox const& box)
      : files_(tiles), box_(box) {}

  std::vector<LayerTable> read() {
    start_gdal();
    for (ElevationTile const& file : files_) {
      Layer layer;
      layer.key = file.source->key;
      layer.role = LayerRole::elevation;
      layer.file = file.source->file;
      layer.licence = file.source->licence;
      layer.attribution = file.source->attribution;
      layer.counts.read = 1;
      layer.counts.accepted = 1;
      tables_.emplace_back().layer = std::move(layer);
      open(file);
    }
    if (!is_rejected() && is_one_grid()) {
      read_grid();
    }
    if (!is_rejected()) {
      tables_.front().elevation = std::move(grid_);
    }
    return std::move(tables_);
  }

 private:
  [[nodiscard]] bool is_rejected() const {
    return std::ranges::any_of(
        tables_, [](LayerTable const& table) { return any_rejected(table.findings); });
  }

  Finding& reject(std::size_t tile, std::string rule) {
    tables_[tile].findings.push_back(layer_rejection(*files_[tile].source, std::move(rule)));
    return tables_[tile].findings.back();
  }

  // Opens the tile of the table just made.
  void open(ElevationTile const& file) {
    std::size_t const index = tables_.size() - 1;
    LayerTable& table = tables_.back();
    if (is_srtm(file.path) && !is_proper_srtm(file.path)) {
      reject(index, "V862");
      return;
    }
    GdalErrors errors;
    std::array<char const*, 2> const drivers{is_srtm(file.path) ? "SRTMHGT" : "GTiff", nullptr};
    OpenTile tile;
    tile.source = file.source;
    tile.dataset.reset(GDALDataset::Open(file.path.c_str(),
                                         GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                         drivers.data(), nullptr, nullptr));
    note_gdal_errors(*file.source, errors, table.findings);
    if (!tile.dataset) {
      if (!any_rejected(table.findings)) {
        reject(index, "V006");
      }
      return;
    }
    check(index, tile);
    note_gdal_errors(*file.source, errors, table.findings);
    tiles_.push_back(std::move(tile));
  }

  void check(std::size_t index, OpenTile& tile) {
    GDALDataset& dataset = *tile.dataset;
    std::array<double, 6>& transform = tile.transform;
    bool const has_transform = dataset.GetGeoTransform(transform.data()) == CE_None;
    bool const is_upright = has_transform && transform[2] == 0.0 && transform[4] == 0.0 &&
                            transform[1] > 0.0 && transform[5] < 0.0;
    if (!is_upright) {
      reject(index, "V850");
      return;
    }
    std::string const crs_of_file = crs_text_of(dataset.GetSpatialRef());
    LayerTable& table = tables_[index];
    tile.crs = tile.source->crs.empty() ? crs_of_file : tile.source->crs;
    tile.on_raster = layer_from_canonical(*tile.source, crs_of_file, table.findings);
    tile.band = tile.on_raster ? height_band(index, tile) : nullptr;
    if (tile.band == nullptr) {
      return;
    }
    table.layer.crs = tile.on_raster->name();
    char const* const unit_type = tile.band->GetUnitType();
    std::string const unit = unit_type != nullptr ? unit_type : "";
    if (!unit.empty() && unit != "m" && unit != "metre" && unit != "meter") {
      reject(index, "V851").values = {{"unit", unit}};
    }
  }

  // The band of heights: the only one, or the one that the scenario names. Colours are no heights.
  GDALRasterBand* height_band(std::size_t index, OpenTile const& tile) {
    int const count = tile.dataset->GetRasterCount();
    int const wanted = tile.source->band;
    bool const is_clear = wanted == 0 ? count == 1 : wanted <= count;
    if (!is_clear) {
      reject(index, "V855").values = {{"count", std::to_string(count)}};
      return nullptr;
    }
    GDALRasterBand* const band = tile.dataset->GetRasterBand(std::max(1, wanted));
    GDALColorInterp const meaning = band->GetColorInterpretation();
    bool const is_gray = meaning == GCI_Undefined || meaning == GCI_GrayIndex;
    if (!is_gray || band->GetColorTable() != nullptr) {
      reject(index, "V856").values = {{"meaning", GDALGetColorInterpretationName(meaning)}};
      return nullptr;
    }
    return band;
  }

  // Places every tile on the grid that starts in the north-west corner of all of them.
  bool is_one_grid() {
    transform_ = tiles_.front().transform;
    for (OpenTile const& tile : tiles_) {
      transform_[0] = std::min(transform_[0], tile.transform[0]);
      transform_[3] = std::max(transform_[3], tile.transform[3]);
    }
    for (std::size_t i = 0; i < tiles_.size(); ++i) {
      OpenTile& tile = tiles_[i];
      double const column = (tile.transform[0] - transform_[0]) / transform_[1];
      double const row = (tile.transform[3] - transform_[3]) / transform_[5];
      bool const is_near = std::abs(column) < kFarthest && std::abs(row) < kFarthest;
      if (!is_near) {  // also where one of them is no number
        reject(i, "V861").values = {{"file", tiles_.front().source->file}};
        return false;
      }
      tile.first_column = static_cast<std::int64_t>(std::floor(column + 0.5));
      tile.first_row = static_cast<std::int64_t>(std::floor(row + 0.5));
      bool const same_cells = std::abs(tile.transform[1] / transform_[1] - 1.0) < kSameCellSize &&
                              std::abs(tile.transform[5] / transform_[5] - 1.0) < kSameCellSize;
      bool const in_line = std::abs(column - static_cast<double>(tile.first_column)) < kInLine &&
                           std::abs(row - static_cast<double>(tile.first_row)) < kInLine;
      if (tile.crs != tiles_.front().crs || !same_cells || !in_line) {
        reject(i, "V861").values = {{"file", tiles_.front().source->file}};
        return false;
      }
      columns_ = std::max(columns_, tile.first_column + tile.columns());
      rows_ = std::max(rows_, tile.first_row + tile.rows());
    }
    return true;
  }

  void read_grid() {
    // All tiles are of one system; the one that wants the best change of datum says how.
    OpenTile const& strictest = *std::ranges::min_element(
        tiles_, {}, [](OpenTile const& tile) { return tile.source->datum_accuracy; });
    FromCanonical const& on_raster = *strictest.on_raster;
    bool const is_placed = make_lattice(on_raster, transform_);
    note_datum(on_raster);
    if (!is_placed) {
      if (!is_rejected()) {
        reject(0, "V015").values = {{"crs", on_raster.name()}};
      }
      return;
    }
    cut_and_read();
    set_cell_size(on_raster, transform_);
  }

  void note_datum(FromCanonical const& on_raster) {
    DatumShift::Use const datum = on_raster.datum_use();
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      std::ranges::move(datum_findings(*files_[i].source, on_raster.name(), datum),
                        std::back_inserter(tables_[i].findings));
      if (!datum.operations.empty()) {
        tables_[i].layer.crs += " (" + joined(datum.operations) + ")";
      }
    }
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
        bool const is_near = std::abs(column) < kFarthestPlace && std::abs(row) < kFarthestPlace;
        if (!is_near) {  // also where it is no number
          reject(0, "V850");
          return false;
        }
        grid_.lattice.push_back({static_cast<std::int64_t>(std::floor(column * 65536.0 + 0.5)),
                                 static_cast<std::int64_t>(std::floor(row * 65536.0 + 0.5))});
      }
    }
    return true;
  }

  void cut_and_read() {
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
    std::int64_t const first_column = std::clamp<std::int64_t>(cell(low_column) - 2, 0, columns_);
    std::int64_t const end_column = std::clamp<std::int64_t>(cell(high_column) + 3, 0, columns_);
    std::int64_t const first_row = std::clamp<std::int64_t>(cell(low_row) - 2, 0, rows_);
    std::int64_t const end_row = std::clamp<std::int64_t>(cell(high_row) + 3, 0, rows_);
    std::int64_t const columns = end_column - first_column;
    std::int64_t const rows = end_row - first_row;
    if (columns <= 1 || rows <= 1) {
      reject(0, "V852");
      return;
    }
    if (columns * rows > kMostCells) {
      reject(0, "V853").values = {{"cells", std::to_string(columns * rows)},
                                  {"limit", std::to_string(kMostCells)}};
      return;
    }
    for (ElevationGrid::GridPosition& node : grid_.lattice) {
      node.column -= first_column * 65536;
      node.row -= first_row * 65536;
    }
    grid_.columns = static_cast<std::int32_t>(columns);
    grid_.rows = static_cast<std::int32_t>(rows);
    grid_.heights.assign(static_cast<std::size_t>(columns * rows), ElevationGrid::kNoData);
    for (std::size_t i = 0; i < tiles_.size(); ++i) {
      read_heights(i, first_column, first_row);
    }
  }

  // The part of a tile that lies within the cut.
  void read_heights(std::size_t index, std::int64_t first_column, std::int64_t first_row) {
    OpenTile const& tile = tiles_[index];
    std::int64_t const west = std::max(first_column, tile.first_column);
    std::int64_t const east =
        std::min(first_column + grid_.columns, tile.first_column + tile.columns());
    std::int64_t const north = std::max(first_row, tile.first_row);
    std::int64_t const south = std::min(first_row + grid_.rows, tile.first_row + tile.rows());
    if (west >= east || north >= south) {
      tables_[index].findings.push_back(
          layer_finding(*tile.source, "V852", Severity::warning, Treatment::noted));
      return;
    }
    GdalErrors errors;
    GDALRasterBand& band = *tile.band;
    int has_no_data = 0;
    double const no_data = band.GetNoDataValue(&has_no_data);
    double const scale = band.GetScale();
    double const offset = band.GetOffset();
    auto const width = static_cast<int>(east - west);
    std::vector<double> line(static_cast<std::size_t>(width));
    std::int64_t impossible = 0;
    for (std::int64_t row = north; row < south; ++row) {
      if (band.RasterIO(GF_Read, static_cast<int>(west - tile.first_column),
                        static_cast<int>(row - tile.first_row), width, 1, line.data(), width, 1,
                        GDT_Float64, 0, 0, nullptr) != CE_None) {
        reject(index, "V010").values = {{"text", "raster row not readable"}};
        break;
      }
      std::int32_t* height = &grid_.heights[static_cast<std::size_t>(
          (row - first_row) * grid_.columns + (west - first_column))];
      for (double const value : line) {
        double const metres = value * scale + offset;
        bool const is_hole = has_no_data != 0 && value == no_data;
        bool const is_known = std::isfinite(value) && !is_hole;
        bool const is_possible = metres >= kLowestMetres && metres <= kHighestMetres;
        impossible += is_known && !is_possible ? 1 : 0;
        if (is_known && is_possible && *height == ElevationGrid::kNoData) {
          *height = static_cast<std::int32_t>(std::floor(metres * 1000.0 + 0.5));
        }
        ++height;
      }
    }
    note_gdal_errors(*tile.source, errors, tables_[index].findings);
    if (impossible > 0) {
      tables_[index].findings.push_back(
          layer_finding(*tile.source, "V854", Severity::warning, Treatment::noted));
      tables_[index].findings.back().values = {{"count", std::to_string(impossible)}};
    }
  }

  void set_cell_size(FromCanonical const& on_raster, std::array<double, 6> const& transform) {
    double side = std::max(transform[1], -transform[5]) * on_raster.metres_per_unit() * 1000.0;
    if (on_raster.is_geographic()) {
      LocalScale const scale =
          scale_at(static_cast<std::int32_t>((std::int64_t{box_.south} + box_.north) / 2));
      side = std::max(transform[1] * scale.east, -transform[5] * scale.north) * kUnitsPerDegree;
    }
    if (!(side < kLargestCell)) {  // also where it is no number
      reject(0, "V850");
      return;
    }
    grid_.cell = Length(static_cast<std::int64_t>(std::floor(side + 0.5)));
  }

  std::vector<ElevationTile> const& files_;
  GeoBox const& box_;
  std::vector<LayerTable> tables_;  // one entry per file
  std::vector<OpenTile> tiles_;     // likewise, once all are open
  std::array<double, 6> transform_{};
  std::int64_t columns_ = 0;
  std::int64_t rows_ = 0;
  ElevationGrid grid_;
};

}  // namespace

std::vector<LayerTable> read_elevation(std::vector<ElevationTile> const& tiles, GeoBox const& box) {
  return ElevationReader(tiles, box).read();
}

}  // namespace tongcun
