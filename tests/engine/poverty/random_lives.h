// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/random_stream.h"
#include "tests/engine/poverty/aged_study.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace tongcun {

// Everything that may happen to members, at random.
inline PovertyStudy random_lives(std::uint64_t seed) {
  RandomStream random(seed, Purpose::test, 78);
  std::vector<AgedHousehold> households(30);
  for (AgedHousehold& household : households) {
    std::size_t const members = 1 + random.next_below(7);
    for (std::size_t i = 0; i < members; ++i) {
      household.members.push_back({static_cast<std::int32_t>(random.next_below(95)),
                                   random.next_below(2) == 0 ? Sex::m : Sex::f});
    }
    std::ranges::sort(household.members, [](StudyMember const& a, StudyMember const& b) {
      return std::pair(-a.age, a.sex) < std::pair(-b.age, b.sex);
    });
    if (random.next_below(5) > 0) {
      household.labourers = Stated(static_cast<std::int32_t>(random.next_below(4)));
    }
  }
  PovertyStudy study = aged_study(households, 7);
  study.seed = seed;
  study.options.replicates = 70;
  study.options.persistence = 0.5;
  study.options.deviation = 0.4;
  study.options.demography->deaths = {{0, 0.02, 0.01}, {60, 0.2, 0.1}};
  study.options.demography->births = {{15, 49, 0.2}};
  study.options.demography->share_of_boys = 0.51;
  study.options.shocks = {{ShockKind::illness, 0.2, {}, 0.5, ""}};
  study.options.move_effects =
      MoveEffects{0.7, 2'160'000, 0.2, 0.4, 0.5, 60'000, 30'000, 100'000, 3, ""};
  ProgrammeOption& programme = study.options.programmes.emplace_back();
  programme.name = "a";
  programme.transfer_a_person = 50'000;
  programme.income_below = 1.1;
  study.scenarios = {StudyScenario::baseline, StudyScenario::programmes, StudyScenario::relocation,
                     StudyScenario::together};
  for (HouseholdId const id : study.households.village.ids()) {
    std::int64_t const persons = study.households.persons[id];
    study.households.income[id] = Stated(std::int64_t{150'000} + 20'000 * id.value());
    if (random.next_below(6) > 0) {
      study.households.parts[id] = IncomeParts{persons * 100'000, persons * 30'000, 5'000};
    }
    if (random.next_below(3) == 0) {
      study.households.move[id] = HouseholdMove{2028, 1'000'000};
    }
  }
  return study;
}

}  // namespace tongcun
