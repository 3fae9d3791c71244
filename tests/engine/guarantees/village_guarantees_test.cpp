// SPDX-License-Identifier: Apache-2.0
#include "engine/access/compute_travel_times.h"
#include "engine/access/hardened_access.h"
#include "engine/guarantees/guarantee_fields.h"
#include "engine/guarantees/judge_villages.h"
#include "engine/guarantees/village_facts.h"
#include "engine/guarantees/water_reach.h"
#include "engine/network/build_road_network.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr Verdict F = Verdict::fail;
constexpr Verdict U = Verdict::unknown;
constexpr Verdict P = Verdict::pass;

RoadTraits traits(RoadClass road_class, RoadSurface surface) {
  RoadTraits made;
  made.road_class = road_class;
  made.surface = surface;
  return made;
}

// One guarantee a rule, all of them official.
class Rules {
 public:
  Rules() { rules_.book.fields = guarantee_fields(plain_services()); }

  GuaranteeId add(std::string const& field, Comparison comparison,
                  std::vector<std::int64_t> threshold) {
    Rule rule;
    rule.id = field + std::to_string(rules_.book.rules.size());
    rule.field = *find_field(rules_.book.fields, field);
    rule.comparison = comparison;
    rule.threshold = std::move(threshold);
    Part part;
    part.rule = rules_.book.rules.push_back(rule);
    return guarantee({part});
  }
  GuaranteeId guarantee(std::vector<Part> parts) {
    Condition condition;
    condition.id = "condition" + std::to_string(rules_.book.conditions.size());
    condition.parts = std::move(parts);
    Guarantee guarantee;
    guarantee.key = condition.id;
    guarantee.condition = rules_.book.conditions.push_back(condition);
    return rules_.guarantees.push_back(guarantee);
  }
  [[nodiscard]] GuaranteeRules& rules() { return rules_; }

 private:
  GuaranteeRules rules_;
};

// Everything up to the verdicts for a drawn world.
struct Judged {
  Region region;
  VillageFacts facts;
  VillageGuarantees guarantees;

  [[nodiscard]] VillageId village(char name) const {
    for (VillageId const id : region.villages.code.ids()) {
      if (region.villages.code[id] == std::string(1, name)) {
        return id;
      }
    }
    return VillageId::none();
  }
};

Judged judge_tables(std::vector<LayerTable> tables, GuaranteeRules const& rules) {
  Region region = build_region(std::move(tables), {}).region;
  RoadRules const road_rules = plain_rules();
  Services const services = plain_services();
  NetworkOptions options;
  auto const built = build_road_network(region, road_rules, options, quiet_run());
  RoadNetwork const& network = built.network;
  NetworkStates const states = find_network_states(network, road_rules);
  NetworkOverlay const overlay;
  FacilityUses const uses = find_facility_uses(region.facilities, network, services);
  TravelTimes const times =
      compute_travel_times({network, road_rules, states, overlay, services, uses}, {}, quiet_run());
  RoadAccess const roads = compute_road_access(region, network, road_rules, states, overlay);
  std::vector<VillageYears> const years = years_of_origins(times, states, network.origins.size());
  VillageFacts facts = collect_village_facts(
      {region, network, road_rules, overlay, services, uses, roads, years, options.walk}, rules);
  VillageGuarantees judged = judge_villages(rules, facts, region.villages, std::nullopt);
  judged.surfaces = survey_surfaces(rules, judged, region.villages, network, road_rules, overlay);
  return {std::move(region), std::move(facts), std::move(judged)};
}

//     0--a-------b---c----d      1 km between 0 and a's foot … one character is 100 m
// County road 0–a of asphalt; a–b township road nobody recorded; b–c village road of asphalt; c–d
// village road of earth. On paper, along roads to the hardened network (a county road anchors):
//   a   0 both ways                                  pass within 500 m
//   b   800 m known, 0 if a–b were hardened           unknown
//   d   1,700 m known, 500 m if a–b were hardened     unknown (500 m included)
// At a reach of 499 m d fails whatever a–b is.
DrawnWorld road_world() {
  DrawnWorld world("0--a-------b---c----d", metres(100));
  world.road("0a", traits(RoadClass::county, RoadSurface::asphalt));
  world.road("ab", traits(RoadClass::township, RoadSurface::unknown));
  world.road("bc", traits(RoadClass::village, RoadSurface::asphalt));
  world.road("cd", traits(RoadClass::village, RoadSurface::earth));
  world.village('a', 100);
  world.village('b', 200);
  world.village('d', 300);
  return world;
}

TEST(VillageGuaranteesTest, HardenedRoadPassesOnKnownSurfacesOnly) {
  Rules rules;
  GuaranteeId const half = rules.add("hardened_road", Comparison::at_most, {501000});
  GuaranteeId const less = rules.add("hardened_road", Comparison::at_most, {499000});
  Judged const judged = judge_tables(road_world().tables(), rules.rules());
  auto const verdicts = [&](GuaranteeId id) {
    std::vector<Verdict> list;
    for (char const name : {'a', 'b', 'd'}) {
      list.push_back(judged.guarantees.verdict(rules.rules(), id, judged.village(name)));
    }
    return list;
  };
  EXPECT_EQ(verdicts(half), (std::vector{P, U, U}));
  EXPECT_EQ(verdicts(less), (std::vector{P, U, F}));
  // Counts: villages and persons by verdict; households are not recorded here.
  VerdictCount const& count = judged.guarantees.counts[less].whole;
  auto const of = [&](Verdict verdict) { return count[static_cast<std::size_t>(verdict)]; };
  EXPECT_EQ(of(P), (VillageCount{1, 0, 100}));
  EXPECT_EQ(of(U), (VillageCount{1, 0, 200}));
  EXPECT_EQ(of(F), (VillageCount{1, 0, 300}));
  EXPECT_EQ(judged.guarantees.base, (VillageCount{3, 0, 600}));
}

// Connected or not: b and c–b are hardened themselves, d is 500 m from c.
TEST(VillageGuaranteesTest, NearestHardenedRoadNeedsNoConnection) {
  Rules rules;
  GuaranteeId const id = rules.add("nearest_hardened_road", Comparison::at_most, {501000});
  Judged const judged = judge_tables(road_world().tables(), rules.rules());
  for (char const name : {'a', 'b', 'd'}) {
    EXPECT_EQ(judged.guarantees.verdict(rules.rules(), id, judged.village(name)), P) << name;
  }
  EXPECT_TRUE(judged.guarantees.surfaces.empty());  // nothing is open
}

// The township road is the only one that nobody recorded: with it b and d pass, without it they
// fail at 501 m (800 m and 1,700 m).
TEST(VillageGuaranteesTest, SurfacesThatWouldDecide) {
  Rules rules;
  rules.add("hardened_road", Comparison::at_most, {501000});
  Judged const judged = judge_tables(road_world().tables(), rules.rules());
  ASSERT_EQ(judged.guarantees.surfaces.size(), 1U);
  SurfaceWorth const& worth = judged.guarantees.surfaces.front();
  EXPECT_EQ(worth.road_class, RoadClass::township);
  EXPECT_EQ(worth.roads, 1);
  EXPECT_NEAR(millimetres_of(worth.length), 800e3, 1e3);
  EXPECT_EQ(worth.pass_if_hardened, (VillageCount{2, 0, 500}));
  EXPECT_EQ(worth.fail_if_not, (VillageCount{2, 0, 500}));
  ASSERT_EQ(judged.guarantees.missing.size(), 1U);
  EXPECT_EQ(judged.guarantees.missing[0].missing.kind, Missing::Kind::surfaces);
  EXPECT_EQ(judged.guarantees.missing[0].alone, (VillageCount{2, 0, 500}));
}

// Nobody recorded a class. The asphalt at a may be a county road: unknown, and the class settles
// it, recorded surfaces do not. Any hardened road, whatever its class, is there. At d, 600 m off,
// both the class and the surface of its road are open: neither settles it alone.
TEST(VillageGuaranteesTest, UnrecordedClassesAreUnknownNotFailed) {
  DrawnWorld world("a----b       d----e", metres(100));
  world.road("ab", traits(RoadClass::unknown, RoadSurface::asphalt));
  world.road("de", traits(RoadClass::unknown, RoadSurface::unknown));
  world.village('a', 10);
  world.village('d', 20);
  Rules rules;
  GuaranteeId const connected = rules.add("hardened_road", Comparison::at_most, {500000});
  GuaranteeId const nearest = rules.add("nearest_hardened_road", Comparison::at_most, {500000});
  Judged const judged = judge_tables(world.tables(), rules.rules());
  auto const verdict = [&](GuaranteeId id, char name) {
    return judged.guarantees.verdict(rules.rules(), id, judged.village(name));
  };
  EXPECT_EQ(verdict(connected, 'a'), U);
  EXPECT_EQ(verdict(connected, 'd'), U);
  EXPECT_EQ(verdict(nearest, 'a'), P);
  EXPECT_EQ(verdict(nearest, 'd'), U);
  FieldId const field = *find_field(rules.rules().book.fields, "hardened_road");
  EXPECT_EQ(judged.facts[judged.village('a')][field],
            RuleValue::between(Magnitude(0), Magnitude::beyond(), Lack::classes));
  EXPECT_EQ(judged.facts[judged.village('d')][field],
            RuleValue::between(Magnitude(0), Magnitude::beyond(), Lack::surfaces_and_classes));
  std::vector<MissingWorth> const missing = judged.guarantees.missing;
  ASSERT_EQ(missing.size(), 3U);  // two for the network, surfaces for the nearest road
  EXPECT_EQ(missing[0].missing.kind, Missing::Kind::classes);
  EXPECT_EQ(missing[0].alone, (VillageCount{1, 0, 10}));
  EXPECT_EQ(missing[0].open, (VillageCount{2, 0, 30}));
  EXPECT_EQ(missing[1].missing.kind, Missing::Kind::surfaces);
  EXPECT_EQ(missing[1].alone, (VillageCount{}));
  EXPECT_EQ(missing[2].guarantee, nearest);
  EXPECT_EQ(missing[2].missing.kind, Missing::Kind::surfaces);
}

// v stands 2.5 km from the county road, beyond the off-road limit of 2 km: on no recorded way, so
// that it is at least 2.5 km, perhaps more. A rule of 3 km leaves it open until somebody records a
// way; one of 2 km fails it. What the surfaces are does not matter.
TEST(VillageGuaranteesTest, BeyondTheOffRoadLimitTheWayIsUnknown) {
  DrawnWorld world("v\n\n\n\n\na---b", metres(500));
  world.road("ab", traits(RoadClass::county, RoadSurface::asphalt));
  world.village('v', 10);
  Rules rules;
  GuaranteeId const far = rules.add("hardened_road", Comparison::at_most, {3000000});
  GuaranteeId const near = rules.add("nearest_hardened_road", Comparison::at_most, {2000000});
  Judged const judged = judge_tables(world.tables(), rules.rules());
  FieldId const field = *find_field(rules.rules().book.fields, "hardened_road");
  RuleValue const distance = judged.facts[VillageId(0)][field];
  EXPECT_NEAR(static_cast<double>(distance.low().number()), 2500e3, 500);
  EXPECT_TRUE(distance.high().is_beyond());
  EXPECT_EQ(judged.guarantees.verdict(rules.rules(), far, VillageId(0)), U);
  EXPECT_EQ(judged.guarantees.verdict(rules.rules(), near, VillageId(0)), F);
  ASSERT_EQ(judged.guarantees.missing.size(), 1U);
  EXPECT_EQ(judged.guarantees.missing[0].missing.kind, Missing::Kind::way);
  EXPECT_TRUE(judged.guarantees.surfaces.empty());
}

// A square village around a point, side 2 * `half` metres.
void give_area(std::vector<LayerTable>& tables, DrawnWorld const& world, char name, double half) {
  for (LayerTable& table : tables) {
    for (VillageRow& row : table.villages) {
      if (row.code == std::string(1, name)) {
        GeoPoint const south_west = world.offset(name, -half, -half);
        GeoPoint const north_east = world.offset(name, half, half);
        Polygon square;
        square.rings = {{south_west,
                         {north_east.lon, south_west.lat},
                         north_east,
                         {south_west.lon, north_east.lat},
                         south_west}};
        row.area.polygons = {square};
        row.committee = world.at(name);
        row.layer_point.reset();
      }
    }
  }
}

// A clinic inside the area serves the village; one outside says nothing; a closed one neither. What
// the village form says comes first.
TEST(VillageGuaranteesTest, ServedByAClinicInside) {
  DrawnWorld world("a-c------b-k----d-e", metres(100));
  world.road("acbkde", traits(RoadClass::village, RoadSurface::asphalt));
  for (char const name : {'a', 'b', 'd'}) {
    world.village(name, 10);
  }
  world.clinic('c');
  world.facility('k', FacilityKind::village_clinic, FacilityStatus::closed);
  world.facility('e', FacilityKind::township_hospital);
  std::vector<LayerTable> tables = world.tables();
  for (char const name : {'a', 'b', 'd'}) {
    give_area(tables, world, name, 300);
  }
  Rules rules;
  GuaranteeId const id = rules.add("served_by", Comparison::one_of, {0, 1, 2, 3, 4, 5});
  Judged judged = judge_tables(tables, rules.rules());
  FieldId const served = *find_field(rules.rules().book.fields, "served_by");
  auto const value = [&](char name) { return judged.facts[judged.village(name)][served]; };
  EXPECT_EQ(value('a'), RuleValue::known(0));  // own
  EXPECT_EQ(value('b'), RuleValue::unknown(Lack::column));
  EXPECT_EQ(value('d'), RuleValue::known(5));  // township_hospital
  EXPECT_EQ(judged.guarantees.verdict(rules.rules(), id, judged.village('b')), U);
  for (LayerTable& table : tables) {
    for (VillageRow& row : table.villages) {
      row.record.served_by = ServiceArrangement::none;
    }
  }
  judged = judge_tables(tables, rules.rules());
  EXPECT_EQ(judged.guarantees.verdict(rules.rules(), id, judged.village('a')), F);
}

// A recorded village code says whose clinic it is, also where villages are points, and wherever the
// clinic stands; a code of no village here serves nobody here.
TEST(VillageGuaranteesTest, ServedByAClinicThatNamesItsVillage) {
  DrawnWorld world("a-c-b-k", metres(100));
  world.road("acbk", traits(RoadClass::village, RoadSurface::asphalt));
  world.village('a', 10);
  world.village('b', 10);
  world.clinic('c');
  world.clinic('k');
  std::vector<LayerTable> tables = world.tables();
  for (LayerTable& table : tables) {
    for (FacilityRow& row : table.facilities) {
      row.village_code = row.code == "c" ? "b" : "elsewhere";
    }
  }
  give_area(tables, world, 'a', 1000);
  Rules rules;
  rules.add("served_by", Comparison::equal, {0});
  Judged const judged = judge_tables(tables, rules.rules());
  FieldId const served = *find_field(rules.rules().book.fields, "served_by");
  EXPECT_EQ(judged.facts[judged.village('a')][served], RuleValue::unknown(Lack::column));
  EXPECT_EQ(judged.facts[judged.village('b')][served], RuleValue::known(0));
}

// A spring 600 m from the village's point. Point only: the houses may stand anywhere, unknown. A
// village of 100 m around its point (corners 141.4 m away): every house within 458.6 … 741.4 m.
// A village of 400 m (corners 565.7 m away): 34.3 … 1,165.7 m, undecided at 800 m.
TEST(VillageGuaranteesTest, ThePointStandsForManyHouses) {
  DrawnWorld world("a-----s", metres(100));
  world.road("as", traits(RoadClass::village, RoadSurface::asphalt));
  world.village('a', 10);
  world.spring('s');
  Rules rules;
  GuaranteeId const near = rules.add("water_fetch_distance", Comparison::at_most, {800000});
  GuaranteeId const quick =
      rules.add("water_fetch_time", Comparison::at_most, {minutes(20).count()});
  FieldId const distance = *find_field(rules.rules().book.fields, "water_fetch_distance");
  std::vector<LayerTable> tables = world.tables();
  Judged judged = judge_tables(tables, rules.rules());
  EXPECT_EQ(judged.facts[VillageId(0)][distance], RuleValue::unknown(Lack::houses));
  EXPECT_EQ(judged.guarantees.verdict(rules.rules(), near, VillageId(0)), U);

  give_area(tables, world, 'a', 100);
  judged = judge_tables(tables, rules.rules());
  RuleValue const within = judged.facts[VillageId(0)][distance];
  EXPECT_NEAR(static_cast<double>(within.low().number()), 458579, 200);
  EXPECT_NEAR(static_cast<double>(within.high().number()), 741421, 200);
  EXPECT_EQ(judged.guarantees.verdict(rules.rules(), near, VillageId(0)), P);
  // 600 m there and back at 5.037 km/h: 14.3 min; 141.4 m off the road at 0.6 of it and back: 5.6.
  FieldId const time = *find_field(rules.rules().book.fields, "water_fetch_time");
  RuleValue const trip = judged.facts[VillageId(0)][time];
  EXPECT_NEAR(static_cast<double>(trip.low().number()) / 60000.0, 14.29 - 5.615, 0.02);
  EXPECT_NEAR(static_cast<double>(trip.high().number()) / 60000.0, 14.29 + 5.615, 0.02);
  EXPECT_EQ(judged.guarantees.verdict(rules.rules(), quick, VillageId(0)), P);

  give_area(tables, world, 'a', 400);
  judged = judge_tables(tables, rules.rules());
  EXPECT_EQ(judged.guarantees.verdict(rules.rules(), near, VillageId(0)), U);
  EXPECT_EQ(judged.guarantees.missing.front().missing.kind, Missing::Kind::houses);
}

// On a slope of 10 % to the east the spring 600 m away lies 60 m higher; the village's ground of
// ±100 m spans 20 m: 50 … 70 m of difference. Without elevation nobody knows.
TEST(VillageGuaranteesTest, HeightOfTheWaterPoint) {
  DrawnWorld world("a-----s", metres(100));
  world.road("as", traits(RoadClass::village, RoadSurface::asphalt));
  world.village('a', 10);
  world.spring('s');
  Rules rules;
  GuaranteeId const level = rules.add("water_fetch_height", Comparison::at_most, {80000});
  FieldId const height = *find_field(rules.rules().book.fields, "water_fetch_height");
  std::vector<LayerTable> tables = world.tables();
  give_area(tables, world, 'a', 100);
  EXPECT_EQ(judge_tables(tables, rules.rules()).facts[VillageId(0)][height],
            RuleValue::unknown(Lack::layer));
  world.slope(0.1, 0.0);
  tables = world.tables();
  give_area(tables, world, 'a', 100);
  Judged const judged = judge_tables(tables, rules.rules());
  RuleValue const value = judged.facts[VillageId(0)][height];
  EXPECT_NEAR(static_cast<double>(value.low().number()), 50e3, 300);
  EXPECT_NEAR(static_cast<double>(value.high().number()), 70e3, 300);
  EXPECT_EQ(judged.guarantees.verdict(rules.rules(), level, VillageId(0)), P);
}

// 20 minutes there and back in eleven months, cut off in one: no number is an upper bound, so that
// 30 minutes are open and 10 fail. A radius of 100 m adds and takes 200 m off the road at 0.6 of
// 5.037 km/h: 3.97 minutes.
TEST(VillageGuaranteesTest, CutOffInAMonthHasNoUpperBound) {
  DrawnWorld world("a-s", metres(100));
  world.road("as", traits(RoadClass::village, RoadSurface::asphalt));
  world.village('a', 10);
  world.spring('s');
  Region const region = world.region();
  Services const services = plain_services();
  RoadNetwork const network = build_road_network(region, plain_rules(), {}, quiet_run()).network;
  FacilityUses const uses = find_facility_uses(region.facilities, network, services);
  VillageYears trips;
  trips.service = water_service(services);
  trips.round_trip = true;
  YearOfTimes year;
  year.dry = minutes(20);
  year.months_cut_off = 1;
  trips.year.push_back(year);
  trips.nearest_dry.push_back(FacilityId(0));
  trips.nearest_wet.push_back(FacilityId::none());
  std::vector<VillageYears> const years{trips};
  WalkOptions const walk;
  auto const reach = compute_water_reach({region, services, uses, years, walk, metres(100)});
  RuleValue const time = reach[VillageId(0)].fetch_time;
  EXPECT_NEAR(static_cast<double>(time.low().number()) / 60000.0, 20.0 - 3.97, 0.01);
  EXPECT_TRUE(time.high().is_beyond());
}

// No water layer: unknown by the layer, never "far". A fact the profile states fills what the form
// leaves open, and nothing else.
//   a....h..w     a: the village's point, on the road to the spring w, 700 m; h a house 400 m on
// Distance of the house 300 m, height 30 m by a slope of one in ten, both exact. The time: the
// village's own round trip, 700 m, more or less that between it and the house, 400 m off the road.
TEST(VillageGuaranteesTest, APlacedHouseNarrowsTheWayToWater) {
  DrawnWorld world("a---h--w", metres(100));
  world.road("aw");
  world.village('a', 10);
  world.spring('w');
  world.slope(0.1, 0.0);
  Region const region = world.region();
  Services const services = plain_services();
  NetworkOptions options;
  auto const built = build_road_network(region, plain_rules(), options, quiet_run());
  NetworkStates const states = find_network_states(built.network, plain_rules());
  NetworkOverlay const overlay;
  FacilityUses const uses = find_facility_uses(region.facilities, built.network, services);
  TravelTimes const times = compute_travel_times(
      {built.network, plain_rules(), states, overlay, services, uses}, {}, quiet_run());
  std::vector<VillageYears> const years =
      years_of_origins(times, states, built.network.origins.size());
  WaterReachMaker const maker({region, services, uses, years, options.walk, std::nullopt});
  WaterReach const village = maker.of(VillageId(0));
  EXPECT_TRUE(village.distance.is_unknown());  // a point without an area says nothing of its houses
  WaterReach const house = maker.of_house(VillageId(0), world.at('h'));
  EXPECT_NEAR(static_cast<double>(house.distance.low().number()), 300e3, 500);
  EXPECT_EQ(house.distance.low(), house.distance.high());
  EXPECT_NEAR(static_cast<double>(house.height.low().number()), 30e3, 500);
  // Uphill and downhill at one in ten: Tobler 6 e^(-3.5 |±0.1 + 0.05|) = 3.550 and 5.037 km/h.
  double const there_and_back_an_hour = 1.0 / 3.550 + 1.0 / 5.037;
  double const trip = 0.7 * there_and_back_an_hour * 3.6e6;
  double const across = 0.4 * there_and_back_an_hour / options.walk.off_road_factor * 3.6e6;
  EXPECT_NEAR(static_cast<double>(house.fetch_time.low().number()), trip - across, 0.02 * trip);
  EXPECT_NEAR(static_cast<double>(house.fetch_time.high().number()), trip + across, 0.02 * trip);
}

TEST(VillageGuaranteesTest, AbsentLayerAndStatedFact) {
  DrawnWorld world("a-b", metres(100));
  world.road("ab", traits(RoadClass::village, RoadSurface::asphalt));
  world.village('a', 10);
  world.village('b', 10);
  Rules rules;
  GuaranteeId const near = rules.add("water_fetch_distance", Comparison::at_most, {800000});
  GuaranteeId const dry = rules.add("water_region", Comparison::equal, {1});
  FieldId const region = *find_field(rules.rules().book.fields, "water_region");
  rules.rules().stated = {{region, 1, "county plan", "A"}};
  std::vector<LayerTable> tables = world.tables();
  for (LayerTable& table : tables) {
    for (VillageRow& row : table.villages) {
      if (row.code == "b") {
        row.record.water_region = WaterRegion::wet;
      }
    }
  }
  Judged const judged = judge_tables(tables, rules.rules());
  EXPECT_EQ(judged.guarantees.verdict(rules.rules(), near, judged.village('a')), U);
  EXPECT_EQ(judged.guarantees.missing.front().missing,
            (Missing{Missing::Kind::layer, "facilities.water"}));
  EXPECT_EQ(judged.guarantees.verdict(rules.rules(), dry, judged.village('a')), P);
  EXPECT_EQ(judged.guarantees.verdict(rules.rules(), dry, judged.village('b')), F);
  EXPECT_TRUE(judged.facts[judged.village('a')][region].is_stated());
  EXPECT_FALSE(judged.facts[judged.village('b')][region].is_stated());
}

// Tap water in 40 % of the houses depends on the house; in all or none it does not.
TEST(VillageGuaranteesTest, PipedDependsOnTheHouse) {
  for (auto const& [rate, verdict] :
       {std::pair<std::int64_t, Verdict>(1000000, P), {400000, U}, {0, F}}) {
    DrawnWorld world("a-b", metres(100));
    world.road("ab", traits(RoadClass::village, RoadSurface::asphalt));
    world.village('a', 10);
    std::vector<LayerTable> tables = world.tables();
    tables.front().villages.front().record.tap_water_rate = rate;
    Rules rules;
    GuaranteeId const id = rules.add("water_piped", Comparison::equal, {1});
    Judged const judged = judge_tables(tables, rules.rules());
    EXPECT_EQ(judged.guarantees.verdict(rules.rules(), id, VillageId(0)), verdict) << rate;
  }
}

// What people drink is what the form says; else tap water in every house says piped; else unknown,
// whatever the nearest water point is: that is a fact of its own. A tap rate that the profile
// states counts like a recorded one, where the village is silent.
TEST(VillageGuaranteesTest, DrinkingSourceIsNotTheNearestPoint) {
  DrawnWorld world("a-b-c-d-s", metres(100));
  world.road("abcds", traits(RoadClass::village, RoadSurface::asphalt));
  for (char const name : {'a', 'b', 'c', 'd'}) {
    world.village(name, 10);
  }
  world.spring('s');
  std::vector<LayerTable> tables = world.tables();
  for (LayerTable& table : tables) {
    for (FacilityRow& row : table.facilities) {
      row.water_source = DrinkingSource::unprotected;
    }
    for (VillageRow& row : table.villages) {
      if (row.code == "b") {
        row.record.tap_water_rate = 1000000;
      }
      if (row.code == "c") {
        row.record.tap_water_rate = 400000;
      }
      if (row.code == "d") {
        row.record.tap_water_rate = 1000000;
        row.record.water_source = DrinkingSource::borehole;
      }
    }
  }
  Rules rules;
  rules.add("water_piped", Comparison::equal, {1});
  Fields const& fields = rules.rules().book.fields;
  FieldId const source = *find_field(fields, "water_source");
  FieldId const piped = *find_field(fields, "water_piped");
  FieldId const nearest = *find_field(fields, "nearest_water_point_source");
  auto const known = [](DrinkingSource one) { return RuleValue::known(static_cast<int>(one)); };
  Judged judged = judge_tables(tables, rules.rules());
  auto const value = [&](char name, FieldId field) {
    return judged.facts[judged.village(name)][field];
  };
  EXPECT_EQ(value('a', source), RuleValue::unknown(Lack::column));
  EXPECT_EQ(value('b', source), known(DrinkingSource::piped));
  EXPECT_EQ(value('c', source), RuleValue::unknown(Lack::column));
  EXPECT_EQ(value('d', source), known(DrinkingSource::borehole));
  EXPECT_EQ(value('b', nearest), known(DrinkingSource::unprotected));
  // The column that the user can supply, not the fact that is made from it.
  std::vector<MissingWorth> const missing = judged.guarantees.missing;
  auto const column = std::ranges::find(missing, Missing{Missing::Kind::column, "tap_water_rate"},
                                        &MissingWorth::missing);
  ASSERT_NE(column, missing.end());
  EXPECT_EQ(column->open.villages, 1);

  rules.rules().stated = {{*find_field(fields, "tap_water_rate"), 1000000, "plan", "A"}};
  judged = judge_tables(tables, rules.rules());
  // What is made from a stated fact is stated too.
  FieldId const rate = *find_field(fields, "tap_water_rate");
  EXPECT_EQ(value('a', piped), RuleValue::stated(1, rate));
  EXPECT_EQ(value('a', source), RuleValue::stated(static_cast<int>(DrinkingSource::piped), rate));
  EXPECT_EQ(value('c', piped), RuleValue::between(Magnitude(0), Magnitude(1), Lack::registry));
}

// A water point whose kind nobody recorded lacks a column of its own layer; none within reach has
// no kind; no layer is no layer.
TEST(VillageGuaranteesTest, KindOfTheNearestWaterPoint) {
  DrawnWorld world("a-s                                        b-c", metres(100));
  world.road("as", traits(RoadClass::village, RoadSurface::asphalt));
  world.road("bc", traits(RoadClass::village, RoadSurface::asphalt));
  world.village('a', 10);
  world.village('b', 10);
  Rules rules;
  GuaranteeId const id = rules.add("nearest_water_point_source", Comparison::one_of, {0, 1, 2});
  Judged judged = judge_tables(world.tables(), rules.rules());
  EXPECT_EQ(judged.guarantees.missing.front().missing,
            (Missing{Missing::Kind::layer, "facilities.water"}));
  world.spring('s');
  judged = judge_tables(world.tables(), rules.rules());
  EXPECT_EQ(judged.guarantees.verdict(rules.rules(), id, judged.village('a')), U);
  EXPECT_EQ(judged.guarantees.missing.front().missing,
            (Missing{Missing::Kind::layer_column, "facilities.water.water_source"}));
  // No way leads from b to a water point: there is no kind to judge.
  EXPECT_EQ(judged.guarantees.verdict(rules.rules(), id, judged.village('b')),
            Verdict::not_applicable);
}

// Three villages lack a column; one of them, the largest, lacks a second one too. The first column
// settles two by itself; nothing alone settles the third. A threshold that is missing as well keeps
// the fact from settling anything.
TEST(VillageGuaranteesTest, RanksWhatIsMissing) {
  DrawnWorld world("a-b-c", metres(100));
  world.road("abc", traits(RoadClass::village, RoadSurface::asphalt));
  std::vector<std::pair<char, std::int64_t>> const sizes{{'a', 10}, {'b', 20}, {'c', 100}};
  for (auto const& [name, persons] : sizes) {
    world.village(name, persons);
  }
  std::vector<LayerTable> tables = world.tables();
  for (VillageRow& row : tables.front().villages) {
    row.households = Households(row.persons->count() / 5);
    if (row.code != "c") {
      row.record.served_days = 3000;
    }
  }
  Rules rules;
  rules.add("served_by", Comparison::one_of, {0});
  rules.add("served_days", Comparison::more, {0});
  Part first;
  first.rule = RuleId(0);
  Part second;
  second.rule = RuleId(1);
  GuaranteeId const both_parts = rules.guarantee({first, second});
  GuaranteeId const untold = rules.add("electricity_rate", Comparison::at_least, {});
  Judged const judged = judge_tables(tables, rules.rules());
  std::vector<MissingWorth> ranked;
  std::vector<MissingWorth> electricity;
  for (MissingWorth const& worth : judged.guarantees.missing) {
    if (worth.guarantee == both_parts) {
      ranked.push_back(worth);
    }
    if (worth.guarantee == untold) {
      electricity.push_back(worth);
    }
  }
  ASSERT_EQ(ranked.size(), 2U);
  EXPECT_EQ(ranked[0].missing, (Missing{Missing::Kind::column, "served_by"}));
  EXPECT_EQ(ranked[0].alone, (VillageCount{2, 6, 30}));
  EXPECT_EQ(ranked[0].open, (VillageCount{3, 26, 130}));
  EXPECT_EQ(ranked[1].missing, (Missing{Missing::Kind::column, "served_days"}));
  EXPECT_EQ(ranked[1].alone, (VillageCount{}));
  EXPECT_EQ(ranked[1].open, (VillageCount{1, 20, 100}));
  ASSERT_EQ(electricity.size(), 2U);
  for (MissingWorth const& worth : electricity) {
    EXPECT_EQ(worth.alone, (VillageCount{}));
    EXPECT_EQ(worth.open.households, 26);
  }
}

}  // namespace
}  // namespace tongcun
