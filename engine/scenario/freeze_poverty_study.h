// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"
#include "engine/scenario/simulate_poverty.h"

namespace tongcun {

// The question of a simulation (PovertyStudy). Findings as simulate_poverty; a study whose findings
// reject it must not be used.
//   P050  no year is stated that the register describes
//   P051  no income of the register is known
//   P052  a year has no line
//   P053  a hazard is set, and there is no layer of zones
//   P054  effects of a move are set, and no move is planned
[[nodiscard]] PovertyStudy freeze_poverty_study(PovertyStage const& stage,
                                                std::vector<Finding>& findings);

}  // namespace tongcun
