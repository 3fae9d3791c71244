// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/lemon_peer.h"

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <stdexcept>

namespace tongcun {

struct LemonPeer::Network {
  using Graph = lemon::SmartDigraph;
  Graph graph;
  Graph::ArcMap<std::int64_t> cost{graph};
  Graph::ArcMap<std::int64_t> capacity{graph};
  Graph::NodeMap<std::int64_t> supply{graph};

  void add(Graph::Node from, Graph::Node to, std::int64_t arc_cost, std::int64_t arc_capacity) {
    Graph::Arc const arc = graph.addArc(from, to);
    cost[arc] = arc_cost;
    capacity[arc] = arc_capacity;
  }
  template <class Method>
  std::int64_t run() const {
    Method method(graph);
    method.upperMap(capacity).costMap(cost).supplyMap(supply);
    if (method.run() != Method::OPTIMAL) {
      throw std::runtime_error("LEMON found no optimum");
    }
    return method.template totalCost<std::int64_t>();
  }
};

LemonPeer::LemonPeer(LemonColumns const& columns) : network_(new Network) {
  Network& network = *network_;
  std::size_t const units = columns.supply.size();
  std::size_t const sites = columns.capacity.size();
  std::size_t const arcs = columns.site.size() + units + sites + 1;
  network.graph.reserveNode(static_cast<int>(units + sites + 2));
  network.graph.reserveArc(static_cast<int>(arcs));
  std::vector<Network::Graph::Node> site_nodes;
  std::int64_t all = 0;
  for (std::size_t site = 0; site < sites; ++site) {
    site_nodes.push_back(network.graph.addNode());
  }
  Network::Graph::Node const nowhere = network.graph.addNode();
  Network::Graph::Node const end = network.graph.addNode();
  for (std::size_t unit = 0; unit < units; ++unit) {
    Network::Graph::Node const node = network.graph.addNode();
    std::int64_t const supply = columns.supply[unit];
    network.supply[node] = supply;
    all += supply;
    for (std::size_t at = columns.first[unit]; at < columns.first[unit + 1]; ++at) {
      network.add(node, site_nodes[columns.site[at]], columns.cost[at], supply);
    }
    network.add(node, nowhere, columns.unplaced[unit], supply);
  }
  for (std::size_t site = 0; site < sites; ++site) {
    network.add(site_nodes[site], end, 0, columns.capacity[site]);
  }
  network.add(nowhere, end, 0, all);
  network.supply[end] = -all;
}

LemonPeer::~LemonPeer() {
  delete network_;
}

std::int64_t LemonPeer::solve(LemonMethod method) const {
  using Graph = Network::Graph;
  return method == LemonMethod::network_simplex
             ? network_->run<lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>>()
             : network_->run<lemon::CostScaling<Graph, std::int64_t, std::int64_t>>();
}

}  // namespace tongcun
