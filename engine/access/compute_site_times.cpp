// SPDX-License-Identifier: Apache-2.0
#include "engine/access/compute_site_times.h"

#include "engine/network/search_graph.h"
#include "engine/network/shortest_times.h"
#include "engine/run/parallel.h"
#include "engine/run/scratch_pool.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tongcun {

SiteTimes compute_site_times(AccessInput const& input, AccessOptions const& options,
                             std::size_t sites, RunSettings const& run) {
  RoadNetwork const& network = input.network;
  SiteTimes times{sites,
                  std::vector<std::optional<Duration>>(network.village_count * sites, Duration(0))};
  auto const cost_of = [](Duration time) { return static_cast<std::uint32_t>(time.count()); };
  for (StateId const state : input.states.months.ids()) {
    SearchQuestion question;
    question.mode = Mode::ride;
    question.month = input.states.month_of(state);
    question.reading = Reading::low;
    question.orientation = Orientation::reverse;
    question.boarding = options.boarding;
    SearchGraph const graph = build_search_graph(network, input.rules, question, input.overlay);
    CostScale const scale = CostScale::of(graph);
    ScratchPool<ShortestTimes> pool;
    for_each_block(run, "ways to sites", sites, 1, [&](std::size_t begin, std::size_t end) {
      auto const search = pool.borrow();
      for (std::size_t site = begin; site < end; ++site) {
        Attachment const& goal =
            network.origins[network.origin_of(SiteId(static_cast<std::uint32_t>(site)))];
        if (!goal.node.is_none()) {
          std::uint32_t const cost = cost_of(goal.walk.back);
          std::array<Seed, 2> const seeds{Seed{graph.goal_of(goal.node), cost},
                                          Seed{graph.start_of(goal.node), cost}};
          search->search(graph, scale, seeds);
        }
        for (std::size_t village = 0; village < network.village_count; ++village) {
          Attachment const& foot =
              network.origins[network.origin_of(VillageId(static_cast<std::uint32_t>(village)))];
          std::optional<std::uint32_t> cost;
          if (!goal.node.is_none() && !foot.node.is_none()) {
            cost = search->cost(graph.start_of(foot.node));
          }
          std::optional<Duration>& worst = times.worst[village * sites + site];
          worst = worst && cost ? std::optional(std::max(*worst, Duration(*cost) + foot.walk.there))
                                : std::nullopt;
        }
      }
    });
  }
  return times;
}

}  // namespace tongcun
