// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/roads.h"
#include "engine/synthetic/travel_effort.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// What a route was laid for.
enum class RouteTask : std::uint8_t {
  trunk,     // between county seats and out of the map
  township,  // a township seat to the network
  village,   // a village to the network
  loop,      // a second way between places that were far apart by road
  hamlet,    // a hamlet to the network
};

// A road from place to place, as laid at one time: neighbouring cells (sides or corners).
struct Route {
  RouteTask task = RouteTask::village;
  RoadClass road_class = RoadClass::unknown;
  std::uint32_t place = 0;           // whom it was laid for: a row of the task's own places
  std::uint32_t journey = 0;         // the same for routes that one path was laid in
  std::uint32_t households = 0;      // that have no other way out (hamlets: in hamlets)
  bool reaches_committee = false;    // the only road of a village
  std::vector<std::uint32_t> cells;  // at least two
};

// All routes laid so far. No step from cell to cell belongs to two of them, and no two diagonal
// steps cross, so routes meet in cells only.
class RouteNet {
 public:
  explicit RouteNet(Raster const& raster);

  // Adds the steps of a path that no route has yet; a path that runs along older routes in
  // between becomes several routes with the properties of `like` and a journey of their own.
  // Knight's moves become two steps. Gives the number of routes added.
  std::size_t lay(std::span<std::uint32_t const> path, Route const& like);

  [[nodiscard]] bool is_road(std::uint32_t cell) const { return ways_[cell] != 0; }
  // Whether a road runs within `metres` to the sides, at least in a neighbouring cell.
  [[nodiscard]] bool has_road_near(std::uint32_t cell, double metres) const;
  // Steps that meet in a cell, 0 … 8.
  [[nodiscard]] int way_count(std::uint32_t cell) const;
  [[nodiscard]] std::vector<Route> const& routes() const { return routes_; }
  [[nodiscard]] Raster const& raster() const { return raster_; }

 private:
  [[nodiscard]] std::uint8_t step_between(std::uint32_t from, std::uint32_t to) const;
  [[nodiscard]] std::uint32_t moved(std::uint32_t cell, std::int32_t columns,
                                    std::int32_t rows) const;
  [[nodiscard]] bool has_step(std::uint32_t from, std::uint32_t to) const;
  void add_step(std::uint32_t from, std::uint32_t to);
  [[nodiscard]] std::vector<std::uint32_t> in_steps(std::span<std::uint32_t const> path) const;

  Raster raster_;
  std::vector<std::uint8_t> ways_;  // per cell: bit k = the step kSteps[k] is part of a route
  std::vector<Route> routes_;
  std::uint32_t journeys_ = 0;
};

}  // namespace tongcun
