// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/run_routing.h"

#include "engine/run/random_stream.h"
#include "tests/bench/edge_list.h"
#include "tests/bench/make_grid_graph.h"
#include "tests/bench/measure.h"
#include "tests/bench/read_pace_graph.h"
#include "tests/bench/read_road_graph.h"
#include "tests/bench/routing_measures.h"
#include "tests/bench/sized_instance.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

namespace tongcun {
namespace {

constexpr std::size_t kSources = 5;
constexpr std::size_t kTargets = 1000;

enum class Draw : std::uint64_t { sources, facilities, matrix, targets };

bool is_pace(std::string const& file) {
  return file.ends_with(".gr") || file.ends_with(".gr.xz");
}

BenchGraph load(BenchOptions const& options, NodeOrder order) {
  if (std::optional<std::uint32_t> const side = sized_instance(options.file, "grid", 2, 8192)) {
    return make_grid_graph(*side, options.seed);
  }
  if (is_pace(options.file)) {
    return read_pace_graph(options.file, order, options.seed);
  }
  return read_road_graph(options.file, options.threads);
}

std::vector<std::uint32_t> draw(std::span<std::uint32_t const> from, std::size_t count,
                                std::uint64_t seed, Draw what) {
  RandomStream random(seed, Purpose::test, static_cast<std::uint64_t>(what));
  std::vector<std::uint32_t> drawn;
  for (std::size_t i = 0; i < count; ++i) {
    drawn.push_back(from[random.next_below(static_cast<std::uint32_t>(from.size()))]);
  }
  return drawn;
}

// Enough searches to measure, few enough to wait for: about 3 · 10⁷ nodes, an even number.
std::size_t matrix_sources(std::size_t nodes) {
  return std::clamp<std::size_t>(30'000'000 / nodes, 16, 256) / 2 * 2;
}

}  // namespace

nlohmann::ordered_json run_routing(BenchOptions const& options) {
  double const start = wall_seconds();
  BenchGraph const bench = load(options, NodeOrder::depth_first);
  SearchGraph const& graph = bench.graph;
  double const loaded = wall_seconds();
  std::vector<std::uint32_t> const reachable = largest_component(graph);
  std::size_t const nodes = graph.node_count();
  auto const per_node = [&](std::size_t bytes) {
    return static_cast<double>(bytes) / static_cast<double>(nodes);
  };

  // Memory of the engine alone, before the peers build theirs.
  std::size_t scratch_bytes = 0;
  {
    ShortestTimes search;
    std::vector<Seed> const seeds{{reachable.front(), 0}};
    search.search(graph, CostScale::of(graph), seeds);
    scratch_bytes = search.memory_bytes();
  }
  std::int64_t const peak_before_peers = peak_memory_bytes();

  OneToAll const one_to_all = measure_one_to_all(
      graph, draw(reachable, kSources, options.seed, Draw::sources), 0.5 * options.time_limit);
  std::vector<std::uint32_t> facilities = bench.facilities;
  if (facilities.empty()) {
    facilities =
        draw(reachable, std::max<std::size_t>(1, nodes / 2000), options.seed, Draw::facilities);
  }
  NearestAll const nearest = measure_nearest(graph, facilities, 0.1 * options.time_limit);
  Matrix const matrix =
      measure_matrix(graph, draw(reachable, matrix_sources(nodes), options.seed, Draw::matrix),
                     draw(reachable, std::min(kTargets, nodes), options.seed, Draw::targets),
                     options.threads, 0.3 * options.time_limit);

  nlohmann::ordered_json result;
  bool verified = one_to_all.equal && nearest.equal && matrix.equal;
  result["class"] = "routing";
  result["instance"] = options.file;
  result["objective"] = one_to_all.cost_sum;
  result["bound"] = one_to_all.cost_sum;
  result["status"] = "optimal";
  result["seconds"] = one_to_all.seconds;
  result["peak_memory_bytes"] = 0;
  result["verified"] = verified;
  result["origin"] = bench.origin;
  result["node_order"] = bench.node_order;
  result["seed"] = options.seed;
  result["nodes"] = nodes;
  result["arcs"] = graph.arcs.size();
  result["nodes_in_largest_component"] = reachable.size();
  result["one_to_all"] = one_to_all.json;
  result["peers"] = one_to_all.json["peers"];
  result["one_to_all"].erase("peers");
  result["nearest_all"] = nearest.json;
  result["matrix"] = matrix.json;
  result["memory"] = {{"graph_bytes_per_node", per_node(graph.memory_bytes())},
                      {"scratch_bytes_per_node", per_node(scratch_bytes)},
                      {"nearest_1_bytes_per_node", sizeof(SourceLabel) + 1},
                      {"peak_bytes_before_peers", peak_before_peers}};
  if (is_pace(options.file)) {
    BenchGraph const in_file = load(options, NodeOrder::as_in_file);
    OneToAll const other = measure_one_to_all(
        in_file.graph,
        draw(largest_component(in_file.graph), kSources, options.seed, Draw::sources),
        0.1 * options.time_limit);
    verified = verified && other.equal;
    result["as_in_file"] = other.json;
  }
  result["verified"] = verified;
  result["peak_memory_bytes"] = peak_memory_bytes();
  result["seconds_loading"] = loaded - start;
  result["seconds_in_all"] = wall_seconds() - start;
  result["machine"] = describe_machine();
  return result;
}

}  // namespace tongcun
