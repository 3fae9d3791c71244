// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/household_guarantees.h"
#include "engine/region/area_tree.h"
#include "engine/region/household_register.h"
#include "engine/region/region.h"
#include "engine/rules/verdict.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// Whether there is anybody to protect. A register that our generator made up may be treated as a
// real one, to see what would be published; never the other way round.
enum class RegisterTreatment : std::uint8_t { real, invented };

// Everything about single households. For the office alone.
struct HouseholdResults {
  HouseholdRegister people;
  HouseholdGuarantees guarantees;
  RegisterTreatment treatment = RegisterTreatment::real;
  std::vector<Layer> layers;  // of the register, with the counts of their rows
};

// Households by verdict; index = Verdict.
using HouseholdVerdictCount = std::array<HouseholdCount, kVerdicts>;

// The households of one area. None = suppressed: too few households, or all alike.
struct HouseholdAreaCount {
  Area area;
  std::optional<HouseholdCount> base;
  std::vector<std::optional<HouseholdVerdictCount>> verdicts;  // by guarantee of the statistics
};

// What of a register is public. Areas without households in the register are left out.
struct HouseholdStatistics {
  bool invented = false;    // no household is real: said wherever it appears
  bool suppressed = false;  // cells below the threshold were taken out
  std::vector<GuaranteeId> guarantees;
  std::vector<HouseholdAreaCount> areas;  // in the order of the area tree, all first
  // By guarantee, the most households settled alone first. Of a real register without numbers, and
  // without those that fewer households than the threshold hang on.
  struct Missing {
    GuaranteeId guarantee;
    tongcun::Missing missing;
    std::optional<HouseholdCount> alone;
    std::optional<HouseholdCount> open;
  };
  std::vector<Missing> missing;
};

}  // namespace tongcun
