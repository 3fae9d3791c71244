// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/join_places.h"
#include "engine/synthetic/lay_roads.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace tongcun {
namespace {

constexpr double kTrunkDetour = 1.8;     // from which a second way between counties is made [A]
constexpr double kExitMetres = 55000.0;  // of the map's edge per road that leaves it [A]
constexpr int kFewestExits = 3;

// The open cells nearest to the map's edge, once around.
std::vector<std::uint32_t> edge_cells(TravelEffort const& effort) {
  Raster const& raster = effort.raster();
  std::vector<std::uint32_t> cells;
  for (std::uint32_t cell = 0; cell < raster.size(); ++cell) {
    std::int32_t const column = raster.column_of(cell);
    std::int32_t const row = raster.row_of(cell);
    std::int32_t const inward =
        std::min({column, row, raster.columns - 1 - column, raster.rows - 1 - row});
    if (inward <= 2 && effort.is_open(cell)) {
      cells.push_back(cell);
    }
  }
  return cells;
}

double squared_cells(Raster const& raster, std::uint32_t a, std::uint32_t b) {
  double const dx = raster.column_of(a) - raster.column_of(b);
  double const dy = raster.row_of(a) - raster.row_of(b);
  return dx * dx + dy * dy;
}

// Places on the edge that are easily reached from a county seat, well apart.
std::vector<std::uint32_t> choose_exits(TravelEffort const& effort, PathField const& field) {
  Raster const& raster = effort.raster();
  double const edge = 2.0 * (raster.columns + raster.rows);
  int const wanted =
      std::max(kFewestExits, static_cast<int>(edge * raster.cell_metres / kExitMetres));
  double const apart = 0.6 * edge / wanted;
  std::vector<std::uint32_t> cells = edge_cells(effort);
  std::ranges::sort(cells, {},
                    [&](std::uint32_t cell) { return std::pair(field.effort[cell], cell); });
  std::vector<std::uint32_t> exits;
  for (std::uint32_t const cell : cells) {
    bool const is_free = std::ranges::all_of(exits, [&](std::uint32_t other) {
      return squared_cells(raster, cell, other) >= apart * apart;
    });
    if (is_free && field.place[cell] != PathField::kNoPlace) {
      exits.push_back(cell);
    }
    if (exits.size() == static_cast<std::size_t>(wanted)) {
      break;
    }
  }
  return exits;
}

// The two of the given cells that are farthest apart.
std::pair<std::uint32_t, std::uint32_t> farthest_pair(Raster const& raster,
                                                      std::span<std::uint32_t const> cells) {
  std::pair<std::uint32_t, std::uint32_t> best{cells.front(), cells.front()};
  double most = -1.0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    for (std::size_t j = i + 1; j < cells.size(); ++j) {
      double const apart = squared_cells(raster, cells[i], cells[j]);
      if (apart > most) {
        most = apart;
        best = {cells[i], cells[j]};
      }
    }
  }
  return best;
}

// 1 for each joint on the way between the two counties, along the tree.
std::vector<std::uint8_t> on_way(std::vector<Joint> const& joints, std::size_t counties,
                                 std::uint32_t from, std::uint32_t to) {
  constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> up(counties, kNone);  // the joint towards the root
  for (std::size_t i = 0; i < joints.size(); ++i) {
    if (!joints[i].is_loop) {
      up[joints[i].place] = i;
    }
  }
  std::vector<std::uint8_t> is_on_way(joints.size(), 0);
  for (std::uint32_t county : {from, to}) {
    // Joints that both ends use lie above the fork: marked twice, so not at all.
    for (; up[county] != kNone; county = joints[up[county]].to) {
      is_on_way[up[county]] ^= 1U;
    }
  }
  return is_on_way;
}

}  // namespace

void lay_trunk_roads(RunSettings const& run, TravelEffort const& effort,
                     std::span<std::uint32_t const> county_seats, RouteNet& net) {
  std::vector<std::uint32_t> const weights(county_seats.size(), 1);
  PathField const field = spread_from_network(run, effort, net, county_seats);
  std::vector<Joint> const joints =
      join_places(run, effort, field, weights, {.loop_detour = kTrunkDetour});
  auto const county_of = [&field](std::uint32_t cell) { return field.place[cell] - 1; };
  std::vector<std::uint32_t> const exits = choose_exits(effort, field);

  // The national road enters at one end of the map, leaves at the other.
  auto const [entry, exit] = farthest_pair(effort.raster(), exits);
  std::vector<std::uint8_t> const is_national =
      on_way(joints, county_seats.size(), county_of(entry), county_of(exit));
  Route route;
  route.task = RouteTask::trunk;
  for (bool const is_national_turn : {true, false}) {
    route.road_class = is_national_turn ? RoadClass::national : RoadClass::provincial;
    for (std::size_t i = 0; i < joints.size(); ++i) {
      if ((is_national[i] != 0) == is_national_turn) {
        route.place = joints[i].place;
        net.lay(joints[i].path, route);
      }
    }
    for (std::uint32_t const cell : exits) {
      if ((cell == entry || cell == exit) == is_national_turn) {
        route.place = county_of(cell);
        net.lay(field.path_back(effort, cell), route);
      }
    }
  }
}

}  // namespace tongcun
