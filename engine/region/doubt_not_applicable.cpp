// SPDX-License-Identifier: Apache-2.0
#include "engine/region/doubt_not_applicable.h"

#include <utility>

namespace tongcun {
namespace {

class Doubts {
 public:
  void household(HouseholdRow& row) {
    never(row, row.house_grade, "house_grade");
    never(row, row.food_and_clothing, "food_and_clothing");
    never(row, row.water_source, "water_source");
    bool const is_carried =
        row.water_source.has_value() && (row.water_source.value() == DrinkingSource::surface ||
                                         row.water_source.value() == DrinkingSource::packaged);
    if (is_carried && doubt("V311", row, row.water_fetch_minutes, "water_fetch_minutes")) {
      problems_.back().values = {{"no_way", "yes"}};
    }
  }

  void person(PersonRow& row) {
    never(row, row.age, "age");
    never(row, row.medically_insured, "medically_insured");
    if (is_known_to_be_no_child(row)) {
      return;
    }
    bool const is_no_pupil = row.enrolled.has_value() && row.enrolled.value() == YesNo::no;
    never(row, row.enrolled, "enrolled");
    if (!is_no_pupil) {
      never(row, row.boards, "boards");
      never(row, row.school_grade, "school_grade");
    }
  }

  std::vector<RegisterProblem> take() { return std::move(problems_); }

 private:
  static bool is_known_to_be_no_child(PersonRow const& row) {
    return row.age.has_value() &&
           (row.age.value() < kCompulsoryAgeFirst || row.age.value() > kCompulsoryAgeLast);
  }

  template <class Row, class Value>
  void never(Row const& row, Stated<Value>& cell, char const* field) {
    doubt("V308", row, cell, field);
  }

  template <class Row, class Value>
  bool doubt(char const* rule, Row const& row, Stated<Value>& cell, char const* field) {
    if (cell.state() != ValueState::not_applicable) {
      return false;
    }
    cell = Stated<Value>();
    problems_.push_back({rule, Severity::warning, Treatment::noted, row.layer, row.row, field, {}});
    return true;
  }

  std::vector<RegisterProblem> problems_;
};

}  // namespace

std::vector<RegisterProblem> doubt_not_applicable(RegisterRows& rows) {
  Doubts doubts;
  for (HouseholdRow& row : rows.households) {
    doubts.household(row);
  }
  for (PersonRow& row : rows.persons) {
    doubts.person(row);
  }
  return doubts.take();
}

}  // namespace tongcun
