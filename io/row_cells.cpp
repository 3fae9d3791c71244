// SPDX-License-Identifier: Apache-2.0
#include "io/row_cells.h"

#include "io/layer_coordinates.h"
#include "io/match_fields.h"
#include "io/parse_value.h"
#include "io/shown_text.h"
#include "io/vocabulary.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kLargestCount = 10000000;  // of people or households

// What a spreadsheet or a library makes of a long code: "5.29901E+11", "530112345678E-2".
bool is_scientific(std::string_view code) {
  constexpr std::string_view kDigits = "0123456789";
  std::size_t const mark = code.find_first_of("eE");
  if (mark == std::string_view::npos) {
    return false;
  }
  std::string_view mantissa = code.substr(0, mark);
  std::string_view exponent = code.substr(mark + 1);
  bool const is_signed = exponent.starts_with('+') || exponent.starts_with('-');
  exponent.remove_prefix(is_signed ? 1 : 0);
  std::size_t const point = mantissa.find('.');
  bool const has_whole = !mantissa.substr(0, point).empty();
  auto const all_digits = [&](std::string_view text) {
    return text.find_first_not_of(kDigits) == std::string_view::npos;
  };
  return code.size() <= 32 && is_signed && has_whole && all_digits(mantissa.substr(0, point)) &&
         (point == std::string_view::npos || all_digits(mantissa.substr(point + 1))) &&
         !exponent.empty() && exponent.size() <= 3 && all_digits(exponent);
}

bool starts_with_digit(std::string_view content) {
  return !content.empty() && content.front() >= '0' && content.front() <= '9';
}

std::int64_t rounded(double value) {
  return static_cast<std::int64_t>(std::floor(value + 0.5));
}

}  // namespace

RowCells::RowCells(LayerSource const& source, FeatureSource& features,
                   std::vector<std::string> required)
    : source_(source), features_(features) {
  select_columns(std::move(required));
}

void RowCells::select_columns(std::vector<std::string> required) {
  bool const people = is_register(source_.role);
  if (features_.geometry_in_columns() && !may_lie_nowhere(source_.role)) {
    required.insert(required.end(), {"x", "y"});
  }
  FieldMatch match = match_fields(source_, features_.columns(), required, features_.column_cuts());
  add(std::move(match.findings));
  if (any_rejected(findings_)) {
    add(features_.take_findings());
    refused_ = true;
    return;
  }
  std::vector<std::size_t> columns;
  for (auto const& [field, column] : match.column_of) {
    columns.push_back(column);
    columns_.push_back({field, features_.columns()[column], {}, nullptr, 0});
  }
  std::vector<std::string_view> fields;
  fields.reserve(columns_.size());
  for (Column const& column : columns_) {
    fields.emplace_back(column.field);
  }
  positions_ = FieldPositions(fields);
  bool const has_coordinates = match.column_of.contains("x") && match.column_of.contains("y");
  if (features_.geometry_in_columns() && has_coordinates) {
    if (people && source_.crs.empty()) {
      reject_layer("V005");  // asked for only now: a register may lie nowhere
      refused_ = true;
      return;
    }
    features_.select_coordinates(match.column_of["x"], match.column_of["y"]);
  }
  features_.select(std::move(columns));
  if (!match.unmapped.empty()) {
    note_layer("V003", Severity::information).values = {
        {"columns", people ? std::to_string(match.unmapped.size()) : joined(match.unmapped)}};
  }
}

bool RowCells::next() {
  if (refused_ || !features_.next(feature_)) {
    return false;
  }
  drop_controls();
  return true;
}

// Characters that would steer a terminal or end a text early become blanks before anything else
// sees them. What cells said in the row before is forgotten.
void RowCells::drop_controls() {
  for (std::size_t position = 0; position < columns_.size(); ++position) {
    std::string& content = feature_.cells[position];
    columns_[position].said = nullptr;
    if (has_controls(content)) {
      content = without_controls(content);
      ++columns_[position].cells_with_controls;
    }
  }
}

std::string RowCells::column_of(std::string_view field) const {
  Column const* const column = column_at(field);
  return column != nullptr ? column->name : "";
}

std::string const& RowCells::cell(std::string_view field) const {
  static std::string const nothing;
  std::size_t const position = position_of(field);
  return position < columns_.size() ? feature_.cells[position] : nothing;
}

CellMeaning& RowCells::meaning(std::string_view field) {
  std::size_t const position = position_of(field);
  if (position == columns_.size()) {
    return without_column_.of("");
  }
  Column& column = columns_[position];
  if (column.said == nullptr) {
    column.said = &column.meanings.of(feature_.cells[position]);
  }
  return *column.said;
}

// Columns of numbers have as many texts as rows: they are not kept.
bool RowCells::is_unknown(std::string_view field) {
  std::string const& content = cell(field);
  return starts_with_digit(content) ? vocabulary().is_unknown(content) : meaning(field).is_unknown;
}

bool RowCells::does_not_apply(std::string_view field) {
  return !starts_with_digit(cell(field)) && meaning(field).does_not_apply;
}

std::string_view RowCells::trimmed(std::string_view field) {
  if (is_unknown(field)) {
    return {};
  }
  std::string_view const content = cell(field);
  std::size_t const first = content.find_first_not_of(" \t\r\n");
  return content.substr(first, content.find_last_not_of(" \t\r\n") - first + 1);
}

bool RowCells::has_ruined_code(std::string_view field, Need need) {
  std::string_view const code = trimmed(field);
  if (!is_scientific(code)) {
    return false;
  }
  RuinedCodes& ruined = ruined_codes_[std::string(field)];
  if (++ruined.count == 1) {
    ruined.need = need;
    ruined.row = row();
    ruined.code = shown_of(source_, masked(code));
  }
  return true;
}

void RowCells::unreadable(std::string_view field, Need need, char const* expected) {
  Finding& finding = need == Need::required ? reject("V201", std::string(field))
                                            : note("V201", Severity::warning, std::string(field));
  finding.values = {{"@expected", expected}};
  if (need == Need::optional) {
    finding.values.emplace_back("unknown", "yes");
  }
}

void RowCells::out_of_range(std::string_view field, Need need, std::string low, std::string high) {
  Finding& finding = need == Need::required ? reject("V202", std::string(field))
                                            : note("V202", Severity::warning, std::string(field));
  finding.values = {{"low", std::move(low)}, {"high", std::move(high)}};
  if (need == Need::optional) {
    finding.values.emplace_back("unknown", "yes");
  }
}

std::optional<std::int64_t> RowCells::whole(std::string_view field, std::int64_t low,
                                            std::int64_t high, Need need) {
  std::string const& content = cell(field);
  if (is_unknown(field)) {
    return std::nullopt;
  }
  std::optional<std::int64_t> const value = parse_whole(content);
  if (!value) {
    unreadable(field, need, "expected.count");
    return std::nullopt;
  }
  if (content.find_first_not_of("0123456789") != std::string::npos) {
    ++mended_numbers_[std::string(field)];
  }
  if (*value < low || *value > high) {
    out_of_range(field, need, std::to_string(low), std::to_string(high));
    return std::nullopt;
  }
  return value;
}

std::optional<std::int64_t> RowCells::count(std::string_view field) {
  return whole(field, 0, kLargestCount, Need::required);
}

std::optional<std::int64_t> RowCells::scaled(std::string_view field, NumberRange const& range,
                                             Need need) {
  std::string_view const content = trimmed(field);
  if (content.empty()) {
    return std::nullopt;
  }
  std::optional<double> const value = parse_decimal(content);
  if (!value) {
    unreadable(field, need, "expected.number");
    return std::nullopt;
  }
  double const units = *value * range.column_unit;
  if (units < range.low || units > range.high) {
    out_of_range(field, need, fmt::format("{}", range.low), fmt::format("{}", range.high));
    return std::nullopt;
  }
  return rounded(units * static_cast<double>(range.per_unit));
}

ShareUnit RowCells::share_unit(std::string_view field) const {
  if (auto const stated = source_.units.find(field); stated != source_.units.end()) {
    return stated->second == "%" ? ShareUnit::per_cent : ShareUnit::share;
  }
  return share_unit_of_name(column_of(field));
}

std::optional<std::int64_t> RowCells::share(std::string_view field, Need need) {
  std::string_view const content = trimmed(field);
  if (content.empty()) {
    return std::nullopt;
  }
  ShareColumn& column =
      share_columns_.try_emplace(std::string(field), share_unit(field)).first->second;
  ShareColumn::Cell const cell = column.read(content, row());
  if (cell.problem == ShareColumn::Problem::no_number) {
    unreadable(field, need, "expected.share");
  } else if (cell.problem == ShareColumn::Problem::out_of_range) {
    out_of_range(field, need, "0", "1 (100%)");
  }
  return cell.millionths;
}

std::optional<std::int64_t> RowCells::day(std::string_view field, Need need) {
  std::string_view const content = trimmed(field);
  std::optional<std::int64_t> const parsed = parse_day(content);
  if (!parsed && !content.empty()) {
    unreadable(field, need, "expected.day");
  }
  return parsed;
}

std::optional<std::int64_t> RowCells::year(std::string_view field, std::int64_t low,
                                           std::int64_t high, Need need) {
  std::string_view const content = trimmed(field);
  std::optional<std::int32_t> const year = parse_year(content);
  if (!year && !content.empty() && !parse_whole(content)) {
    unreadable(field, need, "expected.year");
    return std::nullopt;
  }
  if (!year) {
    return whole(field, low, high, need);
  }
  if (*year < low || *year > high) {
    out_of_range(field, need, std::to_string(low), std::to_string(high));
    return std::nullopt;
  }
  return *year;
}

std::optional<std::int64_t> RowCells::month(std::string_view field, Need need) {
  std::string_view const content = trimmed(field);
  std::optional<std::int64_t> const parsed = parse_month(content);
  if (!parsed && !content.empty()) {
    unreadable(field, need, "expected.month");
  }
  return parsed;
}

std::optional<MonthSet> RowCells::months(std::string_view field, Need need) {
  std::string_view const content = trimmed(field);
  if (content.empty()) {
    return std::nullopt;
  }
  std::optional<MonthSet> const parsed = parse_months(content);
  if (!parsed) {
    unreadable(field, need, "expected.months");
  }
  return parsed;
}

std::string const* RowCells::known_word(std::string_view field) {
  CellMeaning& said = meaning(field);
  if (said.is_unknown) {
    return nullptr;
  }
  if (said.word_asked == CellMeaning::Asked::not_yet) {
    std::optional<std::string> value = word_of_list(trimmed(field), field);
    said.word_asked = value ? CellMeaning::Asked::found : CellMeaning::Asked::none;
    said.word = std::move(value).value_or("");
  }
  if (said.word_asked == CellMeaning::Asked::none) {
    count_strange_word(field);
    return nullptr;
  }
  return &said.word;
}

std::optional<std::string> RowCells::word_of_list(std::string_view content,
                                                  std::string_view list) const {
  std::string const key = normalised_word(content);
  if (auto const own = source_.values.find(list); own != source_.values.end()) {
    if (auto const found = own->second.find(key); found != own->second.end()) {
      return found->second;
    }
  }
  return vocabulary().value_of(list, key);
}

std::optional<bool> RowCells::flag(std::string_view field) {
  CellMeaning& said = meaning(field);
  if (said.is_unknown) {
    return std::nullopt;
  }
  if (said.flag_asked == CellMeaning::Asked::not_yet) {
    std::optional<std::string> const value =
        vocabulary().value_of("boolean", normalised_word(trimmed(field)));
    said.flag_asked = value ? CellMeaning::Asked::found : CellMeaning::Asked::none;
    said.flag = value == "yes";
  }
  if (said.flag_asked == CellMeaning::Asked::none) {
    count_strange_word(field);
    return std::nullopt;
  }
  return said.flag;
}

}  // namespace tongcun
