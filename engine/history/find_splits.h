// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/history/register_history.h"

namespace tongcun {

// Households of now that may have been split off another one (分户): of each the household of now
// that its members seem to come from; none where there is no sign of it. `earlier_of`: by present
// household, its row in the earlier register.
//
// Persons have no codes. A household that came is a candidate if all its members who were born by
// the earlier register, by sex and by age less `years`, are among those that exactly one household
// of its village has lost since, and no other candidate is needed for the same ones; where there
// are three or more of them, one may come from elsewhere, as by marriage. So a death and a marriage
// of the same age look like a split: a ground to ask, no proof. Both registers must list all
// members with sex and age. How often it finds what was split, and what was not: tests/recall.md.
// O(persons log persons), and in a village those that came times those that lost members.
[[nodiscard]] IdVector<HouseholdId, HouseholdId> find_splits(
    HouseholdRegister const& before, HouseholdRegister const& now,
    IdVector<HouseholdId, HouseholdId> const& earlier_of, int years);

}  // namespace tongcun
