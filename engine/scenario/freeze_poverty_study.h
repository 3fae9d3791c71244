// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"
#include "engine/region/household_register.h"
#include "engine/region/region.h"
#include "engine/relocation/relocation_result.h"
#include "engine/scenario/scenario.h"
#include "engine/types/finding.h"

#include <vector>

namespace tongcun {

// What a study is made from before anything is planned; the caller keeps the parts alive.
struct PovertyStage {
  Scenario const& scenario;  // asks for a simulation
  Region const& region;
  HouseholdRegister const& people;
};

// The question of a simulation (PovertyStudy) but for who moves: from the register, the lines of
// its years and hazard zones alone, so that what is missing is told before a plan is searched for.
// Findings go to `findings`; a study whose findings reject it must not be used. Deterministic.
//   P050  no year is stated that the register describes
//   P051  no income of the register is known
//   P052  a year has no line
//   P053  a hazard is set, and there is no layer of zones
//   P054  effects of a move are set, and no move is asked for
//   P070  effects of roads or services are set, and there is no measure of either
//   P071  a measure of a year that is not after the register's
//   P072  a measure of a year after the last simulated one
//   P090  demography is asked for, and of no member age and sex are recorded
//   P094  amounts of money are asked for, and incomes of the register are in another unit
//   P101  a target of a year that is not simulated
//   P102  a target of an area that there is not
//   P104  a panel tells no numbers: rejected where they are wanted in place of those stated
//   P105  rows of a panel that are not used
[[nodiscard]] PovertyStudy freeze_poverty_study(PovertyStage const& stage,
                                                std::vector<Finding>& findings);

// The study with the moves of a plan for the same register: a household moves in the month that the
// plan gives it, in no year before the first simulated.
[[nodiscard]] PovertyStudy with_moves(PovertyStudy study, RelocationResult const& plan);

}  // namespace tongcun
