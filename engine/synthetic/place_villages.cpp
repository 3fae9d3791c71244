// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/place_villages.h"

#include "engine/run/parallel.h"
#include "engine/run/random_stream.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace tongcun {
namespace {

constexpr float kGentleSlope = 0.09F;
constexpr std::int32_t kRim = 6;  // cells kept free along the map's edge

// The best place of one square of the map.
struct Candidate {
  std::uint32_t cell = 0;
  double score = -std::numeric_limits<double>::max();
  double distance = 0.0;  // to the next village, in mean distances
};

// How well a house stands here: level, above the flood, near water; `is_high` looks for terraces.
double suitability(PlanningGround const& ground, std::uint32_t cell, bool is_high) {
  auto const slope = static_cast<double>(ground.slope[cell]);
  auto const above = static_cast<double>(ground.above_stream[cell]);
  double score = 1.0 - std::min(slope / 0.3, 2.0);
  if (is_high) {
    score += 0.6 * std::min(above / 150.0, 1.0);
  } else {
    score += 0.9 / (1.0 + above / 60.0);
  }
  if (above < 2.0 || ground.stream[cell] != StreamSize::none) {
    score -= 1.0;
  }
  return score;
}

class SquareMap {
 public:
  SquareMap(Raster const& raster, std::int32_t side)
      : raster_(raster),
        side_(side),
        columns_((raster.columns + side - 1) / side),
        rows_((raster.rows + side - 1) / side) {}

  [[nodiscard]] std::size_t size() const {
    return static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
  }

  [[nodiscard]] Candidate best(std::uint64_t seed, PlanningGround const& ground,
                               std::size_t square) const {
    RandomStream random(seed, Purpose::synthetic_settlement, square);
    bool const is_high = random.next_unit() < 0.2;
    double const luck = random.next_unit();
    double const spread = random.next_unit();
    std::int32_t const left = static_cast<std::int32_t>(square % columns()) * side_;
    std::int32_t const top = static_cast<std::int32_t>(square / columns()) * side_;
    Candidate best;
    for (std::int32_t row = std::max(top, kRim); row < std::min(top + side_, raster_.rows - kRim);
         ++row) {
      for (std::int32_t column = std::max(left, kRim);
           column < std::min(left + side_, raster_.columns - kRim); ++column) {
        std::uint32_t const cell = raster_.cell(column, row);
        double const score = suitability(ground, cell, is_high);
        if (score > best.score) {
          best.cell = cell;
          best.score = score;
        }
      }
    }
    best.distance = std::clamp(1.25 - 0.3 * best.score, 0.7, 1.3) * (0.8 + 0.4 * spread);
    best.score += 1.4 * luck;
    return best;
  }

 private:
  [[nodiscard]] std::size_t columns() const { return static_cast<std::size_t>(columns_); }

  Raster raster_;
  std::int32_t side_;
  std::int32_t columns_;
  std::int32_t rows_;
};

// Takes candidates from the best to the worst unless one taken before is too near.
class Sieve {
 public:
  Sieve(Raster const& raster, double mean_distance_cells)
      : raster_(raster),
        mean_(mean_distance_cells),
        bin_(std::max(1, static_cast<std::int32_t>(mean_distance_cells * 1.6))),
        columns_(raster.columns / bin_ + 1),
        bins_(static_cast<std::size_t>(columns_) *
              (static_cast<std::size_t>(raster.rows / bin_) + 1)) {}

  bool take(Candidate const& candidate) {
    std::int32_t const column = raster_.column_of(candidate.cell);
    std::int32_t const row = raster_.row_of(candidate.cell);
    std::int32_t const rows = static_cast<std::int32_t>(bins_.size()) / columns_;
    for (std::int32_t r = std::max(row / bin_ - 1, 0); r <= std::min(row / bin_ + 1, rows - 1);
         ++r) {
      for (std::int32_t c = std::max(column / bin_ - 1, 0);
           c <= std::min(column / bin_ + 1, columns_ - 1); ++c) {
        for (Candidate const& other : bin(c, r)) {
          double const dx = raster_.column_of(other.cell) - column;
          double const dy = raster_.row_of(other.cell) - row;
          double const least = 0.5 * mean_ * (candidate.distance + other.distance);
          if (dx * dx + dy * dy < least * least) {
            return false;
          }
        }
      }
    }
    bin(column / bin_, row / bin_).push_back(candidate);
    return true;
  }

 private:
  std::vector<Candidate>& bin(std::int32_t column, std::int32_t row) {
    return bins_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                 static_cast<std::size_t>(column)];
  }

  Raster raster_;
  double mean_;
  std::int32_t bin_;
  std::int32_t columns_;
  std::vector<std::vector<Candidate>> bins_;
};

}  // namespace

std::vector<std::uint32_t> place_villages(RunSettings const& run, std::uint64_t seed,
                                          PlanningGround const& ground, double square_metres,
                                          std::size_t fewest) {
  double const mean_cells = std::sqrt(square_metres) / ground.raster.cell_metres;
  SquareMap const squares(ground.raster, std::max(2, static_cast<std::int32_t>(0.4 * mean_cells)));
  std::vector<Candidate> candidates(squares.size());
  for_each_block(run, "villages", squares.size(), 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t square = begin; square < end; ++square) {
      candidates[square] = squares.best(seed, ground, square);
    }
  });
  std::ranges::sort(candidates, [](Candidate const& a, Candidate const& b) {
    return std::tuple(-a.score, a.cell) < std::tuple(-b.score, b.cell);
  });
  std::vector<std::uint32_t> cells;
  double closeness = 1.0;
  while (cells.size() < fewest) {
    closeness *= 0.93;
    run.check_stop();
    cells.clear();
    Sieve sieve(ground.raster, closeness * mean_cells);
    for (Candidate const& candidate : candidates) {
      bool const is_on_map = candidate.score > -1.0e6;
      if (is_on_map && sieve.take(candidate)) {
        cells.push_back(candidate.cell);
      }
    }
  }
  std::ranges::sort(cells);
  return cells;
}

double gentle_share(PlanningGround const& ground, std::uint32_t cell, std::int32_t reach) {
  Raster const& raster = ground.raster;
  std::int32_t const column = raster.column_of(cell);
  std::int32_t const row = raster.row_of(cell);
  int gentle = 0;
  int all = 0;
  for (std::int32_t r = std::max(row - reach, 0); r <= std::min(row + reach, raster.rows - 1);
       ++r) {
    for (std::int32_t c = std::max(column - reach, 0);
         c <= std::min(column + reach, raster.columns - 1); ++c) {
      ++all;
      gentle += ground.slope[raster.cell(c, r)] < kGentleSlope ? 1 : 0;
    }
  }
  return static_cast<double>(gentle) / all;
}

}  // namespace tongcun
