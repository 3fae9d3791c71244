// SPDX-License-Identifier: Apache-2.0
#include "engine/access/hardened_reach.h"

#include "engine/access/hardened_access.h"
#include "engine/geometry/metric.h"
#include "engine/geometry/segment_index.h"
#include "engine/network/search_graph.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace tongcun {
namespace {

constexpr double kAnywhereMillimetres = 2e10;

using Distances = IdVector<OriginId, std::optional<Length>>;

SegmentIndex segments_of(HardenedNetwork const& hardened, Roads const& roads) {
  std::vector<Segment> segments;
  for (RoadId const road : roads.line.ids()) {
    if (hardened.contains[road] != 0) {
      std::span<GeoPoint const> const line = roads.line[road];
      for (std::size_t i = 1; i < line.size(); ++i) {
        segments.push_back({line[i - 1], line[i]});
      }
    }
  }
  return SegmentIndex(segments);
}

}  // namespace

IdVector<VillageId, HardenedReach> find_hardened_reach(Region const& region,
                                                       RoadNetwork const& network,
                                                       RoadRules const& rules,
                                                       NetworkOverlay const& overlay) {
  SearchGraph const lengths = build_length_graph(network, rules);
  auto const find = [&](Reading surfaces, Reading classes) {
    return find_hardened_network(network, rules, overlay, surfaces, classes);
  };
  HardenedNetwork const widest = find(Reading::high, Reading::high);
  Distances const best = distances_to(widest, network, lengths);
  Distances const sure = distances_to(find(Reading::low, Reading::low), network, lengths);
  // One of them read in favour, the other not. Where every class is recorded they are the same.
  IdVector<RoadId, RoadTraits> const traits = traits_with(overlay, network);
  bool const classes_matter = std::ranges::any_of(traits.values(), [](RoadTraits const& road) {
    return road.road_class == RoadClass::unknown;
  });
  Distances const by_surfaces =
      classes_matter ? distances_to(find(Reading::high, Reading::low), network, lengths) : best;
  Distances const by_classes =
      classes_matter ? distances_to(find(Reading::low, Reading::high), network, lengths) : sure;
  SegmentIndex const index = segments_of(widest, region.roads);

  IdVector<VillageId, HardenedReach> all;
  all.reserve(region.villages.size());
  for (VillageId const village : region.villages.code.ids()) {
    OriginId const origin = network.origin_of(village);
    HardenedReach reach;
    if (network.origins[origin].node.is_none()) {
      auto const hit = index.nearest(region.villages.point[village], kAnywhereMillimetres);
      reach.least = hit ? std::optional(rounded_length(hit->distance_mm)) : std::nullopt;
      reach.by_way = hit.has_value();
    } else {
      reach.least = best[origin];
      reach.most = sure[origin];
      reach.by_surfaces = best[origin] != by_classes[origin] || by_surfaces[origin] != sure[origin];
      reach.by_classes = best[origin] != by_surfaces[origin] || by_classes[origin] != sure[origin];
    }
    all.push_back(reach);
  }
  return all;
}

}  // namespace tongcun
