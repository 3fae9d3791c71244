// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/build_register.h"

#include <vector>

namespace tongcun {

// "Not applicable" is believed only where it can be true; elsewhere it would hide a gap, because
// what does not apply fails no guarantee. Such cells become unknown, each with a problem (noted):
//   V308  at school, boards, grade of a person whose age is not known or is that of compulsory
//         education (boards and grade: unless the person is not at school); age and insurance of
//         anybody; the house, its water source, food and clothing of any household
//   V311  the way to water that is neither piped nor at the house: a river, bottles
// The same for any order of rows. O(rows).
[[nodiscard]] std::vector<RegisterProblem> doubt_not_applicable(RegisterRows& rows);

}  // namespace tongcun
