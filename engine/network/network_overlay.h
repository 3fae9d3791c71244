// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/road_network.h"
#include "engine/region/roads.h"
#include "engine/types/finding.h"
#include "engine/types/id.h"
#include "engine/types/month.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// What a scenario asks to change on existing roads, by their codes.
struct UpgradeRequest {
  std::string name;                // of the project
  std::vector<std::string> roads;  // codes
  std::optional<RoadSurface> surface;
  std::optional<RoadClass> road_class;
  bool passable_all_year = false;    // open in every month, whatever the season does elsewhere
  std::optional<std::int32_t> year;  // from which it is there; none: as if it were there today
};

// A new stretch between two nodes.
struct AddedLink {
  NodeId from;
  NodeId to;
  Length length;
  RoadTraits traits;
  Terrain terrain = Terrain::plain;
  WalkMilliseconds walk;  // on dry ground
};

// Changes over a shared network that stays untouched: read through a SearchPatch, which costs only
// what the changed roads cost, or through a search graph built with the overlay.
struct NetworkOverlay {
  struct Changed {
    RoadId road;
    RoadTraits traits;
  };
  std::vector<Changed> changed;  // ascending by road, each once
  std::vector<AddedLink> added;

  [[nodiscard]] bool empty() const { return changed.empty() && added.empty(); }
  // The traits of a road under the overlay. O(log changed).
  [[nodiscard]] RoadTraits const& traits_of(RoadId road, RoadNetwork const& base) const;
};

struct ResolvedUpgrades {
  NetworkOverlay overlay;
  std::vector<Finding> findings;  // codes that name no road: rejected
};

// Those without a year, then those of a year until `until` in the order of the years; none: only
// those without. In file order where years are equal.
[[nodiscard]] std::vector<UpgradeRequest> upgrades_until(
    std::vector<UpgradeRequest> const& requests, std::optional<std::int32_t> until);

// Translates codes to ids and gathers every complaint; later requests win over earlier ones on the
// same road. The road codes are those of the region the network was built from.
[[nodiscard]] ResolvedUpgrades resolve_upgrades(std::vector<UpgradeRequest> const& requests,
                                                Roads const& roads);

// The network's facts with the overlay's road changes written in, for statistics and maps of the
// upgraded network (added links are not roads and are left out).
[[nodiscard]] IdVector<RoadId, RoadTraits> traits_with(NetworkOverlay const& overlay,
                                                       RoadNetwork const& base);

}  // namespace tongcun
