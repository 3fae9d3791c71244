// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"

#include <nlohmann/json_fwd.hpp>

namespace tongcun {

// What a register is, counted again from its rows: households by class, status, assistance,
// monitoring, main cause, consent and grade of the house; values that nobody has are left out, and
// so are columns that nobody fills.
[[nodiscard]] nlohmann::ordered_json standing_json(HouseholdTable const& table);

}  // namespace tongcun
