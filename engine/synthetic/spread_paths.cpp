// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/spread_paths.h"

#include "engine/run/parallel.h"
#include "engine/synthetic/arrival_buckets.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace tongcun {
namespace {

constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();

constexpr std::int32_t kTileCells = 128;
constexpr std::int32_t kLongestMove = 2;  // cells, along a row or a column

struct Tile {
  std::int32_t left = 0;
  std::int32_t top = 0;
  std::int32_t right = 0;   // one past the last
  std::int32_t bottom = 0;  // one past the last

  [[nodiscard]] bool holds(std::int32_t column, std::int32_t row) const {
    return column >= left && column < right && row >= top && row < bottom;
  }
};

// The columns that the inner loop works on.
struct Columns {
  std::uint32_t* effort;
  std::uint8_t* back;

  // Offers `to` the way through a cell that was reached with `here`; true if that is better than
  // what it had.
  bool improve(std::uint32_t here, std::uint32_t way, std::uint32_t to, std::uint8_t move) const {
    std::uint32_t const there = here + way;
    if (there >= effort[to] || way == TravelEffort::kClosed) {
      return false;
    }
    effort[to] = there;
    back[to] = reversed(move);
    return true;
  }
};

// Spreads over one tile at a time, which fits into the processor's cache. Tiles of one colour
// (column and row both even, …) do not touch, so they are done at the same time: each writes its
// own cells and reads those around it, which nobody changes meanwhile.
class TileSpread {
 public:
  TileSpread(TravelEffort const& effort, PathField& field)
      : effort_(effort),
        raster_(effort.raster()),
        field_(field),
        columns_((raster_.columns + kTileCells - 1) / kTileCells),
        rows_((raster_.rows + kTileCells - 1) / kTileCells),
        waiting_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), kUnreached),
        sources_(waiting_.size()) {}

  void add_source(std::uint32_t cell) {
    std::size_t const tile = tile_of(raster_.column_of(cell), raster_.row_of(cell));
    sources_[tile].push_back(cell);
    waiting_[tile] = 0;
  }

  void spread(RunSettings const& run) {
    // Tiles that are reached much later wait, or they would be done again and again.
    std::uint32_t const patience = TravelEffort::kLeast * kTileCells * 4;
    for (std::uint32_t next = 0; next != kUnreached; next = *std::ranges::min_element(waiting_)) {
      std::uint32_t const limit = next < kUnreached - patience ? next + patience : kUnreached - 1;
      for (int colour = 0; colour < 4; ++colour) {
        std::vector<std::size_t> const tiles = take_waiting(colour, limit);
        std::vector<std::uint32_t> changed(tiles.size());
        for_each_block(run, "paths", tiles.size(), 1, [&](std::size_t begin, std::size_t end) {
          for (std::size_t i = begin; i < end; ++i) {
            changed[i] = spread_tile(tiles[i]);
          }
        });
        for (std::size_t i = 0; i < tiles.size(); ++i) {
          if (changed[i] != kUnreached) {
            wake_neighbours(tiles[i], changed[i]);
          }
        }
      }
    }
  }

 private:
  [[nodiscard]] std::size_t tile_of(std::int32_t column, std::int32_t row) const {
    return static_cast<std::size_t>(row / kTileCells) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column / kTileCells);
  }
  [[nodiscard]] Tile tile_at(std::size_t number) const {
    auto const width = static_cast<std::size_t>(columns_);
    std::int32_t const left = static_cast<std::int32_t>(number % width) * kTileCells;
    std::int32_t const top = static_cast<std::int32_t>(number / width) * kTileCells;
    return {left, top, std::min(left + kTileCells, raster_.columns),
            std::min(top + kTileCells, raster_.rows)};
  }
  std::vector<std::size_t> take_waiting(int colour, std::uint32_t limit) {
    std::vector<std::size_t> tiles;
    for (std::size_t tile = 0; tile < waiting_.size(); ++tile) {
      auto const width = static_cast<std::size_t>(columns_);
      auto const own = static_cast<int>(tile % width % 2 + 2 * (tile / width % 2));
      if (waiting_[tile] <= limit && own == colour) {
        waiting_[tile] = kUnreached;
        tiles.push_back(tile);
      }
    }
    return tiles;
  }
  void wake_neighbours(std::size_t tile, std::uint32_t effort) {
    auto const width = static_cast<std::size_t>(columns_);
    auto const column = static_cast<std::int32_t>(tile % width);
    auto const row = static_cast<std::int32_t>(tile / width);
    for (Step const& step : kSteps) {
      std::int32_t const c = column + step.columns;
      std::int32_t const r = row + step.rows;
      if (c >= 0 && r >= 0 && c < columns_ && r < rows_) {
        std::uint32_t& waiting =
            waiting_[static_cast<std::size_t>(r) * width + static_cast<std::size_t>(c)];
        waiting = std::min(waiting, effort);
      }
    }
  }

  [[nodiscard]] Columns columns_of_field() { return {field_.effort.data(), field_.back.data()}; }

  // What reaches the tile from the cells around it.
  void arrive_from_around(Tile const& tile, std::vector<Arrival>& arrivals) {
    Columns const columns = columns_of_field();
    for (std::int32_t row = tile.top - kLongestMove; row < tile.bottom + kLongestMove; ++row) {
      bool const is_beside = row >= tile.top && row < tile.bottom;
      for (std::int32_t column = tile.left - kLongestMove; column < tile.right + kLongestMove;
           ++column) {
        if (is_beside && column == tile.left) {
          column = tile.right;  // over the tile itself
        }
        if (!raster_.holds(column, row)) {
          continue;
        }
        std::uint32_t const cell = raster_.cell(column, row);
        if (columns.effort[cell] == kUnreached || !effort_.is_open(cell)) {
          continue;
        }
        for (std::uint8_t move = 0; move < kMoves; ++move) {
          Step const& step = kMoveSteps[move];
          if (!tile.holds(column + step.columns, row + step.rows)) {
            continue;
          }
          std::uint32_t const to = effort_.neighbour(cell, move);
          if (columns.improve(columns.effort[cell], effort_.of(cell, move), to, move)) {
            arrivals.emplace_back(columns.effort[to], to);
          }
        }
      }
    }
  }

  // Brings one tile up to date. Gives the least effort of a cell that changed and that its
  // neighbours look at, or kUnreached.
  std::uint32_t spread_tile(std::size_t number) {
    Tile const tile = tile_at(number);
    Tile const inside{tile.left + kLongestMove, tile.top + kLongestMove, tile.right - kLongestMove,
                      tile.bottom - kLongestMove};
    std::vector<Arrival> arrivals;
    for (std::uint32_t const source : sources_[number]) {
      arrivals.emplace_back(0, source);
    }
    sources_[number].clear();
    arrive_from_around(tile, arrivals);
    Columns const columns = columns_of_field();
    ArrivalBuckets buckets;
    buckets.start(std::move(arrivals));
    std::vector<std::uint32_t> cells;
    std::uint32_t changed = kUnreached;
    while (buckets.pop(cells)) {
      for (std::uint32_t const cell : cells) {
        std::uint32_t const here = columns.effort[cell];
        if (!buckets.is_current(here)) {
          continue;  // reached more easily since
        }
        std::int32_t const column = raster_.column_of(cell);
        std::int32_t const row = raster_.row_of(cell);
        bool const is_inside = inside.holds(column, row);
        changed = is_inside ? changed : std::min(changed, here);
        for (std::uint8_t move = 0; move < kMoves; ++move) {
          Step const& step = kMoveSteps[move];
          if (!is_inside && !tile.holds(column + step.columns, row + step.rows)) {
            continue;
          }
          std::uint32_t const to = effort_.neighbour(cell, move);
          if (columns.improve(here, effort_.of(cell, move), to, move)) {
            buckets.push(to, columns.effort[to]);
          }
        }
      }
    }
    return changed;
  }

  TravelEffort const& effort_;
  Raster raster_;
  PathField& field_;
  std::int32_t columns_;
  std::int32_t rows_;
  std::vector<std::uint32_t> waiting_;  // per tile: effort of the best news from around it
  std::vector<std::vector<std::uint32_t>> sources_;
};

// Gives every reached cell the place at the beginning of its path.
void name_places_of_paths(TravelEffort const& effort, PathField& field) {
  std::vector<std::uint32_t> path;
  for (std::uint32_t cell = 0; cell < field.effort.size(); ++cell) {
    if (field.effort[cell] == kUnreached || field.place[cell] != PathField::kNoPlace) {
      continue;
    }
    path.clear();
    std::uint32_t at = cell;
    while (field.place[at] == PathField::kNoPlace) {
      path.push_back(at);
      at = effort.neighbour(at, field.back[at]);
    }
    for (std::uint32_t const passed : path) {
      field.place[passed] = field.place[at];
    }
  }
}

}  // namespace

std::vector<std::uint32_t> PathField::path_back(TravelEffort const& effort_of,
                                                std::uint32_t cell) const {
  std::vector<std::uint32_t> cells{cell};
  while (back[cell] != kSource) {
    cell = effort_of.neighbour(cell, back[cell]);
    cells.push_back(cell);
  }
  return cells;
}

PathField spread_paths(RunSettings const& run, TravelEffort const& effort,
                       std::span<PathSource const> sources) {
  std::size_t const size = effort.raster().size();
  PathField field;
  field.effort.assign(size, kUnreached);
  field.place.assign(size, PathField::kNoPlace);
  field.back.assign(size, PathField::kSource);
  TileSpread spread(effort, field);
  for (PathSource const& source : sources) {
    if (field.effort[source.cell] != 0) {
      field.effort[source.cell] = 0;
      field.place[source.cell] = source.place;
      spread.add_source(source.cell);
    }
  }
  spread.spread(run);
  name_places_of_paths(effort, field);
  return field;
}

}  // namespace tongcun
