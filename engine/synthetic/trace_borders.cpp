// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/trace_borders.h"

#include "engine/synthetic/divide_land.h"

#include <array>

namespace tongcun {
namespace {

// Ways along the sides of cells from a corner: east, south, west, north.
constexpr std::array<std::int32_t, 4> kEast{1, 0, -1, 0};
constexpr std::array<std::int32_t, 4> kSouth{0, 1, 0, -1};

class Tracer {
 public:
  Tracer(Raster const& raster, std::span<std::uint32_t const> owner)
      : raster_(raster),
        owner_(owner),
        columns_(raster.columns + 1),
        is_walked_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(raster.rows + 1),
                   0) {}

  std::vector<Border> trace() {
    for (int round = 0; round < 2; ++round) {  // first from junctions, then what goes around
      for (std::int32_t row = 0; row <= raster_.rows; ++row) {
        for (std::int32_t column = 0; column <= raster_.columns; ++column) {
          int const ways = way_count(column, row);
          if (ways == 0 || (round == 0 && ways == 2)) {
            continue;
          }
          for (int way = 0; way < 4; ++way) {
            if (is_border(column, row, way) && !is_walked(column, row, way)) {
              walk(column, row, way);
            }
          }
        }
      }
    }
    return std::move(borders_);
  }

 private:
  // Owner of the cell to the south-east of a corner, shifted; nobody's beyond the map.
  [[nodiscard]] std::uint32_t at(std::int32_t column, std::int32_t row) const {
    return raster_.holds(column, row) ? owner_[raster_.cell(column, row)] : kNoOwner;
  }
  [[nodiscard]] std::uint32_t left_of(std::int32_t column, std::int32_t row, int way) const {
    switch (way) {
      case 0:
        return at(column, row - 1);
      case 1:
        return at(column, row);
      case 2:
        return at(column - 1, row);
      default:
        return at(column - 1, row - 1);
    }
  }
  [[nodiscard]] std::uint32_t right_of(std::int32_t column, std::int32_t row, int way) const {
    switch (way) {
      case 0:
        return at(column, row);
      case 1:
        return at(column - 1, row);
      case 2:
        return at(column - 1, row - 1);
      default:
        return at(column, row - 1);
    }
  }
  [[nodiscard]] bool is_border(std::int32_t column, std::int32_t row, int way) const {
    return left_of(column, row, way) != right_of(column, row, way);
  }
  [[nodiscard]] int way_count(std::int32_t column, std::int32_t row) const {
    int count = 0;
    for (int way = 0; way < 4; ++way) {
      count += is_border(column, row, way) ? 1 : 0;
    }
    return count;
  }
  [[nodiscard]] std::uint32_t corner(std::int32_t column, std::int32_t row) const {
    return static_cast<std::uint32_t>(row) * static_cast<std::uint32_t>(columns_) +
           static_cast<std::uint32_t>(column);
  }
  [[nodiscard]] bool is_walked(std::int32_t column, std::int32_t row, int way) const {
    return (is_walked_[corner(column, row)] >> way & 1) != 0;
  }
  void set_walked(std::int32_t column, std::int32_t row, int way) {
    std::uint8_t& ways = is_walked_[corner(column, row)];
    ways = static_cast<std::uint8_t>(ways | (1U << way));
  }

  void walk(std::int32_t column, std::int32_t row, int way) {
    Border border;
    border.left = left_of(column, row, way);
    border.right = right_of(column, row, way);
    border.first_corner = corner(column, row);
    bool const starts_at_junction = way_count(column, row) != 2;
    border.shape = starts_at_junction ? LineShape::open : LineShape::closed;
    auto const corner_position = [](std::int32_t c, std::int32_t r) {
      return MapPosition{c - 0.5, r - 0.5};
    };
    if (starts_at_junction) {
      border.line.push_back(corner_position(column, row));
    }
    for (;;) {
      std::size_t const w = static_cast<std::size_t>(way);
      set_walked(column, row, way);
      border.line.push_back({column - 0.5 + 0.5 * kEast[w], row - 0.5 + 0.5 * kSouth[w]});
      column += kEast[w];
      row += kSouth[w];
      int const back = (way + 2) % 4;
      set_walked(column, row, back);
      if (way_count(column, row) != 2) {
        border.line.push_back(corner_position(column, row));
        break;
      }
      if (corner(column, row) == border.first_corner) {
        border.line.push_back(border.line.front());
        border.shape = LineShape::closed;
        break;
      }
      for (int next = 0; next < 4; ++next) {
        if (next != back && is_border(column, row, next)) {
          way = next;
          break;
        }
      }
    }
    border.last_corner = corner(column, row);
    borders_.push_back(std::move(border));
  }

  Raster raster_;
  std::span<std::uint32_t const> owner_;
  std::int32_t columns_;  // of corners
  std::vector<std::uint8_t> is_walked_;
  std::vector<Border> borders_;
};

}  // namespace

std::vector<Border> trace_borders(Raster const& raster, std::span<std::uint32_t const> owner) {
  return Tracer(raster, owner).trace();
}

}  // namespace tongcun
