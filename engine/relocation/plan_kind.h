// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/other_plan.h"
#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace tongcun {

// What a plan does, whichever of alike households it does it with.
struct PlanKindOf {
  std::vector<std::uint8_t> is_used;  // by phase
  // Households by kind and site; none(): they stay.
  std::map<std::pair<std::uint32_t, SiteId>, std::int64_t> households;
};

// Movers that are alike: whoever of them takes which of their places, a plan is as good. Those of
// units of several households are alike to nobody; where there is a rule of groups, neither are
// those of different groups.
class AlikeMovers {
 public:
  // O(movers · stocks).
  explicit AlikeMovers(RelocationProblem const& problem);

  [[nodiscard]] PlanKindOf kind_of(IdVector<MoverId, std::optional<MoverPlace>> const& place) const;
  // The same plan but that alike movers take, as far as they can, the places that they have in the
  // other one, or some at the same sites.
  [[nodiscard]] IdVector<MoverId, std::optional<MoverPlace>> as_near_as_can_be(
      IdVector<MoverId, std::optional<MoverPlace>> const& place,
      IdVector<MoverId, std::optional<MoverPlace>> const& to) const;

 private:
  RelocationProblem const& problem_;
  std::vector<std::vector<MoverId>> kinds_;  // each ascending
};

[[nodiscard]] PlanDistance distance_of(PlanKindOf const& one, PlanKindOf const& other);

}  // namespace tongcun
