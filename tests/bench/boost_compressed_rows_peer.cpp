// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/shortest_path_peers.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <utility>

namespace tongcun {
namespace {

struct Weight {
  std::uint32_t cost;
};
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Weight,
                                                 boost::no_property, std::uint32_t, std::uint32_t>;

Graph make_graph(SearchGraph const& graph) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Weight> weights;
  ends.reserve(graph.arcs.size());
  weights.reserve(graph.arcs.size());
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    for (SearchArc const& arc : graph.arcs_of(node)) {
      ends.emplace_back(node, arc.head);
      weights.push_back({arc.cost});
    }
  }
  return {boost::edges_are_sorted, ends.begin(), ends.end(), weights.begin(), graph.node_count()};
}

class BoostCompressedRows final : public ShortestPathPeer {
 public:
  explicit BoostCompressedRows(SearchGraph const& graph) : graph_(make_graph(graph)) {
    costs_.resize(graph.node_count());
  }
  [[nodiscard]] std::string name() const override { return "boost_compressed_rows"; }
  void search(std::uint32_t source) override {
    boost::dijkstra_shortest_paths(graph_, source,
                                   boost::weight_map(boost::get(&Weight::cost, graph_))
                                       .distance_map(boost::make_iterator_property_map(
                                           costs_.begin(), boost::get(boost::vertex_index, graph_)))
                                       .distance_inf(kNotReached));
  }

 private:
  Graph graph_;
};

}  // namespace

std::unique_ptr<ShortestPathPeer> boost_compressed_rows_peer(SearchGraph const& graph) {
  return std::make_unique<BoostCompressedRows>(graph);
}

}  // namespace tongcun
