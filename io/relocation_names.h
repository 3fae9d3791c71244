// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_options.h"
#include "engine/relocation/relocation_plan.h"
#include "engine/verify/verify_relocation.h"

#include <array>
#include <string_view>

namespace tongcun {

inline constexpr std::array<std::string_view, 3> kGroupRuleNames{"free", "price", "chunks"};

// The words for plans of relocation in files, in the order of the values.
inline constexpr std::array<std::string_view, 6> kPlanStatusNames{
    "optimal", "optimal_claimed", "feasible", "stopped", "infeasible", "unmet"};
inline constexpr std::array<std::string_view, kLimitKinds> kLimitKindNames{
    "dwellings",    "persons",         "jobs",        "primary_seats",
    "junior_seats", "clinic",          "water",       "land",
    "ground_floor", "money",           "mode",        "left_out",
    "share_short",  "urgent_left_out", "posts_short", "guarantees_lost"};
inline constexpr std::array<std::string_view, kPlanFaults> kPlanFaultNames{"malformed_question",
                                                                           "shape",
                                                                           "refused",
                                                                           "wrong_facts",
                                                                           "left_out",
                                                                           "excluded",
                                                                           "not_offered",
                                                                           "unknown_place",
                                                                           "divided_unit",
                                                                           "over_limit",
                                                                           "fixed_elsewhere",
                                                                           "objective",
                                                                           "negative_price",
                                                                           "bound",
                                                                           "bound_above",
                                                                           "status",
                                                                           "level",
                                                                           "share_proof",
                                                                           "small_part"};
inline constexpr std::array<std::string_view, kGoals> kGoalNames{"shares", "urgent", "posts",
                                                                 "guarantees", "cost"};

}  // namespace tongcun
