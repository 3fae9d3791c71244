// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/make_earlier_register.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr YearOfChange kQuiet{0, 0, 0, 0, 0};
constexpr std::int32_t kYear = 2019;

struct Member {
  Sex sex;
  std::int32_t age;
};

HouseholdId add(HouseholdRegister& people, std::string code, std::vector<Member> const& members) {
  HouseholdTable& table = people.households;
  HouseholdId const id(static_cast<std::uint32_t>(table.size()));
  table.resize(table.size() + 1);
  table.code[id] = std::move(code);
  table.village[id] = VillageId(0);
  table.first_person[id] = PersonId(static_cast<std::uint32_t>(people.persons.size()));
  table.listed[id] = static_cast<std::int32_t>(members.size());
  table.persons[id] = table.listed[id];
  for (Member const& member : members) {
    PersonId const person(static_cast<std::uint32_t>(people.persons.size()));
    people.persons.resize(people.persons.size() + 1);
    people.persons.household[person] = id;
    people.persons.sex[person] = Stated(member.sex);
    people.persons.age[person] = Stated(member.age);
  }
  return id;
}

std::vector<std::int32_t> ages_of(HouseholdRegister const& people, HouseholdId id) {
  std::vector<std::int32_t> ages;
  for (std::int32_t i = 0; i < people.households.listed[id]; ++i) {
    ages.push_back(people.persons
                       .age[PersonId(people.households.first_person[id].value() +
                                     static_cast<std::uint32_t>(i))]
                       .value());
  }
  return ages;
}

HouseholdRegister three_households() {
  HouseholdRegister people;
  people.year = kYear;
  people.invented = true;
  add(people, "a", {{Sex::m, 50}, {Sex::f, 48}, {Sex::m, 0}});
  add(people, "b", {{Sex::m, 25}, {Sex::f, 1}});
  add(people, "c", {{Sex::f, 70}});
  return people;
}

// A quiet year: all a year younger, and who was born in it was not there.
TEST(MakeEarlierRegister, AllAreAYearYounger) {
  HouseholdRegister const before = make_earlier_register(three_households(), {}, 1, kQuiet);
  EXPECT_EQ(before.year, kYear - 1);
  EXPECT_TRUE(before.invented);
  ASSERT_EQ(before.households.size(), 3U);
  EXPECT_EQ(ages_of(before, HouseholdId(0)), (std::vector<std::int32_t>{49, 47}));
  EXPECT_EQ(ages_of(before, HouseholdId(1)), (std::vector<std::int32_t>{24, 0}));
  EXPECT_EQ(ages_of(before, HouseholdId(2)), (std::vector<std::int32_t>{69}));
  EXPECT_EQ(before.households.persons[HouseholdId(0)], 2);
}

// Who was split off stood with its source.
TEST(MakeEarlierRegister, ASplitIsOneHousehold) {
  HouseholdRegister const before =
      make_earlier_register(three_households(), {{HouseholdId(1), HouseholdId(0)}}, 1, kQuiet);
  ASSERT_EQ(before.households.size(), 2U);
  EXPECT_EQ(before.households.code[HouseholdId(0)], "a");
  EXPECT_EQ(ages_of(before, HouseholdId(0)), (std::vector<std::int32_t>{49, 47, 24, 0}));
  EXPECT_EQ(before.households.persons[HouseholdId(0)], 4);
  EXPECT_EQ(before.households.code[HouseholdId(1)], "c");
  EXPECT_EQ(before.persons.household[PersonId(4)], HouseholdId(1));
}

// States of then follow from the years of now.
TEST(MakeEarlierRegister, StatesAreThoseOfThen) {
  HouseholdRegister people = three_households();
  HouseholdStanding& now = people.households.standing;
  auto const state = [&](std::uint32_t at, RecordStatus status, std::int32_t registered) {
    HouseholdId const id(at);
    now.registered_class[id] = Stated(RegisteredClass::general);
    now.record_status[id] = Stated(status);
    now.year_registered[id] = Stated(registered);
  };
  state(0, RecordStatus::exited, 2014);
  now.year_exited[HouseholdId(0)] = Stated(kYear);
  state(1, RecordStatus::relapsed, 2014);
  now.year_exited[HouseholdId(1)] = Stated(kYear - 2);
  now.year_relapsed[HouseholdId(1)] = Stated(kYear);
  state(2, RecordStatus::new_poor, kYear);
  HouseholdStanding const then = make_earlier_register(people, {}, 1, kQuiet).households.standing;
  EXPECT_EQ(then.record_status[HouseholdId(0)], Stated(RecordStatus::active));
  EXPECT_FALSE(then.year_exited[HouseholdId(0)].has_value());
  EXPECT_EQ(then.record_status[HouseholdId(1)], Stated(RecordStatus::exited));
  EXPECT_EQ(then.year_exited[HouseholdId(1)], Stated(kYear - 2));
  EXPECT_FALSE(then.record_status[HouseholdId(2)].has_value());
  EXPECT_EQ(then.registered_class[HouseholdId(2)], Stated(RegisteredClass::none));
}

// Of each event where every household has it.
TEST(MakeEarlierRegister, WhatAYearDoes) {
  HouseholdRegister people;
  people.year = kYear;
  for (int i = 0; i < 200; ++i) {
    add(people, "h" + std::to_string(i), {{Sex::m, 50}, {Sex::f, 28}});
  }
  auto const with = [&](YearOfChange const& change) {
    return make_earlier_register(people, {}, 1, change);
  };
  EXPECT_EQ(with({1000, 0, 0, 0, 0}).persons.size(), 600U);  // who died was there
  EXPECT_EQ(with({0, 1000, 0, 0, 0}).persons.size(), 600U);  // who left
  EXPECT_EQ(with({0, 0, 1000, 0, 0}).persons.size(), 200U);  // who joined was not
  EXPECT_EQ(with({0, 0, 0, 1000, 0}).households.size(), 0U);
  std::size_t const some = with({0, 0, 0, 100, 0}).households.size();
  EXPECT_LT(some, 195U);
  EXPECT_GT(some, 165U);
  EXPECT_EQ(with({}), with({}));
  EXPECT_NE(with({}), make_earlier_register(people, {}, 2));
}

}  // namespace
}  // namespace tongcun
