// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/household_statistics.h"
#include "engine/disclose/path_statistics.h"
#include "engine/disclose/restricted.h"
#include "io/output_table.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

namespace tongcun {

// For restricted/internal, income_panel_fit: one row a number that a panel was asked for: what it
// says, with its standard error, whether the simulation uses it, and what it rests on, with the
// rows that are not used by reason. None where there is no panel.
[[nodiscard]] std::optional<OutputTable> panel_fit_table(
    Restricted<PovertyPath> const& path, Restricted<HouseholdResults> const& households);

// The numbers for summaries; `terms` has a fit.
[[nodiscard]] nlohmann::ordered_json panel_fit_json(PathTerms const& terms);

}  // namespace tongcun
