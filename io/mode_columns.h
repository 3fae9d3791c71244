// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/relocation_statistics.h"
#include "engine/relocation/relocation_problem.h"
#include "io/output_table.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// The mode, households and persons, and what share they are: of all that are placed, and of all
// that may be placed. The two bases are never the same word.
void add_mode_columns(OutputTable& table);

// Their cells; what is not there is empty.
void add_mode_cells(ResettlementMode mode, std::optional<HouseholdCount> const& settled,
                    std::optional<std::int64_t> placed, std::optional<std::int64_t> task,
                    std::vector<OutputCell>& row);

// Hundredths of a per cent, rounded to the nearest; none where the base is none or unknown.
[[nodiscard]] std::optional<std::int64_t> mode_share(std::optional<HouseholdCount> const& settled,
                                                     std::optional<std::int64_t> base);

// Whether nobody can be settled but at concentrated sites: then modes are not told of.
[[nodiscard]] bool are_all_concentrated(RelocationProblem const& problem);

[[nodiscard]] std::optional<std::int64_t> households_of(std::optional<HouseholdCount> const& count);

}  // namespace tongcun
