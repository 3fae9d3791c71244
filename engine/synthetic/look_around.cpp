// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/look_around.h"

#include "engine/geometry/metric.h"
#include "engine/region/household_standing.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

// Seen as far from the committee: so far as the crow flies [A].
constexpr double kFarMillimetres = 1.7e6;

using HazardsByVillage = std::map<std::string_view, std::vector<SyntheticHazard const*>>;

bool is_threatened(SyntheticHamlet const& hamlet, HazardsByVillage const& hazards) {
  auto const found = hazards.find(hamlet.village_code);
  return found != hazards.end() &&
         std::ranges::any_of(found->second, [&hamlet](SyntheticHazard const* hazard) {
           return covers(hazard->area, hamlet.point);
         });
}

}  // namespace

std::vector<HamletOutlook> look_around(SyntheticCounty const& county) {
  HazardsByVillage hazards;  // where danger is more than slight
  for (SyntheticHazard const& hazard : county.hazards) {
    if (hazard.level != HazardLevel::low) {
      hazards[hazard.village_code].push_back(&hazard);
    }
  }
  std::vector<HamletOutlook> outlooks;
  outlooks.reserve(county.hamlets.size());
  std::uint32_t row = 0;
  for (SyntheticHamlet const& hamlet : county.hamlets) {
    while (county.villages[row].code != hamlet.village_code) {
      ++row;
    }
    SyntheticVillage const& village = county.villages[row];
    HamletOutlook outlook;
    outlook.village = row;
    outlook.is_remote = village.reach == RoadReach::footpath ||
                        distance_mm(hamlet.point, village.committee) > kFarMillimetres;
    outlook.is_threatened = is_threatened(hamlet, hazards);
    outlooks.push_back(outlook);
  }
  return outlooks;
}

std::vector<std::uint32_t> sites_in_mind(std::span<SiteSpot const> sites, GeoPoint from) {
  std::vector<std::pair<double, std::uint32_t>> ranked;
  ranked.reserve(sites.size());
  for (std::uint32_t i = 0; i < sites.size(); ++i) {
    ranked.emplace_back(distance_mm(from, sites[i].point), i);
  }
  std::ranges::sort(ranked);
  if (ranked.size() > kMostSiteWishes) {
    auto const third = ranked.begin() + (kMostSiteWishes - 1);
    auto const town = std::ranges::find_if(ranked, [&sites](auto const& site) {
      return sites[site.second].kind == SiteKind::county_town;
    });
    if (town != ranked.end() && town > third) {
      std::iter_swap(third, town);
    }
    ranked.resize(kMostSiteWishes);
  }
  std::vector<std::uint32_t> positions;
  positions.reserve(ranked.size());
  for (auto const& [distance, position] : ranked) {
    positions.push_back(position);
  }
  return positions;
}

}  // namespace tongcun
