// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_problem.h"
#include "engine/types/id_vector.h"

#include <vector>

namespace tongcun {

// Questions without a rule of groups, made of one that has such a rule. Each of their plans obeys
// the rule or nearly so; costs are no less than in the question itself where the rule is a price.

// The same but for the rule, with what is closed to groups forbidden: every plan of the question is
// one of it, at no more cost.
[[nodiscard]] RelocationProblem without_groups(RelocationProblem problem);

// GroupRule::price: whoever is placed elsewhere than at the seat of its group pays split_price, as
// far as it is not dearer than to leave it out. none(): a group without a seat pays nothing.
[[nodiscard]] RelocationProblem with_seats(RelocationProblem const& problem,
                                           IdVector<MoveGroupId, SiteId> const& seat);

// Sites that a group may go to, ascending.
using GroupSites = IdVector<MoveGroupId, std::vector<SiteId>>;

// GroupRule::chunks: movers of a group go to its sites or stay.
[[nodiscard]] RelocationProblem with_sites(RelocationProblem const& problem,
                                           GroupSites const& sites);

// Movers of a group are of one unit, as with MoveUnit::group.
[[nodiscard]] RelocationProblem with_united_groups(RelocationProblem const& problem);

}  // namespace tongcun
