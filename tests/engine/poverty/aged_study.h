// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// One household in words: its members and how many of them the register counts as labourers.
struct AgedHousehold {
  std::vector<StudyMember> members;
  Stated<std::int32_t> labourers;
};

// A study with demography of such households, all of one village, each of an income of 3,000 a
// person against a line of 2,952; nothing else is set. Working age 16 to 59, school age 6 to 15.
inline PovertyStudy aged_study(std::vector<AgedHousehold> const& households, std::int32_t years) {
  constexpr std::int64_t kLine = 295'200;
  PovertyStudy study;
  study.options.years = years;
  study.options.replicates = 10;
  study.options.interval = 0.9;
  study.options.demography = DemographyOptions{{16, 59, 6, 15}, {}, {}, std::nullopt, "drawn"};
  study.start_year = 2026;
  study.lines.assign(static_cast<std::size_t>(years) + 1, kLine);
  study.scenarios = {StudyScenario::baseline};
  AreaId const all = study.tree.areas.push_back({AreaLevel::all, "", "", AreaId::none()});
  study.tree.of_village.push_back(
      study.tree.areas.push_back({AreaLevel::village, "520101", "village", all}));
  study.village_key.push_back(key_of_text("520101"));
  study.households.resize(households.size());
  study.grounds.resize(households.size());
  study.members.emplace();
  for (HouseholdId const id : study.households.village.ids()) {
    AgedHousehold const& household = households[id.value()];
    study.households.village[id] = VillageId(0);
    study.households.key[id] = key_of_text("H" + std::to_string(id.value()));
    study.households.persons[id] = static_cast<std::int32_t>(household.members.size());
    study.households.income[id] = Stated(std::int64_t{300'000});
    study.households.labourers[id] = household.labourers;
    study.households.house_known[id] = 1;
    study.members->first.push_back(static_cast<std::uint32_t>(study.members->members.size()));
    study.members->followed.push_back(study.households.persons[id]);
    study.members->others.push_back(0);
    study.members->members.insert(study.members->members.end(), household.members.begin(),
                                  household.members.end());
  }
  return study;
}

}  // namespace tongcun
