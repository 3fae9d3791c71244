// SPDX-License-Identifier: Apache-2.0
#include "engine/network/search_graph.h"

#include "engine/network/shortest_times.h"
#include "engine/run/random_stream.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <optional>

namespace tongcun {
namespace {

RoadTraits made_of(RoadSurface surface) {
  RoadTraits traits = DrawnWorld::earth_road();
  traits.surface = surface;
  return traits;
}

// Minutes from the first to the second letter (both junctions of the network).
class Journeys {
 public:
  Journeys(DrawnWorld const& world, RoadRules rules = plain_rules())
      : world_(world), region_(world.region()), rules_(std::move(rules)) {
    network_ = build_road_network(region_, rules_, {}, quiet_run()).network;
  }

  [[nodiscard]] NodeId node_at(char letter) const {
    for (NodeId const node : network_.node_point.ids()) {
      if (network_.node_point[node] == world_.at(letter)) {
        return node;
      }
    }
    ADD_FAILURE() << "no node at " << letter;
    return NodeId(0);
  }

  [[nodiscard]] std::optional<double> minutes(char from, char to, SearchQuestion const& question,
                                              NetworkOverlay const& overlay = {}) const {
    SearchGraph const graph = build_search_graph(network_, rules_, question, overlay);
    ShortestTimes search;
    std::array<Seed, 1> const seeds{Seed{graph.start_of(node_at(from)), 0}};
    search.search(graph, CostScale::of(graph), seeds);
    std::optional<std::uint32_t> best = search.cost(graph.goal_of(node_at(to)));
    if (auto const on_foot = search.cost(graph.start_of(node_at(to)))) {
      best = best ? std::min(*best, *on_foot) : on_foot;
    }
    return best ? std::optional(*best / 60000.0) : std::nullopt;
  }

  [[nodiscard]] Region const& region() const { return region_; }
  [[nodiscard]] RoadNetwork const& network() const { return network_; }
  [[nodiscard]] RoadRules const& rules() const { return rules_; }

 private:
  DrawnWorld const& world_;
  Region region_;
  RoadRules rules_;
  RoadNetwork network_;
};

SearchQuestion asking(Mode mode, int month = 1, Reading reading = Reading::low) {
  SearchQuestion question;
  question.mode = mode;
  question.month = Month(month);
  question.reading = reading;
  return question;
}

constexpr double kWalk = 60.0 / 5.0367;  // minutes a kilometre on the flat

// 3 km: on foot 35.74 min; by vehicle on earth 15 min when dry, on foot when the road is closed.
TEST(SearchGraph, ClosedRoadsAreWalked) {
  DrawnWorld world("a-----b", metres(500));
  world.road("ab");
  Journeys const journeys(world);
  EXPECT_NEAR(*journeys.minutes('a', 'b', asking(Mode::walk)), 3 * kWalk, 0.01);
  EXPECT_NEAR(*journeys.minutes('a', 'b', asking(Mode::ride, 1)), 15.0, 0.01);
  EXPECT_NEAR(*journeys.minutes('a', 'b', asking(Mode::ride, 7)), 3 * kWalk, 0.01);
}

// Path 1 km, gravel 10 km, path 1 km: on foot, one ride, on foot.
TEST(SearchGraph, WalksRidesAndWalks) {
  DrawnWorld world("a-b----------c-d", metres(1000));
  RoadTraits path = made_of(RoadSurface::earth);
  path.road_class = RoadClass::path;
  world.road("ab", path);
  world.road("bc", made_of(RoadSurface::gravel));
  world.road("cd", path);
  Journeys const journeys(world);
  // Columns: a 0, b 2, c 13, d 15 -> 2 km, 11 km, 2 km.
  EXPECT_NEAR(*journeys.minutes('a', 'd', asking(Mode::ride)), 4 * kWalk + 22.0, 0.02);
  SearchQuestion boarding = asking(Mode::ride);
  boarding.boarding = minutes(5);
  EXPECT_NEAR(*journeys.minutes('a', 'd', boarding), 4 * kWalk + 27.0, 0.02);
  // In wet months gravel runs at half speed, paths at 0.8 of the walking speed.
  EXPECT_NEAR(*journeys.minutes('a', 'd', asking(Mode::ride, 7)), 4 * kWalk / 0.8 + 44.0, 0.02);
}

// Two rides with a closed stretch between them are not one journey: the second stretch is walked
// or the first one is.
TEST(SearchGraph, RidesOnce) {
  DrawnWorld world("a----b--c----d", metres(1000));
  world.road("ab", made_of(RoadSurface::asphalt));
  RoadTraits closed = made_of(RoadSurface::asphalt);
  closed.motor = MotorAccess::closed;
  world.road("bc", closed);
  world.road("cd", made_of(RoadSurface::asphalt));
  Journeys const journeys(world);
  // a 0, b 5, c 8, d 13: ride 5 km (5 min), walk 3 + 5 km.
  EXPECT_NEAR(*journeys.minutes('a', 'd', asking(Mode::ride)), 5.0 + 8 * kWalk, 0.05);
}

TEST(SearchGraph, OneWayRoadsBindVehiclesOnly) {
  DrawnWorld world("a----b", metres(1000));
  RoadTraits one_way = made_of(RoadSurface::asphalt);
  one_way.one_way = OneWay::forward;
  world.road("ab", one_way);
  Journeys const journeys(world);
  EXPECT_NEAR(*journeys.minutes('a', 'b', asking(Mode::ride)), 5.0, 0.01);
  EXPECT_NEAR(*journeys.minutes('b', 'a', asking(Mode::ride)), 5 * kWalk, 0.01);
  one_way.one_way = OneWay::backward;
  DrawnWorld other("a----b", metres(1000));
  other.road("ab", one_way);
  EXPECT_NEAR(*Journeys(other).minutes('b', 'a', asking(Mode::ride)), 5.0, 0.01);
}

TEST(SearchGraph, NobodyWalksOnExpressways) {
  DrawnWorld world("a----b", metres(1000));
  RoadTraits fast = made_of(RoadSurface::asphalt);
  fast.road_class = RoadClass::expressway;
  world.road("ab", fast);
  Journeys const journeys(world);
  EXPECT_FALSE(journeys.minutes('a', 'b', asking(Mode::walk)));
  EXPECT_NEAR(*journeys.minutes('a', 'b', asking(Mode::ride)), 5.0, 0.01);
}

// Walking is faster downhill: 2 km with 200 m of height (domain reference 2.12.1).
TEST(SearchGraph, WalkingHasADirection) {
  DrawnWorld world("a----b", metres(400));
  world.road("ab");
  world.slope(0.1, 0.0);
  Journeys const journeys(world);
  EXPECT_NEAR(*journeys.minutes('a', 'b', asking(Mode::walk)), 33.81, 0.02);
  EXPECT_NEAR(*journeys.minutes('b', 'a', asking(Mode::walk)), 23.82, 0.02);
}

// Domain reference 2.12.4: village - 3 km earth (12 km/h) - 5 km gravel (20 km/h) - clinic is 30.0
// min; paving the first (25 km/h) 22.2, the second (30 km/h) 25.0, both 17.2.
TEST(SearchGraph, UpgradesWorkTogether) {
  DrawnWorld world("v---j-----c", metres(1000));
  // v 0, j 4, c 10: a grid of 1 km gives 4 and 6 km, so the roads are drawn to length instead.
  GeoPoint const v = world.at('v');
  GeoPoint const j = world.offset('v', 3000.0, 0.0);
  GeoPoint const c = world.offset('v', 8000.0, 0.0);
  RoadTraits first = made_of(RoadSurface::earth);
  RoadTraits second = made_of(RoadSurface::gravel);
  second.road_class = RoadClass::township;
  world.road_of({v, j}, first);
  world.road_of({j, c}, second);
  RoadRules rules = plain_rules();
  auto const set = [&](RoadClass road_class, RoadSurface surface, std::int64_t kmh) {
    rules.motor[static_cast<std::size_t>(road_class)][static_cast<std::size_t>(surface)].speed.fill(
        kilometres_per_hour(kmh));
  };
  set(RoadClass::village, RoadSurface::earth, 12);
  set(RoadClass::village, RoadSurface::concrete, 25);
  set(RoadClass::township, RoadSurface::gravel, 20);
  set(RoadClass::township, RoadSurface::concrete, 30);

  Region const region = world.region();
  RoadNetwork const network = build_road_network(region, rules, {}, quiet_run()).network;
  auto const minutes_with = [&](std::vector<std::string> const& paved) {
    std::vector<UpgradeRequest> requests;
    if (!paved.empty()) {
      requests.push_back(
          {"paving", paved, RoadSurface::concrete, std::nullopt, false, std::nullopt});
    }
    ResolvedUpgrades const resolved = resolve_upgrades(requests, region.roads);
    EXPECT_TRUE(resolved.findings.empty());
    SearchQuestion const question = asking(Mode::ride);
    SearchGraph const base = build_search_graph(network, rules, question);
    SearchPatch const patch(base, network, rules, question, resolved.overlay);
    ShortestTimes search;
    NodeId start;
    NodeId goal;
    for (NodeId const node : network.node_point.ids()) {
      start = network.node_point[node] == v ? node : start;
      goal = network.node_point[node] == c ? node : goal;
    }
    std::array<Seed, 1> const seeds{Seed{base.start_of(start), 0}};
    search.search(patch, CostScale::of(patch), seeds);
    return *search.cost(base.goal_of(goal)) / 60000.0;
  };
  EXPECT_NEAR(minutes_with({}), 30.0, 0.005);
  EXPECT_NEAR(minutes_with({"road1"}), 22.2, 0.005);
  EXPECT_NEAR(minutes_with({"road2"}), 25.0, 0.005);
  EXPECT_NEAR(minutes_with({"road1", "road2"}), 17.2, 0.005);
}

// A path walked at 0.8 in the wet becomes a village road: the same walk as on one built as such.
TEST(SearchGraph, ClassUpgradesChangeTheWetWalk) {
  DrawnWorld path("a---b", metres(777));
  DrawnWorld village("a---b", metres(777));
  RoadTraits traits = DrawnWorld::earth_road();
  village.road("ab", traits);
  traits.road_class = RoadClass::path;
  path.road("ab", traits);
  Journeys const before(path);
  Journeys const after(village);
  NetworkOverlay const overlay =
      resolve_upgrades({{"widen", {"ab"}, std::nullopt, RoadClass::village, false, std::nullopt}},
                       before.region().roads)
          .overlay;
  SearchQuestion const wet = asking(Mode::walk, 7);
  EXPECT_GT(before.minutes('a', 'b', wet), after.minutes('a', 'b', wet));
  EXPECT_EQ(before.minutes('a', 'b', wet, overlay), after.minutes('a', 'b', wet));
}

TEST(Upgrades, UnknownCodesAreAllNamed) {
  DrawnWorld world("a-b", metres(500));
  world.road("ab");
  ResolvedUpgrades const resolved = resolve_upgrades(
      {{"project", {"ab", "zz", "yy"}, RoadSurface::concrete, std::nullopt, false, std::nullopt}},
      world.region().roads);
  ASSERT_EQ(resolved.findings.size(), 2U);
  EXPECT_EQ(resolved.findings[0].rule, "S010");
  EXPECT_EQ(resolved.overlay.changed.size(), 1U);
}

// A town of random roads of random kinds on a slope.
DrawnWorld random_world(RandomStream& random) {
  DrawnWorld world(R"(
    a b c d e
    f g h i j
    k l m n o
    p q r s t
  )",
                   metres(300));
  std::string const letters = "abcdefghijklmnopqrst";
  for (int i = 0; i < 30; ++i) {
    std::string line;
    auto const length = 2 + random.next_below(3);
    while (line.size() < length) {
      char const next = letters[random.next_below(20)];
      if (line.empty() || next != line.back()) {
        line += next;
      }
    }
    RoadTraits traits;
    traits.road_class = static_cast<RoadClass>(random.next_below(kRoadClasses));
    traits.surface = static_cast<RoadSurface>(random.next_below(kRoadSurfaces));
    traits.one_way = static_cast<OneWay>(random.next_below(3));
    traits.ford = random.next_below(8) == 0;
    if (random.next_below(4) == 0) {
      traits.passable_months =
          MonthSet::from_bits(static_cast<std::uint16_t>(random.next_below(4096)));
    }
    world.road(line, traits);
  }
  world.slope(0.06, -0.03);
  return world;
}

// Reading through a patch = reading a graph built with the overlay, whatever is changed.
TEST(SearchPatch, ReadsLikeTheGraphBuiltWithTheOverlay) {
  for (std::uint64_t i = 0; i < 100; ++i) {
    RandomStream random(31, Purpose::test, i);
    DrawnWorld const world = random_world(random);
    Region const region = world.region();
    RoadRules const rules = plain_rules();
    RoadNetwork const network = build_road_network(region, rules, {}, quiet_run()).network;
    NetworkOverlay overlay;
    for (RoadId const road : region.roads.code.ids()) {
      if (random.next_below(5) == 0) {
        RoadTraits traits = region.roads.traits[road];
        traits.surface = static_cast<RoadSurface>(random.next_below(kRoadSurfaces));
        traits.road_class = static_cast<RoadClass>(random.next_below(kRoadClasses));
        overlay.changed.push_back({road, traits});
      }
    }
    if (random.next_below(2) == 0) {
      AddedLink link;
      auto const nodes = static_cast<std::uint32_t>(network.node_point.size());
      link.from = NodeId(random.next_below(nodes));
      link.to = NodeId(random.next_below(nodes));
      link.length = metres(200);
      link.traits.surface = RoadSurface::asphalt;
      link.traits.road_class = RoadClass::village;
      link.walk = {140000, 150000};
      overlay.added.push_back(link);
    }
    for (Mode const mode : {Mode::walk, Mode::ride}) {
      for (Orientation const orientation : {Orientation::forward, Orientation::reverse}) {
        SearchQuestion question =
            asking(mode, i % 2 == 0 ? 1 : 7, i % 3 == 0 ? Reading::high : Reading::low);
        question.orientation = orientation;
        question.boarding = minutes(2);
        SearchGraph const base = build_search_graph(network, rules, question);
        SearchGraph const rebuilt = build_search_graph(network, rules, question, overlay);
        SearchPatch const patch(base, network, rules, question, overlay);
        ASSERT_EQ(patch.node_count(), rebuilt.node_count());
        for (std::uint32_t node = 0; node < rebuilt.node_count(); ++node) {
          auto const a = patch.arcs_of(node);
          auto const b = rebuilt.arcs_of(node);
          ASSERT_EQ(a.size(), b.size());
          for (std::size_t k = 0; k < a.size(); ++k) {
            EXPECT_EQ(a[k].head, b[k].head);
            EXPECT_EQ(a[k].cost, b[k].cost);
          }
        }
      }
    }
  }
}

// Backwards from the goal = forwards from the start, in every mode, season and reading; a ride is
// never slower than a walk, the high reading never slower than the low one.
TEST(SearchGraph, RelationsHoldOnRandomTowns) {
  for (std::uint64_t i = 0; i < 60; ++i) {
    RandomStream random(32, Purpose::test, i);
    DrawnWorld const world = random_world(random);
    Region const region = world.region();
    RoadRules const rules = plain_rules();
    RoadNetwork const network = build_road_network(region, rules, {}, quiet_run()).network;
    auto const nodes = static_cast<std::uint32_t>(network.node_point.size());
    NodeId const from(random.next_below(nodes));
    NodeId const to(random.next_below(nodes));
    auto const cost = [&](Mode mode, int month, Reading reading,
                          Orientation orientation) -> std::int64_t {
      SearchQuestion question = asking(mode, month, reading);
      question.orientation = orientation;
      SearchGraph const graph = build_search_graph(network, rules, question);
      bool const forward = orientation == Orientation::forward;
      ShortestTimes search;
      // A ride may end where it began (on foot all the way): both phases are ends.
      std::vector<Seed> seeds{{forward ? graph.start_of(from) : graph.goal_of(to), 0}};
      if (!forward) {
        seeds.push_back({graph.start_of(to), 0});
      }
      search.search(graph, CostScale::of(graph), seeds);
      std::optional<std::uint32_t> best =
          search.cost(forward ? graph.goal_of(to) : graph.start_of(from));
      if (forward) {
        if (auto const on_foot = search.cost(graph.start_of(to))) {
          best = best ? std::min(*best, *on_foot) : on_foot;
        }
      }
      return best ? std::int64_t{*best} : std::int64_t{1} << 40;
    };
    for (int const month : {1, 7}) {
      for (Reading const reading : kReadings) {
        for (Mode const mode : {Mode::walk, Mode::ride}) {
          EXPECT_EQ(cost(mode, month, reading, Orientation::forward),
                    cost(mode, month, reading, Orientation::reverse));
        }
        EXPECT_LE(cost(Mode::ride, month, reading, Orientation::forward),
                  cost(Mode::walk, month, reading, Orientation::forward));
      }
      EXPECT_LE(cost(Mode::ride, month, Reading::high, Orientation::forward),
                cost(Mode::ride, month, Reading::low, Orientation::forward));
    }
  }
}

}  // namespace
}  // namespace tongcun
