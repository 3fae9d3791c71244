// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/profile_terms.h"
#include "io/config_reader.h"

#include <optional>

namespace tongcun {

// Reads how a profile speaks: [words], [currency], [units], [[lines]]. `years`: of the profile.
[[nodiscard]] ProfileTerms read_terms(ConfigReader& profile, std::optional<YearRange> const& years);

}  // namespace tongcun
