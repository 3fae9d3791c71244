// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"
#include "engine/rules/verdict.h"

namespace tongcun {

// Whether a programme is for a household by what the register says of it today: all that the
// programme asks for must pass.
//   income   a person, below `income_below` times the line of the start year (rounded down to minor
//            units); unknown where the income is
//   causes   one of the programme's is the main cause or another. Unknown where the main one is not
//            recorded; other causes that are not recorded are none, for the forms leave the cell
//            empty then
//   classes  it is in one of those that the programme names, of assistance, monitoring or the
//            register of poor households; unknown where it is in none and one is not recorded
//   labour   where it pays a post, somebody can work today; unknown where that is not recorded
// What the programme does not ask for decides nothing: one that asks for nothing is for everybody.
// Never not_applicable. O(1).
[[nodiscard]] Verdict judge_eligibility(PovertyStudy const& study, ProgrammeOption const& programme,
                                        HouseholdId id);

}  // namespace tongcun
