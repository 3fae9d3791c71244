// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/group_villages.h"

#include "engine/synthetic/choose_villages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <vector>

namespace tongcun {
namespace {

// Places on a square grid, each linked to the next ones in its row and column.
std::vector<PlaceLink> grid_links(std::uint32_t side) {
  std::vector<PlaceLink> links;
  for (std::uint32_t place = 0; place < side * side; ++place) {
    std::uint32_t const effort = 90 + place * 7919 % 21;
    if (place % side + 1 < side) {
      links.push_back({place, place + 1, effort, place, place + 1});
    }
    if (place + side < side * side) {
      links.push_back({place, place + side, effort + 1, place, place + side});
    }
  }
  return links;
}

bool is_connected(PlaceGraph const& graph, std::set<std::uint32_t> const& members) {
  std::set<std::uint32_t> seen{*members.begin()};
  std::vector<std::uint32_t> stack{*members.begin()};
  while (!stack.empty()) {
    std::uint32_t const place = stack.back();
    stack.pop_back();
    for (PlaceGraph::Neighbour const& neighbour : graph.of(place)) {
      if (members.contains(neighbour.place) && seen.insert(neighbour.place).second) {
        stack.push_back(neighbour.place);
      }
    }
  }
  return seen.size() == members.size();
}

TEST(GroupVillages, GroupsAreConnectedAndOfTheWantedSize) {
  constexpr std::uint32_t kSide = 15;
  PlaceGraph const graph(kSide * kSide, grid_links(kSide));
  std::vector<std::uint32_t> members(kSide * kSide);
  std::iota(members.begin(), members.end(), 0U);
  std::vector<std::uint32_t> const group = group_villages(1, 0, graph, members, kTownshipSize);
  std::map<std::uint32_t, std::set<std::uint32_t>> groups;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    groups[group[i]].insert(i);
  }
  EXPECT_GE(groups.size(), 15U);
  for (auto const& [number, places] : groups) {
    EXPECT_TRUE(is_connected(graph, places)) << number;
    EXPECT_GE(places.size(), kTownshipSize.least) << number;
    EXPECT_LE(places.size(), kTownshipSize.most) << number;
  }
}

TEST(GroupVillages, FewVillagesAreOneGroup) {
  PlaceGraph const graph(9, grid_links(3));
  std::vector<std::uint32_t> members(9);
  std::iota(members.begin(), members.end(), 0U);
  EXPECT_EQ(group_villages(1, 0, graph, members, kTownshipSize), std::vector<std::uint32_t>(9, 0));
}

TEST(ChooseVillages, AreExactlySoManyConnectedAndWithoutHoles) {
  constexpr std::uint32_t kSide = 12;
  PlaceGraph const graph(kSide * kSide, grid_links(kSide));
  Raster const raster{kSide, kSide, 60.0};
  std::vector<std::uint32_t> cells(kSide * kSide);
  std::iota(cells.begin(), cells.end(), 0U);
  std::vector<std::uint8_t> at_edge(cells.size(), 0);
  for (std::uint32_t place = 0; place < cells.size(); ++place) {
    std::uint32_t const column = place % kSide;
    std::uint32_t const row = place / kSide;
    at_edge[place] = column == 0 || row == 0 || column + 1 == kSide || row + 1 == kSide ? 1 : 0;
  }
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    std::vector<std::uint32_t> const chosen =
        choose_villages(seed, raster, cells, graph, at_edge, 60);
    EXPECT_EQ(chosen.size(), 60U);
    std::set<std::uint32_t> const inside(chosen.begin(), chosen.end());
    EXPECT_EQ(inside.size(), 60U);
    EXPECT_TRUE(is_connected(graph, inside));
    std::set<std::uint32_t> outside;
    for (std::uint32_t place = 0; place < cells.size(); ++place) {
      if (!inside.contains(place)) {
        outside.insert(place);
      } else {
        EXPECT_EQ(at_edge[place], 0) << seed;
      }
    }
    EXPECT_TRUE(is_connected(graph, outside)) << seed;
  }
}

}  // namespace
}  // namespace tongcun
