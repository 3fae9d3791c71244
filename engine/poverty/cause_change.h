// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/household_grounds.h"
#include "engine/region/area_tree.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tongcun {

// Persons of a group, and those of them below the line; both may be sums over replicates.
struct GroupCount {
  std::int64_t persons = 0;
  std::int64_t poor = 0;
  friend bool operator==(GroupCount const&, GroupCount const&) = default;
};

// What a group contributes to the change of the headcount of all, in millionths of persons.
struct GroupChange {
  std::int64_t contribution = 0;
  // Of it: its own headcount changed, at its mean share of all persons, and its share changed, at
  // its mean headcount. They add up to the contribution.
  std::int64_t within = 0;
  std::int64_t share = 0;
  friend bool operator==(GroupChange const&, GroupChange const&) = default;
};

// Groups by main cause: the causes, then households to which the question does not apply, then
// those of whom it is not recorded.
inline constexpr std::size_t kCauseGroups = kPovertyCauses + 2;
[[nodiscard]] std::string_view name_of_cause_group(std::size_t group);

// What is compared: under which scenarios, in which years. The baseline of the start year is the
// register of today.
enum class ChangeOver : std::uint8_t {
  years,     // today and the last year, under the scenario
  measures,  // the baseline and the scenario, in the last year
};
inline constexpr std::array<std::string_view, 2> kChangeOverNames{"years", "measures"};

struct CauseChange {
  ChangeOver over = ChangeOver::years;
  std::size_t scenario = 0;  // position in the study
  AreaId area;
  std::vector<GroupCount> before;  // by group; sums over replicates, those of today times so many
  std::vector<GroupCount> after;
  std::vector<GroupChange> change;
};

}  // namespace tongcun
