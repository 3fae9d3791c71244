// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/link_places.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace tongcun {

std::vector<PlaceLink> link_places(RunSettings const& run, TravelEffort const& effort,
                                   PathField const& field) {
  run.check_stop();
  std::vector<PlaceLink> links;
  Raster const& raster = effort.raster();
  for (std::uint32_t cell = 0; cell < raster.size(); ++cell) {
    if (field.place[cell] == PathField::kNoPlace) {
      continue;
    }
    for (std::uint8_t move = 0; move < 4; ++move) {  // the other four are seen from the other side
      std::uint32_t const to = effort.neighbour(cell, move);
      if (field.place[to] == PathField::kNoPlace || field.place[to] == field.place[cell]) {
        continue;
      }
      std::uint32_t const total = field.effort[cell] + field.effort[to] + effort.of(cell, move);
      if (field.place[cell] < field.place[to]) {
        links.push_back({field.place[cell], field.place[to], total, cell, to});
      } else {
        links.push_back({field.place[to], field.place[cell], total, to, cell});
      }
    }
  }
  std::ranges::sort(links, {}, [](PlaceLink const& link) {
    return std::tuple(link.a, link.b, link.effort, link.cell_a, link.cell_b);
  });
  auto const rest = std::ranges::unique(
      links, {}, [](PlaceLink const& link) { return std::pair(link.a, link.b); });
  links.erase(rest.begin(), rest.end());
  return links;
}

std::vector<std::uint32_t> link_path(TravelEffort const& effort, PathField const& field,
                                     PlaceLink const& link) {
  std::vector<std::uint32_t> cells = field.path_back(effort, link.cell_a);
  std::ranges::reverse(cells);
  std::vector<std::uint32_t> const rest = field.path_back(effort, link.cell_b);
  cells.insert(cells.end(), rest.begin(), rest.end());
  return cells;
}

}  // namespace tongcun
