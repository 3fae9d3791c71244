// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/compare_runs.h"
#include "io/output_table.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// Whether the column of keys, which scripts look for, stands in a table beside the titles.
enum class KeyColumn : std::uint8_t { kept, left_out };

// The tables `asked` and `headline` of a comparison in one language: what each row is called
// (compared_title), with units and bases in words of that language. Without its keys `headline` is
// for readers: what they ask first at the head, shares in per cent, no amounts in minor units.
[[nodiscard]] OutputTable asked_in(RunComparison const& comparison, Language language,
                                   KeyColumn keys);
[[nodiscard]] OutputTable headline_in(RunComparison const& comparison, Language language,
                                      KeyColumn keys);

// What their rows are called, in both languages.
[[nodiscard]] std::vector<Text> asked_titles(RunComparison const& comparison);
[[nodiscard]] std::vector<Text> headline_titles(RunComparison const& comparison);

}  // namespace tongcun
