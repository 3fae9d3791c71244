// SPDX-License-Identifier: Apache-2.0
#include "engine/network/network_overlay.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace tongcun {

RoadTraits const& NetworkOverlay::traits_of(RoadId road, RoadNetwork const& base) const {
  auto const found = std::ranges::lower_bound(changed, road, {}, &Changed::road);
  return found != changed.end() && found->road == road ? found->traits : base.traits[road];
}

std::vector<UpgradeRequest> upgrades_until(std::vector<UpgradeRequest> const& requests,
                                           std::optional<std::int32_t> until) {
  std::vector<UpgradeRequest> chosen;
  std::ranges::copy_if(requests, std::back_inserter(chosen), [&](UpgradeRequest const& request) {
    return !request.year || (until && *request.year <= *until);
  });
  std::ranges::stable_sort(chosen, {}, &UpgradeRequest::year);
  return chosen;
}

ResolvedUpgrades resolve_upgrades(std::vector<UpgradeRequest> const& requests, Roads const& roads) {
  ResolvedUpgrades resolved;
  std::map<RoadId, RoadTraits> changed;
  for (UpgradeRequest const& request : requests) {
    for (std::string const& code : request.roads) {
      auto const values = roads.code.values();
      auto const found = std::ranges::lower_bound(values, code);
      if (found == values.end() || *found != code) {
        Finding finding;
        finding.rule = "S010";
        finding.severity = Severity::error;
        finding.treatment = Treatment::rejected;
        finding.values = {{"code", code}, {"name", request.name}};
        resolved.findings.push_back(std::move(finding));
        continue;
      }
      RoadId const road(static_cast<std::uint32_t>(found - values.begin()));
      RoadTraits& traits = changed.try_emplace(road, roads.traits[road]).first->second;
      traits.surface = request.surface.value_or(traits.surface);
      traits.road_class = request.road_class.value_or(traits.road_class);
      if (request.passable_all_year) {
        traits.passable_months = MonthSet::all();
      }
    }
  }
  for (auto const& [road, traits] : changed) {
    resolved.overlay.changed.push_back({road, traits});
  }
  return resolved;
}

IdVector<RoadId, RoadTraits> traits_with(NetworkOverlay const& overlay, RoadNetwork const& base) {
  IdVector<RoadId, RoadTraits> traits = base.traits;
  for (NetworkOverlay::Changed const& change : overlay.changed) {
    traits[change.road] = change.traits;
  }
  return traits;
}

}  // namespace tongcun
