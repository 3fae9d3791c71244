// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/earlier_plan.h"
#include "io/read_layers.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>

namespace tongcun {

// Where a run leaves the places of its households, below its folder.
inline constexpr char const* kPlacesOfHouseholds = "restricted/households/relocation.csv";

// What is wrong with an earlier run.
enum class EarlierRunFault : std::uint8_t {
  no_run,      // no folder with a run.json: no run, or one that was not finished
  no_plan,     // no such table in it that can be read: a run without a relocation plan
  no_columns,  // the table has not household_code, placed and site_code
  broken_row,  // of another number of cells, without a code, placed at no site or not placed at one
  twice,       // a household stands in it twice
  // The folder is another of this program's, in which no plan stands:
  of_check,
  of_comparison,
  of_report,
};
inline constexpr std::array<std::string_view, 8> kEarlierRunFaultNames{
    "no_run", "no_plan",  "no_columns",    "broken_row",
    "twice",  "of_check", "of_comparison", "of_report"};

// What the plan of a run is read for: its faults are told to who asked.
enum class PlanUse : std::uint8_t {
  stay_near,  // P020
  verify,     // P037
};

struct ReadEarlierPlan {
  EarlierPlan plan;
  InputRecord record;  // of its table: as restricted as the table itself
};

// Reads where an earlier run put its households. Throws InputError (the rule of its use, with the
// fault and, where there is one, the row). O(rows log rows).
[[nodiscard]] ReadEarlierPlan read_earlier_plan(std::filesystem::path const& run,
                                                PlanUse use = PlanUse::stay_near);

}  // namespace tongcun
