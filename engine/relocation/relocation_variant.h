// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/score_relocation.h"

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

}  // namespace tongcun
