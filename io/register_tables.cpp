// SPDX-License-Identifier: Apache-2.0
#include "io/register_tables.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/write_csv.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <functional>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

// What official forms write; the English words are the canonical ones.
constexpr std::array<std::string_view, kGeocodeLevelNames.size()> kGeocodeLevelWords{
    "住房", "村民小组", "自然村", "行政村", "无"};
constexpr std::array<std::string_view, kHouseGradeNames.size()> kHouseGradeWords{
    "A级", "B级", "C级", "D级", "无房"};
constexpr std::array<std::string_view, kDrinkingSourceNames.size()> kDrinkingSourceWords{
    "自来水",    "机井", "受保护的井水和泉水", "收集雨水", "桶装水", "不受保护的井水和泉水",
    "江河湖泊水"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kIncomeWords{
    {{"person/year", "每人每年"},
     {"person/day", "每人每日"},
     {"net", "纯收入"},
     {"disposable", "可支配收入"},
     {"consumption", "消费支出"},
     {"survey", "调查口径"}}};
constexpr std::array<std::string_view, kSexNames.size()> kSexWords{"男", "女"};
constexpr std::array<std::string_view, kRelationNames.size()> kRelationWords{
    "户主", "配偶", "子女", "孙子女", "父母", "其他"};
constexpr std::array<std::string_view, kEducationNames.size()> kEducationWords{
    "文盲或半文盲", "小学", "初中", "高中", "中职", "大专及以上"};
constexpr std::array<std::string_view, kYesNoNames.size()> kYesNoWords{"否", "是"};

constexpr std::size_t kRowsAtOnce = 8192;  // cells take ten times the memory of their text

class RegisterWords {
 public:
  explicit RegisterWords(Language language) : zh_(language == Language::zh) {}

  [[nodiscard]] OutputColumn column(std::string key, ColumnType type = ColumnType::text,
                                    int decimals = 0) const {
    Text const& title = term(key).name;
    return {zh_ ? title.zh : key, title, type, decimals};
  }
  template <class Enum, std::size_t N>
  [[nodiscard]] OutputCell word(Enum value, std::array<std::string_view, N> const& names,
                                std::array<std::string_view, N> const& words) const {
    return std::string(name_of(value, zh_ ? words : names));
  }
  template <class Enum, std::size_t N>
  [[nodiscard]] OutputCell word(Stated<Enum> const& value,
                                std::array<std::string_view, N> const& names,
                                std::array<std::string_view, N> const& words) const {
    return value.has_value() ? word(value.value(), names, words) : none(value.state());
  }
  [[nodiscard]] OutputCell yes_no(bool value) const {
    return word(value ? YesNo::yes : YesNo::no, kYesNoNames, kYesNoWords);
  }
  // A word of the unit of incomes.
  [[nodiscard]] std::string income(std::string const& word) const {
    auto const found = std::ranges::find(kIncomeWords, std::string_view(word),
                                         &std::pair<std::string_view, std::string_view>::first);
    return zh_ && found != kIncomeWords.end() ? std::string(found->second) : word;
  }
  template <class Number>
  [[nodiscard]] OutputCell number(Stated<Number> const& value) const {
    return value.has_value() ? OutputCell(std::int64_t{value.value()}) : none(value.state());
  }

 private:
  [[nodiscard]] OutputCell none(ValueState state) const {
    return state == ValueState::unknown
               ? OutputCell()
               : OutputCell(std::string(zh_ ? "不适用" : "not_applicable"));
  }

  bool zh_;
};

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

std::int64_t score_of(IndicatorSet deprived) {
  std::int64_t score = 0;
  for (std::size_t j = 0; j < kMpiIndicators; ++j) {
    score += deprived.contains(static_cast<MpiIndicator>(j)) ? kMpiWeights[j] : 0;
  }
  return score;
}

}  // namespace

std::string households_csv(HouseholdRegister const& made, Villages const& villages,
                           Language language) {
  RegisterWords const words(language);
  HouseholdTable const& table = made.households;
  auto const column = [&](char const* key, ColumnType type = ColumnType::text, int decimals = 0) {
    return words.column(key, type, decimals);
  };
  std::vector<OutputColumn> columns{column("invented_row"),
                                    column("household_code"),
                                    column("village_code"),
                                    column("village_name"),
                                    column("longitude", ColumnType::decimal, 7),
                                    column("latitude", ColumnType::decimal, 7),
                                    column("geocode_level"),
                                    column("household_persons", ColumnType::integer),
                                    column("income_a_person", ColumnType::decimal, 2),
                                    column("income_unit"),
                                    column("income_concept")};
  columns.reserve(columns.size() + kMpiIndicators + 4);
  for (std::string_view const name : kMpiIndicatorNames) {
    std::string key = "deprived_";
    columns.push_back(words.column(key.append(name)));
  }
  columns.push_back(column("deprivation_score", ColumnType::integer));
  columns.push_back(column("house_grade"));
  columns.push_back(column("household_water_source"));
  columns.push_back(column("water_fetch_minutes", ColumnType::integer));

  return csv_by_rows(std::move(columns), table.size(), [&](std::uint32_t at) {
    HouseholdId const id(at);
    VillageId const village = table.village[id];
    GeoPoint const point = table.point[id];
    Deprivations const& state = table.deprivations[id];
    Row row{words.yes_no(made.invented),
            table.code[id],
            villages.code[village],
            villages.name[village],
            std::int64_t{point.lon},
            std::int64_t{point.lat},
            words.word(table.geocode_level[id], kGeocodeLevelNames, kGeocodeLevelWords),
            std::int64_t{table.persons[id]},
            words.number(table.income_a_person[id])};
    if (made.income_unit) {
      row.emplace_back(made.income_unit->currency + " " + words.income(made.income_unit->per));
      row.emplace_back(words.income(made.income_unit->concept_of_income));
    } else {
      row.emplace_back();
      row.emplace_back();
    }
    for (std::size_t j = 0; j < kMpiIndicators; ++j) {
      auto const indicator = static_cast<MpiIndicator>(j);
      row.push_back(state.known.contains(indicator)
                        ? words.yes_no(state.deprived.contains(indicator))
                        : OutputCell());
    }
    row.push_back(state.known == IndicatorSet::all() ? OutputCell(score_of(state.deprived))
                                                     : OutputCell());
    row.push_back(words.word(table.house_grade[id], kHouseGradeNames, kHouseGradeWords));
    row.push_back(words.word(table.water_source[id], kDrinkingSourceNames, kDrinkingSourceWords));
    row.push_back(words.number(table.water_fetch_minutes[id]));
    return row;
  });
}

std::string persons_csv(HouseholdRegister const& made, Language language) {
  RegisterWords const words(language);
  PersonTable const& table = made.persons;
  HouseholdTable const& households = made.households;
  auto const column = [&](char const* key, ColumnType type = ColumnType::text) {
    return words.column(key, type);
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
                                    column("medically_insured")};
  return csv_by_rows(std::move(columns), table.size(), [&](std::uint32_t at) {
    PersonId const id(at);
    HouseholdId const household = table.household[id];
    std::int64_t const number = at - households.first_person[household].value() + 1;
    return Row{words.yes_no(made.invented),
               households.code[household],
               number,
               words.word(table.sex[id], kSexNames, kSexWords),
               words.number(table.age[id]),
               words.word(table.relation[id], kRelationNames, kRelationWords),
               words.word(table.education[id], kEducationNames, kEducationWords),
               words.word(table.enrolled[id], kYesNoNames, kYesNoWords),
               words.word(table.taught_at_home[id], kYesNoNames, kYesNoWords),
               words.word(table.medically_insured[id], kYesNoNames, kYesNoWords)};
  });
}

}  // namespace tongcun
