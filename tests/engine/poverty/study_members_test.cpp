// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/study_members.h"

#include <gtest/gtest.h>

#include <vector>

namespace tongcun {
namespace {

// Households of so many persons; members: household, age (below zero: unknown), sex.
struct Member {
  std::uint32_t household;
  std::int32_t age;
  Stated<Sex> sex;
};
HouseholdRegister people(std::vector<std::int32_t> const& persons,
                         std::vector<Member> const& members) {
  HouseholdRegister made;
  made.households.resize(persons.size());
  made.persons.resize(members.size());
  for (std::uint32_t i = 0; i < persons.size(); ++i) {
    made.households.persons[HouseholdId(i)] = persons[i];
  }
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    HouseholdId const household(members[i].household);
    if (made.households.listed[household]++ == 0) {
      made.households.first_person[household] = PersonId(i);
    }
    if (members[i].age >= 0) {
      made.persons.age[PersonId(i)] = Stated(members[i].age);
    }
    made.persons.sex[PersonId(i)] = members[i].sex;
  }
  return made;
}

TEST(ListStudyMembers, TheOldestFirstWhateverTheOrderOfRows) {
  Stated const man(Sex::m);
  Stated const woman(Sex::f);
  StudyMembers const one = list_study_members(
      people({2, 3}, {{0, 30, woman}, {0, 30, man}, {1, 5, man}, {1, 70, woman}, {1, 6, man}}));
  StudyMembers const other = list_study_members(
      people({2, 3}, {{0, 30, man}, {0, 30, woman}, {1, 6, man}, {1, 5, man}, {1, 70, woman}}));
  EXPECT_EQ(one.members, other.members);
  ASSERT_EQ(one.of(HouseholdId(1)).size(), 3U);
  EXPECT_EQ(one.of(HouseholdId(1))[0], (StudyMember{70, Sex::f}));
  EXPECT_EQ(one.of(HouseholdId(0))[0], (StudyMember{30, Sex::m}));
  EXPECT_EQ(one.others[HouseholdId(1)], 0);
}

TEST(ListStudyMembers, WhoseAgeOrSexIsNotRecordedIsNotFollowed) {
  StudyMembers const found = list_study_members(people({4, 2, 1}, {{0, 30, Stated(Sex::m)},
                                                                   {0, -1, Stated(Sex::f)},
                                                                   {0, 3, {}},
                                                                   {2, 40, Stated(Sex::f)},
                                                                   {2, 41, Stated(Sex::m)}}));
  // One is not listed at all; of the second household nobody is.
  EXPECT_EQ(found.followed[HouseholdId(0)], 1);
  EXPECT_EQ(found.others[HouseholdId(0)], 3);
  EXPECT_EQ(found.followed[HouseholdId(1)], 0);
  EXPECT_EQ(found.others[HouseholdId(1)], 2);
  // More are listed than live there: nobody knows who.
  EXPECT_EQ(found.followed[HouseholdId(2)], 0);
  EXPECT_EQ(found.others[HouseholdId(2)], 1);
}

}  // namespace
}  // namespace tongcun
