// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/synthetic_county.h"
#include "engine/types/text.h"
#include "io/county_lines.h"

#include <string>

namespace tongcun {

// The part of an invented county's scenario that asks for years ahead: [simulate], whose numbers
// are assumptions and say so, with one line each on what it is; and, as comments to be tried, what
// measures may change for incomes, roads to harden and clinics to open, by their codes in this
// county. Until 2020 the years end with the last one that has a national line; later the line grows
// by an assumption, for nobody states it.
[[nodiscard]] std::string study_text(SyntheticCounty const& county, CountyLine const& line,
                                     Language language);

}  // namespace tongcun
