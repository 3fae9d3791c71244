// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/income_poverty.h"
#include "engine/region/area_tree.h"
#include "engine/region/household_register.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"
#include "engine/types/stated.h"

#include <array>
#include <cstdint>
#include <optional>

namespace tongcun {

// What a line says of a household: below it (or at it, by the rule's operator), not, or not known.
enum class IncomeState : std::uint8_t { poor, not_poor, unknown };
constexpr std::size_t kIncomeStates = 3;
[[nodiscard]] IncomeState state_of(Stated<std::int64_t> const& income, IncomeLine const& line);

// One line in one area: sums over persons, and households by state.
struct AreaPoverty {
  IncomePoverty poverty;
  std::array<std::int64_t, kIncomeStates> households{};
  friend bool operator==(AreaPoverty const&, AreaPoverty const&) = default;
};

// Every area of the tree; areas of one level add up to all. `incomes` a person and year, one a
// household, whose persons are the weights. O(households + areas), exact.
[[nodiscard]] IdVector<AreaId, AreaPoverty> measure_areas(
    HouseholdTable const& households, AreaTree const& tree,
    IdVector<HouseholdId, Stated<std::int64_t>> const& incomes, IncomeLine const& line);

// Gini coefficient of the persons of every area (gini_coefficient). O(households log households).
[[nodiscard]] IdVector<AreaId, std::optional<double>> gini_of_areas(
    HouseholdTable const& households, AreaTree const& tree,
    IdVector<HouseholdId, Stated<std::int64_t>> const& incomes);

}  // namespace tongcun
