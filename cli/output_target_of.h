// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/options.h"
#include "engine/scenario/scenario.h"
#include "io/check_output_target.h"

namespace tongcun {

// Where a run of the scenario is to lie; what it is made from must survive it.
[[nodiscard]] OutputTarget output_target_of(Options const& options, Scenario const& scenario);

}  // namespace tongcun
