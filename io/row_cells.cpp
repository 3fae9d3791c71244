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
#include <regex>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kLargestCount = 10000000;  // of people or households

// What a spreadsheet or a library makes of a long code: "5.29901E+11", "530112345678E-2".
bool is_scientific(std::string const& code) {
  static std::regex const scientific("[0-9]+(\\.[0-9]*)?[eE][+-][0-9]{1,3}");
  return code.size() <= 32 && std::regex_match(code, scientific);
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
    cell_of_[field] = columns.size();
    columns.push_back(column);
    column_name_[field] = features_.columns()[column];
  }
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
// sees them.
void RowCells::drop_controls() {
  for (auto const& [field, position] : cell_of_) {
    std::string& content = feature_.cells[position];
    if (has_controls(content)) {
      content = without_controls(content);
      ++cells_with_controls_[field];
    }
  }
}

std::string RowCells::column_of(std::string const& field) const {
  auto const found = column_name_.find(field);
  return found != column_name_.end() ? found->second : "";
}

std::string const& RowCells::cell(std::string const& field) const {
  static std::string const nothing;
  auto const found = cell_of_.find(field);
  return found != cell_of_.end() ? feature_.cells[found->second] : nothing;
}

bool RowCells::is_unknown(std::string const& field) const {
  return vocabulary().is_unknown(cell(field));
}

std::string RowCells::text(std::string const& field) const {
  if (is_unknown(field)) {
    return "";
  }
  std::string const& content = cell(field);
  std::size_t const first = content.find_first_not_of(" \t\r\n");
  return content.substr(first, content.find_last_not_of(" \t\r\n") - first + 1);
}

bool RowCells::has_ruined_code(std::string const& field, Need need) {
  std::string code = text(field);
  if (!is_scientific(code)) {
    return false;
  }
  RuinedCodes& ruined = ruined_codes_[field];
  if (++ruined.count == 1) {
    ruined.need = need;
    ruined.row = row();
    ruined.code = shown_of(source_, masked(code));
  }
  return true;
}

void RowCells::unreadable(std::string const& field, Need need, char const* expected) {
  Finding& finding =
      need == Need::required ? reject("V201", field) : note("V201", Severity::warning, field);
  finding.values = {{"@expected", expected}};
  if (need == Need::optional) {
    finding.values.emplace_back("unknown", "yes");
  }
}

void RowCells::out_of_range(std::string const& field, Need need, std::string low,
                            std::string high) {
  Finding& finding =
      need == Need::required ? reject("V202", field) : note("V202", Severity::warning, field);
  finding.values = {{"low", std::move(low)}, {"high", std::move(high)}};
  if (need == Need::optional) {
    finding.values.emplace_back("unknown", "yes");
  }
}

std::optional<std::int64_t> RowCells::whole(std::string const& field, std::int64_t low,
                                            std::int64_t high, Need need) {
  std::string const& content = cell(field);
  if (vocabulary().is_unknown(content)) {
    return std::nullopt;
  }
  std::optional<std::int64_t> const value = parse_whole(content);
  if (!value) {
    unreadable(field, need, "expected.count");
    return std::nullopt;
  }
  if (content.find_first_not_of("0123456789") != std::string::npos) {
    ++mended_numbers_[field];
  }
  if (*value < low || *value > high) {
    out_of_range(field, need, std::to_string(low), std::to_string(high));
    return std::nullopt;
  }
  return value;
}

std::optional<std::int64_t> RowCells::count(std::string const& field) {
  return whole(field, 0, kLargestCount, Need::required);
}

std::optional<std::int64_t> RowCells::scaled(std::string const& field, NumberRange const& range,
                                             Need need) {
  std::string const content = text(field);
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

ShareUnit RowCells::share_unit(std::string const& field) const {
  if (auto const stated = source_.units.find(field); stated != source_.units.end()) {
    return stated->second == "%" ? ShareUnit::per_cent : ShareUnit::share;
  }
  return share_unit_of_name(column_of(field));
}

std::optional<std::int64_t> RowCells::share(std::string const& field, Need need) {
  std::string const content = text(field);
  if (content.empty()) {
    return std::nullopt;
  }
  ShareColumn& column = share_columns_.try_emplace(field, share_unit(field)).first->second;
  ShareColumn::Cell const cell = column.read(content, row());
  if (cell.problem == ShareColumn::Problem::no_number) {
    unreadable(field, need, "expected.share");
  } else if (cell.problem == ShareColumn::Problem::out_of_range) {
    out_of_range(field, need, "0", "1 (100%)");
  }
  return cell.millionths;
}

std::optional<std::int64_t> RowCells::day(std::string const& field, Need need) {
  std::string const content = text(field);
  std::optional<std::int64_t> const parsed = parse_day(content);
  if (!parsed && !content.empty()) {
    unreadable(field, need, "expected.day");
  }
  return parsed;
}

std::optional<std::int64_t> RowCells::year(std::string const& field, std::int64_t low,
                                           std::int64_t high, Need need) {
  std::string const content = text(field);
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

std::optional<std::int64_t> RowCells::month(std::string const& field, Need need) {
  std::string const content = text(field);
  std::optional<std::int64_t> const parsed = parse_month(content);
  if (!parsed && !content.empty()) {
    unreadable(field, need, "expected.month");
  }
  return parsed;
}

std::optional<MonthSet> RowCells::months(std::string const& field, Need need) {
  std::string const content = text(field);
  if (content.empty()) {
    return std::nullopt;
  }
  std::optional<MonthSet> const parsed = parse_months(content);
  if (!parsed) {
    unreadable(field, need, "expected.months");
  }
  return parsed;
}

std::optional<std::string> RowCells::word(std::string const& field) {
  std::string const content = text(field);
  if (content.empty()) {
    return std::nullopt;
  }
  std::string const key = normalised_word(content);
  if (auto const own = source_.values.find(field); own != source_.values.end()) {
    if (auto const found = own->second.find(key); found != own->second.end()) {
      return found->second;
    }
  }
  std::optional<std::string> value = vocabulary().value_of(field, key);
  if (!value) {
    count_strange_word(field);
  }
  return value;
}

std::optional<bool> RowCells::flag(std::string const& field) {
  std::string const content = text(field);
  if (content.empty()) {
    return std::nullopt;
  }
  std::optional<std::string> const value =
      vocabulary().value_of("boolean", normalised_word(content));
  if (!value) {
    count_strange_word(field);
    return std::nullopt;
  }
  return *value == "yes";
}

}  // namespace tongcun
