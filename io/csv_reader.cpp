// SPDX-License-Identifier: Apache-2.0
#include "io/csv_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tongcun {
namespace {

// The candidate that stands most often in the first row, outside quotes; comma among equals. Blank
// lines before that row are none, and a quoted cell of it may hold line breaks.
char separator_of(std::string_view text) {
  constexpr std::string_view kCandidates = ",;\t";
  std::array<std::ptrdiff_t, kCandidates.size()> counts{};
  bool quoted = false;
  while (text.starts_with('\n') || text.starts_with("\r\n")) {
    text.remove_prefix(text.front() == '\n' ? 1 : 2);
  }
  for (char const c : text) {
    if (c == '\n' && !quoted) {
      break;
    }
    quoted = quoted != (c == '"');
    std::size_t const candidate = quoted ? std::string_view::npos : kCandidates.find(c);
    if (candidate != std::string_view::npos) {
      ++counts[candidate];
    }
  }
  auto const most = std::ranges::max_element(counts) - counts.begin();
  return kCandidates[static_cast<std::size_t>(most)];
}

}  // namespace

CsvReader::CsvReader(std::string_view text) : text_(text) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (text_.starts_with(kByteOrderMark)) {
    text_.remove_prefix(kByteOrderMark.size());
  }
  separator_ = separator_of(text_);
}

bool CsvReader::ends_with_line_end() const {
  return text_.empty() || text_.ends_with('\n');
}

std::optional<std::string> CsvReader::read_cell() {
  std::string cell;
  if (at_ < text_.size() && text_[at_] == '"') {
    std::int64_t const opened = line_;
    for (++at_; at_ < text_.size(); ++at_) {
      char const c = text_[at_];
      if (c == '"') {
        if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
          ++at_;  // a doubled quote stands for one
        } else {
          break;
        }
      }
      line_ += c == '\n' ? 1 : 0;
      cell += c;
    }
    if (at_ == text_.size()) {
      problem_ = CsvProblem{CsvProblem::Kind::unclosed_quote, opened};
      return std::nullopt;
    }
    ++at_;
    bool const ends = at_ == text_.size() || text_[at_] == separator_ || text_[at_] == '\n' ||
                      text_.substr(at_).starts_with("\r\n");
    if (!ends) {
      problem_ = CsvProblem{CsvProblem::Kind::text_after_quote, line_};
      return std::nullopt;
    }
    return cell;
  }
  for (; at_ < text_.size(); ++at_) {
    char const c = text_[at_];
    if (c == separator_ || c == '\n' || text_.substr(at_).starts_with("\r\n")) {
      break;
    }
    if (c == '"') {
      problem_ = CsvProblem{CsvProblem::Kind::quote_inside_cell, line_};
      return std::nullopt;
    }
    cell += c;
  }
  return cell;
}

std::optional<CsvReader::Row> CsvReader::next() {
  if (problem_) {
    return std::nullopt;
  }
  while (at_ < text_.size()) {  // blank lines
    if (text_[at_] == '\n') {
      at_ += 1;
    } else if (text_.substr(at_).starts_with("\r\n")) {
      at_ += 2;
    } else {
      break;
    }
    ++line_;
  }
  if (at_ == text_.size()) {
    return std::nullopt;
  }
  Row row;
  row.line = line_;
  while (true) {
    std::optional<std::string> cell = read_cell();
    if (!cell) {
      return std::nullopt;
    }
    row.cells.push_back(std::move(*cell));
    if (at_ < text_.size() && text_[at_] == separator_) {
      ++at_;
      continue;
    }
    if (at_ < text_.size() && text_[at_] == '\r') {
      ++at_;
    }
    if (at_ < text_.size()) {
      ++at_;  // the line feed
      ++line_;
    }
    return row;
  }
}

}  // namespace tongcun
