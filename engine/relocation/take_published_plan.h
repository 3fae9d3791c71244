// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/published_plan.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tongcun {

// What of a published plan is not of the question that it is said to answer.
enum class PublishedFault : std::uint8_t {
  plan_kind,          // of another kind than is asked for
  earlier_plan,       // near to an earlier plan, and none is given; or the other way round
  unknown_household,  // that nobody may place
  household_twice,
  household_missing,  // that may be placed
  unknown_place,      // a site, phase or dwelling that the question does not have
  unit_value,         // not one value a unit, by its first household
  limit_price,        // not one price a limit
  level,              // not the levels of the question, in their order
  least_share,        // of townships that are owed none, or none of those that are; beyond all
};
inline constexpr std::array<std::string_view, 10> kPublishedFaultNames{
    "plan_kind",     "earlier_plan", "unknown_household", "household_twice", "household_missing",
    "unknown_place", "unit_value",   "limit_price",       "level",           "least_share"};

// A published plan as one of the question, which says what its levels have reached; and how often
// each fault was found. Where there is any, the plan is not whole.
struct TakenPlan {
  RelocationProblem problem;
  RelocationPlan plan;
  std::vector<RelocationPlan> others;  // with the levels and multipliers of the plan
  std::array<std::int64_t, kPublishedFaultNames.size()> faults{};

  [[nodiscard]] bool is_whole() const;
};

// `problem`: as build_relocation makes it. Nothing of the published plan is believed: it is to be
// verified. O((movers + limits · levels) · log).
[[nodiscard]] TakenPlan take_published_plan(RelocationProblem problem,
                                            PublishedPlan const& published, PlanNames const& names);

}  // namespace tongcun
