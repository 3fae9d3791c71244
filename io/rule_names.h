// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/count_areas.h"
#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/missing.h"
#include "engine/rules/judge_rule.h"
#include "engine/rules/rule.h"
#include "engine/rules/verdict.h"

#include <array>
#include <string_view>

namespace tongcun {

// The words for rules and verdicts in files, in the order of the values.
inline constexpr std::array<std::string_view, kVerdicts> kVerdictNames{"fail", "unknown", "pass",
                                                                       "not_applicable"};
inline constexpr std::array<std::string_view, kComparisons> kComparisonNames{
    "<", "<=", "==", "!=", ">=", ">", "in"};
inline constexpr std::array<std::string_view, 4> kMissingPolicyNames{"unknown", "fail", "pass",
                                                                     "not_applicable"};
inline constexpr std::array<std::string_view, 2> kNeedsNames{"all", "any"};
inline constexpr std::array<std::string_view, 2> kFamilyNames{"official", "access"};
inline constexpr std::array<std::string_view, 2> kAboutNames{"village", "household"};
inline constexpr std::array<std::string_view, kAreaLevels> kAreaLevelNames{"all", "county",
                                                                           "township", "village"};
inline constexpr std::array<std::string_view, kReasons> kReasonNames{
    "compared",           "stated",         "value_missing", "threshold_missing",
    "within_bounds_only", "not_applicable", "other_year"};
inline constexpr std::array<std::string_view, kMissingKinds> kMissingKindNames{
    "column",   "layer",   "layer_column", "register",  "houses",
    "surfaces", "classes", "way",          "threshold", "own_water"};

}  // namespace tongcun
