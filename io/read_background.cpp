// SPDX-License-Identifier: Apache-2.0
#include "io/read_background.h"

#include "engine/geometry/mercator_grid.h"
#include "io/coordinates.h"
#include "io/feature_source.h"
#include "io/gdal_layer.h"
#include "io/gdal_session.h"
#include "io/layer_coordinates.h"
#include "io/png_picture.h"

#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int32_t kFinestSide = 1400;  // cells of the picture's longer side
constexpr double kCoarser = 0.8;            // from one try to the next
constexpr std::int64_t kKnot = 16;          // cells of the map between two exact positions
constexpr double kFarthestPlace = 1e9;      // cells from the raster's corner
constexpr std::uint8_t kOpaque = 128;

// A position on the raster in cells from its corner.
struct Position {
  double column = 0.0;
  double row = 0.0;
};

// Where cells of the map fall on the raster: exactly at knots, by blending between them, which is
// under a hundredth of a cell of the map off in any projection of a county.
class Positions {
 public:
  // None: a place of the map cannot be brought to the raster's system.
  static std::optional<Positions> make(MercatorGrid const& map, FromCanonical const& on_raster,
                                       std::array<double, 6> const& transform) {
    Positions made;
    auto const knots = [](std::size_t cells) {
      return static_cast<std::size_t>((static_cast<std::int64_t>(cells) - 1) / kKnot + 2);
    };
    made.columns_ = knots(map.lon.size());
    std::size_t const rows = knots(map.lat.size());
    made.knots_.reserve(made.columns_ * rows);
    for (std::size_t j = 0; j < rows; ++j) {
      for (std::size_t i = 0; i < made.columns_; ++i) {
        std::optional<FromCanonical::Place> const place =
            on_raster({beyond(map.lon, i), beyond(map.lat, j)});
        if (!place) {
          return std::nullopt;
        }
        Position const at{(place->x - transform[0]) / transform[1],
                          (place->y - transform[3]) / transform[5]};
        bool const is_near =
            std::abs(at.column) < kFarthestPlace && std::abs(at.row) < kFarthestPlace;
        if (!is_near) {  // also where it is no number
          return std::nullopt;
        }
        made.knots_.push_back(at);
      }
    }
    return made;
  }

  [[nodiscard]] Position of(std::size_t column, std::size_t row) const {
    constexpr auto kCells = static_cast<std::size_t>(kKnot);
    double const u = static_cast<double>(column % kCells) / kKnot;
    double const v = static_cast<double>(row % kCells) / kKnot;
    Position const* const north = &knots_[row / kCells * columns_ + column / kCells];
    Position const* const south = north + columns_;
    auto const blend = [&](double Position::*part) {
      double const above = north[0].*part * (1.0 - u) + north[1].*part * u;
      double const below = south[0].*part * (1.0 - u) + south[1].*part * u;
      return above * (1.0 - v) + below * v;
    };
    return {blend(&Position::column), blend(&Position::row)};
  }

 private:
  // The middle of a knot's cell; the last knot may lie beside the map, in line with it.
  static std::int32_t beyond(std::vector<std::int32_t> const& middles, std::size_t knot) {
    auto const at = static_cast<std::int64_t>(knot) * kKnot;
    auto const last = static_cast<std::int64_t>(middles.size()) - 1;
    if (at <= last) {
      return middles[static_cast<std::size_t>(at)];
    }
    std::int64_t const end = middles[static_cast<std::size_t>(last)];
    std::int64_t const step =
        last > 0 ? end - middles[static_cast<std::size_t>(last - 1)] : std::int64_t{0};
    return static_cast<std::int32_t>(end + (at - last) * step);
  }

  std::vector<Position> knots_;
  std::size_t columns_ = 0;
};

// The part of the raster that a map needs, in its own cells.
struct Window {
  int column = 0;
  int row = 0;
  int columns = 0;
  int rows = 0;
};

class BackgroundReader {
 public:
  BackgroundReader(LayerSource const& source, GeoBox const& box) : source_(source), box_(box) {}

  ReadBackground read(std::filesystem::path const& path) {
    start_gdal();
    GdalErrors errors;
    std::array<char const*, 2> const drivers{"GTiff", nullptr};
    dataset_.reset(GDALDataset::Open(path.c_str(),
                                     GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                     drivers.data(), nullptr, nullptr));
    note_gdal_errors(source_, errors, result_.findings);
    if (!dataset_) {
      if (!any_rejected(result_.findings)) {
        reject("V006");
      }
      return std::move(result_);
    }
    if (is_understood()) {
      std::int32_t side = kFinestSide;
      while (make_picture(side) && result_.picture->png.size() > kMostPictureBytes) {
        side = static_cast<std::int32_t>(side * kCoarser);
      }
      note_gdal_errors(source_, errors, result_.findings);
      std::ranges::move(datum_findings(source_, on_raster_->name(), on_raster_->datum_use()),
                        std::back_inserter(result_.findings));
    }
    if (any_rejected(result_.findings)) {
      result_.picture.reset();
    }
    return std::move(result_);
  }

 private:
  Finding& reject(std::string rule) {
    result_.findings.push_back(layer_rejection(source_, std::move(rule)));
    return result_.findings.back();
  }

  bool is_understood() {
    bool const has_transform = dataset_->GetGeoTransform(transform_.data()) == CE_None;
    bool const is_upright = has_transform && transform_[2] == 0.0 && transform_[4] == 0.0 &&
                            transform_[1] > 0.0 && transform_[5] < 0.0;
    if (!is_upright) {
      reject("V850");
      return false;
    }
    on_raster_ =
        layer_from_canonical(source_, crs_text_of(dataset_->GetSpatialRef()), result_.findings);
    return on_raster_ && has_colours();
  }

  // Grey, a palette, or colours, of 8 bits.
  bool has_colours() {
    bands_ = dataset_->GetRasterCount();
    bool is_read = bands_ == 1 || bands_ == 3 || bands_ == 4;
    std::string type = "–";
    for (int band = 1; band <= bands_; ++band) {
      GDALDataType const of_band = dataset_->GetRasterBand(band)->GetRasterDataType();
      if (band == 1 || of_band != GDT_Byte) {
        type = GDALGetDataTypeName(of_band);
      }
      is_read = is_read && of_band == GDT_Byte;
    }
    if (!is_read) {
      reject("V867").values = {{"count", std::to_string(bands_)}, {"type", type}};
      return false;
    }
    no_data_ = dataset_->GetRasterBand(1)->GetNoDataValue(&has_no_data_);
    palette_ = bands_ == 1 ? dataset_->GetRasterBand(1)->GetColorTable() : nullptr;
    return true;
  }

  // False: there are findings.
  bool make_picture(std::int32_t side) {
    MercatorGrid const map = mercator_grid(box_, side);
    std::optional<Positions> const positions = Positions::make(map, *on_raster_, transform_);
    if (!positions) {
      reject("V015").values = {{"crs", on_raster_->name()}};
      return false;
    }
    std::optional<Window> const window = window_of(map, *positions);
    if (!window) {
      reject("V852");
      return false;
    }
    if (!read_window(*window, map)) {
      return false;
    }
    paint(map, *positions, *window);
    return true;
  }

  [[nodiscard]] std::optional<Window> window_of(MercatorGrid const& map,
                                                Positions const& positions) const {
    double west = kFarthestPlace;
    double east = -kFarthestPlace;
    double north = kFarthestPlace;
    double south = -kFarthestPlace;
    for (std::size_t row = 0; row < map.lat.size(); ++row) {
      for (std::size_t column = 0; column < map.lon.size(); ++column) {
        Position const at = positions.of(column, row);
        west = std::min(west, at.column);
        east = std::max(east, at.column);
        north = std::min(north, at.row);
        south = std::max(south, at.row);
      }
    }
    auto const within = [](double cell, int cells) {
      return static_cast<int>(std::clamp(std::floor(cell), 0.0, static_cast<double>(cells)));
    };
    int const columns = dataset_->GetRasterXSize();
    int const rows = dataset_->GetRasterYSize();
    Window window{within(west, columns), within(north, rows), 0, 0};
    window.columns = within(east + 1.0, columns) - window.column;
    window.rows = within(south + 1.0, rows) - window.row;
    return window.columns > 0 && window.rows > 0 ? std::optional(window) : std::nullopt;
  }

  // The window no finer than the map, band behind band.
  bool read_window(Window const& window, MercatorGrid const& map) {
    auto const cells = [](int of_window, std::size_t of_map) {
      return std::max(1, std::min(of_window, static_cast<int>(of_map)));
    };
    columns_ = cells(window.columns, map.lon.size());
    rows_ = cells(window.rows, map.lat.size());
    auto const size = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
    cells_.assign(size * static_cast<std::size_t>(bands_), 0);
    GDALRasterIOExtraArg how;
    INIT_RASTERIO_EXTRA_ARG(how);
    how.eResampleAlg = palette_ != nullptr ? GRIORA_NearestNeighbour : GRIORA_Average;
    for (int band = 0; band < bands_; ++band) {
      if (dataset_->GetRasterBand(band + 1)->RasterIO(
              GF_Read, window.column, window.row, window.columns, window.rows,
              &cells_[size * static_cast<std::size_t>(band)], columns_, rows_, GDT_Byte, 0, 0,
              &how) != CE_None) {
        reject("V010").values = {{"text", "raster row not readable"}};
        return false;
      }
    }
    return true;
  }

  void paint(MercatorGrid const& map, Positions const& positions, Window const& window) {
    bool const is_grey = bands_ == 1 && palette_ == nullptr;
    std::size_t const channels = is_grey ? 1 : 3;
    std::vector<std::uint8_t> picture(map.lon.size() * map.lat.size() * channels, 0);
    std::uint8_t* cell = picture.data();
    for (std::size_t row = 0; row < map.lat.size(); ++row) {
      for (std::size_t column = 0; column < map.lon.size(); ++column, cell += channels) {
        Position const at = positions.of(column, row);
        double const x = (at.column - window.column) * columns_ / window.columns;
        double const y = (at.row - window.row) * rows_ / window.rows;
        if (x >= 0.0 && y >= 0.0 && x < columns_ && y < rows_) {
          take(static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) +
                   static_cast<std::size_t>(x),
               {cell, channels});
        }
      }
    }
    MapPicture made;
    made.box = map.box;
    made.columns = static_cast<std::int32_t>(map.lon.size());
    made.rows = static_cast<std::int32_t>(map.lat.size());
    made.png = png_of({picture, made.columns, made.rows, static_cast<int>(channels)});
    made.attribution = source_.attribution;
    result_.picture = std::move(made);
  }

  // A cell of the window as a cell of the picture: transparent, or a colour that is not all zero.
  void take(std::size_t from, std::span<std::uint8_t> to) const {
    std::size_t const size = cells_.size() / static_cast<std::size_t>(bands_);
    bool const is_hole = (has_no_data_ != 0 && cells_[from] == no_data_) ||
                         (bands_ == 4 && cells_[from + 3 * size] < kOpaque);
    if (is_hole) {
      return;
    }
    if (palette_ != nullptr) {
      GDALColorEntry entry{};
      if (palette_->GetColorEntryAsRGB(cells_[from], &entry) == 0 || entry.c4 < kOpaque) {
        return;
      }
      to[0] = static_cast<std::uint8_t>(entry.c1);
      to[1] = static_cast<std::uint8_t>(entry.c2);
      to[2] = static_cast<std::uint8_t>(entry.c3);
    } else {
      for (std::size_t channel = 0; channel < to.size(); ++channel) {
        to[channel] = cells_[from + channel * size];
      }
    }
    if (std::ranges::all_of(to, [](std::uint8_t value) { return value == 0; })) {
      std::ranges::fill(to, std::uint8_t{1});  // black, which would be transparent
    }
  }

  LayerSource const& source_;
  GeoBox const& box_;
  ReadBackground result_;
  std::unique_ptr<GDALDataset> dataset_;
  std::array<double, 6> transform_{};
  std::optional<FromCanonical> on_raster_;
  int bands_ = 0;
  GDALColorTable const* palette_ = nullptr;
  double no_data_ = 0.0;
  int has_no_data_ = 0;
  std::vector<std::uint8_t> cells_;  // of the window
  int columns_ = 0;
  int rows_ = 0;
};

}  // namespace

ReadBackground read_background(LayerSource const& source, std::filesystem::path const& path,
                               GeoBox const& box) {
  return BackgroundReader(source, box).read(path);
}

}  // namespace tongcun
