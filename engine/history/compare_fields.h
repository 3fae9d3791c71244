// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/history/register_history.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace tongcun {

// What became of one field of one household.
enum class FieldFate : std::uint8_t { same, changed, learned, lost, never };

// Fields of households that are compared, by the name that the reader of registers gives them.
// Money is compared to the minor unit: a year's income is another one every year.
inline constexpr std::array<std::string_view, 28> kComparedFields{
    "group_name",        "persons",
    "house_grade",       "house_treatment_accepted",
    "food_and_clothing", "water_source",
    "registered_class",  "record_status",
    "year_registered",   "year_exited",
    "year_relapsed",     "assist_class",
    "monitor_class",     "risk_kinds",
    "risk_cleared",      "severe_difficulty",
    "cause_main",        "consent",
    "income_wage",       "income_business",
    "income_property",   "income_transfer",
    "business_cost",     "income_a_person",
    "labourers",         "labourers_employed",
    "house_area",        "tied_group"};

using FieldFates = std::array<FieldFate, kComparedFields.size()>;

// In the order of kComparedFields.
[[nodiscard]] FieldFates compare_fields(HouseholdTable const& before, HouseholdId then,
                                        HouseholdTable const& after, HouseholdId now);

// Adds one household to the counts of a field.
void count_fate(FieldFate fate, FieldChanges& counts);

}  // namespace tongcun
