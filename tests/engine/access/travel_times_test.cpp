// SPDX-License-Identifier: Apache-2.0
#include "engine/access/compute_travel_times.h"

#include "engine/access/access_summary.h"
#include "engine/access/compute_hardened_times.h"
#include "engine/access/hardened_access.h"
#include "engine/network/shortest_times.h"
#include "engine/run/random_stream.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>

namespace tongcun {
namespace {

struct Computed {
  Region region;
  RoadRules rules = plain_rules();
  Services services = plain_services();
  RoadNetwork network;
  NetworkStates states;
  FacilityUses uses;
  TravelTimes times;
};

Computed compute(DrawnWorld const& world, AccessOptions const& access = {},
                 NetworkOptions const& options = {}, int threads = 1) {
  Computed all;
  all.region = world.region();
  all.network = build_road_network(all.region, all.rules, options, quiet_run()).network;
  all.states = find_network_states(all.network, all.rules);
  all.uses = find_facility_uses(all.region.facilities, all.network, all.services);
  NetworkOverlay const overlay;
  all.times =
      compute_travel_times({all.network, all.rules, all.states, overlay, all.services, all.uses},
                           access, quiet_run(threads));
  return all;
}

constexpr double kWalk = 60.0 / 5.0367;
ServiceId const kClinic(0);
ServiceId const kWater(1);

double minutes_of(Duration time) {
  return static_cast<double>(time.count()) / 60000.0;
}

std::span<Reach const> nearest(Computed const& all, char village, ServiceId service, Mode mode,
                               StateId state, Reading reading = Reading::low) {
  NearestTimes const* const times = all.times.find({service, mode, state, reading});
  EXPECT_NE(times, nullptr);
  for (VillageId const id : all.region.villages.code.ids()) {
    if (all.region.villages.code[id] == std::string(1, village)) {
      return times->nearest[all.network.origin_of(id)];
    }
  }
  ADD_FAILURE() << "no village " << village;
  return {};
}

// v at 2 km from clinic c and 4 km from clinic d, 6 km from e: three nearest in order.
TEST(TravelTimes, NearestFacilitiesInOrder) {
  DrawnWorld world("c-v---d-e", metres(1000));
  world.road("cvde");
  world.village('v', 10);
  world.clinic('c');
  world.clinic('d');
  world.clinic('e');
  AccessOptions options;
  options.nearest = 2;
  Computed const all = compute(world, options);
  auto const list = nearest(all, 'v', kClinic, Mode::walk, all.states.dry);
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(all.region.facilities.code[list[0].facility], "drawn:c");
  EXPECT_NEAR(minutes_of(list[0].time), 2 * kWalk, 0.01);
  EXPECT_EQ(all.region.facilities.code[list[1].facility], "drawn:d");
  EXPECT_NEAR(minutes_of(list[1].time), 4 * kWalk, 0.01);
  auto const ride = nearest(all, 'v', kClinic, Mode::ride, all.states.dry);
  EXPECT_NEAR(minutes_of(ride[0].time), 10.0, 0.01);  // 2 km of earth at 12 km/h
}

TEST(TravelTimes, ClosedFacilitiesServeNobody) {
  DrawnWorld world("c-v---d", metres(1000));
  world.road("cvd");
  world.village('v', 10);
  world.facility('c', FacilityKind::village_clinic, FacilityStatus::closed);
  world.clinic('d');
  world.facility('v', FacilityKind::market);
  Computed const all = compute(world);
  auto const list = nearest(all, 'v', kClinic, Mode::walk, all.states.dry);
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(all.region.facilities.code[list[0].facility], "drawn:d");
  EXPECT_EQ(all.uses.use[FacilityId(0)], FacilityUse::closed);
  EXPECT_EQ(all.uses.use[FacilityId(2)], FacilityUse::kind_not_counted);
}

// What is planned serves nobody, until an overlay opens it; the network is the same.
TEST(TravelTimes, PlannedFacilitiesServeOnceTheyAreOpened) {
  DrawnWorld world("c-v---d", metres(1000));
  world.road("cvd");
  world.village('v', 10);
  world.facility('c', FacilityKind::village_clinic, FacilityStatus::planned);
  world.clinic('d');
  Computed all = compute(world);
  EXPECT_EQ(all.uses.use[FacilityId(0)], FacilityUse::planned);
  EXPECT_NEAR(minutes_of(nearest(all, 'v', kClinic, Mode::walk, all.states.dry)[0].time), 4 * kWalk,
              0.01);
  IdVector<FacilityId, std::uint8_t> opened(2, 0);
  opened[FacilityId(0)] = 1;
  all.uses = find_facility_uses(all.region.facilities, all.network, all.services, opened);
  EXPECT_EQ(all.uses.use[FacilityId(0)], FacilityUse::used);
  NetworkOverlay const overlay;
  all.times = compute_travel_times(
      {all.network, all.rules, all.states, overlay, all.services, all.uses}, {}, quiet_run());
  EXPECT_NEAR(minutes_of(nearest(all, 'v', kClinic, Mode::walk, all.states.dry)[0].time), 2 * kWalk,
              0.01);
}

TEST(TravelTimes, AServiceWithoutFacilitiesIsAbsent) {
  DrawnWorld world("v-c", metres(1000));
  world.road("vc");
  world.village('v', 10);
  world.clinic('c');
  Computed const all = compute(world);
  EXPECT_EQ(all.times.find({kWater, Mode::walk, all.states.dry, Reading::low}), nullptr);
  EXPECT_TRUE(all.times.round_trips.empty());
}

// The island village reaches nothing: absent, not a number.
TEST(TravelTimes, UnreachableIsAbsent) {
  DrawnWorld world(R"(
    c---a


    v-w
  )",
                   metres(1000));
  world.road("ca");
  world.road("vw");
  world.village('v', 10);
  world.clinic('c');
  NetworkOptions options;
  options.prefer_main_within = Length();
  Computed const all = compute(world, {}, options);
  EXPECT_TRUE(nearest(all, 'v', kClinic, Mode::walk, all.states.dry).empty());
  EXPECT_TRUE(nearest(all, 'v', kClinic, Mode::ride, all.states.dry).empty());
}

// A clinic 200 m straight across country, 2.2 km round by road: the direct walk wins.
TEST(TravelTimes, WalksStraightWhenThatIsShorter) {
  DrawnWorld world(R"(
    v----x
    c    |
    y----z
  )",
                   metres(200));
  world.road("vxzy");
  world.village('v', 10);
  world.clinic('c');
  NetworkOptions options;
  options.off_road_limit = Length();
  Computed const off_network = compute(world, {}, options);
  auto const list = nearest(off_network, 'v', kClinic, Mode::walk, off_network.states.dry);
  ASSERT_EQ(list.size(), 1U);
  EXPECT_NEAR(minutes_of(list[0].time), 0.2 * kWalk / 0.6, 0.01);
  EXPECT_EQ(off_network.uses.use[FacilityId(0)], FacilityUse::used);
}

// In the wet months the earth road is closed: 3 km ridden at 12 km/h become 3 km walked.
TEST(TravelTimes, SeasonsAndReadings) {
  DrawnWorld world("v---c", metres(1000));
  RoadTraits unknown = DrawnWorld::earth_road();
  unknown.surface = RoadSurface::unknown;
  world.road("vc", unknown);
  world.village('v', 10);
  world.clinic('c');
  Computed const all = compute(world);
  auto const time = [&](StateId state, Reading reading) {
    return minutes_of(nearest(all, 'v', kClinic, Mode::ride, state, reading)[0].time);
  };
  EXPECT_NEAR(time(all.states.dry, Reading::low), 20.0, 0.01);
  EXPECT_NEAR(time(all.states.dry, Reading::high), 4.0, 0.01);
  EXPECT_NEAR(time(all.states.wet, Reading::low), 4 * kWalk, 0.02);
  EXPECT_NEAR(time(all.states.wet, Reading::high), 4.0, 0.01);
}

// 2 km with 200 m of height: up 33.81 and down 23.82 minutes make 57.63 (domain reference 2.12.1).
TEST(RoundTrips, AddBothWays) {
  DrawnWorld world("v----s", metres(400));
  world.road("vs");
  world.slope(0.1, 0.0);
  world.village('v', 10);
  world.spring('s');
  NetworkOptions options;
  options.direct_walk_limit = Length();
  Computed const all = compute(world, {}, options);
  RoundTrips const* const trips = all.times.find_round_trips(kWater, all.states.dry);
  ASSERT_NE(trips, nullptr);
  ASSERT_TRUE(trips->trip[OriginId(0)]);
  EXPECT_NEAR(minutes_of(trips->trip[OriginId(0)]->time), 57.63, 0.03);
}

DrawnWorld random_town(std::uint64_t seed) {
  RandomStream random(seed, Purpose::test, 0);
  DrawnWorld world(R"(
    a b c d e
    f g h i j
    k l m n o
    p q r s t
  )",
                   metres(250));
  std::string const letters = "abcdefghijklmnopqrst";
  for (int i = 0; i < 18; ++i) {
    std::string line;
    while (line.size() < 3) {
      char const next = letters[random.next_below(20)];
      if (line.empty() || next != line.back()) {
        line += next;
      }
    }
    RoadTraits traits = DrawnWorld::earth_road();
    traits.surface = static_cast<RoadSurface>(random.next_below(kRoadSurfaces));
    world.road(line, traits);
  }
  world.slope(0.15, -0.1);
  for (char const c : letters) {
    if (c != 't' && random.next_below(3) == 0) {
      world.village(c, 10);
    }
    if (c != 'a' && random.next_below(5) == 0) {
      world.spring(c);
    }
    if (c != 'm' && c != 'q' && random.next_below(6) == 0) {
      world.clinic(c);
    }
  }
  world.village('t', 1);
  world.spring('a');
  return world;
}

// The twin: every village to every spring there, every spring to every village back, plus straight
// across country where that is allowed.
TEST(RoundTrips, EqualBruteForce) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    DrawnWorld const world = random_town(seed);
    NetworkOptions options;
    options.direct_walk_limit = metres(seed % 2 == 0 ? 0 : 400);
    Computed const all = compute(world, {}, options, 2);
    for (StateId const state : all.states.months.ids()) {
      SearchQuestion question;
      question.month = all.states.month_of(state);
      SearchGraph const graph = build_search_graph(all.network, all.rules, question);
      CostScale const scale = CostScale::of(graph);
      ShortestTimes search;
      auto const walk = [&](Attachment const& from, Attachment const& to) {
        std::array<Seed, 1> const seeds{
            Seed{from.node.value(), static_cast<std::uint32_t>(from.walk.there.count())}};
        search.search(graph, scale, seeds);
        auto const cost = search.cost(to.node.value());
        return cost ? std::optional(Duration(*cost) + to.walk.back) : std::nullopt;
      };
      RoundTrips const* const trips = all.times.find_round_trips(kWater, state);
      ASSERT_NE(trips, nullptr);
      for (OriginId const origin : all.network.origins.ids()) {
        std::optional<Reach> best;
        for (FacilityId const spring : all.uses.of_service[kWater]) {
          auto there = walk(all.network.origins[origin], all.network.facilities[spring]);
          auto back = walk(all.network.facilities[spring], all.network.origins[origin]);
          for (DirectWalk const& direct : all.network.direct_walks[origin]) {
            if (direct.facility == spring) {
              there = there ? std::min(*there, direct.walk.there) : direct.walk.there;
              back = back ? std::min(*back, direct.walk.back) : direct.walk.back;
            }
          }
          if (there && back && (!best || *there + *back < best->time)) {
            best = Reach{spring, *there + *back};
          }
        }
        EXPECT_EQ(trips->trip[origin], best) << "seed " << seed;
      }
    }
  }
}

// The nearest of the sparse lists is the nearest of the one-pass search, for every question.
TEST(TravelTimes, ListsAndNearestAgree) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    AccessOptions options;
    options.nearest = 3;
    options.boarding = minutes(1);
    options.origin_destination_cutoff = minutes(25);
    Computed const all = compute(random_town(seed), options, {}, 2);
    for (OriginDestinationTimes const& lists : all.times.origin_destination) {
      NearestTimes const* const times = all.times.find(lists.key);
      ASSERT_NE(times, nullptr);
      for (OriginId const origin : all.network.origins.ids()) {
        std::vector<Reach> expected(lists.times[origin].begin(), lists.times[origin].end());
        EXPECT_TRUE(std::ranges::is_sorted(expected, {}, &Reach::facility));
        std::ranges::sort(expected, {},
                          [](Reach const& r) { return std::pair(r.time, r.facility); });
        expected.resize(std::min<std::size_t>(expected.size(), 3));
        std::vector<Reach> got;
        for (Reach const& reach : times->nearest[origin]) {
          if (reach.time <= minutes(25)) {
            got.push_back(reach);
          }
        }
        EXPECT_EQ(got, expected) << "seed " << seed;
      }
    }
  }
}

TEST(TravelTimes, SameForAnyThreadCount) {
  AccessOptions options;
  options.origin_destination_cutoff = minutes(60);
  Computed const one = compute(random_town(7), options, {}, 1);
  Computed const two = compute(random_town(7), options, {}, 2);
  ASSERT_EQ(one.times.nearest.size(), two.times.nearest.size());
  for (std::size_t i = 0; i < one.times.nearest.size(); ++i) {
    EXPECT_EQ(one.times.nearest[i].nearest, two.times.nearest[i].nearest);
  }
  for (std::size_t i = 0; i < one.times.origin_destination.size(); ++i) {
    EXPECT_EQ(one.times.origin_destination[i].times, two.times.origin_destination[i].times);
  }
}

// A clinic more never lengthens a time, in no mode, season or reading.
TEST(TravelTimes, AFacilityMoreNeverLengthens) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    DrawnWorld world = random_town(seed);
    world.clinic('m');
    Computed const before = compute(world);
    world.clinic('q');
    Computed const after = compute(world);
    for (NearestTimes const& times : before.times.nearest) {
      NearestTimes const* const other = after.times.find(times.key);
      ASSERT_NE(other, nullptr);
      for (OriginId const origin : times.nearest.ids()) {
        if (!times.nearest[origin].empty()) {
          ASSERT_FALSE(other->nearest[origin].empty());
          EXPECT_LE(other->nearest[origin][0].time, times.nearest[origin][0].time);
        }
      }
    }
  }
}

// Domain reference 2.12.2: 30 min, and 55 min on 60 wet days: 34.11 min on the mean, 55 at worst.
TEST(YearOfTimes, MeanAndWorstOfTheReference) {
  NetworkStates states;
  MonthSet wet;
  for (int const month : {2, 6}) {  // 28 + 30 = 58 days; 60 days are not a set of whole months
    wet.insert(Month(month));
  }
  states.months.push_back(MonthSet::all().without(wet));
  states.months.push_back(wet);
  for (int month = 1; month <= 12; ++month) {
    states.of_month[static_cast<std::size_t>(month - 1)] =
        wet.contains(Month(month)) ? StateId(1) : StateId(0);
  }
  states.dry = StateId(0);
  states.wet = StateId(1);
  std::array<std::optional<Duration>, 2> const times{minutes(30), minutes(55)};
  YearOfTimes const year = year_of(states, times);
  EXPECT_EQ(year.worst, minutes(55));
  EXPECT_EQ(year.worst_month, Month(2));
  EXPECT_EQ(year.months_cut_off, 0);
  // (30 * 307 + 55 * 58) / 365; with 60 days it is the reference's (30 * 305 + 55 * 60) / 365.
  EXPECT_NEAR(minutes_of(*year.mean), (30.0 * 307 + 55.0 * 58) / 365.0, 0.0001);
  EXPECT_NEAR((30.0 * 305 + 55.0 * 60) / 365.0, 34.11, 0.005);

  std::array<std::optional<Duration>, 2> const cut_off{minutes(30), std::nullopt};
  YearOfTimes const broken = year_of(states, cut_off);
  EXPECT_FALSE(broken.worst);
  EXPECT_FALSE(broken.mean);
  EXPECT_EQ(broken.months_cut_off, 2);
  EXPECT_EQ(broken.dry, minutes(30));
}

TEST(AccessSummary, CountsPersonsWithinThresholds) {
  DrawnWorld world("c-v---w---------x", metres(1000));
  world.road("cvwx");
  world.village('v', 100);
  world.village('w', 200);
  world.village('x', 400);
  world.clinic('c');
  Computed const all = compute(world);
  std::array<Duration, 2> const thresholds{minutes(30), minutes(80)};
  std::vector<AccessCount> const counts =
      count_access(years_of_origins(all.times, all.states, all.network.origins.size()),
                   all.region.villages, thresholds);
  AccessCount const& walk_dry = counts.front();
  EXPECT_EQ(walk_dry.mode, Mode::walk);
  EXPECT_EQ(walk_dry.season, Season::dry);
  EXPECT_EQ(walk_dry.villages_reached, 3);
  EXPECT_EQ(walk_dry.persons_base, 700);
  // v 2 km (23.8 min), w 6 km (71.5 min), x 16 km.
  EXPECT_EQ(walk_dry.persons_within, (std::vector<std::int64_t>{100, 300}));
  EXPECT_NEAR(minutes_of(*walk_dry.median), 6 * kWalk, 0.05);
}

RoadTraits paved_of(RoadClass road_class) {
  RoadTraits traits = DrawnWorld::earth_road();
  traits.road_class = road_class;
  traits.surface = RoadSurface::asphalt;
  return traits;
}

// The concrete road counts only where it meets a hardened road of the anchor class.
TEST(RoadAccess, HardenedNetworkNeedsAnAnchor) {
  DrawnWorld world("a---b---v---i---w", metres(1000));
  RoadTraits county = DrawnWorld::earth_road();
  county.road_class = RoadClass::county;
  county.surface = RoadSurface::asphalt;
  RoadTraits concrete = DrawnWorld::earth_road();
  concrete.surface = RoadSurface::concrete;
  RoadTraits unknown = DrawnWorld::earth_road();
  unknown.surface = RoadSurface::unknown;
  world.road("ab", county);
  world.road("bv", concrete);
  world.road("vi", unknown);
  world.road("iw", concrete);
  world.village('v', 10);
  world.village('w', 10);
  Region const region = world.region();
  RoadRules const rules = plain_rules();
  RoadNetwork const network = build_road_network(region, rules, {}, quiet_run()).network;
  RoadAccess const access =
      compute_road_access(region, network, rules, find_network_states(network, rules), {});
  EXPECT_NEAR(millimetres_of(access.hardened[0].length), 8000000, 100);
  EXPECT_NEAR(millimetres_of(access.hardened[0].isolated_length), 4000000, 100);
  EXPECT_NEAR(millimetres_of(access.hardened[1].length), 16000000, 100);
  EXPECT_EQ(access.to_hardened[0][OriginId(0)], Length(0));
  EXPECT_NEAR(millimetres_of(*access.to_hardened[0][OriginId(1)]), 8000000, 100);  // w, by the road
  EXPECT_EQ(access.to_hardened[1][OriginId(1)], Length(0));
  // A road open all year: the isolated concrete at w, in both readings.
  EXPECT_EQ(access.to_all_season[0][OriginId(1)], Length(0));
}

// Asphalt of unrecorded class for 4 km and 4 km of concrete behind it, an asphalt lane of 4 km
// apart. Nobody knows whether the first is wide enough: the low reading has no network, the high
// one 8 km; the lane is too narrow in both.
TEST(RoadAccess, UnrecordedClassesMayAnchor) {
  DrawnWorld world("a---b---c   x---y", metres(1000));
  world.road("ab", paved_of(RoadClass::unknown));
  world.road("bc", paved_of(RoadClass::village));
  world.road("xy", paved_of(RoadClass::lane));
  Region const region = world.region();
  RoadRules const rules = plain_rules();
  RoadNetwork const network = build_road_network(region, rules, {}, quiet_run()).network;
  HardenedNetwork const low = find_hardened_network(network, rules, {}, Reading::low, Reading::low);
  EXPECT_EQ(low.length, Length(0));
  EXPECT_NEAR(millimetres_of(low.unclassed_length), 8000000, 100);
  EXPECT_NEAR(millimetres_of(low.isolated_length), 4000000, 100);
  HardenedNetwork const high =
      find_hardened_network(network, rules, {}, Reading::low, Reading::high);
  EXPECT_NEAR(millimetres_of(high.length), 8000000, 100);
  EXPECT_EQ(high.unclassed_length, Length(0));
  EXPECT_NEAR(millimetres_of(high.isolated_length), 4000000, 100);
}

// Closed to vehicles is not hardened, whatever it is paved with.
TEST(RoadAccess, RoadsClosedToVehiclesAreNotHardened) {
  DrawnWorld world("a---b---v", metres(1000));
  RoadTraits county = DrawnWorld::earth_road();
  county.road_class = RoadClass::county;
  county.surface = RoadSurface::asphalt;
  county.motor = MotorAccess::closed;
  world.road("abv", county);
  Region const region = world.region();
  RoadRules const rules = plain_rules();
  RoadNetwork const network = build_road_network(region, rules, {}, quiet_run()).network;
  EXPECT_EQ(find_hardened_network(network, rules, {}, Reading::low, Reading::low).length,
            Length(0));
}

// w to the asphalt at b: 4 km of unrecorded road, low reading earth at 12 km/h (closed in the wet:
// on foot), high reading asphalt, which is hardened itself. The island x reaches it never.
TEST(HardenedTimes, ByModeSeasonAndReading) {
  DrawnWorld world("a---b---w   x-y", metres(1000));
  RoadTraits county = DrawnWorld::earth_road();
  county.road_class = RoadClass::county;
  county.surface = RoadSurface::asphalt;
  RoadTraits unknown = DrawnWorld::earth_road();
  unknown.surface = RoadSurface::unknown;
  world.road("ab", county);
  world.road("bw", unknown);
  world.road("xy");
  world.village('w', 10);
  world.village('x', 10);
  Computed const all = compute(world);
  NetworkOverlay const overlay;
  AccessInput const input{all.network, all.rules, all.states, overlay, all.services, all.uses};
  RoadAccess const roads =
      compute_road_access(all.region, all.network, all.rules, all.states, overlay);
  std::vector<VillageYears> const years = compute_hardened_times(input, roads, {}, quiet_run());
  ASSERT_EQ(years.size(), 4U);
  OriginId const w(0);
  OriginId const x(1);
  EXPECT_EQ(years[0].mode, Mode::walk);
  EXPECT_NEAR(minutes_of(*years[0].year[w].dry), 4 * kWalk, 0.01);
  EXPECT_EQ(years[1].year[w].dry, Duration(0));  // on foot, if the unrecorded were hardened
  EXPECT_EQ(years[2].mode, Mode::ride);
  EXPECT_NEAR(minutes_of(*years[2].year[w].dry), 20.0, 0.01);
  EXPECT_NEAR(minutes_of(*years[2].year[w].wet), 4 * kWalk, 0.01);
  EXPECT_EQ(years[3].year[w].worst, Duration(0));
  for (VillageYears const& question : years) {
    EXPECT_TRUE(question.service.is_none());
    EXPECT_FALSE(question.year[x].dry);
  }
}

TEST(RoadAccess, UpgradesJoinTheNetwork) {
  DrawnWorld world("a---b---v", metres(1000));
  RoadTraits county = DrawnWorld::earth_road();
  county.road_class = RoadClass::county;
  county.surface = RoadSurface::asphalt;
  world.road("ab", county);
  world.road("bv");
  world.village('v', 10);
  Region const region = world.region();
  RoadRules const rules = plain_rules();
  RoadNetwork const network = build_road_network(region, rules, {}, quiet_run()).network;
  NetworkStates const states = find_network_states(network, rules);
  EXPECT_NEAR(
      millimetres_of(
          *compute_road_access(region, network, rules, states, {}).to_hardened[0][OriginId(0)]),
      4000000, 100);
  NetworkOverlay const overlay =
      resolve_upgrades({{"pave", {"bv"}, RoadSurface::concrete, std::nullopt, true, std::nullopt}},
                       region.roads)
          .overlay;
  EXPECT_EQ(
      compute_road_access(region, network, rules, states, overlay).to_hardened[0][OriginId(0)],
      Length(0));
}

// Domain reference 2.12.6: people 420, 310, 150, 90, 60 at 300, 1,900, 2,000, 2,600, 5,200 m:
// 880 of 1,030 = 0.8543689320.
TEST(RuralAccessIndex, ExampleOfTheReference) {
  std::array<std::optional<Persons>, 6> const persons{Persons(420), Persons(310), Persons(150),
                                                      Persons(90),  Persons(60),  std::nullopt};
  std::array<std::optional<Length>, 6> const distance{metres(300),  metres(1900), metres(2000),
                                                      metres(2600), metres(5200), metres(1)};
  PersonShare const index = rural_access_index(persons, distance, kilometres(2));
  EXPECT_EQ(index.persons, 880);
  EXPECT_EQ(index.base, 1030);
  EXPECT_NEAR(static_cast<double>(index.persons) / static_cast<double>(index.base), 0.8543689320,
              1e-10);
}

}  // namespace
}  // namespace tongcun
