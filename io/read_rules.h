// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/services.h"
#include "engine/guarantees/guarantee.h"
#include "io/config_reader.h"

#include <optional>

namespace tongcun {

// Reads what a profile judges by: [[rules]], [[conditions]], [[guarantees]], [[stated]]. A rule
// that names no field, a comparison or unit that does not fit it, a threshold that the field can
// never have, and parts that name nothing or run in a circle are complaints at their place.
// A rule without a value, or with value = "user", waits for the user. `years`: of the profile,
// which hold for rules without their own.
[[nodiscard]] GuaranteeRules read_rules(ConfigReader& profile, Services const& services,
                                        std::optional<YearRange> const& years);

}  // namespace tongcun
