// SPDX-License-Identifier: Apache-2.0
#include "io/register_tables.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/money.h"
#include "io/write_csv.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <functional>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

// What the glossary cannot hold, because its keys are small letters.
constexpr std::array<std::string_view, kHouseGradeNames.size()> kHouseGradeWords{
    "A级", "B级", "C级", "D级", "无房"};
constexpr std::string_view kPerDay = "person/day";

constexpr std::size_t kRowsAtOnce = 8192;  // cells take ten times the memory of their text

// The words that a column's cells hold in the language of the file, looked up once: the canonical
// ones in English, those of official forms in Chinese.
template <std::size_t N>
class CellWords {
 public:
  CellWords(std::string_view column, std::array<std::string_view, N> const& names,
            Language language)
      : none_(language == Language::zh ? "不适用" : "not_applicable") {
    for (std::size_t i = 0; i < N; ++i) {
      words_[i] = language == Language::zh ? name_of_word(column, names[i], language)
                                           : std::string(names[i]);
    }
  }
  template <class Enum>
  [[nodiscard]] OutputCell cell(Enum value) const {
    return words_[static_cast<std::size_t>(value)];
  }
  // Unknown is an empty cell.
  template <class Enum>
  [[nodiscard]] OutputCell cell(Stated<Enum> const& value) const {
    if (value.has_value()) {
      return cell(value.value());
    }
    return value.state() == ValueState::unknown ? OutputCell() : OutputCell(none_);
  }

 private:
  std::array<std::string, N> words_;
  std::string none_;
};

template <class Number>
OutputCell number_cell(Stated<Number> const& value, Language language) {
  if (value.has_value()) {
    return std::int64_t{value.value()};
  }
  return value.state() == ValueState::unknown
             ? OutputCell()
             : OutputCell(std::string(language == Language::zh ? "不适用" : "not_applicable"));
}

OutputCell money_cell(Stated<std::int64_t> const& value, Money const& money, Language language) {
  return value.has_value() ? money.cell(value.value()) : number_cell(value, language);
}

OutputColumn titled(std::string const& key, Language language, ColumnType type, int decimals) {
  Text const& title = term(key).name;
  return {language == Language::zh ? title.zh : key, title, type, decimals};
}

using Row = std::vector<OutputCell>;

std::string csv_by_rows(std::vector<OutputColumn> columns, std::size_t rows,
                        std::function<Row(std::uint32_t)> const& row_of) {
  OutputTable table;
  table.columns = std::move(columns);
  std::string csv = csv_of(table);
  table.rows.reserve(kRowsAtOnce);
  for (std::size_t next = 0; next < rows;) {
    table.rows.clear();
    for (std::size_t i = 0; i < kRowsAtOnce && next < rows; ++i, ++next) {
      table.rows.push_back(row_of(static_cast<std::uint32_t>(next)));
      assert(table.rows.back().size() == table.columns.size());
    }
    append_csv_rows(table, csv);
  }
  return csv;
}

std::string unit_of(IncomeUnit const& unit, Language language) {
  std::string const per = unit.per == kPerDay ? "每人每日" : "每人每年";
  return unit.currency + " " + (language == Language::zh ? per : unit.per);
}

std::string concept_word(IncomeUnit const& unit, Language language) {
  return language == Language::zh ? name_of_word("income_concept", unit.concept_of_income, language)
                                  : unit.concept_of_income;
}

std::int64_t score_of(IndicatorSet deprived) {
  std::int64_t score = 0;
  for (std::size_t j = 0; j < kMpiIndicators; ++j) {
    score += deprived.contains(static_cast<MpiIndicator>(j)) ? kMpiWeights[j] : 0;
  }
  return score;
}

}  // namespace

std::string households_csv(HouseholdRegister const& made, Villages const& villages,
                           std::int64_t minor_per_major, Language language) {
  HouseholdTable const& table = made.households;
  ProfileTerms terms;
  terms.minor_per_major = minor_per_major;
  Money const money(terms);
  auto const column = [&](char const* key, ColumnType type = ColumnType::text, int decimals = 0) {
    return titled(key, language, type, decimals);
  };
  std::vector<OutputColumn> columns{
      column("invented_row"),
      column("household_code"),
      column("village_code"),
      column("village_name"),
      column("longitude", ColumnType::decimal, 7),
      column("latitude", ColumnType::decimal, 7),
      column("geocode_level"),
      column("household_persons", ColumnType::integer),
      column("income_a_person", ColumnType::decimal, money.decimals()),
      column("income_unit"),
      column("income_concept")};
  columns.reserve(columns.size() + kMpiIndicators + 5);
  for (std::string_view const name : kMpiIndicatorNames) {
    std::string key = "deprived_";
    columns.push_back(titled(key.append(name), language, ColumnType::text, 0));
  }
  columns.push_back(column("deprivation_score", ColumnType::integer));
  columns.push_back(column("house_grade"));
  columns.push_back(column("household_water_source"));
  columns.push_back(column("water_fetch_minutes", ColumnType::integer));
  columns.push_back(column("house_treatment_accepted"));

  CellWords const yes_no("invented_row", kYesNoNames, language);
  CellWords const level("geocode_level", kGeocodeLevelNames, language);
  CellWords const grade("house_grade",
                        language == Language::zh ? kHouseGradeWords : kHouseGradeNames, language);
  CellWords const source("household_water_source", kDrinkingSourceNames, language);
  auto const is = [&](bool value) { return yes_no.cell(value ? YesNo::yes : YesNo::no); };
  OutputCell unit;
  OutputCell concept_of_income;
  if (made.income_unit) {
    unit = unit_of(*made.income_unit, language);
    concept_of_income = concept_word(*made.income_unit, language);
  }
  return csv_by_rows(std::move(columns), table.size(), [&](std::uint32_t at) {
    HouseholdId const id(at);
    VillageId const village = table.village[id];
    GeoPoint const point = table.point[id];
    Deprivations const& state = table.deprivations[id];
    Row row{is(made.invented),
            table.code[id],
            villages.code[village],
            villages.name[village],
            std::int64_t{point.lon},
            std::int64_t{point.lat},
            level.cell(table.geocode_level[id]),
            std::int64_t{table.persons[id]},
            money_cell(table.income_a_person[id], money, language),
            unit,
            concept_of_income};
    row.reserve(row.size() + kMpiIndicators + 5);
    for (std::size_t j = 0; j < kMpiIndicators; ++j) {
      auto const indicator = static_cast<MpiIndicator>(j);
      row.push_back(state.known.contains(indicator) ? is(state.deprived.contains(indicator))
                                                    : OutputCell());
    }
    row.push_back(state.known == IndicatorSet::all() ? OutputCell(score_of(state.deprived))
                                                     : OutputCell());
    row.push_back(grade.cell(table.house_grade[id]));
    row.push_back(source.cell(table.water_source[id]));
    row.push_back(number_cell(table.water_fetch_minutes[id], language));
    row.push_back(yes_no.cell(table.house_treatment_accepted[id]));
    return row;
  });
}

std::string persons_csv(HouseholdRegister const& made, Language language) {
  PersonTable const& table = made.persons;
  HouseholdTable const& households = made.households;
  auto const column = [&](char const* key, ColumnType type = ColumnType::text) {
    return titled(key, language, type, 0);
  };
  std::vector<OutputColumn> columns{column("invented_row"),
                                    column("household_code"),
                                    column("person_number", ColumnType::integer),
                                    column("sex"),
                                    column("age", ColumnType::integer),
                                    column("relation_to_head"),
                                    column("education"),
                                    column("enrolled"),
                                    column("taught_at_home"),
                                    column("excused"),
                                    column("boards"),
                                    column("school_grade", ColumnType::integer),
                                    column("medically_insured")};
  CellWords const yes_no("enrolled", kYesNoNames, language);
  CellWords const sex("sex", kSexNames, language);
  CellWords const relation("relation_to_head", kRelationNames, language);
  CellWords const education("education", kEducationNames, language);
  OutputCell const invented = yes_no.cell(made.invented ? YesNo::yes : YesNo::no);
  return csv_by_rows(std::move(columns), table.size(), [&](std::uint32_t at) {
    PersonId const id(at);
    HouseholdId const household = table.household[id];
    std::int64_t const number = at - households.first_person[household].value() + 1;
    return Row{invented,
               households.code[household],
               number,
               sex.cell(table.sex[id]),
               number_cell(table.age[id], language),
               relation.cell(table.relation[id]),
               education.cell(table.education[id]),
               yes_no.cell(table.enrolled[id]),
               yes_no.cell(table.taught_at_home[id]),
               yes_no.cell(table.excused[id]),
               yes_no.cell(table.boards[id]),
               number_cell(table.school_grade[id], language),
               yes_no.cell(table.medically_insured[id])};
  });
}

}  // namespace tongcun
