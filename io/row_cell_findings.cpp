// SPDX-License-Identifier: Apache-2.0
// What RowCells has to say about the rows that it read.
#include "io/row_cells.h"
#include "io/shown_text.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kShownRows = 5;    // of one word that is not shown itself
constexpr std::size_t kShownWords = 20;  // of one field that are in no list

}  // namespace

void RowCells::count_strange_word(std::string_view field) {
  StrangeWord& word = strange_words_[std::string(field)][shown_of(source_, masked(text(field)))];
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
void RowCells::note_strange_words(std::string_view field,
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
    Finding& found =
        note_layer(field == "status" ? "V213" : "V209", Severity::warning, std::string(field));
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
    note_layer("V211", Severity::warning, std::string(field)).values = {
        {"words", std::to_string(ranked.size() - kShownWords)},
        {"count", std::to_string(more_rows)}};
  }
}

void RowCells::note_share_column(std::string_view field, ShareColumn const& column) {
  if (column.is_unclear()) {
    Finding& finding = reject("V204", std::string(field));
    finding.row = column.unclear_row();
    finding.values = {{"signed", std::to_string(column.with_sign())},
                      {"bare", std::to_string(column.bare())},
                      {"above", std::to_string(column.above_one())}};
  } else if (column.is_surprising()) {
    note_layer("V217", Severity::warning, std::string(field)).values = {
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
  for (Column const& column : columns_) {
    if (column.cells_with_controls > 0) {
      note_layer("V210", Severity::warning, column.field).values = {
          {"count", std::to_string(column.cells_with_controls)}};
    }
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
    if (Column const* const column = column_at(finding.field)) {
      finding.values.emplace_back("source_column", column->name);
    }
  }
}

}  // namespace tongcun
