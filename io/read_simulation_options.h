// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/simulation_options.h"
#include "engine/scenario/profile.h"
#include "io/config_reader.h"

namespace tongcun {

// Reads [simulate] of a scenario: years ahead, replicates, the law of incomes, the line,
// [[simulate.shocks]], [simulate.effects.relocation], [[simulate.programmes]],
// [simulate.demography], and what the result is asked: [simulate.sensitivity],
// [[simulate.targets]], [simulate.panel]. Money is in the major unit of the profile's currency.
// Persistence, deviation and growth have no default, and each table of numbers says where they are
// from; what is not set has no effect. `interval` is 0.9 unless it is set [A]: which part of the
// replicates is told does not change them.
[[nodiscard]] SimulationOptions read_simulation_options(ConfigReader& reader,
                                                        Profile const& profile);

}  // namespace tongcun
