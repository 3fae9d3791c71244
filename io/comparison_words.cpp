// SPDX-License-Identifier: Apache-2.0
#include "io/comparison_words.h"

#include "io/exact_decimal.h"
#include "io/headline_title.h"
#include "io/published_table.h"
#include "io/term_column.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

namespace tongcun {
namespace {

std::string key_of(OutputTable const& table, std::size_t row) {
  return printed(table.rows[row].front(), table.columns.front());
}

std::vector<Text> titles_of(OutputTable const& table, RunComparison const& comparison,
                            Text (HeadlineTitles::*of)(std::string_view)) {
  HeadlineTitles titles(comparison.words);
  std::vector<Text> list;
  list.reserve(table.rows.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    list.push_back((titles.*of)(key_of(table, row)));
  }
  return list;
}

// The first column of both tables is the key.
OutputTable titled(OutputTable table, std::vector<Text> const& titles, Language language,
                   KeyColumn keys) {
  OutputColumn title = term_column("compared_title", "compared_title");
  std::ptrdiff_t const place = keys == KeyColumn::kept ? 1 : 0;
  if (keys == KeyColumn::kept) {
    table.columns.insert(table.columns.begin() + place, std::move(title));
  } else {
    table.columns.front() = std::move(title);
  }
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::vector<OutputCell>& cells = table.rows[row];
    if (keys == KeyColumn::kept) {
      cells.insert(cells.begin() + place, OutputCell(titles[row].in(language)));
    } else {
      cells.front() = OutputCell(titles[row].in(language));
    }
  }
  return table;
}

void say_in(Language language, Text (*stated)(std::string_view), char const* key,
            OutputTable& table) {
  std::size_t const column = *table.position_of(key);
  for (std::vector<OutputCell>& cells : table.rows) {
    cells[column] = text_cell(stated(printed(cells[column], table.columns[column])).in(language));
  }
}

// Records hold whole milliseconds and millimetres of what a key names in minutes ("…_min") and
// metres ("…_m"): told as it is named, where every run's value is a whole number of those.
void count_as_named(std::string const& key, OutputTable const& table,
                    std::vector<OutputCell>& cells) {
  struct NamedUnit {
    std::string_view recorded;
    std::string_view ending;
    std::int64_t size;
    char const* name;
  };
  constexpr std::array<NamedUnit, 2> kUnits{{{"millisecond", "_min.value", 60'000, "minute"},
                                             {"millimetre", "_m.value", 1'000, "metre"}}};
  std::size_t const unit = *table.position_of("compared_unit");
  std::string const recorded = printed(cells[unit], table.columns[unit]);
  auto const named = std::ranges::find_if(kUnits, [&](NamedUnit const& one) {
    return one.recorded == recorded && key.ends_with(one.ending);
  });
  if (named == kUnits.end()) {
    return;
  }
  std::vector<OutputCell> changed = cells;
  for (std::size_t column = unit + 1; column < cells.size(); ++column) {
    std::string const text = printed(cells[column], table.columns[column]);
    std::optional<std::int64_t> const value = whole_number(text);
    if (text.empty()) {
      continue;
    }
    if (!value || *value % named->size != 0) {
      return;
    }
    changed[column] = OutputCell(std::to_string(*value / named->size));
  }
  changed[unit] = OutputCell(std::string(named->name));
  cells = std::move(changed);
}

constexpr std::string_view kMinorUnit = "minor unit of the currency";

// What readers ask first, in this order.
constexpr std::array<std::string_view, 4> kAskedFirst{"relocation.households_placed",
                                                      "relocation.persons_placed",
                                                      "relocation.cost", "relocation.gap.share"};

std::size_t turn_of(std::string_view key) {
  return static_cast<std::size_t>(std::ranges::find(kAskedFirst, key) - kAskedFirst.begin());
}

std::string in_per_cent(std::string const& share) {
  std::optional<ExactDecimal> number = parse_exact(share);
  if (!number) {
    return share;
  }
  constexpr int kDigits = 2;
  if (number->decimals >= kDigits) {
    number->decimals -= kDigits;
  } else {
    number->value *= 100;
  }
  return text_of(*number);
}

// For people: shares in per cent, what they ask first at the head. Amounts in minor units, in which
// programs check a plan, stay in the files.
OutputTable for_readers(OutputTable table) {
  std::size_t const unit = *table.position_of("compared_unit");
  std::erase_if(table.rows, [unit](auto const& row) { return row[unit] == text_cell(kMinorUnit); });
  std::ranges::stable_sort(
      table.rows, {}, [](auto const& row) { return turn_of(std::get<std::string>(row.front())); });
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (!key_of(table, row).ends_with(".share")) {
      continue;
    }
    std::vector<OutputCell>& cells = table.rows[row];
    cells[unit] = text_cell("per cent");
    for (std::size_t i = *table.position_of("compared_base") + 1; i < cells.size(); ++i) {
      cells[i] = text_cell(in_per_cent(printed(cells[i], table.columns[i])));
    }
  }
  return table;
}

}  // namespace

std::vector<Text> asked_titles(RunComparison const& comparison) {
  return titles_of(comparison.asked, comparison, &HeadlineTitles::of_parameter);
}

std::vector<Text> headline_titles(RunComparison const& comparison) {
  return titles_of(comparison.headline, comparison, &HeadlineTitles::of_number);
}

OutputTable asked_in(RunComparison const& comparison, Language language, KeyColumn keys) {
  OutputTable table = comparison.asked;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    count_as_named(key_of(table, row), table, table.rows[row]);
  }
  say_in(language, stated_unit, "compared_unit", table);
  return titled(std::move(table), asked_titles(comparison), language, keys);
}

OutputTable headline_in(RunComparison const& comparison, Language language, KeyColumn keys) {
  OutputTable table =
      keys == KeyColumn::kept ? comparison.headline : for_readers(comparison.headline);
  std::vector<Text> const titles = titles_of(table, comparison, &HeadlineTitles::of_number);
  say_in(language, stated_unit, "compared_unit", table);
  say_in(language, stated_base, "compared_base", table);
  return titled(std::move(table), titles, language, keys);
}

}  // namespace tongcun
