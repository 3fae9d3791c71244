// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/poverty_statistics.h"
#include "engine/types/text.h"
#include "io/money.h"

#include <nlohmann/json_fwd.hpp>

namespace tongcun {

// Adds to the "poverty" of summary.json the measures that a profile or scenario asks for, of all:
//   warnings[]     households that a blow would push below the line: surely, perhaps, of how many
//   deprivation[]  of each index headcount, intensity and M0 with bounds, censored headcounts and
//                  contributions; mpi[] is the M0 of the index with the id "mpi", one entry a year
//   score_cards[]  households and persons by band
//   county_exit    rates of the county's sample with their intervals, and verdicts
// Those that nobody asked for are absent; what is suppressed is null.
void add_measures(PovertyStatistics const& statistics, Money const& money, Language language,
                  nlohmann::ordered_json& json);

}  // namespace tongcun
