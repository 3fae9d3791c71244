// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/lay_roads.h"

#include "engine/run/random_stream.h"
#include "engine/synthetic/divide_land.h"
#include "engine/synthetic/join_places.h"

#include <algorithm>
#include <tuple>

namespace tongcun {
namespace {

constexpr std::uint64_t kVillageStream = 1ULL << 40U;
constexpr std::uint64_t kHamletStreams = 1ULL << 41U;

// Detours (road effort over direct effort) from which a second way is made [A].
constexpr double kTownshipDetour = 1.9;
constexpr double kVillageDetour = 2.7;
// Villages from which on the common way out is a township road [A].
constexpr std::uint64_t kTownshipRoadVillages = 4;
// Households from which a hamlet's way out is a village road: 组组通, every group with 30 or more
// (domain reference 2.9).
constexpr std::uint64_t kHamletRoadHouseholds = 30;

std::vector<std::uint32_t> ones(std::size_t count) {
  return std::vector<std::uint32_t>(count, 1);
}

}  // namespace

void lay_township_roads(RunSettings const& run, TravelEffort const& effort,
                        std::span<std::uint32_t const> township_seats, RouteNet& net) {
  PathField const field = spread_from_network(run, effort, net, township_seats);
  std::vector<Joint> const joints = join_places(run, effort, field, ones(township_seats.size()),
                                                {.loop_detour = kTownshipDetour});
  for (Joint const& joint : joints) {
    Route route;
    route.task = joint.is_loop ? RouteTask::loop : RouteTask::township;
    route.road_class = RoadClass::county;
    route.place = joint.place;
    net.lay(joint.path, route);
  }
}

std::vector<std::uint8_t> lay_village_roads(RunSettings const& run, std::uint64_t seed,
                                            TravelEffort const& effort,
                                            std::span<VillageStop const> villages,
                                            std::size_t unreached, RouteNet& net) {
  std::vector<std::uint32_t> cells;
  for (VillageStop const& village : villages) {
    cells.push_back(village.cell);
  }
  PathField const field = spread_from_network(run, effort, net, cells);
  std::vector<Joint> const joints =
      join_places(run, effort, field, ones(cells.size()), {.loop_detour = kVillageDetour});
  std::vector<std::size_t> ends;  // joints that nobody else uses, the longest first
  for (std::size_t i = 0; i < joints.size(); ++i) {
    if (!joints[i].is_loop && joints[i].weight == 1) {
      ends.push_back(i);
    }
  }
  std::ranges::sort(ends, [&](std::size_t x, std::size_t y) {
    return std::tuple(joints[y].effort, x) < std::tuple(joints[x].effort, y);
  });
  ends.resize(std::min(ends.size(), 4 * unreached));
  std::vector<std::uint8_t> is_unreached(villages.size(), 0);
  RandomStream random(seed, Purpose::synthetic_road, kVillageStream);
  for (std::size_t left = std::min(unreached, ends.size()); left > 0; --left) {
    std::size_t const drawn = random.next_below(static_cast<std::uint32_t>(ends.size()));
    is_unreached[joints[ends[drawn]].place] = 1;
    ends.erase(ends.begin() + static_cast<std::ptrdiff_t>(drawn));
  }
  for (Joint const& joint : joints) {
    bool const to_network = joint.to == Joint::kNetwork;
    bool const is_path =
        is_unreached[joint.place] != 0 || (!to_network && is_unreached[joint.to] != 0);
    if (is_path && joint.is_loop) {
      continue;
    }
    bool const is_shared =
        joint.is_loop ? !to_network && villages[joint.place].township != villages[joint.to].township
                      : joint.weight >= kTownshipRoadVillages;
    Route route;
    route.task = joint.is_loop ? RouteTask::loop : RouteTask::village;
    route.road_class =
        is_path ? RoadClass::path : (is_shared ? RoadClass::township : RoadClass::village);
    route.place = joint.place;
    route.reaches_committee = !joint.is_loop;
    net.lay(joint.path, route);
  }
  return is_unreached;
}

void lay_hamlet_roads(RunSettings const& run, std::uint64_t seed, TravelEffort const& effort,
                      std::span<Hamlet const> hamlets, std::span<std::uint32_t const> owner,
                      std::span<std::uint8_t const> is_unreached, RouteNet& net) {
  std::vector<std::uint32_t> cells;
  std::vector<std::uint32_t> households;
  for (Hamlet const& hamlet : hamlets) {
    cells.push_back(hamlet.cell);
    households.push_back(static_cast<std::uint32_t>(hamlet.households));
  }
  PathField const field = spread_from_network(run, effort, net, cells);
  std::vector<Joint> const joints = join_places(run, effort, field, households, {});
  for (Joint const& joint : joints) {
    RandomStream random(seed, Purpose::synthetic_road, kHamletStreams + joint.place);
    bool const is_cut_off = std::ranges::any_of(joint.path, [&](std::uint32_t cell) {
      return owner[cell] != kNoOwner && is_unreached[owner[cell]] != 0;
    });
    double const luck = random.next_unit();
    double const level = static_cast<double>(joint.path.size()) * TravelEffort::kPerCell;
    bool const is_steep = joint.effort > 4.5 * level;
    Route route;
    route.task = RouteTask::hamlet;
    route.place = joint.place;
    route.households = static_cast<std::uint32_t>(joint.weight);
    bool const is_large = joint.weight >= kHamletRoadHouseholds;
    if (is_cut_off || (!is_large && luck < (is_steep ? 0.5 : 0.12))) {
      route.road_class = RoadClass::path;
    } else if (is_large) {
      route.road_class = RoadClass::village;
    } else {
      route.road_class = luck < 0.7 ? RoadClass::field_track : RoadClass::village;
    }
    net.lay(joint.path, route);
  }
}

}  // namespace tongcun
