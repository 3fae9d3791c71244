// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_standing.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"
#include "engine/types/stated.h"

#include <cstddef>

namespace tongcun {

inline constexpr std::size_t kPovertyCauses = kPovertyCauseNames.size();

// What the register says of a household beside its income: the grounds on which programmes are for
// it and changes are broken down. As declared; nothing computed is among them, for a class is given
// by the human procedure alone.
struct HouseholdGrounds {
  IdVector<HouseholdId, Stated<PovertyCause>> cause_main;
  IdVector<HouseholdId, Stated<KindSet<PovertyCause>>> cause_other;
  IdVector<HouseholdId, Stated<AssistClass>> assist_class;
  IdVector<HouseholdId, Stated<MonitorClass>> monitor_class;
  IdVector<HouseholdId, Stated<RegisteredClass>> registered_class;

  void resize(std::size_t rows) {  // new rows know nothing
    cause_main.resize(rows);
    cause_other.resize(rows);
    assist_class.resize(rows);
    monitor_class.resize(rows);
    registered_class.resize(rows);
  }
};

// All causes that the register names for a household, the main one among them.
[[nodiscard]] inline KindSet<PovertyCause> causes_of(HouseholdGrounds const& grounds,
                                                     HouseholdId id) {
  KindSet<PovertyCause> causes = grounds.cause_other[id].has_value()
                                     ? grounds.cause_other[id].value()
                                     : KindSet<PovertyCause>();
  if (grounds.cause_main[id].has_value()) {
    causes.insert(grounds.cause_main[id].value());
  }
  return causes;
}

}  // namespace tongcun
