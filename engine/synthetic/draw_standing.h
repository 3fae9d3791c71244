// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_standing.h"
#include "engine/run/random_stream.h"
#include "engine/synthetic/county_parameters.h"

#include <cstdint>

namespace tongcun {

// What a household's standing follows from.
struct StandingFacts {
  std::int32_t persons = 1;
  std::int32_t labourers = 0;
  bool has_pupil = false;
  bool is_out_of_school = false;  // a child of compulsory age
  bool is_house_unsafe = false;   // grade C or D, or none, not yet mended
  bool is_water_unsafe = false;
  bool is_remote = false;
  std::int64_t income = 0;  // a person, minor units
  std::int64_t line = 0;    // in effect, likewise
};

// Draws class, status and years in the register, assistance, monitoring, risks and causes, so that
// they agree with the facts and with one another:
//   2016  registered are those below the line but for a few whom nobody found, and some above it,
//         who have exited; each registered household has a main cause. Assistance and monitoring of
//         later years stay unknown.
//   2026  registered once, all exited until 2020; assistance; monitored are households below the
//         line (low income) or struck by a shock. There is no official line after 2020: `line` is
//         the county's own. Each monitored household has at least one risk and a main cause; a risk
//         is cleared only where income is not low and somebody can work. From 2021 to 2025 the
//         three classes of those years, from 2026 the one class. Rigid expense and declared
//         difficulty follow from the shock.
// Nobody with a labourer is 特困. Shares: standing_shares.h.
void draw_standing(CountyParameters const& county, StandingFacts const& facts, HouseholdId id,
                   HouseholdStanding& standing, RandomStream& random);

}  // namespace tongcun
