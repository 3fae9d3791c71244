// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/ids.h"
#include "engine/types/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

enum class Comparison : std::uint8_t { less, at_most, equal, not_equal, at_least, more, one_of };
constexpr int kComparisons = 7;

// What an unknown value counts as.
enum class MissingPolicy : std::uint8_t { unknown, fail, pass, not_applicable };

struct YearRange {
  int first = 0;
  int last = 0;  // inclusive
  friend bool operator==(YearRange const&, YearRange const&) = default;
};

// One comparison: the same form in guarantees, eligibility, exit and monitoring.
struct Rule {
  std::string id;
  Text name;
  FieldId field;
  Comparison comparison = Comparison::equal;
  // Canonical units, ascending, one value unless one_of; empty = the user must supply it.
  std::vector<std::int64_t> threshold;
  std::string unit;   // as written and printed; "" for truth values and words
  bool veto = false;  // its failure decides also where it stands among alternatives
  MissingPolicy missing = MissingPolicy::unknown;
  std::optional<YearRange> years;  // none: any year
  std::string source;
  std::string mark;  // S, V, M, A (domain reference), or USER
};

}  // namespace tongcun
