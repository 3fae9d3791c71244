// SPDX-License-Identifier: Apache-2.0
#include "io/table_charts.h"

#include "io/glossary.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {
namespace {

// Colours that people of every colour vision tell apart (Okabe and Ito, 2008).
constexpr std::uint32_t kBlue = 0x0072B2;
constexpr std::uint32_t kVermilion = 0xD55E00;
constexpr std::uint32_t kGrey = 0x999999;
constexpr std::array<std::uint32_t, 6> kOfScenarios{kBlue,    kVermilion, 0x009E73,
                                                    0xCC79A7, 0xE69F00,   0x56B4E9};

bool says(std::vector<OutputCell> const& row, std::size_t column, std::string_view word) {
  auto const* text = std::get_if<std::string>(&row[column]);
  return text != nullptr && *text == word;
}

bool is_number(OutputCell const& cell) {
  return std::holds_alternative<std::int64_t>(cell);
}

// Looks at one table through the words of one language.
class Drawing {
 public:
  Drawing(PlacedTable const& placed, Language language)
      : table_(placed.table), placed_(placed), language_(language) {}

  // Rows [first, last] of the table that hold a value in the column.
  [[nodiscard]] bool has_values(std::string const& key, std::size_t first, std::size_t last) const {
    auto const column = table_.position_of(key);
    return column && std::any_of(table_.rows.begin() + static_cast<std::ptrdiff_t>(first),
                                 table_.rows.begin() + static_cast<std::ptrdiff_t>(last + 1),
                                 [&](auto const& row) { return is_number(row[*column]); });
  }

  [[nodiscard]] ChartSeries series(std::string name, std::string const& categories,
                                   std::string const& values, std::size_t first, std::size_t last,
                                   std::uint32_t color) const {
    return {std::move(name), range(categories, first, last), range(values, first, last), color,
            false};
  }

  [[nodiscard]] std::string title_of(std::string const& key) const {
    return table_.columns[*table_.position_of(key)].title.in(language_);
  }

  [[nodiscard]] WorkbookChart begun(ChartKind kind, std::string const& values) const {
    std::string const& unit = table_.columns[*table_.position_of(values)].unit;
    return {kind,
            table_.title.in(language_),
            unit.empty() ? "" : name_of_word("unit", unit, language_),
            {},
            {}};
  }

 private:
  [[nodiscard]] SheetRange range(std::string const& key, std::size_t first,
                                 std::size_t last) const {
    return {placed_.sheet, *table_.position_of(key), placed_.first_row + first,
            placed_.first_row + last};
  }

  OutputTable const& table_;
  PlacedTable const& placed_;
  Language language_;
};

// How many rows stand at the head of the table that tell of all areas together.
std::size_t rows_of_all(OutputTable const& table) {
  auto const level = table.position_of("area_level");
  if (!level) {
    return 0;
  }
  auto const end = std::ranges::find_if_not(
      table.rows, [&](auto const& row) { return says(row, *level, "all"); });
  return static_cast<std::size_t>(end - table.rows.begin());
}

void add_what_holds(PlacedTable const& placed, Language language,
                    std::vector<WorkbookChart>& charts) {
  std::size_t const rows = rows_of_all(placed.table);
  Drawing const drawing(placed, language);
  if (rows == 0 || !drawing.has_values("households_pass", 0, rows - 1)) {
    return;
  }
  WorkbookChart chart = drawing.begun(ChartKind::stacked_bars, "households_pass");
  chart.title +=
      (language == Language::zh ? "：" : ": ") + name_of_word("area_level", "all", language);
  for (auto const& [key, color] : {std::pair{"households_pass", kBlue},
                                   {"households_fail", kVermilion},
                                   {"households_unknown", kGrey}}) {
    chart.series.push_back(
        drawing.series(drawing.title_of(key), "guarantee", key, 0, rows - 1, color));
  }
  charts.push_back(std::move(chart));
}

void add_headcount(PlacedTable const& placed, Language language,
                   std::vector<WorkbookChart>& charts) {
  OutputTable const& table = placed.table;
  auto const scenario = table.position_of("study_scenario");
  auto const year = table.position_of("path_year");
  std::size_t const rows = rows_of_all(table);
  Drawing const drawing(placed, language);
  if (!scenario || !year || rows == 0 || !drawing.has_values("path_headcount_pct", 0, rows - 1)) {
    return;
  }
  WorkbookChart chart = drawing.begun(ChartKind::lines, "path_headcount_pct");
  std::size_t number = 0;
  for (std::size_t first = 0; first < rows;) {
    auto const* word = std::get_if<std::string>(&table.rows[first][*scenario]);
    std::string const of = word != nullptr ? *word : "";
    std::size_t last = first;
    while (last + 1 < rows && says(table.rows[last + 1], *scenario, of)) {
      ++last;
    }
    std::string const name = name_of_word("study_scenario", of, language);
    std::uint32_t const color = kOfScenarios[number++ % kOfScenarios.size()];
    chart.series.push_back(
        drawing.series(name, "path_year", "path_headcount_pct", first, last, color));
    for (char const* const bound : {"headcount_mc_low_pct", "headcount_mc_high_pct"}) {
      if (drawing.has_values(bound, first, last)) {
        chart.series.push_back(drawing.series(
            name + (language == Language::zh ? "：" : ": ") + drawing.title_of(bound), "path_year",
            bound, first, last, color));
        chart.series.back().is_thin = true;
      }
    }
    first = last + 1;
  }
  for (std::size_t row = 0; row < rows; ++row) {
    if (auto const* at = std::get_if<std::int64_t>(&table.rows[row][*year])) {
      chart.span = {row == 0 ? *at : std::min(chart.span.first, *at),
                    row == 0 ? *at : std::max(chart.span.second, *at)};
    }
  }
  charts.push_back(std::move(chart));
}

void add_money(PlacedTable const& placed, Language language, std::vector<WorkbookChart>& charts) {
  std::size_t const rows = placed.table.rows.size();
  Drawing const drawing(placed, language);
  if (rows == 0 || !drawing.has_values("fund_needed", 0, rows - 1)) {
    return;
  }
  WorkbookChart chart = drawing.begun(ChartKind::columns, "fund_needed");
  for (auto const& [key, color] : {std::pair{"fund_needed", kBlue},
                                   {"fund_available", kGrey},
                                   {"fund_accompanying", kVermilion}}) {
    if (drawing.has_values(key, 0, rows - 1)) {
      chart.series.push_back(
          drawing.series(drawing.title_of(key), "fund_year", key, 0, rows - 1, color));
    }
  }
  charts.push_back(std::move(chart));
}

}  // namespace

std::vector<WorkbookChart> table_charts(std::vector<PlacedTable> const& placed, Language language) {
  std::vector<WorkbookChart> charts;
  for (PlacedTable const& one : placed) {
    if (one.table.name == "guarantee_counts") {
      add_what_holds(one, language, charts);
    } else if (one.table.name == "poverty_path") {
      add_headcount(one, language, charts);
    } else if (one.table.name == "relocation_funds") {
      add_money(one, language, charts);
    }
  }
  return charts;
}

}  // namespace tongcun
