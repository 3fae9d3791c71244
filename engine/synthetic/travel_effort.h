// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/planning_ground.h"
#include "engine/synthetic/raster.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// The sixteen moves from a cell: the eight neighbours of kSteps, then the knight's moves; move m
// and reversed(m) are opposite. Knight's moves pass over two cells each.
constexpr int kMoves = 16;
constexpr double kKnight = 2.23606797749978969641;
constexpr std::array<Step, kMoves> kMoveSteps{{kSteps[0],
                                               kSteps[1],
                                               kSteps[2],
                                               kSteps[3],
                                               kSteps[4],
                                               kSteps[5],
                                               kSteps[6],
                                               kSteps[7],
                                               {2, 1, kKnight},
                                               {1, 2, kKnight},
                                               {-1, 2, kKnight},
                                               {-2, 1, kKnight},
                                               {-2, -1, kKnight},
                                               {-1, -2, kKnight},
                                               {1, -2, kKnight},
                                               {2, -1, kKnight}}};

[[nodiscard]] constexpr std::uint8_t reversed(std::uint8_t move) {
  return move ^ 4U;
}

// What makes it hard to build a way over the ground. Modelling defaults [A]; what matters is that
// ways climb at the easy grade, keep to one side of a stream and go round what is steep.
struct EffortRules {
  double easy_grade = 0.07;        // the grade at which climbing is cheapest per metre of height
  double side_slope_weight = 1.6;  // more effort on a hillside, times its slope
  double crest_weight = 0.0;       // more effort far above the streams, per 100 m
  double variety = 0.35;           // random share of the effort, so that ways wind on plains
  double foreign_times = 1.7;      // effort on nobody's land against one's own
};

// The effort of every move from every cell, in 1/250 of the side of a cell of easy level ground.
// The two outermost rings of cells are closed. Holds 16 bytes a cell.
class TravelEffort {
 public:
  static constexpr std::uint32_t kPerCell = 250;
  static constexpr std::uint32_t kLeast = kPerCell;  // of any move
  static constexpr std::uint32_t kMost = 60000;      // of any move that is not closed
  static constexpr std::uint32_t kClosed = 65535;

  // `owner` per cell, kNoOwner = nobody's land; empty if no land is divided yet.
  TravelEffort(RunSettings const& run, std::uint64_t seed, PlanningGround const& ground,
               EffortRules const& rules, std::span<std::uint32_t const> owner);

  // Effort of a move, the same both ways; kClosed if an end is closed. The neighbour must be on
  // the raster. O(1).
  [[nodiscard]] std::uint32_t of(std::uint32_t cell, std::uint8_t move) const {
    bool const is_stored = (move & 4U) == 0;
    std::uint32_t const from = is_stored ? cell : neighbour(cell, move);
    return table_[std::size_t{from} * kStored + stored_index(move)];
  }
  [[nodiscard]] bool is_open(std::uint32_t cell) const;
  [[nodiscard]] Raster const& raster() const { return raster_; }
  [[nodiscard]] std::uint32_t neighbour(std::uint32_t cell, std::uint8_t move) const {
    return static_cast<std::uint32_t>(std::int64_t{cell} + offset_[move]);
  }

 private:
  static constexpr std::size_t kStored = 8;  // moves 0-3 and 8-11; the others are their opposites

  [[nodiscard]] static constexpr std::size_t stored_index(std::uint8_t move) {
    return (move & 3U) | (move & 8U) >> 1U;
  }

  Raster raster_;
  std::array<std::int64_t, kMoves> offset_{};
  std::vector<std::uint16_t> table_;  // cells * kStored
};

}  // namespace tongcun
