// SPDX-License-Identifier: Apache-2.0
#include "engine/run/random_stream.h"
#include "io/csv_reader.h"

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {
namespace {

struct Outcome {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::int64_t> lines;
  std::string problem;  // kind and line, "" = none
};

// Most frequent candidate of the first row that is not blank, quotes toggling; comma among equals.
char reference_separator(std::string_view text) {
  int commas = 0;
  int semicolons = 0;
  int tabs = 0;
  bool quoted = false;
  bool begun = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (!begun && (c == '\n' || text.substr(i, 2) == "\r\n")) {
      continue;
    }
    begun = true;
    if (c == '"') {
      quoted = !quoted;
    } else if (!quoted) {
      if (c == '\n') {
        break;
      }
      commas += c == ',' ? 1 : 0;
      semicolons += c == ';' ? 1 : 0;
      tabs += c == '\t' ? 1 : 0;
    }
  }
  if (tabs > commas && tabs > semicolons) {
    return '\t';
  }
  return semicolons > commas ? ';' : ',';
}

// The grammar as an automaton, one character at a time: written for this test only.
Outcome reference(std::string_view text) {
  enum class State { row_start, cell_start, plain, quoted, closed };
  char const separator = reference_separator(text);
  Outcome outcome;
  State state = State::row_start;
  std::vector<std::string> cells;
  std::string cell;
  std::int64_t line = 1;
  std::int64_t row_line = 1;
  std::int64_t opened = 1;
  auto const end_row = [&] {
    cells.push_back(cell);
    cell.clear();
    outcome.rows.push_back(cells);
    outcome.lines.push_back(row_line);
    cells.clear();
    state = State::row_start;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (state == State::quoted) {
      if (c != '"') {
        cell += c;
        line += c == '\n' ? 1 : 0;
      } else if (text.substr(i, 2) == "\"\"") {
        cell += c;
        ++i;
      } else {
        state = State::closed;
      }
      continue;
    }
    bool const line_end = c == '\n' || text.substr(i, 2) == "\r\n";
    if (line_end) {
      i += c == '\r' ? 1 : 0;
      if (state != State::row_start) {
        end_row();
      }
      ++line;
    } else {
      if (state == State::row_start) {
        row_line = line;
        state = State::cell_start;
      }
      if (c == separator) {
        cells.push_back(cell);
        cell.clear();
        state = State::cell_start;
      } else if (state == State::closed) {
        outcome.problem = "text after quote " + std::to_string(line);
        return outcome;
      } else if (c == '"' && state == State::plain) {
        outcome.problem = "quote inside " + std::to_string(line);
        return outcome;
      } else if (c == '"') {
        state = State::quoted;
        opened = line;
      } else {
        cell += c;
        state = State::plain;
      }
    }
  }
  if (state == State::quoted) {
    outcome.problem = "unclosed " + std::to_string(opened);
  } else if (state != State::row_start) {
    end_row();
  }
  return outcome;
}

Outcome ours(std::string_view text) {
  CsvReader reader(text);
  Outcome outcome;
  while (std::optional<CsvReader::Row> row = reader.next()) {
    outcome.rows.push_back(row->cells);
    outcome.lines.push_back(row->line);
  }
  if (std::optional<CsvProblem> const& problem = reader.problem()) {
    constexpr std::array<char const*, 3> kNames{"unclosed ", "text after quote ", "quote inside "};
    outcome.problem =
        kNames[static_cast<std::size_t>(problem->kind)] + std::to_string(problem->line);
  }
  return outcome;
}

std::string shown(std::string_view text) {
  std::string result;
  for (char const c : text) {
    result += c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\t' ? "\\t" : std::string(1, c);
  }
  return result;
}

// 40,000 texts over the characters that matter: reader and automaton agree on every cell, line
// number and complaint, and both kinds of outcome are common enough to mean something.
TEST(CsvReaderRandomTest, AgreesWithAutomaton) {
  constexpr std::string_view kCharacters = "ab,,;\t\"\"\"\n\n\r\r ";
  int with_problem = 0;
  int with_rows = 0;
  for (std::uint64_t index = 0; index < 40000; ++index) {
    RandomStream random(20260101, Purpose::test, index);
    std::string text;
    std::uint32_t const length = random.next_below(40);
    for (std::uint32_t i = 0; i < length; ++i) {
      text += kCharacters[random.next_below(static_cast<std::uint32_t>(kCharacters.size()))];
    }
    Outcome const expected = reference(text);
    Outcome const found = ours(text);
    ASSERT_EQ(found.problem, expected.problem) << shown(text);
    ASSERT_EQ(found.rows, expected.rows) << shown(text);
    ASSERT_EQ(found.lines, expected.lines) << shown(text);
    with_problem += expected.problem.empty() ? 0 : 1;
    with_rows += expected.rows.size() > 1 ? 1 : 0;
  }
  EXPECT_GT(with_problem, 4000);
  EXPECT_GT(with_rows, 4000);
}

// 20,000 tables of random cells, written as RFC 4180 says, come back cell by cell.
TEST(CsvReaderRandomTest, ReadsBackWhatWasQuoted) {
  constexpr std::string_view kCharacters = "ab,;\t\"\n\r ";
  for (std::uint64_t index = 0; index < 20000; ++index) {
    RandomStream random(20260102, Purpose::test, index);
    std::uint32_t const columns = 2 + random.next_below(3);
    std::vector<std::vector<std::string>> rows(1 + random.next_below(4));
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (std::uint32_t c = 0; c < columns; ++c) {
        std::string cell;
        std::uint32_t const length = random.next_below(5);
        for (std::uint32_t i = 0; r > 0 && i < length; ++i) {
          cell += kCharacters[random.next_below(static_cast<std::uint32_t>(kCharacters.size()))];
        }
        text += c == 0 ? "\"" : ",\"";
        for (char const letter : cell) {
          text += letter == '"' ? "\"\"" : std::string(1, letter);
        }
        text += '"';
        rows[r].push_back(cell);
      }
      text += random.next_below(2) == 0 ? "\n" : "\r\n";
    }
    Outcome const found = ours(text);
    ASSERT_EQ(found.problem, "") << shown(text);
    ASSERT_EQ(found.rows, rows) << shown(text);
  }
}

}  // namespace
}  // namespace tongcun
