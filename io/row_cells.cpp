// SPDX-License-Identifier: Apache-2.0
#include "io/row_cells.h"

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

constexpr std::size_t kShownRows = 5;    // of one word that is not shown itself
constexpr std::size_t kShownWords = 20;  // of one field that are in no list

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
  if (features_.geometry_in_columns() && !people) {
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
    ruined.code = shown_of(source_, std::move(code));
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
  if (*value < range.low || *value > range.high) {
    out_of_range(field, need, fmt::format("{}", range.low), fmt::format("{}", range.high));
    return std::nullopt;
  }
  return rounded(*value * static_cast<double>(range.per_unit));
}

ShareUnit RowCells::share_unit(std::string const& field) const {
  if (auto const stated = source_.units.find(field); stated != source_.units.end()) {
    return stated->second == "%" ? ShareUnit::per_cent : ShareUnit::share;
  }
  auto const column = column_name_.find(field);
  return column != column_name_.end() ? share_unit_of_name(column->second) : ShareUnit::unstated;
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

void RowCells::count_strange_word(std::string const& field) {
  StrangeWord& word = strange_words_[field][shown_of(source_, masked(text(field)))];
  ++word.count;
  if (is_register(source_.role) && word.first_rows.size() < kShownRows) {
    word.first_rows.push_back(row());
  }
}

Finding& RowCells::note(std::string rule, Severity severity, std::string field) {
  findings_.push_back(layer_finding(source_, std::move(rule), severity, Treatment::noted));
  findings_.back().row = row();
  findings_.back().field = std::move(field);
  return findings_.back();
}

Finding& RowCells::reject(std::string rule, std::string field) {
  findings_.push_back(layer_rejection(source_, std::move(rule)));
  findings_.back().row = row();
  findings_.back().field = std::move(field);
  return findings_.back();
}

Finding& RowCells::quarantine(std::string rule) {
  findings_.push_back(
      layer_finding(source_, std::move(rule), Severity::warning, Treatment::quarantined));
  findings_.back().row = row();
  return findings_.back();
}

Finding& RowCells::note_layer(std::string rule, Severity severity, std::string field) {
  Finding& finding = note(std::move(rule), severity, std::move(field));
  finding.row = 0;
  return finding;
}

Finding& RowCells::reject_layer(std::string rule, std::string field) {
  Finding& finding = reject(std::move(rule), std::move(field));
  finding.row = 0;
  return finding;
}

void RowCells::add(std::vector<Finding> findings) {
  std::ranges::move(findings, std::back_inserter(findings_));
}

// The most frequent words, and how many more there are: a column of free text, or one that was
// taken for another, has as many words as rows.
void RowCells::note_strange_words(std::string const& field,
                                  std::map<std::string, StrangeWord> const& words) {
  std::vector<std::pair<std::int64_t, std::string>> ranked;
  ranked.reserve(words.size());
  for (auto const& [text, word] : words) {
    ranked.emplace_back(-word.count, text);
  }
  std::ranges::sort(ranked);
  std::int64_t more_rows = 0;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    if (i >= kShownWords) {
      more_rows -= ranked[i].first;
      continue;
    }
    // A status that nobody understands counts as open, which changes results.
    Finding& found = note_layer(field == "status" ? "V213" : "V209", Severity::warning, field);
    found.values = {{"word", ranked[i].second}, {"count", std::to_string(-ranked[i].first)}};
    std::vector<std::string> rows;
    for (std::int64_t const row : words.at(ranked[i].second).first_rows) {
      rows.push_back(std::to_string(row));
    }
    if (!rows.empty()) {
      found.values.emplace_back("first_rows", joined(rows));
    }
  }
  if (ranked.size() > kShownWords) {
    note_layer("V211", Severity::warning, field).values = {
        {"words", std::to_string(ranked.size() - kShownWords)},
        {"count", std::to_string(more_rows)}};
  }
}

void RowCells::note_share_column(std::string const& field, ShareColumn const& column) {
  if (column.is_unclear()) {
    Finding& finding = reject("V204", field);
    finding.row = column.unclear_row();
    finding.values = {{"signed", std::to_string(column.with_sign())},
                      {"bare", std::to_string(column.bare())},
                      {"above", std::to_string(column.above_one())}};
  } else if (column.is_surprising()) {
    note_layer("V217", Severity::warning, field).values = {
        {"count", std::to_string(column.bare())}};
  }
}

void RowCells::finish() {
  if (refused_) {
    return;
  }
  add(features_.take_findings());
  for (auto const& [field, words] : strange_words_) {
    note_strange_words(field, words);
  }
  for (auto const& [field, times] : cells_with_controls_) {
    note_layer("V210", Severity::warning, field).values = {{"count", std::to_string(times)}};
  }
  for (auto const& [field, times] : mended_numbers_) {
    note_layer("V215", Severity::information, field).values = {{"count", std::to_string(times)}};
  }
  for (auto const& [field, ruined] : ruined_codes_) {
    Finding& finding = ruined.need == Need::required ? reject("V216", field)
                                                     : note("V216", Severity::warning, field);
    finding.row = ruined.row;
    finding.values = {{"code", ruined.code}, {"count", std::to_string(ruined.count)}};
  }
  for (auto const& [field, column] : share_columns_) {
    note_share_column(field, column);
  }
  // People look for the column as it stands in the file.
  for (Finding& finding : findings_) {
    if (auto const column = column_name_.find(finding.field); column != column_name_.end()) {
      finding.values.emplace_back("source_column", column->second);
    }
  }
}

}  // namespace tongcun
