// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"
#include "io/table_workbook.h"

#include <cstdint>
#include <vector>

namespace tongcun {

enum class Edition : std::uint8_t { open, internal };

// Where a run's workbook is from: edition, scenario and profiles with their digests, year. The
// internal edition says so on every sheet. Who is owed what is left to the caller.
[[nodiscard]] WorkbookNotes workbook_notes(Scenario const& scenario,
                                           std::vector<Text> const& stamps, Edition edition);

}  // namespace tongcun
