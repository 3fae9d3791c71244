// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/status_rules.h"
#include "engine/region/household_register.h"

#include <span>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kWhole = 1'000'000;               // a share of one
constexpr std::int64_t kMostIncome = 1'000'000'000'000;  // minor units
constexpr std::int64_t kMostPersons = 20;

class FieldList {
 public:
  Field& add(std::string key, FieldKind kind) {
    Field field;
    field.key = std::move(key);
    field.kind = kind;
    field.level = FieldLevel::household;
    field.high = 1;
    field.lack = Lack::column;
    field.source = "households";
    fields_.push_back(std::move(field));
    return fields_.values().back();
  }
  void truth(std::string key) { add(std::move(key), FieldKind::truth); }
  void village_truth(std::string key) {
    add(std::move(key), FieldKind::truth).level = FieldLevel::village;
  }
  void word(std::string key, std::span<std::string_view const> words) {
    Field& field = add(std::move(key), FieldKind::word);
    field.words.assign(words.begin(), words.end());
    field.high = static_cast<std::int64_t>(words.size()) - 1;
  }
  Field& number(std::string key, Dimension dimension, std::int64_t low, std::int64_t high) {
    Field& field = add(std::move(key), FieldKind::number);
    field.dimension = dimension;
    field.low = low;
    field.high = high;
    return field;
  }
  Fields take() { return std::move(fields_); }

 private:
  Fields fields_;
};

}  // namespace

Fields status_fields(std::vector<PovertyLine> const& lines,
                     std::vector<std::string> const& household_guarantees,
                     std::vector<std::string> const& village_guarantees) {
  FieldList list;
  for (PovertyLine const& line : lines) {
    for (char const* const relation : {"below_", "above_", "left_below_"}) {
      list.truth(relation + line.key);
    }
  }
  for (std::string const& guarantee : household_guarantees) {
    list.truth("holds_" + guarantee);
  }
  for (char const* const key :
       {"guarantee_fails", "formerly_registered", "remaining_poor", "registered_this_year",
        "exited", "risk_declared", "severe_difficulty", "has_labour", "has_work"}) {
    list.truth(key);
  }
  for (std::string_view const kind : kRiskKindNames) {
    list.truth("risk_" + std::string(kind));
  }
  list.word("registered_class", kRegisteredClassNames);
  list.word("record_status", kRecordStatusNames);
  list.word("assist_class", kAssistClassNames);
  list.word("monitor_class", kMonitorClassNames);
  list.word("risk_cleared", kRiskClearedNames);
  list.word("house_grade", kHouseGradeNames);
  list.word("water_source", kDrinkingSourceNames);
  for (std::string_view const indicator : kMpiIndicatorNames) {
    list.truth("mpi_" + std::string(indicator));
  }
  list.number("income_a_person", Dimension::yearly_money, -kMostIncome, kMostIncome);
  list.number("rigid_expense_a_person", Dimension::yearly_money, 0, kMostIncome);
  list.number("persons", Dimension::count, 1, kMostPersons);
  for (char const* const key : {"labourers", "labourers_employed", "pupils"}) {
    list.number(key, Dimension::count, 0, kMostPersons);
  }
  list.number("remaining_share", Dimension::share, 0, kWhole).level = FieldLevel::village;
  for (std::string const& guarantee : village_guarantees) {
    list.village_truth("village_holds_" + guarantee);
  }
  return list.take();
}

}  // namespace tongcun
