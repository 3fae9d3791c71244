// SPDX-License-Identifier: Apache-2.0
// How often a split is noticed in an invented county, by the persons that left, and how often where
// there was none.
#include "engine/history/find_splits.h"
#include "engine/synthetic/make_county_register.h"
#include "engine/synthetic/make_earlier_register.h"
#include "tests/engine/synthetic/small_county.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

HouseholdRegister register_of_county() {
  RunSettings run;
  run.threads = 2;
  return make_county_register(
             small_county(),
             county_income(CountyEra::y2026, 800'000, {"CNY", "person/year", "net"}), run)
      .households;
}

IdVector<HouseholdId, HouseholdId> pairs_of(HouseholdTable const& before,
                                            HouseholdTable const& now) {
  std::map<std::string, HouseholdId> then;
  for (HouseholdId const id : before.code.ids()) {
    then[before.code[id]] = id;
  }
  IdVector<HouseholdId, HouseholdId> earlier_of(now.size());
  for (HouseholdId const id : now.code.ids()) {
    auto const found = then.find(now.code[id]);
    earlier_of[id] = found == then.end() ? HouseholdId::none() : found->second;
  }
  return earlier_of;
}

// Every hundredth pair of neighbours of one village of which the second has so many persons.
std::vector<HouseholdSplit> splits_of(HouseholdRegister const& people, std::int32_t persons,
                                      std::uint32_t offset) {
  HouseholdTable const& table = people.households;
  std::vector<HouseholdSplit> splits;
  for (std::uint32_t at = 1 + offset; at < table.size(); at += 100) {
    std::uint32_t newcomer = at;
    while (newcomer < at + 90 && newcomer < table.size() &&
           table.persons[HouseholdId(newcomer)] != persons) {
      ++newcomer;
    }
    if (newcomer >= table.size()) {
      break;
    }
    HouseholdId const id(newcomer);
    HouseholdId const source(newcomer - 1);
    if (table.persons[id] == persons && table.village[id] == table.village[source] &&
        table.persons[source] + persons <= kMostTogether) {
      splits.push_back({id, source});
    }
  }
  return splits;
}

struct Found {
  std::int64_t planted = 0;
  std::int64_t found = 0;         // with the household that it left
  std::int64_t false_alarms = 0;  // of households that were not split
};

void look(HouseholdRegister const& people, std::vector<HouseholdSplit> const& splits,
          std::uint64_t seed, Found& result) {
  HouseholdRegister const before = make_earlier_register(people, splits, seed);
  IdVector<HouseholdId, HouseholdId> sources = find_splits(
      before, people, pairs_of(before.households, people.households), *people.year - *before.year);
  result.planted += static_cast<std::int64_t>(splits.size());
  for (HouseholdSplit const& split : splits) {
    result.found += sources[split.newcomer] == split.source ? 1 : 0;
    sources[split.newcomer] = HouseholdId::none();
  }
  for (HouseholdId const source : sources.values()) {
    result.false_alarms += source.is_none() ? 0 : 1;
  }
}

TEST(FindSplitsCounty, RecallAndFalseAlarms) {
  HouseholdRegister const people = register_of_county();
  auto const households = static_cast<std::int64_t>(people.households.size());
  constexpr std::uint64_t kYears = 5;
  Found clean;
  std::array<Found, 4> by_persons;
  for (std::uint64_t seed = 1; seed <= kYears; ++seed) {
    look(people, {}, seed, clean);
    for (std::size_t i = 0; i < by_persons.size(); ++i) {
      auto const persons = static_cast<std::int32_t>(i) + 1;
      look(people, splits_of(people, persons, static_cast<std::uint32_t>(seed)), seed,
           by_persons[i]);
    }
  }
  RecordProperty("households", std::to_string(households * static_cast<std::int64_t>(kYears)));
  RecordProperty("clean_false_alarms", std::to_string(clean.false_alarms));
  for (std::size_t i = 0; i < by_persons.size(); ++i) {
    std::string const key = std::to_string(i + 1);
    RecordProperty("planted_" + key, std::to_string(by_persons[i].planted));
    RecordProperty("found_" + key, std::to_string(by_persons[i].found));
    RecordProperty("false_" + key, std::to_string(by_persons[i].false_alarms));
  }
  EXPECT_LE(clean.false_alarms * 1000, households * static_cast<std::int64_t>(kYears));
  for (std::size_t i = 1; i < by_persons.size(); ++i) {  // two persons and more: as documented
    ASSERT_GT(by_persons[i].planted, 100);
    EXPECT_GE(by_persons[i].found * 100, by_persons[i].planted * 95) << i + 1;
    EXPECT_LE(by_persons[i].false_alarms * 1000, households * static_cast<std::int64_t>(kYears));
  }
}

}  // namespace
}  // namespace tongcun
