// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/field.h"
#include "engine/rules/rule_value.h"
#include "engine/types/stated.h"
#include "engine/types/text.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tongcun {

// A score card such as 六看法: points of indicators with the user's weights, and bands of the sum
// with names. The seed gives the bands but no weights, so there is no card without the user's
// (domain reference 2.2.5).
struct ScoreBand {
  std::int64_t most = 0;  // thousandths of a point, inclusive; of the last band without meaning
  std::string key;
  Text name;
};
struct ScoreCard {
  std::vector<std::int64_t> weights;  // by indicator, thousandths; 1,000 = as it is
  std::vector<ScoreBand> bands;       // ascending; the last has no upper end
  bool high_is_poor = false;          // some counties score the other way
};

// 50 and less, 70, 80, above: the bands of 六看法, with ties at the lower band [A].
[[nodiscard]] std::vector<ScoreBand> six_looks_bands();

// The sum of weight * points, thousandths, rounded down; unknown if one of them is.
[[nodiscard]] Stated<std::int64_t> score_of(ScoreCard const& card,
                                            std::span<Stated<std::int64_t> const> points);
// What a score can be: unknown points are anything from the least to the most of their indicator
// (thousandths).
struct PointRange {
  std::int64_t least = 0;
  std::int64_t most = 0;
};
struct ScoreRange {
  std::int64_t low = 0;
  std::int64_t high = 0;
  friend bool operator==(ScoreRange const&, ScoreRange const&) = default;
};
[[nodiscard]] ScoreRange score_range(ScoreCard const& card,
                                     std::span<Stated<std::int64_t> const> points,
                                     std::span<PointRange const> possible);

// The band of a score: the first whose end it does not pass. The card has at least one band.
[[nodiscard]] ScoreBand const& band_of(ScoreCard const& card, std::int64_t score);
// Whether the first of two scores is the poorer.
[[nodiscard]] bool is_poorer(ScoreCard const& card, std::int64_t score, std::int64_t than);

// What gives points: a fact of the household. Of truth values and words by value, of numbers by the
// last step that the value reaches. Points in thousandths.
struct ScoreStep {
  std::int64_t from = 0;  // canonical units; of the first without meaning: it has no lower end
  std::int64_t points = 0;
};
struct ScoreIndicator {
  std::string key;
  Text name;
  FieldId field;
  std::vector<std::int64_t> by_value;          // of truth values and words, by position
  std::vector<ScoreStep> steps;                // of numbers, ascending
  std::optional<std::int64_t> not_applicable;  // none: who it does not apply to is unknown
};

// A card as a profile or a scenario states it; one weight an indicator.
struct ScoreCardRules {
  std::string key;
  Text name;
  Fields fields;  // status_fields
  std::vector<ScoreIndicator> indicators;
  ScoreCard card;
  std::string source;
};

[[nodiscard]] Stated<std::int64_t> points_of(ScoreIndicator const& indicator,
                                             RuleValue const& value);
// Least and most points that the indicator can give.
[[nodiscard]] PointRange possible_points(ScoreIndicator const& indicator);

}  // namespace tongcun
