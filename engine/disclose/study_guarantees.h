// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/guarantees/guarantee.h"
#include "engine/poverty/poverty_study.h"
#include "engine/region/area_tree.h"
#include "engine/rules/verdict.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// What every guarantee says in one state of roads and facilities, by the rules of the register's
// year.
struct GuaranteeState {
  IdVector<GuaranteeId, IdVector<VillageId, Verdict>> villages;
  // Of guarantees about households; empty of those about villages, whose verdict is that of the
  // village.
  IdVector<GuaranteeId, IdVector<HouseholdId, Verdict>> households;
  // Of households that move, at their site, guarantees about villages too; unknown of all others.
  // Empty where nobody moves.
  IdVector<GuaranteeId, IdVector<HouseholdId, Verdict>> sites;

  [[nodiscard]] Verdict at_site(GuaranteeId guarantee, HouseholdId household) const {
    return sites.empty() ? Verdict::unknown : sites[guarantee][household];
  }
};

// A state that holds from a year on, until the next one.
struct GuaranteeStep {
  std::int32_t year = 0;
  std::size_t state = 0;
};

// WHAT HOLDS under each scenario of a study of years ahead. For the office alone.
struct StudyGuarantees {
  std::vector<StudyScenario> scenarios;
  std::vector<GuaranteeState> states;             // each once; the first is today's
  std::vector<std::vector<GuaranteeStep>> steps;  // by scenario, ascending; the first is today
  // First year in which the household lives at a site, of the plan; none: it stays.
  IdVector<HouseholdId, std::optional<std::int32_t>> away_from;

  [[nodiscard]] bool has_moved(std::size_t scenario, std::int32_t year,
                               HouseholdId household) const;
  // At the site, once it has moved there.
  [[nodiscard]] Verdict verdict(std::size_t scenario, std::size_t step, GuaranteeId guarantee,
                                HouseholdId household, VillageId village) const;
};

// Households of an area by verdict; those among them that have moved to a site, and what holds for
// them there.
struct StudyVerdicts {
  HouseholdVerdictCount verdicts{};
  HouseholdCount moved;
  HouseholdVerdictCount at_site{};
};

struct StudyGuaranteeArea {
  Area area;
  std::optional<HouseholdCount> base;
  // By guarantee, scenario, step; none = suppressed.
  std::vector<std::vector<std::vector<std::optional<StudyVerdicts>>>> verdicts;
};

// A village of which a guarantee about villages says something else from a year on.
struct VillageVerdictChange {
  VillageId village;
  std::size_t scenario = 0;
  GuaranteeId guarantee;
  std::int32_t year = 0;
  Verdict before = Verdict::unknown;
  Verdict then = Verdict::unknown;
  friend bool operator==(VillageVerdictChange const&, VillageVerdictChange const&) = default;
};

// What is told of it. Areas without households are left out.
struct StudyGuaranteeStatistics {
  bool invented = false;
  bool suppressed = false;
  std::vector<StudyScenario> scenarios;
  std::vector<std::vector<std::int32_t>> years;  // of the steps, by scenario
  std::vector<StudyGuaranteeArea> areas;         // in the order of the area tree
  // Facts of places: by scenario, village, guarantee, year.
  std::vector<VillageVerdictChange> villages;
};

// All of it, unsuppressed: for the office, and for registers in which nobody is real.
// O(households · guarantees · steps · levels).
[[nodiscard]] StudyGuaranteeStatistics tell_study_guarantees(StudyGuarantees const& guarantees,
                                                             HouseholdRegister const& people,
                                                             AreaTree const& tree);

}  // namespace tongcun
