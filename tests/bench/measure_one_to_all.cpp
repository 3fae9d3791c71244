// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/measure.h"
#include "tests/bench/routing_measures.h"
#include "tests/bench/shortest_path_peers.h"

#include <array>
#include <memory>

namespace tongcun {
namespace {

// Keeps the optimiser from dropping a result nobody reads.
volatile std::uint64_t kept_result = 0;

// What reading every arc once takes: nothing that relaxes all arcs can be faster.
void sweep_arcs(SearchGraph const& graph) {
  std::uint64_t sum = 0;
  for (SearchArc const& arc : graph.arcs) {
    sum += arc.head ^ arc.cost;
  }
  kept_result = sum;
}

bool same_costs(ShortestTimes const& engine, std::vector<std::uint32_t> const& peer) {
  for (std::uint32_t node = 0; node < peer.size(); ++node) {
    if (engine.cost(node).value_or(ShortestPathPeer::kNotReached) != peer[node]) {
      return false;
    }
  }
  return true;
}

std::int64_t sum_of_costs(ShortestTimes const& search) {
  std::int64_t sum = 0;
  for (std::uint32_t const node : search.reached()) {
    sum += *search.cost(node);
  }
  return sum;
}

}  // namespace

OneToAll measure_one_to_all(SearchGraph const& graph, std::span<std::uint32_t const> sources,
                            double time_limit) {
  CostScale const scale = CostScale::of(graph);
  ShortestTimes search;
  std::vector<std::unique_ptr<ShortestPathPeer>> peers;
  peers.push_back(boost_adjacency_list_peer(graph));
  peers.push_back(boost_compressed_rows_peer(graph));
  peers.push_back(binary_heap_peer(graph));

  OneToAll result;
  std::vector<double> engine_seconds;
  std::vector<double> sweep_seconds;
  std::vector<std::vector<double>> peer_seconds(peers.size());
  std::vector<std::int64_t> sums(sources.size(), 0);
  Rounds rounds(time_limit);
  while (rounds.next()) {
    for (std::size_t s = 0; s < sources.size(); ++s) {
      std::array<Seed, 1> const seeds{Seed{sources[s], 0}};
      // Taking turns: whoever comes first finds the caches as another one left them.
      std::size_t const methods = peers.size() + 1;
      std::size_t const first = (s + static_cast<std::size_t>(rounds.done())) % methods;
      for (std::size_t i = 0; i < methods; ++i) {
        std::size_t const method = (first + i) % methods;
        if (method == peers.size()) {
          engine_seconds.push_back(timed([&] { search.search(graph, scale, seeds); }));
        } else {
          peer_seconds[method].push_back(timed([&] { peers[method]->search(sources[s]); }));
        }
      }
      sweep_seconds.push_back(timed([&] { sweep_arcs(graph); }));
      for (auto const& peer : peers) {
        result.equal = result.equal && same_costs(search, peer->costs());
      }
      std::int64_t const sum = sum_of_costs(search);
      result.equal = result.equal && (rounds.done() == 1 || sum == sums[s]);
      sums[s] = sum;
    }
  }
  for (std::int64_t const sum : sums) {
    result.cost_sum += sum;
  }
  result.seconds = median(engine_seconds);
  double const sweep = median(sweep_seconds);
  result.json["sources"] = sources.size();
  result.json["rounds"] = rounds.done();
  result.json["seconds_median"] = result.seconds;
  result.json["arcs_per_second"] = static_cast<double>(graph.arcs.size()) / result.seconds;
  result.json["arc_sweep_seconds"] = sweep;
  result.json["times_arc_sweep"] = result.seconds / sweep;
  for (std::size_t i = 0; i < peers.size(); ++i) {
    double const seconds = median(peer_seconds[i]);
    result.json["peers"][peers[i]->name()] = {{"seconds_median", seconds},
                                              {"ratio", seconds / result.seconds}};
  }
  return result;
}

}  // namespace tongcun
