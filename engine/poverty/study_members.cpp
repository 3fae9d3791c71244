// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/study_members.h"

#include <algorithm>
#include <tuple>

namespace tongcun {

StudyMembers list_study_members(HouseholdRegister const& people) {
  HouseholdTable const& table = people.households;
  StudyMembers all;
  all.members.reserve(people.persons.size());
  for (HouseholdId const id : table.code.ids()) {
    auto const first = all.members.size();
    std::int32_t const listed = table.listed[id] <= table.persons[id] ? table.listed[id] : 0;
    for (std::int32_t i = 0; i < listed; ++i) {
      PersonId const person(table.first_person[id].value() + static_cast<std::uint32_t>(i));
      Stated<std::int32_t> const& age = people.persons.age[person];
      Stated<Sex> const& sex = people.persons.sex[person];
      if (age.has_value() && sex.has_value()) {
        all.members.push_back({age.value(), sex.value()});
      }
    }
    std::sort(all.members.begin() + static_cast<std::ptrdiff_t>(first), all.members.end(),
              [](StudyMember const& a, StudyMember const& b) {
                return std::tie(b.age, a.sex) < std::tie(a.age, b.sex);
              });
    auto const followed = static_cast<std::int32_t>(all.members.size() - first);
    all.first.push_back(static_cast<std::uint32_t>(first));
    all.followed.push_back(followed);
    all.others.push_back(table.persons[id] - followed);
  }
  return all;
}

}  // namespace tongcun
