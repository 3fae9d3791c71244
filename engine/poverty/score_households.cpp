// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/score_households.h"

#include "engine/poverty/status_facts.h"
#include "engine/run/parallel.h"

#include <cassert>

namespace tongcun {
namespace {

constexpr std::size_t kBlock = 4096;

StatusColumn bands_of(ScoreCardRules const& rules, std::size_t households) {
  StatusColumn column;
  column.key = rules.key;
  for (ScoreBand const& band : rules.card.bands) {
    column.parts.push_back({band.key, band.name, PartSays::something});
  }
  column.parts.push_back({"unknown", {}, PartSays::perhaps});
  column.part_of.resize(households);
  return column;
}

}  // namespace

ScoredCard score_households(ScoreCardRules const& rules, StatusFacts const& facts,
                            RunSettings const& run) {
  assert(rules.indicators.size() == rules.card.weights.size() && !rules.card.bands.empty());
  std::size_t const households = facts.people.households.size();
  std::size_t const indicators = rules.indicators.size();
  ScoredCard scored;
  scored.rules = rules;
  scored.points.resize(households * indicators);
  scored.range.resize(households);
  scored.column = bands_of(rules, households);
  scored.unknown.resize(indicators, 0);
  std::vector<PointRange> possible;
  possible.reserve(indicators);
  for (ScoreIndicator const& indicator : rules.indicators) {
    possible.push_back(possible_points(indicator));
  }
  auto const band_at = [&](std::int64_t score) {
    return static_cast<std::uint8_t>(&band_of(rules.card, score) - rules.card.bands.data());
  };
  StatusFactWriter const writer(rules.fields, facts);
  for_each_block(run, "score cards", households, kBlock, [&](std::size_t begin, std::size_t end) {
    IdVector<FieldId, RuleValue> values(rules.fields.size());
    for (std::size_t i = begin; i < end; ++i) {
      HouseholdId const id(static_cast<std::uint32_t>(i));
      writer.set_household(id, values);
      for (std::size_t j = 0; j < indicators; ++j) {
        ScoreIndicator const& indicator = rules.indicators[j];
        scored.points[i * indicators + j] = points_of(indicator, values[indicator.field]);
      }
      scored.range[id] = score_range(rules.card, scored.points_of(id), possible);
      std::uint8_t const low = band_at(scored.range[id].low);
      bool const is_one = low == band_at(scored.range[id].high);
      scored.column.part_of[id] = is_one ? low : static_cast<std::uint8_t>(rules.card.bands.size());
    }
  });
  for (std::size_t at = 0; at < scored.points.size(); ++at) {
    scored.unknown[at % indicators] += scored.points[at].has_value() ? 0 : 1;
  }
  return scored;
}

}  // namespace tongcun
