// SPDX-License-Identifier: Apache-2.0
#include "engine/network/shortest_times.h"
#include "tests/worlds/random_graph.h"

#include <gtest/gtest.h>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <set>

namespace tongcun {
namespace {

constexpr std::uint64_t kGraphs = 2000;

std::int64_t cost_of(ShortestTimes const& search, std::uint32_t node) {
  auto const cost = search.cost(node);
  return cost ? std::int64_t{*cost} : -1;
}

std::vector<std::int64_t> costs_from(ArcList const& list, std::uint32_t source,
                                     ShortestTimes& search) {
  SearchGraph const graph = graph_of(list);
  std::array<Seed, 1> const seeds{Seed{source, 0}};
  search.search(graph, CostScale::of(graph), seeds);
  std::vector<std::int64_t> costs;
  for (std::uint32_t node = 0; node < list.nodes; ++node) {
    costs.push_back(cost_of(search, node));
  }
  return costs;
}

TEST(ShortestTimes, EqualsFloydAndWarshall) {
  ShortestTimes search;  // one object throughout: nothing of an earlier search may remain
  for (std::uint64_t i = 0; i < kGraphs; ++i) {
    RandomStream random(21, Purpose::test, i);
    ArcList const list = random_arcs(random, 40);
    auto const expected = all_pairs(list);
    std::uint32_t const source = random.next_below(list.nodes);
    EXPECT_EQ(costs_from(list, source, search), expected[source]) << "graph " << i;
  }
}

// Near 49 days a node counts as not reached instead of starting again at zero.
TEST(ShortestTimes, TooFarIsNotReached) {
  ArcList list;
  list.nodes = 7;
  for (std::uint32_t i = 0; i < 6; ++i) {
    list.arcs.emplace_back(i, i + 1, 1'000'000'000U);
  }
  ShortestTimes search;
  constexpr std::int64_t kArc = 1'000'000'000;
  EXPECT_EQ(costs_from(list, 0, search),
            (std::vector<std::int64_t>{0, kArc, 2 * kArc, 3 * kArc, -1, -1, -1}));
}

TEST(ShortestTimes, EqualsBoost) {
  using Graph =
      boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                            boost::property<boost::edge_weight_t, std::int64_t>>;
  ShortestTimes search;
  for (std::uint64_t i = 0; i < 200; ++i) {
    RandomStream random(22, Purpose::test, i);
    ArcList const list = random_arcs(random, 1000);
    Graph graph(list.nodes);
    for (auto const& [tail, head, weight] : list.arcs) {
      boost::add_edge(tail, head, std::int64_t{weight}, graph);
    }
    std::uint32_t const source = random.next_below(list.nodes);
    std::vector<std::int64_t> expected(list.nodes);
    boost::dijkstra_shortest_paths(graph, source,
                                   boost::distance_map(boost::make_iterator_property_map(
                                       expected.begin(), boost::get(boost::vertex_index, graph))));
    std::ranges::replace(expected, std::numeric_limits<std::int64_t>::max(), std::int64_t{-1});
    EXPECT_EQ(costs_from(list, source, search), expected) << "graph " << i;
  }
}

// M10: one more arc never lengthens any shortest path.
TEST(ShortestTimes, AnArcMoreNeverLengthens) {
  ShortestTimes search;
  for (std::uint64_t i = 0; i < kGraphs; ++i) {
    RandomStream random(23, Purpose::test, i);
    ArcList list = random_arcs(random, 40);
    std::uint32_t const source = random.next_below(list.nodes);
    std::vector<std::int64_t> const before = costs_from(list, source, search);
    list.arcs.emplace_back(random.next_below(list.nodes), random.next_below(list.nodes),
                           random.next_below(1000));
    std::vector<std::int64_t> const after = costs_from(list, source, search);
    for (std::uint32_t node = 0; node < list.nodes; ++node) {
      EXPECT_TRUE(before[node] < 0 || (after[node] >= 0 && after[node] <= before[node]));
    }
  }
}

// M11: splitting an arc at a new node changes no distance between the old ones.
TEST(ShortestTimes, SplittingAnArcChangesNothing) {
  ShortestTimes search;
  for (std::uint64_t i = 0; i < kGraphs; ++i) {
    RandomStream random(24, Purpose::test, i);
    ArcList list = random_arcs(random, 40);
    if (list.arcs.empty()) {
      list.arcs.emplace_back(0, 0, 1);
    }
    std::uint32_t const source = random.next_below(list.nodes);
    std::vector<std::int64_t> const before = costs_from(list, source, search);
    ArcList split = list;
    auto const chosen = random.next_below(static_cast<std::uint32_t>(split.arcs.size()));
    auto const [tail, head, weight] = split.arcs[chosen];
    std::uint32_t const part = weight == 0 ? 0 : random.next_below(weight + 1);
    split.arcs[chosen] = {tail, split.nodes, part};
    split.arcs.emplace_back(split.nodes, head, weight - part);
    ++split.nodes;
    std::vector<std::int64_t> after = costs_from(split, source, search);
    after.pop_back();
    EXPECT_EQ(after, before) << "graph " << i;
  }
}

// M12: from s to t in a graph = from t to s in the graph turned round.
TEST(ShortestTimes, TurningTheGraphSwapsTheEnds) {
  ShortestTimes search;
  for (std::uint64_t i = 0; i < kGraphs; ++i) {
    RandomStream random(25, Purpose::test, i);
    ArcList const list = random_arcs(random, 40);
    ArcList turned = list;
    for (auto& [tail, head, weight] : turned.arcs) {
      std::swap(tail, head);
    }
    std::uint32_t const s = random.next_below(list.nodes);
    std::uint32_t const t = random.next_below(list.nodes);
    EXPECT_EQ(costs_from(list, s, search)[t], costs_from(turned, t, search)[s]) << "graph " << i;
  }
}

TEST(ShortestTimes, CutOffKeepsWhatIsWithin) {
  ShortestTimes search;
  for (std::uint64_t i = 0; i < 500; ++i) {
    RandomStream random(26, Purpose::test, i);
    ArcList const list = random_arcs(random, 40);
    std::vector<std::int64_t> expected = costs_from(list, 0, search);
    std::uint32_t const cutoff = random.next_below(2000);
    SearchGraph const graph = graph_of(list);
    std::array<Seed, 1> const seeds{Seed{0, 0}};
    search.search(graph, CostScale::of(graph), seeds, cutoff);
    std::set<std::uint32_t> reached(search.reached().begin(), search.reached().end());
    EXPECT_EQ(reached.size(), search.reached().size());
    for (std::uint32_t node = 0; node < list.nodes; ++node) {
      bool const within = expected[node] >= 0 && expected[node] <= cutoff;
      EXPECT_EQ(cost_of(search, node), within ? expected[node] : -1);
      EXPECT_EQ(reached.contains(node), within);
    }
  }
}

TEST(ShortestTimes, SeedsMayCostSomething) {
  // 0 -5-> 1 -5-> 2; seeds 0 at 100 and 2 at 3: node 1 costs 105, node 2 costs 3.
  ArcList const list{3, {{0, 1, 5}, {1, 2, 5}}};
  SearchGraph const graph = graph_of(list);
  ShortestTimes search;
  std::array<Seed, 3> const seeds{Seed{0, 100}, Seed{2, 3}, Seed{2, 9}};
  search.search(graph, CostScale::of(graph), seeds);
  EXPECT_EQ(search.cost(0), 100U);
  EXPECT_EQ(search.cost(1), 105U);
  EXPECT_EQ(search.cost(2), 3U);
}

// The twin: every source alone, the k best by (cost, source).
TEST(NearestSources, EqualsOneSearchPerSource) {
  ShortestTimes search;
  for (std::uint64_t i = 0; i < 600; ++i) {
    RandomStream random(27, Purpose::test, i);
    ArcList const list = random_arcs(random, 40);
    SearchGraph const graph = graph_of(list);
    CostScale const scale = CostScale::of(graph);
    std::uint32_t const sources = 1 + random.next_below(6);
    std::vector<SourceSeed> seeds;
    for (std::uint32_t s = 0; s < sources; ++s) {
      for (std::uint32_t times = 1 + random.next_below(2); times > 0; --times) {
        seeds.push_back({random.next_below(list.nodes), random.next_below(50), s});
      }
    }
    std::vector<std::vector<SourceLabel>> expected(list.nodes);
    for (std::uint32_t s = 0; s < sources; ++s) {
      std::vector<Seed> own;
      for (SourceSeed const& seed : seeds) {
        if (seed.source == s) {
          own.push_back({seed.node, seed.cost});
        }
      }
      search.search(graph, scale, own);
      for (std::uint32_t node = 0; node < list.nodes; ++node) {
        if (auto const cost = search.cost(node)) {
          expected[node].push_back({*cost, s});
        }
      }
    }
    for (int const k : {1, 2, 3, 7}) {
      NearestSources const nearest(graph, scale, seeds, k);
      for (std::uint32_t node = 0; node < list.nodes; ++node) {
        std::vector<SourceLabel> best = expected[node];
        std::ranges::sort(best);
        best.resize(std::min<std::size_t>(best.size(), static_cast<std::size_t>(k)));
        std::vector<SourceLabel> const got(nearest.of(node).begin(), nearest.of(node).end());
        EXPECT_EQ(got, best) << "graph " << i << " node " << node << " k " << k;
      }
    }
  }
}

}  // namespace
}  // namespace tongcun
