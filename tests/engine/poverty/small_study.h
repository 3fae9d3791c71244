// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"
#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace tongcun {

// Two villages of one township; the tree has all, county, township, villages.
inline AreaTree two_villages() {
  AreaTree tree;
  AreaId const all = tree.areas.push_back({AreaLevel::all, "", "", AreaId::none()});
  AreaId const county = tree.areas.push_back({AreaLevel::county, "52", "county", all});
  AreaId const township = tree.areas.push_back({AreaLevel::township, "5201", "town", county});
  for (char const* code : {"520101", "520102"}) {
    tree.of_village.push_back(tree.areas.push_back({AreaLevel::village, code, code, township}));
  }
  return tree;
}

inline constexpr std::int64_t kLine = 295'200;  // minor units

// Nothing happens: no deviation, no growth, no shock, no measure.
inline PovertyStudy still_study(std::size_t households, std::int32_t years) {
  PovertyStudy study;
  study.options.years = years;
  study.options.replicates = 10;
  study.options.persistence = 0.6;
  study.options.interval = 0.9;
  study.start_year = 2026;
  study.lines.assign(static_cast<std::size_t>(years) + 1, kLine);
  study.scenarios = {StudyScenario::baseline};
  study.tree = two_villages();
  study.village_key.resize(2);
  study.village_key[VillageId(0)] = key_of_text("520101");
  study.village_key[VillageId(1)] = key_of_text("520102");
  study.households.resize(households);
  for (HouseholdId const id : study.households.village.ids()) {
    study.households.village[id] = VillageId(id.value() * 2 < households ? 0 : 1);
    study.households.key[id] = key_of_text("H" + std::to_string(id.value()));
    study.households.persons[id] = static_cast<std::int32_t>(1 + id.value() % 6);
    study.households.income[id] = Stated(kLine / 2 + 20'000 * std::int64_t{id.value()});
    study.households.labourers[id] = Stated(2);
    study.households.house_known[id] = 1;
  }
  study.grounds.resize(households);
  return study;
}

inline RunSettings threads(int count) {
  RunSettings run;
  run.threads = count;
  return run;
}

}  // namespace tongcun
