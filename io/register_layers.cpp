// SPDX-License-Identifier: Apache-2.0
#include "io/register_layers.h"

#include "io/enum_names.h"
#include "io/vocabulary.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr int kMoneyDecimals = 2;
constexpr int kAreaDecimals = 2;    // square metres of square decimetres
constexpr int kDegreeDecimals = 7;  // canonical units

// The columns of one of the register's tables, as they are added, each with how its cells are made.
template <class Id>
class ColumnList {
 public:
  using MakeCell = std::function<OutputCell(Id)>;

  ColumnList(LayerRole role, Language language)
      : role_(role),
        language_(language),
        not_applicable_(language == Language::zh ? "不适用" : "not_applicable") {}

  void add(std::string const& field, ColumnType type, int decimals, MakeCell make) {
    std::string const header = vocabulary().header(role_, field, language_);
    columns_.push_back({header, {header, header}, type, decimals});
    cells_.push_back(std::move(make));
  }
  void add_text(std::string const& field, MakeCell make) {
    add(field, ColumnType::text, 0, std::move(make));
  }

  // Words of an enumeration; `list` names the list of words where it is not the field's own.
  template <class Enum, std::size_t N>
  void add_words(std::string const& field, IdVector<Id, Stated<Enum>> const& column,
                 std::array<std::string_view, N> const& names, std::string const& list) {
    if (is_empty(column)) {
      return;
    }
    add_text(
        field,
        [this_cell = not_applicable_, words = words_of(list, names), &column](Id id) -> OutputCell {
          Stated<Enum> const& value = column[id];
          if (!value.has_value()) {
            return value.state() == ValueState::unknown ? OutputCell() : OutputCell(this_cell);
          }
          return words[static_cast<std::size_t>(value.value())];
        });
  }
  template <class Enum, std::size_t N>
  void add_words(std::string const& field, IdVector<Id, Stated<Enum>> const& column,
                 std::array<std::string_view, N> const& names) {
    add_words(field, column, names, field);
  }

  // Several words in one cell, in the order of the list.
  template <class Enum, std::size_t N>
  void add_kinds(std::string const& field, IdVector<Id, Stated<KindSet<Enum>>> const& column,
                 std::array<std::string_view, N> const& names, std::string const& list) {
    if (is_empty(column)) {
      return;
    }
    add_text(field,
             [this_cell = not_applicable_, words = words_of(list, names),
              separator = separator_of(language_), &column](Id id) -> OutputCell {
               Stated<KindSet<Enum>> const& value = column[id];
               if (!value.has_value()) {
                 return value.state() == ValueState::unknown ? OutputCell() : OutputCell(this_cell);
               }
               std::string joined;
               for (std::size_t i = 0; i < N; ++i) {
                 if (value.value().contains(static_cast<Enum>(i))) {
                   joined += (joined.empty() ? "" : separator) + words[i];
                 }
               }
               return text_cell(joined);
             });
  }

  // A column that says "not applicable" somewhere is one of texts.
  template <class Number>
  void add_numbers(std::string const& field, IdVector<Id, Stated<Number>> const& column,
                   int decimals = 0) {
    if (is_empty(column)) {
      return;
    }
    bool const has_words = std::ranges::any_of(column.values(), [](auto const& value) {
      return value.state() == ValueState::not_applicable;
    });
    ColumnType const plain = decimals > 0 ? ColumnType::decimal : ColumnType::integer;
    add(field, has_words ? ColumnType::text : plain, decimals,
        [this_cell = not_applicable_, &column](Id id) -> OutputCell {
          Stated<Number> const& value = column[id];
          if (value.has_value()) {
            return std::int64_t{value.value()};
          }
          return value.state() == ValueState::unknown ? OutputCell() : OutputCell(this_cell);
        });
  }

  [[nodiscard]] std::vector<std::string> boolean_words() const {
    return words_of("boolean", kYesNoNames);
  }
  static std::string separator_of(Language language) {
    return language == Language::zh ? "、" : ";";
  }

  [[nodiscard]] RowStream stream(std::string const& name, std::size_t rows) && {
    RowStream stream;
    stream.form.name = name;
    stream.form.title = {name, name};
    stream.form.columns = std::move(columns_);
    stream.rows = rows;
    stream.row_of = [cells = std::move(cells_)](std::size_t row) {
      Id const id(static_cast<std::uint32_t>(row));
      std::vector<OutputCell> made;
      made.reserve(cells.size());
      for (MakeCell const& make : cells) {
        made.push_back(make(id));
      }
      return made;
    };
    return stream;
  }

 private:
  template <class T>
  static bool is_empty(IdVector<Id, Stated<T>> const& column) {
    return std::ranges::all_of(column.values(), [](Stated<T> const& value) {
      return value.state() == ValueState::unknown;
    });
  }

  template <std::size_t N>
  [[nodiscard]] std::vector<std::string> words_of(
      std::string const& list, std::array<std::string_view, N> const& names) const {
    std::vector<std::string> words;
    words.reserve(N);
    for (std::string_view const name : names) {
      words.push_back(vocabulary().word(list, std::string(name), language_));
    }
    return words;
  }

  LayerRole role_;
  Language language_;
  std::string not_applicable_;
  std::vector<OutputColumn> columns_;
  std::vector<MakeCell> cells_;
};

using HouseholdColumns = ColumnList<HouseholdId>;
using PersonColumns = ColumnList<PersonId>;

template <class Columns>
void add_invented(Columns& columns, bool is_invented) {
  std::string const word = columns.boolean_words()[is_invented ? 1 : 0];
  columns.add_text("invented_row", [word](auto) { return OutputCell(word); });
}

void add_origin(HouseholdColumns& columns, HouseholdRegister const& made,
                SyntheticCounty const& county, Language language, PlaceForm place) {
  HouseholdTable const& table = made.households;
  columns.add_text("code", [&table](HouseholdId id) { return OutputCell(table.code[id]); });
  columns.add_text("village_code", [&table, &county](HouseholdId id) {
    return OutputCell(county.villages[table.village[id].value()].code);
  });
  columns.add_text("group_name", [&table](HouseholdId id) { return text_cell(table.group[id]); });
  columns.add("persons", ColumnType::integer, 0,
              [&table](HouseholdId id) { return OutputCell(std::int64_t{table.persons[id]}); });
  columns.add_text("geocode_level", [&table, language](HouseholdId id) {
    std::string_view const name = name_of(table.geocode_level[id], kGeocodeLevelNames);
    return OutputCell(vocabulary().word("geocode_level", std::string(name), language));
  });
  if (place == PlaceForm::columns) {
    columns.add("x", ColumnType::decimal, kDegreeDecimals,
                [&table](HouseholdId id) { return OutputCell(std::int64_t{table.point[id].lon}); });
    columns.add("y", ColumnType::decimal, kDegreeDecimals,
                [&table](HouseholdId id) { return OutputCell(std::int64_t{table.point[id].lat}); });
  }
}

void add_classes(HouseholdColumns& columns, HouseholdStanding const& standing) {
  columns.add_words("registered_class", standing.registered_class, kRegisteredClassNames);
  columns.add_words("record_status", standing.record_status, kRecordStatusNames);
  columns.add_numbers("year_registered", standing.year_registered);
  columns.add_numbers("year_exited", standing.year_exited);
  columns.add_numbers("year_relapsed", standing.year_relapsed);
  columns.add_words("assist_class", standing.assist_class, kAssistClassNames);
  columns.add_words("monitor_class", standing.monitor_class, kMonitorClassNames);
  columns.add_kinds("risk_kinds", standing.risk_kinds, kRiskKindNames, "risk_kinds");
  columns.add_words("risk_cleared", standing.risk_cleared, kRiskClearedNames);
  columns.add_words("severe_difficulty", standing.severe_difficulty, kYesNoNames, "boolean");
  columns.add_words("cause_main", standing.cause_main, kPovertyCauseNames);
  columns.add_kinds("cause_other", standing.cause_other, kPovertyCauseNames, "cause_main");
}

void add_incomes(HouseholdColumns& columns, HouseholdTable const& table) {
  HouseholdStanding const& standing = table.standing;
  columns.add_numbers("labourers", standing.labourers);
  columns.add_numbers("labourers_employed", standing.labourers_employed);
  columns.add_numbers("income_wage", standing.income_wage, kMoneyDecimals);
  columns.add_numbers("income_business", standing.income_business, kMoneyDecimals);
  columns.add_numbers("income_property", standing.income_property, kMoneyDecimals);
  columns.add_numbers("income_transfer", standing.income_transfer, kMoneyDecimals);
  columns.add_numbers("business_cost", standing.business_cost, kMoneyDecimals);
  columns.add_numbers("income_net", standing.income_net, kMoneyDecimals);
  columns.add_numbers("income_a_person", table.income_a_person, kMoneyDecimals);
  columns.add_numbers("rigid_expense", standing.rigid_expense, kMoneyDecimals);
}

void add_living(HouseholdColumns& columns, HouseholdTable const& table) {
  columns.add_numbers("house_area", table.standing.house_area, kAreaDecimals);
  columns.add_words("house_grade", table.house_grade, kHouseGradeNames);
  columns.add_words("house_treatment_accepted", table.house_treatment_accepted, kYesNoNames,
                    "boolean");
  columns.add_words("food_and_clothing", table.food_and_clothing, kYesNoNames, "boolean");
  columns.add_words("water_source", table.water_source, kDrinkingSourceNames);
  columns.add_numbers("water_fetch_minutes", table.water_fetch_minutes);
}

void add_wishes(HouseholdColumns& columns, HouseholdStanding const& standing, Language language) {
  columns.add_words("urgency", standing.urgency, kUrgencyNames);
  columns.add_words("consent", standing.consent, kConsentNames);
  columns.add_text("site_wishes", [&standing, separator = HouseholdColumns::separator_of(language)](
                                      HouseholdId id) {
    std::string joined;
    for (std::string const& code : standing.site_wishes[id]) {
      joined += (joined.empty() ? "" : separator) + code;
    }
    return text_cell(joined);
  });
  columns.add_text("tied_group",
                   [&standing](HouseholdId id) { return text_cell(standing.tied_group[id]); });
}

}  // namespace

RowStream household_rows(HouseholdRegister const& made, SyntheticCounty const& county,
                         Language language, PlaceForm place) {
  HouseholdTable const& table = made.households;
  HouseholdColumns columns(LayerRole::households, language);
  add_invented(columns, made.invented);
  add_origin(columns, made, county, language, place);
  add_classes(columns, table.standing);
  add_incomes(columns, table);
  add_living(columns, table);
  add_wishes(columns, table.standing, language);
  RowStream stream = std::move(columns).stream("households", table.size());
  if (place == PlaceForm::geometry) {
    stream.form.geometry = GeometryType::point;
    stream.point_of = [&table](std::size_t row) {
      return table.point[HouseholdId(static_cast<std::uint32_t>(row))];
    };
  }
  return stream;
}

RowStream person_rows(HouseholdRegister const& made, Language language) {
  PersonTable const& table = made.persons;
  PersonColumns columns(LayerRole::persons, language);
  add_invented(columns, made.invented);
  columns.add_text("household_code", [&made](PersonId id) {
    return OutputCell(made.households.code[made.persons.household[id]]);
  });
  columns.add_words("relation", table.relation, kRelationNames);
  columns.add_words("sex", table.sex, kSexNames);
  columns.add_numbers("age", table.age);
  columns.add_words("education", table.education, kEducationNames);
  columns.add_words("enrolled", table.enrolled, kYesNoNames, "boolean");
  columns.add_words("taught_at_home", table.taught_at_home, kYesNoNames, "boolean");
  columns.add_words("excused", table.excused, kYesNoNames, "boolean");
  columns.add_numbers("school_grade", table.school_grade);
  columns.add_words("boards", table.boards, kYesNoNames, "boolean");
  columns.add_words("medically_insured", table.medically_insured, kYesNoNames, "boolean");
  return std::move(columns).stream("persons", table.size());
}

}  // namespace tongcun
