// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/cause_change.h"
#include "engine/poverty/choose_beneficiaries.h"
#include "engine/poverty/income_poverty.h"
#include "engine/poverty/match_programmes.h"
#include "engine/poverty/measure_change.h"
#include "engine/poverty/monitoring_path.h"
#include "engine/poverty/people_path.h"
#include "engine/poverty/poverty_study.h"
#include "engine/poverty/sensitivity.h"
#include "engine/poverty/simulate_incomes.h"
#include "engine/poverty/target_result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// Households and persons of an area that the study knows of.
struct StudyBase {
  std::int64_t households = 0;
  std::int64_t persons = 0;
  std::int64_t unknown_households = 0;  // of unknown income: in no simulation
  std::int64_t unknown_persons = 0;
  std::int64_t poor_households = 0;  // today, of known income
  // Of known income that a scenario's measures concern: who moves, who receives a programme, whose
  // village is nearer to something.
  std::array<std::int64_t, kStudyScenarioNames.size()> concerned{};

  [[nodiscard]] std::int64_t known_persons() const { return persons - unknown_persons; }
};

// What a study could not take into account, in households of known income.
struct StudyGaps {
  std::int64_t held = 0;            // an income of zero or less: held as it is
  std::int64_t house_unknown = 0;   // a hazard is set, and nobody knows whether they are in a zone
  std::int64_t labour_unknown = 0;  // may fall ill; a mover of these has no chance of a post
  std::int64_t parts_unknown = 0;   // a part that is not recorded would change
  std::int64_t movers_unknown = 0;  // movers of unknown income: in no simulation
  // With demography, of all incomes: persons of whom age or sex is not recorded, who stay as they
  // are; households whose wages do not follow who can work.
  std::int64_t members_unknown = 0;
  std::int64_t labour_not_followed = 0;
  friend bool operator==(StudyGaps const&, StudyGaps const&) = default;
};

// Villages that pass their exit, by scenario of the study and year: one number a replicate.
struct ExitPaths {
  std::int64_t villages = 0;  // all
  // Whatever is unknown; and if all that is unknown were in favour.
  std::vector<std::vector<ReplicateHistogram>> surely;
  std::vector<std::vector<ReplicateHistogram>> perhaps;
};

// Everything about what years ahead do to households, for the office alone. Probabilities are
// grounds for a visit, never for adding or removing anyone.
struct PovertyPath {
  PovertyStudy study;
  IdVector<AreaId, StudyBase> base;
  IdVector<AreaId, IncomePoverty> today;                    // in the start year
  SimulatedIncomes simulated;                               // scenarios and areas as in the study
  IdVector<HouseholdId, std::optional<std::uint32_t>> row;  // none: unknown income
  std::vector<Beneficiaries> beneficiaries;                 // by programme
  ProgrammeMatch match;                                     // of the same programmes
  std::optional<PeoplePath> people;                         // with demography
  StudyGaps gaps;
  std::optional<ExitPaths> exits;            // none: the profile has no such rules
  std::optional<MonitoringPath> monitoring;  // likewise
  std::optional<MeasureChange> by_measure;   // none: not asked for
  std::vector<CauseChange> by_cause;         // empty: likewise
  std::optional<Sensitivity> sensitivity;    // none: likewise
  std::vector<TargetResult> targets;         // by target, then scenario

  // In how many of the replicates the household is poor in a year, in any year; it has a row.
  [[nodiscard]] std::uint32_t times_poor(std::size_t scenario, HouseholdId id,
                                         std::size_t year) const;
  [[nodiscard]] std::uint32_t times_ever(std::size_t scenario, HouseholdId id) const;
  // Its persons in a year, and those of them below the line, over the replicates; it has a row.
  [[nodiscard]] std::int64_t persons_over_replicates(HouseholdId id, std::size_t year) const;
  [[nodiscard]] std::int64_t poor_over_replicates(std::size_t scenario, HouseholdId id,
                                                  std::size_t year) const;
};

}  // namespace tongcun
