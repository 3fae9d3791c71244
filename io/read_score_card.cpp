// SPDX-License-Identifier: Apache-2.0
#include "io/read_score_card.h"

#include "io/profile_keys.h"
#include "io/read_conditions.h"
#include "io/read_threshold.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr double kThousandths = 1000.0;
constexpr double kMostPoints = 10'000.0;
constexpr double kMostWeight = 1000.0;
constexpr std::size_t kMostBands = 31;  // "unknown" is one more part (kMostParts)
constexpr std::array<std::string_view, 2> kTruths{"no", "yes"};

std::int64_t thousandths(double value) {
  return static_cast<std::int64_t>(std::floor(value * kThousandths + 0.5));
}

std::int64_t read_points(ConfigReader& row, std::string_view key) {
  return thousandths(row.required_number(key, 0.0, kMostPoints));
}

void read_points_by_value(ConfigReader& row, Field const& field, ScoreIndicator& indicator) {
  if (!row.has("points")) {
    row.complain_missing("points");
  }
  std::vector<std::string> words = field.words;
  if (field.kind == FieldKind::truth) {
    words.assign(kTruths.begin(), kTruths.end());
  }
  ConfigReader points = row.table("points");
  for (std::string const& word : words) {
    indicator.by_value.push_back(points.present() ? read_points(points, word) : 0);
  }
  points.finish();
}

void read_steps(ConfigReader& row, Field const& field, ScoreIndicator& indicator) {
  Unit const* const unit = read_unit(row, field, row.text("unit", ""));
  std::vector<ConfigReader> steps = row.tables("steps");
  if (steps.empty()) {
    row.complain("steps", LegalPart{"some_steps", {}});
  }
  for (ConfigReader& step : steps) {
    ScoreStep read;
    bool const is_first = indicator.steps.empty();
    if (is_first && step.has("from")) {
      step.complain("from", LegalPart{"first_step", {}});
    } else if (!is_first && !step.has("from")) {
      step.complain_missing("from");
    } else if (!is_first) {
      std::vector<std::int64_t> const from = read_values(step, "from", field, unit);
      read.from = from.empty() ? 0 : from.front();
      bool const ascends = indicator.steps.size() == 1 || read.from > indicator.steps.back().from;
      if (from.size() == 1 && !ascends) {
        step.complain("from", LegalPart{"ascending_step", {}});
      }
    }
    read.points = read_points(step, "points");
    step.finish();
    indicator.steps.push_back(read);
  }
}

std::optional<ScoreIndicator> read_indicator(ConfigReader& row, Fields const& fields,
                                             RuleIds& ids) {
  ScoreIndicator indicator;
  indicator.key = row.required_text("id");
  bool const is_new = ids.take(row, indicator.key);
  indicator.name = row.both_languages("name", indicator.key);
  std::optional<FieldId> const field = read_field(row, fields);
  if (field) {
    indicator.field = *field;
    if (fields[*field].level != FieldLevel::household) {
      row.complain("field", LegalPart{"household_field", {}});
    }
    if (fields[*field].kind == FieldKind::number) {
      read_steps(row, fields[*field], indicator);
    } else {
      read_points_by_value(row, fields[*field], indicator);
    }
  }
  if (row.has("not_applicable")) {
    indicator.not_applicable = read_points(row, "not_applicable");
  }
  return field && is_new ? std::optional(std::move(indicator)) : std::nullopt;
}

bool read_indicators(ConfigReader& row, ScoreCardRules& rules) {
  RuleIds ids;
  bool is_complete = true;
  for (ConfigReader& entry : row.tables("indicators")) {
    if (!entry.boolean("active", true)) {
      continue;
    }
    std::optional<ScoreIndicator> indicator = read_indicator(entry, rules.fields, ids);
    rules.card.weights.push_back(thousandths(entry.number("weight", 1.0, 0.0, kMostWeight)));
    entry.finish();
    is_complete = is_complete && indicator;
    rules.indicators.push_back(indicator ? *std::move(indicator) : ScoreIndicator{});
  }
  if (rules.indicators.empty()) {
    row.complain("indicators", LegalPart{"some_part", {}});
  }
  return is_complete && !rules.indicators.empty();
}

void read_bands(ConfigReader& row, ScoreCardRules& rules) {
  std::vector<ConfigReader> entries = row.tables("bands");
  if (entries.empty()) {
    rules.card.bands = six_looks_bands();
    return;
  }
  if (entries.size() > kMostBands) {
    row.complain("bands", LegalPart{"most_bands", {{"count", std::to_string(kMostBands)}}});
  }
  std::size_t const count = std::min(entries.size(), kMostBands);
  std::set<std::string> keys;
  for (std::size_t at = 0; at < count; ++at) {
    ConfigReader& entry = entries[at];
    ScoreBand band;
    band.key = entry.required_text("id");
    if (!is_plain_word(band.key) || band.key == "unknown" || !keys.insert(band.key).second) {
      entry.complain("id", LegalPart{"plain_word", {}});
    }
    band.name = entry.both_languages("name", band.key);
    bool const is_last = at + 1 == count;
    band.most = std::numeric_limits<std::int64_t>::max();
    if (is_last && entry.has("most")) {
      entry.complain("most", LegalPart{"last_band", {}});
    } else if (!is_last) {
      band.most = thousandths(entry.required_number("most", 0.0, kMostPoints * kMostWeight));
      if (at > 0 && band.most <= rules.card.bands.back().most) {
        entry.complain("most", LegalPart{"ascending_step", {}});
      }
    }
    entry.finish();
    rules.card.bands.push_back(std::move(band));
  }
}

}  // namespace

std::optional<ScoreCardRules> read_score_card(ConfigReader& row, Fields const& fields) {
  if (!row.boolean("active", true)) {
    return std::nullopt;
  }
  ScoreCardRules rules;
  rules.key = row.required_text("id");
  if (!rules.key.empty() && !is_plain_word(rules.key)) {
    row.complain("id", LegalPart{"plain_word", {}});
  }
  rules.name = row.both_languages("name", rules.key);
  rules.fields = fields;
  bool const is_complete = read_indicators(row, rules);
  read_bands(row, rules);
  rules.card.high_is_poor = row.boolean("high_is_poor", false);
  rules.source = row.required_text("source");
  row.finish();
  return is_complete ? std::optional(std::move(rules)) : std::nullopt;
}

}  // namespace tongcun
