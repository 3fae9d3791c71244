// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/scenario/scenario.h"

namespace tongcun {

// How a register is published: only one that is invented throughout, and that the scenario does not
// ask to treat as real, protects nobody.
[[nodiscard]] inline RegisterTreatment register_treatment(Scenario const& scenario,
                                                          bool is_invented) {
  return is_invented && !scenario.treat_register_as_real ? RegisterTreatment::invented
                                                         : RegisterTreatment::real;
}

}  // namespace tongcun
