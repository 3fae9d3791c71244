// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/route_water.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace tongcun {
namespace {

constexpr std::uint32_t kNothing = 0xffffffffU;
constexpr float kBucketsPerMetre = 16.0F;
constexpr float kLeastFall = 0.002F;  // metres a cell; 8 units in the last place at 3,000 m
constexpr float kFillFall = 0.3F;     // metres a cell at most, in filled hollows

// First in, first out within a bucket; the level never falls. Cells are linked through one array.
class FloodQueue {
 public:
  FloodQueue(std::size_t cells, float lowest, float highest)
      : next_(cells, kNothing),
        lowest_(lowest),
        first_(static_cast<std::size_t>((highest - lowest) * kBucketsPerMetre) + 64U, kNothing),
        last_(first_.size(), kNothing) {}

  void push(std::uint32_t cell, float height) {
    float const above = std::max(0.0F, height - lowest_) * kBucketsPerMetre;
    std::size_t const bucket =
        std::clamp(static_cast<std::size_t>(above), level_, first_.size() - 1);
    if (first_[bucket] == kNothing) {
      first_[bucket] = cell;
    } else {
      next_[last_[bucket]] = cell;
    }
    last_[bucket] = cell;
  }

  // The next cell, or kNothing.
  std::uint32_t pop() {
    while (level_ < first_.size() && first_[level_] == kNothing) {
      ++level_;
    }
    if (level_ == first_.size()) {
      return kNothing;
    }
    std::uint32_t const cell = first_[level_];
    first_[level_] = next_[cell];
    return cell;
  }

 private:
  std::vector<std::uint32_t> next_;
  float lowest_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> last_;
  std::size_t level_ = 0;
};

enum class State : std::uint8_t { dry, queued, done };

void count_catchments(Raster const& raster, WaterGates const& gates, WaterRoutes& routes) {
  routes.catchment.assign(raster.size(), 1);
  for (WaterGate const& inlet : gates.inlets) {
    routes.catchment[inlet.cell] += inlet.catchment;
  }
  for (std::size_t i = routes.order.size(); i-- > 0;) {
    std::uint32_t const cell = routes.order[i];
    if (routes.downstream[cell] != WaterRoutes::kOutlet) {
      routes.catchment[routes.next(raster, cell)] += routes.catchment[cell];
    }
  }
}

}  // namespace

WaterRoutes route_water(Raster const& raster, std::vector<float>& heights, WaterGates const& gates,
                        std::span<float const> variety) {
  assert(!gates.outlets.empty() && heights.size() == raster.size());
  assert((variety.size() & (variety.size() - 1)) == 0);
  auto const [lowest, highest] = std::ranges::minmax(heights);
  FloodQueue queue(raster.size(), lowest, highest);
  std::vector<State> state(raster.size(), State::dry);
  WaterRoutes routes;
  routes.downstream.assign(raster.size(), WaterRoutes::kOutlet);
  routes.order.reserve(raster.size());
  std::size_t const mask = variety.size() - 1;
  std::array<std::int64_t, 8> offsets{};
  for (std::size_t k = 0; k < 8; ++k) {
    offsets[k] = kSteps[k].columns + std::int64_t{kSteps[k].rows} * raster.columns;
  }

  for (std::uint32_t const outlet : gates.outlets) {
    if (state[outlet] == State::dry) {
      state[outlet] = State::queued;
      queue.push(outlet, heights[outlet]);
    }
  }
  for (std::uint32_t cell = queue.pop(); cell != kNothing; cell = queue.pop()) {
    std::int32_t const column = raster.column_of(cell);
    std::int32_t const row = raster.row_of(cell);
    float const height = heights[cell];
    bool const is_outlet = routes.downstream[cell] == WaterRoutes::kOutlet;
    bool const is_inside =
        column > 0 && row > 0 && column + 1 < raster.columns && row + 1 < raster.rows;
    state[cell] = State::done;
    routes.order.push_back(cell);
    float steepest = 0.0F;
    for (std::uint8_t k = 0; k < 8; ++k) {
      Step const& step = kSteps[k];
      if (!is_inside && !raster.holds(column + step.columns, row + step.rows)) {
        continue;
      }
      auto const neighbour = static_cast<std::uint32_t>(std::int64_t{cell} + offsets[k]);
      if (state[neighbour] == State::dry) {
        state[neighbour] = State::queued;
        routes.downstream[neighbour] = k ^ 4U;
        float const luck = variety[(std::size_t{cell} * 8 + k) & mask];
        float const sill = height + kLeastFall + kFillFall * luck * luck * luck;
        heights[neighbour] = std::max(heights[neighbour], sill);
        queue.push(neighbour, heights[neighbour]);
      } else if (!is_outlet && state[neighbour] == State::done && heights[neighbour] < height) {
        float const luck = variety[(std::size_t{cell} * 8 + k) & mask];
        float const slope = (height - heights[neighbour]) * (0.8F + 0.4F * luck) *
                            (k % 2 == 0 ? 1.0F : 0.70710678F);
        if (slope > steepest) {
          steepest = slope;
          routes.downstream[cell] = k;
        }
      }
    }
  }
  count_catchments(raster, gates, routes);
  return routes;
}

}  // namespace tongcun
