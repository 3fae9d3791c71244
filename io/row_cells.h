// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"
#include "engine/types/finding.h"
#include "engine/types/month.h"
#include "io/cell_meanings.h"
#include "io/feature_source.h"
#include "io/field_positions.h"
#include "io/share_column.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {

// What a cell that cannot be read means: the layer is refused, or the value is unknown, with a
// warning. A cell that says "unknown" is always unknown.
enum class Need : std::uint8_t { required, optional };

// Which numbers a field takes and what is counted: 0.5 days at 1,000 a unit are 500 thousandths.
struct NumberRange {
  double low = 0.0;
  double high = 0.0;
  std::int64_t per_unit = 1;  // 1,000 = thousandths; 100 = minor units of a currency
  double column_unit = 1.0;   // units that one of the column's is: 10,000 where it is in 万元
};

// The rows of a layer, one at a time, as typed cells by canonical field; and what was found in
// them. A reader of a role asks for the fields it knows:
//
//   RowCells cells(source, features, {"code"});
//   while (cells.next()) {
//     ... cells.text("name"), cells.choice<Sex>("sex", kSexNames), cells.count("persons") ...
//   }
//   cells.finish();  // then take_findings()
//
// Guarantees: a field without a column is unknown; no value of a cell stands in a finding, but for
// masked words of lists and ruined codes; findings name the row, the field and its column.
class RowCells {
 public:
  // Selects the columns by match_fields. `required` names the fields that need one.
  RowCells(LayerSource const& source, FeatureSource& features, std::vector<std::string> required);
  RowCells(RowCells const&) = delete;
  RowCells& operator=(RowCells const&) = delete;
  ~RowCells() = default;

  // Reads the next row; false at the end, and from the start if the columns were refused.
  [[nodiscard]] bool next();
  [[nodiscard]] bool columns_refused() const { return refused_; }
  [[nodiscard]] std::int64_t row() const { return feature_.row; }
  [[nodiscard]] Shape& shape() { return feature_.shape; }
  [[nodiscard]] Shape const& shape() const { return feature_.shape; }
  [[nodiscard]] LayerSource const& source() const { return source_; }

  // Whether the layer has a column for the field.
  [[nodiscard]] bool has(std::string_view field) const { return column_at(field) != nullptr; }
  // The name of the field's column in the file; "" without one.
  [[nodiscard]] std::string column_of(std::string_view field) const;
  // The cell as in the file, control characters made blanks; "" without such a column.
  [[nodiscard]] std::string const& cell(std::string_view field) const;
  // Whether the cell says nothing: empty, a word for "unknown", or no such column.
  [[nodiscard]] bool is_unknown(std::string_view field);
  // Whether the cell says that the field does not apply.
  [[nodiscard]] bool does_not_apply(std::string_view field);
  // The cell without blanks around; "" where it is unknown.
  [[nodiscard]] std::string text(std::string_view field) { return std::string(trimmed(field)); }

  // Whether a spreadsheet made a number with an exponent of a code, whose digits are lost; said
  // once a field, V216. Of a needed code the layer is refused.
  [[nodiscard]] bool has_ruined_code(std::string_view field, Need need);

  // A whole number: V201 if it is none, V202 if it is out of range.
  [[nodiscard]] std::optional<std::int64_t> whole(std::string_view field, std::int64_t low,
                                                  std::int64_t high, Need need);
  // A count of people or households, 0 to 10 million. What is no count refuses the layer, because
  // everything that is published is weighted by them.
  [[nodiscard]] std::optional<std::int64_t> count(std::string_view field);
  // A decimal number, rounded to whole parts: V201 if it is none, V202 if it is out of range.
  [[nodiscard]] std::optional<std::int64_t> scaled(std::string_view field, NumberRange const& range,
                                                   Need need);
  // A share in millionths. Per cent with the sign; bare numbers in the unit that the scenario's
  // `units` or the header states (share_column.h). A column that leaves it open refuses the layer
  // when the last row has been read (V204).
  [[nodiscard]] std::optional<std::int64_t> share(std::string_view field, Need need);
  // A day as yyyymmdd.
  [[nodiscard]] std::optional<std::int64_t> day(std::string_view field, Need need);
  // A year of `low` to `high`, also out of a month or day (parse_year).
  [[nodiscard]] std::optional<std::int64_t> year(std::string_view field, std::int64_t low,
                                                 std::int64_t high, Need need);
  // A month of the calendar as yyyymm, also out of a day (parse_month).
  [[nodiscard]] std::optional<std::int64_t> month(std::string_view field, Need need);
  // Months of the year.
  [[nodiscard]] std::optional<MonthSet> months(std::string_view field, Need need);

  // What a word of a list stands for: by the scenario's table, then by the vocabulary's. An unknown
  // cell and a word in no list give none; the words in no list are counted, a finding each.
  [[nodiscard]] std::optional<std::string> word(std::string_view field) {
    std::string const* const value = known_word(field);
    return value != nullptr ? std::optional(*value) : std::nullopt;
  }
  // The same as a value of an enumeration whose names are the vocabulary's values.
  template <class Enum, std::size_t N>
  [[nodiscard]] std::optional<Enum> choice(std::string_view field,
                                           std::array<std::string_view, N> const& names) {
    std::string const* const value = known_word(field);
    auto const found = value != nullptr ? std::ranges::find(names, *value) : names.end();
    return found != names.end() ? std::optional(static_cast<Enum>(found - names.begin()))
                                : std::nullopt;
  }
  // The canonical word of a list that a text is, by the same tables; none: it is in no list.
  [[nodiscard]] std::optional<std::string> word_of_list(std::string_view content,
                                                        std::string_view list) const;
  // Yes or no, by the vocabulary's words for both.
  [[nodiscard]] std::optional<bool> flag(std::string_view field);
  // Counts the cell among the words of the field that are in no list.
  void count_strange_word(std::string_view field);

  // Findings about the row (0 before the first); those about the whole layer have row 0. The caller
  // adds the values that the text of the rule names.
  Finding& note(std::string rule, Severity severity, std::string field = "");
  Finding& reject(std::string rule, std::string field = "");
  Finding& quarantine(std::string rule);
  // A cell that cannot be read, of a form that a reader knows itself: V201, taken as not recorded.
  void note_unreadable(std::string_view field, char const* expected) {
    unreadable(field, Need::optional, expected);
  }
  Finding& note_layer(std::string rule, Severity severity, std::string field = "");
  Finding& reject_layer(std::string rule, std::string field = "");
  // Findings that were made elsewhere.
  void add(std::vector<Finding> findings);

  // After the last row: says what was counted, what the file itself has to say, and which column
  // each finding's field has.
  void finish();
  [[nodiscard]] std::vector<Finding> take_findings() { return std::move(findings_); }

 private:
  struct StrangeWord {
    std::int64_t count = 0;
    std::vector<std::int64_t> first_rows;  // of registers, whose words are not shown
  };
  struct RuinedCodes {
    Need need = Need::optional;
    std::int64_t row = 0;  // the first
    std::string code;
    std::int64_t count = 0;
  };

  struct Column {
    std::string field;
    std::string name;  // in the file
    CellMeanings meanings;
    CellMeaning* said = nullptr;  // of this row's cell, once it was asked for
    std::int64_t cells_with_controls = 0;
  };

  void select_columns(std::vector<std::string> required);
  void drop_controls();
  // The column of a field; null if the layer has none.
  [[nodiscard]] Column const* column_at(std::string_view field) const {
    std::size_t const position = position_of(field);
    return position < columns_.size() ? &columns_[position] : nullptr;
  }
  // Its position among the selected ones; their number if the layer has none.
  [[nodiscard]] std::size_t position_of(std::string_view field) const {
    return positions_.find(field);
  }
  // What the field's cell of this row says; valid until a cell is asked for again.
  [[nodiscard]] CellMeaning& meaning(std::string_view field);
  // text() without a copy; valid until the next row.
  [[nodiscard]] std::string_view trimmed(std::string_view field);
  // What word() gives; null = none.
  [[nodiscard]] std::string const* known_word(std::string_view field);
  CellMeanings without_column_;
  void unreadable(std::string_view field, Need need, char const* expected);
  void out_of_range(std::string_view field, Need need, std::string low, std::string high);
  [[nodiscard]] ShareUnit share_unit(std::string_view field) const;
  void note_share_column(std::string_view field, ShareColumn const& column);
  void note_strange_words(std::string_view field, std::map<std::string, StrangeWord> const& words);

  LayerSource const& source_;
  FeatureSource& features_;
  RawFeature feature_;
  bool refused_ = false;
  std::vector<Finding> findings_;
  std::vector<Column> columns_;  // as the cells of a row
  FieldPositions positions_;     // of the fields of columns_
  std::map<std::string, std::int64_t, std::less<>> mended_numbers_;
  std::map<std::string, RuinedCodes> ruined_codes_;
  std::map<std::string, ShareColumn> share_columns_;
  std::map<std::string, std::map<std::string, StrangeWord>> strange_words_;  // field -> masked
};

}  // namespace tongcun
