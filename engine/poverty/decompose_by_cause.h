// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/cause_change.h"
#include "engine/poverty/poverty_path.h"

#include <span>
#include <vector>

namespace tongcun {

// The change of the headcount as a sum over groups (Kitagawa 1955, without an interaction):
//   contribution = s1 h1 - s0 h0,  within = (s0 + s1) / 2 (h1 - h0),  share = (h0 + h1) / 2 (s1 -
//   s0)
// with s the group's share of persons and h its headcount. Rounded so that contributions add up
// exactly to the change of all, itself rounded to the nearest. A group that is empty on one side
// has no headcount there: all it contributes is its share. As many groups before as after; either
// side with persons, or nothing changes. O(groups).
[[nodiscard]] std::vector<GroupChange> decompose_by_group(std::span<GroupCount const> before,
                                                          std::span<GroupCount const> after);

// The change of the headcount by main cause, of households of known income: for every area down to
// townships and every scenario, over the years and against the baseline. What it tells is where
// change happens, not why. O(scenarios * households + scenarios * areas * groups).
[[nodiscard]] std::vector<CauseChange> decompose_by_cause(PovertyPath const& path);

}  // namespace tongcun
