// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/household_lacks.h"
#include "engine/guarantees/missing.h"
#include "engine/region/household_register.h"
#include "engine/rules/verdict.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// Households of a register, and the persons in them.
struct HouseholdCount {
  std::int64_t households = 0;
  std::int64_t persons = 0;

  void add(HouseholdTable const& table, HouseholdId household) {
    ++households;
    persons += table.persons[household];
  }
  friend bool operator==(HouseholdCount const&, HouseholdCount const&) = default;
};

// What is missing in a register, and how many households' verdicts hang on it.
struct HouseholdMissing {
  GuaranteeId guarantee;
  Missing missing;
  HouseholdCount alone;  // nothing else is missing: it settles the verdict
  HouseholdCount open;   // the verdict hangs on it, perhaps on more
};

// One guarantee, for every household of the register.
struct JudgedGuarantee {
  GuaranteeId guarantee;
  IdVector<HouseholdId, Verdict> verdict;
  // Of the guarantee's condition, in order. No part fails for a member of whom nobody knows whether
  // the guarantee concerns it.
  std::vector<IdVector<HouseholdId, Verdict>> parts;
  HouseholdLacks lacks;  // of the unknown ones
};

// WHAT HOLDS for each household of a register. Data of persons: never public as it is.
struct HouseholdGuarantees {
  std::vector<JudgedGuarantee> judged;    // those about households, by id
  std::vector<HouseholdMissing> missing;  // by guarantee; the most households settled alone first
};

}  // namespace tongcun
