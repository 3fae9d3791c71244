// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/route_net.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdlib>

namespace tongcun {

RouteNet::RouteNet(Raster const& raster) : raster_(raster), ways_(raster.size(), 0) {}

bool RouteNet::has_road_near(std::uint32_t cell, double metres) const {
  auto const reach = std::max(1, static_cast<std::int32_t>(metres / raster_.cell_metres));
  std::int32_t const column = raster_.column_of(cell);
  std::int32_t const row = raster_.row_of(cell);
  for (std::int32_t r = std::max(row - reach, 0); r <= std::min(row + reach, raster_.rows - 1);
       ++r) {
    for (std::int32_t c = std::max(column - reach, 0);
         c <= std::min(column + reach, raster_.columns - 1); ++c) {
      if (is_road(raster_.cell(c, r))) {
        return true;
      }
    }
  }
  return false;
}

int RouteNet::way_count(std::uint32_t cell) const {
  return std::popcount(ways_[cell]);
}

std::uint8_t RouteNet::step_between(std::uint32_t from, std::uint32_t to) const {
  std::int32_t const columns = raster_.column_of(to) - raster_.column_of(from);
  std::int32_t const rows = raster_.row_of(to) - raster_.row_of(from);
  std::uint8_t step = 0;
  while (kSteps[step].columns != columns || kSteps[step].rows != rows) {
    ++step;
    assert(step < 8);
  }
  return step;
}

std::uint32_t RouteNet::moved(std::uint32_t cell, std::int32_t columns, std::int32_t rows) const {
  return raster_.cell(raster_.column_of(cell) + columns, raster_.row_of(cell) + rows);
}

bool RouteNet::has_step(std::uint32_t from, std::uint32_t to) const {
  return (ways_[from] >> step_between(from, to) & 1) != 0;
}

void RouteNet::add_step(std::uint32_t from, std::uint32_t to) {
  std::uint8_t const step = step_between(from, to);
  ways_[from] = static_cast<std::uint8_t>(ways_[from] | (1U << step));
  ways_[to] = static_cast<std::uint8_t>(ways_[to] | (1U << (step ^ 4U)));
}

std::vector<std::uint32_t> RouteNet::in_steps(std::span<std::uint32_t const> path) const {
  std::vector<std::uint32_t> cells{path.front()};
  // A cell put in between may be one that the path has passed, in a hairpin for instance: the
  // round trip is cut out.
  auto const step_to = [&cells](std::uint32_t cell) {
    auto const passed = std::find(cells.rbegin(), cells.rend(), cell);
    if (passed != cells.rend()) {
      cells.erase(passed.base() - 1, cells.end());
    }
    cells.push_back(cell);
  };
  auto const go = [&](std::uint32_t to) {
    std::uint32_t const from = cells.back();
    std::int32_t const columns = raster_.column_of(to) - raster_.column_of(from);
    std::int32_t const rows = raster_.row_of(to) - raster_.row_of(from);
    if (columns != 0 && rows != 0) {
      std::uint32_t const beside = moved(from, columns, 0);
      std::uint32_t const below = moved(from, 0, rows);
      if (has_step(beside, below)) {
        step_to(beside);  // meets the diagonal in its end instead of crossing it
      }
    }
    step_to(to);
  };
  for (std::size_t i = 1; i < path.size(); ++i) {
    std::uint32_t const from = path[i - 1];
    std::int32_t const columns = raster_.column_of(path[i]) - raster_.column_of(from);
    std::int32_t const rows = raster_.row_of(path[i]) - raster_.row_of(from);
    if (std::abs(columns) == 2 || std::abs(rows) == 2) {
      std::int32_t const c = columns > 0 ? 1 : -1;
      std::int32_t const r = rows > 0 ? 1 : -1;
      std::uint32_t const straight = std::abs(columns) == 2 ? moved(from, c, 0) : moved(from, 0, r);
      std::uint32_t const aslant = moved(from, c, r);
      go(is_road(straight) && !is_road(aslant) ? straight : aslant);
    }
    go(path[i]);
  }
  return cells;
}

std::size_t RouteNet::lay(std::span<std::uint32_t const> path, Route const& like) {
  if (path.size() < 2) {
    return 0;
  }
  std::vector<std::uint32_t> const cells = in_steps(path);
  std::size_t const before = routes_.size();
  Route route = like;
  route.cells.clear();
  route.journey = journeys_++;
  auto const finish = [&] {
    if (route.cells.size() > 1) {
      routes_.push_back(route);
    }
    route.cells.clear();
  };
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (has_step(cells[i - 1], cells[i])) {
      finish();
      continue;
    }
    if (route.cells.empty()) {
      route.cells.push_back(cells[i - 1]);
    }
    route.cells.push_back(cells[i]);
    add_step(cells[i - 1], cells[i]);
  }
  finish();
  return routes_.size() - before;
}

}  // namespace tongcun
