// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/judge_after_move.h"

#include "engine/access/compute_travel_times.h"
#include "engine/guarantees/guarantee_fields.h"
#include "engine/network/build_road_network.h"
#include "engine/region/new_facilities.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr Verdict F = Verdict::fail;
constexpr Verdict U = Verdict::unknown;
constexpr Verdict P = Verdict::pass;

// One guarantee a rule.
GuaranteeId add(GuaranteeRules& rules, About about, std::string const& field, Comparison comparison,
                std::vector<std::int64_t> threshold) {
  Rule rule;
  rule.id = field;
  rule.field = *find_field(rules.book.fields, field);
  rule.comparison = comparison;
  rule.threshold = std::move(threshold);
  Part part;
  part.rule = rules.book.rules.push_back(rule);
  Condition condition;
  condition.id = "holds_" + field;
  condition.parts = {part};
  Guarantee guarantee;
  guarantee.key = field;
  guarantee.about = about;
  guarantee.condition = rules.book.conditions.push_back(condition);
  return rules.guarantees.push_back(guarantee);
}

struct Rules {
  GuaranteeRules rules;
  GuaranteeId hardened;
  GuaranteeId clinic;
  GuaranteeId served;
  GuaranteeId housing;
  GuaranteeId water;
  GuaranteeId insured;

  Rules() {
    rules.book.fields = guarantee_fields(plain_services());
    hardened = add(rules, About::village, "hardened_road", Comparison::at_most, {500'000});
    clinic = add(rules, About::village, "clinic_ride_worst", Comparison::at_most, {20 * 60'000});
    served = add(rules, About::village, "served_by", Comparison::one_of, {0});
    housing = add(rules, About::household, "house_grade", Comparison::one_of, {0, 1});
    water = add(rules, About::household, "water_piped", Comparison::equal, {1});
    insured = add(rules, About::household, "insured", Comparison::equal, {1});
  }
};

// Three households of two listed persons each; of the first, the second member is not insured. All
// live in houses of grade D.
HouseholdRegister three_households() {
  HouseholdRegister people;
  people.households.resize(3);
  people.persons.resize(6);
  for (HouseholdId const id : people.households.village.ids()) {
    people.households.village[id] = VillageId(0);
    people.households.persons[id] = 2;
    people.households.listed[id] = 2;
    people.households.first_person[id] = PersonId(2 * id.value());
    people.households.house_grade[id] = Stated(HouseGrade::d);
    people.households.water_source[id] = Stated(DrinkingSource::piped);
    people.households.geocode_level[id] = GeocodeLevel::none;
  }
  for (PersonId const id : people.persons.household.ids()) {
    people.persons.household[id] = HouseholdId(id.value() / 2);
    people.persons.medically_insured[id] = Stated(id.value() == 1 ? YesNo::no : YesNo::yes);
  }
  return people;
}

RunSettings quiet() {
  RunSettings run;
  run.threads = 1;
  return run;
}

// 0--s--------------------t   one character is 100 m
// County road 0–s of asphalt, earth from s to t, 2.1 km, closed in wet months; a clinic at s; x is
// far from every road.
TEST(JudgeAfterMove, ByTheSiteAndWhatGoesWithTheHousehold) {
  DrawnWorld world("0--s--------------------t", metres(100));
  RoadTraits county;
  county.road_class = RoadClass::county;
  county.surface = RoadSurface::asphalt;
  world.road("0s", county);
  world.road("st");
  world.village('s', 10);
  world.clinic('s');
  world.site('s');
  world.site('t');
  Region const region = world.region();
  RoadRules const road_rules = plain_rules();
  Services const services = plain_services();
  RoadNetwork const network = build_road_network(region, road_rules, {}, quiet()).network;
  NetworkOverlay const none;
  NetworkStates const states = find_network_states(network, road_rules, none);
  FacilityUses const uses = find_facility_uses(
      region.facilities, network, services, opened_facilities(region.facilities, {}, std::nullopt));
  TravelTimes const times =
      compute_travel_times({network, road_rules, states, none, services, uses}, {}, quiet());
  RoadAccess const roads = compute_road_access(region, network, road_rules, states, none);
  std::vector<VillageYears> const years = years_of_origins(times, states, network.origins.size());
  Rules const rules;
  SiteFacts const facts =
      collect_site_facts(rules.rules, {network, services, roads, years}, region.sites.size());
  IdVector<HouseholdId, SiteId> site(3);
  site[HouseholdId(0)] = SiteId(0);
  site[HouseholdId(1)] = SiteId(1);
  auto const verdicts =
      judge_after_move(rules.rules, facts, three_households(), site, 2026, quiet());
  auto const of = [&](GuaranteeId guarantee) {
    return std::vector<Verdict>(verdicts[guarantee].values().begin(),
                                verdicts[guarantee].values().end());
  };
  EXPECT_EQ(of(rules.hardened), (std::vector<Verdict>{P, F, U}));  // the third stays
  // In wet months the clinic is reached from t on foot alone, in some 25 minutes.
  EXPECT_EQ(of(rules.clinic), (std::vector<Verdict>{P, F, U}));
  EXPECT_EQ(of(rules.served), (std::vector<Verdict>{U, U, U}));  // no site records it
  EXPECT_EQ(of(rules.housing), (std::vector<Verdict>{P, P, U}));
  EXPECT_EQ(of(rules.water), (std::vector<Verdict>{U, U, U}));    // the tap stays behind
  EXPECT_EQ(of(rules.insured), (std::vector<Verdict>{F, P, U}));  // moving insures nobody
}

}  // namespace
}  // namespace tongcun
