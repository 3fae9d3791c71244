// SPDX-License-Identifier: Apache-2.0
#include "engine/checks/check_rules.h"

#include <cstdint>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kMostIncome = 1'000'000'000'000;  // minor units
constexpr std::int64_t kMostYears = 150;
constexpr std::int64_t kMostHouseholds = 10'000'000;

Field household_field(std::string key, FieldKind kind) {
  Field field;
  field.key = std::move(key);
  field.kind = kind;
  field.level = FieldLevel::household;
  field.high = 1;
  field.lack = Lack::column;
  field.source = "households";
  return field;
}

Field number_field(std::string key, Dimension dimension, std::int64_t low, std::int64_t high) {
  Field field = household_field(std::move(key), FieldKind::number);
  field.dimension = dimension;
  field.low = low;
  field.high = high;
  return field;
}

}  // namespace

Fields check_fields(Fields status_fields) {
  Fields fields = std::move(status_fields);
  for (char const* const key :
       {"house_treated", "exit_before_entry", "exit_in_year_of_entry", "entry_after_register",
        "business_without_cost", "amount_in_other_unit"}) {
    fields.push_back(household_field(key, FieldKind::truth));
  }
  fields.push_back(number_field("wage", Dimension::yearly_money, 0, kMostIncome));
  fields.push_back(number_field("years_off_stage", Dimension::count, 0, kMostYears));
  fields.push_back(number_field("alike_incomes", Dimension::count, 0, kMostHouseholds));
  return fields;
}

}  // namespace tongcun
