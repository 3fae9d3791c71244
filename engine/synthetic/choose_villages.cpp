// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/choose_villages.h"

#include "engine/synthetic/lattice_noise.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <utility>

namespace tongcun {
namespace {

// Distance from the middle of the map, about 1 at its edges, uneven with the direction.
std::vector<double> uneven_distances(std::uint64_t seed, Raster const& raster,
                                     std::span<std::uint32_t const> cells) {
  LatticeNoise const wide(seed, Purpose::synthetic_settlement, 1ULL << 40U);
  LatticeNoise const narrow(seed, Purpose::synthetic_settlement, (1ULL << 40U) + 1);
  std::vector<double> distances;
  distances.reserve(cells.size());
  for (std::uint32_t const cell : cells) {
    double const x = 2.0 * (raster.column_of(cell) + 0.5) / raster.columns - 1.0;
    double const y = 2.0 * (raster.row_of(cell) + 0.5) / raster.rows - 1.0;
    double const square = std::sqrt(std::sqrt(x * x * x * x + y * y * y * y));
    double const noise = 0.7 * wide.at(1.7 * x, 1.7 * y) + 0.3 * narrow.at(5.0 * x, 5.0 * y);
    distances.push_back(square * (1.0 + 0.3 * noise));
  }
  return distances;
}

enum class Side : std::uint8_t { outside, inside };

using Entry = std::pair<double, std::uint32_t>;
using Queue = std::priority_queue<Entry, std::vector<Entry>, std::greater<>>;

// Places outside that no way outside leads to the map's edge from.
std::vector<std::uint32_t> enclosed(PlaceGraph const& graph, std::span<std::uint8_t const> at_edge,
                                    std::vector<Side> const& side) {
  std::vector<std::uint8_t> is_open(graph.size(), 0);
  std::vector<std::uint32_t> stack;
  for (std::uint32_t place = 0; place < graph.size(); ++place) {
    if (side[place] == Side::outside && at_edge[place] != 0) {
      is_open[place] = 1;
      stack.push_back(place);
    }
  }
  while (!stack.empty()) {
    std::uint32_t const place = stack.back();
    stack.pop_back();
    for (PlaceGraph::Neighbour const& neighbour : graph.of(place)) {
      if (side[neighbour.place] == Side::outside && is_open[neighbour.place] == 0) {
        is_open[neighbour.place] = 1;
        stack.push_back(neighbour.place);
      }
    }
  }
  std::vector<std::uint32_t> places;
  for (std::uint32_t place = 0; place < graph.size(); ++place) {
    if (side[place] == Side::outside && is_open[place] == 0) {
      places.push_back(place);
    }
  }
  return places;
}

}  // namespace

std::vector<std::uint32_t> choose_villages(std::uint64_t seed, Raster const& raster,
                                           std::span<std::uint32_t const> cells,
                                           PlaceGraph const& graph,
                                           std::span<std::uint8_t const> at_edge,
                                           std::size_t count) {
  std::vector<double> distance = uneven_distances(seed, raster, cells);
  for (std::uint32_t place = 0; place < cells.size(); ++place) {
    distance[place] += at_edge[place] != 0 ? 10.0 : 0.0;
  }
  auto const first =
      static_cast<std::uint32_t>(std::ranges::min_element(distance) - distance.begin());
  std::vector<Side> side(cells.size(), Side::outside);
  std::vector<std::uint8_t> is_queued(cells.size(), 0);
  std::vector<std::uint32_t> chosen;  // in the order of growth
  Queue queue;
  queue.emplace(distance[first], first);
  is_queued[first] = 1;
  while (chosen.size() < count && !queue.empty()) {
    std::uint32_t const place = queue.top().second;
    queue.pop();
    side[place] = Side::inside;
    chosen.push_back(place);
    for (PlaceGraph::Neighbour const& neighbour : graph.of(place)) {
      if (is_queued[neighbour.place] == 0) {
        is_queued[neighbour.place] = 1;
        queue.emplace(distance[neighbour.place], neighbour.place);
      }
    }
  }
  // Enclaves join; as many of those that came last leave, which nothing else hangs on. An enclave
  // counts as old, so it stays.
  for (std::vector<std::uint32_t> holes = enclosed(graph, at_edge, side); !holes.empty();
       holes = enclosed(graph, at_edge, side)) {
    for (std::size_t i = 0; i < holes.size(); ++i) {
      side[chosen.back()] = Side::outside;
      chosen.pop_back();
    }
    for (std::uint32_t const place : holes) {
      side[place] = Side::inside;
    }
    chosen.insert(chosen.begin(), holes.begin(), holes.end());
  }
  std::ranges::sort(chosen);
  return chosen;
}

}  // namespace tongcun
