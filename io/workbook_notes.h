// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/run_head.h"
#include "io/table_workbook.h"

#include <cstdint>

namespace tongcun {

enum class Edition : std::uint8_t { open, internal };

// Where a run's workbook is from: edition, scenario and profiles with their digests, year, and, in
// the open edition, who is owed what. The internal edition says so on every sheet.
[[nodiscard]] WorkbookNotes workbook_notes(RunHead const& head, Edition edition);

}  // namespace tongcun
