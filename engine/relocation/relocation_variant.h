// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/score_relocation.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace tongcun {

// What a planner asks to try beside the plan.
enum class VariantKind : std::uint8_t {
  without_lock,      // the price of a lock: what the plan would cost if it were not kept
  without_site,      // what happens if a site comes to nothing
  without_fairness,  // what the shares of townships cost
  without_order,     // the weighted sum in place of an ordered objective: what the order costs
  without_groups,    // what the rule of groups costs
};
inline constexpr std::array<std::string_view, 5> kVariantKindNames{
    "without_lock", "without_site", "without_fairness", "without_order", "without_groups"};

// The plan of a question that differs in one thing, in the same prices; townships are owed the
// share that the plan gives them, but for without_fairness. Between the two plans lies at least
// bound - (objective of the plan) and at most objective - (bound of the plan): in the cost,
// whatever they reach of the goals before it.
struct RelocationVariant {
  VariantKind kind = VariantKind::without_lock;
  std::uint32_t index = 0;  // position of the lock, value of the site's id; else 0
  std::int64_t objective = 0;
  std::int64_t bound = 0;
  std::int64_t households_placed = 0;
  std::int64_t households_unplaced = 0;
  GoalCounts counts{};  // of the goals before the cost of the plan's own question
  friend bool operator==(RelocationVariant const&, RelocationVariant const&) = default;
};

// By how much the cost of the best plan would change, as certified, minor units.
struct CostChange {
  std::int64_t least = 0;
  std::int64_t most = 0;
  friend bool operator==(CostChange const&, CostChange const&) = default;
};
// Without a lock every plan is left, at no more than it cost: no more at most. With goals before
// the cost that need not be so, for without it they may be better reached, at more cost.
[[nodiscard]] inline CostChange change_of_cost(RelocationVariant const& variant,
                                               RelocationPlan const& plan) {
  CostChange change{variant.bound - plan.objective, variant.objective - plan.bound};
  if (variant.kind == VariantKind::without_lock && plan.levels.empty()) {
    change.most = std::min<std::int64_t>(0, change.most);
  }
  return change;
}

}  // namespace tongcun
