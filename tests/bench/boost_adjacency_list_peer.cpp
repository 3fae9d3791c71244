// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/shortest_path_peers.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

namespace tongcun {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                    boost::property<boost::edge_weight_t, std::uint32_t>>;

class BoostAdjacencyList final : public ShortestPathPeer {
 public:
  explicit BoostAdjacencyList(SearchGraph const& graph) : graph_(graph.node_count()) {
    costs_.resize(graph.node_count());
    for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
      for (SearchArc const& arc : graph.arcs_of(node)) {
        boost::add_edge(node, arc.head, arc.cost, graph_);
      }
    }
  }
  [[nodiscard]] std::string name() const override { return "boost_adjacency_list"; }
  void search(std::uint32_t source) override {
    boost::dijkstra_shortest_paths(
        graph_, source,
        boost::distance_map(boost::make_iterator_property_map(
                                costs_.begin(), boost::get(boost::vertex_index, graph_)))
            .distance_inf(kNotReached));
  }

 private:
  Graph graph_;
};

}  // namespace

std::unique_ptr<ShortestPathPeer> boost_adjacency_list_peer(SearchGraph const& graph) {
  return std::make_unique<BoostAdjacencyList>(graph);
}

}  // namespace tongcun
