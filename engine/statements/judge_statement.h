// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/statements/number_range.h"
#include "engine/statements/statement.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

enum class StatementState : std::uint8_t {
  holds,
  holds_rounded,  // not as written, but within what the numbers may mean by their last place
  fails,          // whatever the numbers mean
  open,           // cannot be judged
  derived,        // nothing is claimed of what was computed
  exempt,         // nothing follows, for the parts may overlap
};
inline constexpr std::array<std::string_view, 6> kStatementStateNames{
    "holds", "holds_rounded", "fails", "open", "derived", "exempt"};

// Why a statement cannot be judged.
enum class OpenReason : std::uint8_t {
  none,
  about,         // a number is "about" or one of a lost range
  no_whole,      // of a share, and no other base that the text gives reproduces it
  tied,          // numbers lie too near each other for a place
  beyond_range,  // not within 128 bits, or divided by zero
};
inline constexpr std::array<std::string_view, 5> kOpenReasonNames{"none", "about", "no_whole",
                                                                  "tied", "beyond_range"};

struct StatementJudgement {
  // As the stated number would have to be, what is stated, and the first less the second, from the
  // numbers as written. None where there is no such number.
  MaybeFraction computed;
  MaybeFraction stated;
  MaybeFraction off_by;
  Fraction unit{1};  // that they are told in
  // The least and the largest whole that would reproduce a share.
  MaybeFraction base_low;
  MaybeFraction base_high;
  // Of a range that lost its dash: the one pair of numbers that it can be made of.
  std::optional<std::pair<std::int64_t, std::int64_t>> split;
  std::string base;  // another base that reproduces the share; "" = none
  int decimals = 0;  // that the statement is written with
  StatementState state = StatementState::open;
  OpenReason reason = OpenReason::none;
  Measure measure = Measure::count;  // of the numbers above
};

// Judges a statement by exact arithmetic, to the precision that its numbers are stated with: it
// fails only if no numbers that round to the stated ones make it true. A share that its own base
// does not make, or whose base is not given, and another one of the text does: fails, with the name
// of that base. O(numbers); of texts O(characters log characters) a pair.
[[nodiscard]] StatementJudgement judge_statement(Statement const& statement);

struct JudgedStatement {
  Statement statement;
  StatementJudgement judgement;
};
// Each of them, in their order.
[[nodiscard]] std::vector<JudgedStatement> judge_statements(std::vector<Statement> statements);

}  // namespace tongcun
