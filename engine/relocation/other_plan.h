// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/score_relocation.h"
#include "engine/types/id_vector.h"

#include <compare>
#include <cstdint>
#include <optional>

namespace tongcun {

// How far two plans of a question are from each other; what they open before who lives where.
struct PlanDistance {
  std::int64_t phases = 0;  // that one of them uses and the other does not
  // Households that one places at a site and the other elsewhere or nowhere, or the other way. The
  // fewest: households that are alike count as one kind, for who of them goes where is no
  // difference.
  std::int64_t households = 0;
  friend auto operator<=>(PlanDistance const&, PlanDistance const&) = default;
};

// A plan of the same question at nearly the same cost, which differs in kind.
struct OtherPlan {
  IdVector<MoverId, std::optional<MoverPlace>>
      place;  // alike households as in the plan, if they can
  RelocationScore score;
  PlanDistance from_plan;
  PlanDistance from_nearest;  // of the plan and the others before it
};

}  // namespace tongcun
