// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/score_card.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <limits>

namespace tongcun {
namespace {

constexpr std::int64_t kPoint = 1000;

std::int64_t in_points(std::int64_t product) {
  std::int64_t const quotient = product / kPoint;
  return product % kPoint < 0 ? quotient - 1 : quotient;
}

}  // namespace

std::vector<ScoreBand> six_looks_bands() {
  return {
      {50 * kPoint, "policy_backstop", {"backed by policy", "政策兜底户"}},
      {70 * kPoint, "dibao_poor", {"poor with low allowance", "低保贫困户"}},
      {80 * kPoint, "general_poor", {"poor", "一般贫困户"}},
      {std::numeric_limits<std::int64_t>::max(), "out_of_poverty", {"out of poverty", "脱贫户"}}};
}

Stated<std::int64_t> score_of(ScoreCard const& card, std::span<Stated<std::int64_t> const> points) {
  assert(points.size() == card.weights.size());
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!points[i].has_value()) {
      return {};
    }
    sum += card.weights[i] * points[i].value();
  }
  return Stated(in_points(sum));
}

ScoreRange score_range(ScoreCard const& card, std::span<Stated<std::int64_t> const> points,
                       std::span<PointRange const> possible) {
  assert(points.size() == card.weights.size() && possible.size() == points.size());
  std::int64_t low = 0;
  std::int64_t high = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    bool const is_known = points[i].has_value();
    low += card.weights[i] * (is_known ? points[i].value() : possible[i].least);
    high += card.weights[i] * (is_known ? points[i].value() : possible[i].most);
  }
  return {in_points(low), in_points(high)};
}

ScoreBand const& band_of(ScoreCard const& card, std::int64_t score) {
  assert(!card.bands.empty());
  for (ScoreBand const& band : card.bands) {
    if (score <= band.most) {
      return band;
    }
  }
  return card.bands.back();
}

bool is_poorer(ScoreCard const& card, std::int64_t score, std::int64_t than) {
  return card.high_is_poor ? score > than : score < than;
}

Stated<std::int64_t> points_of(ScoreIndicator const& indicator, RuleValue const& value) {
  if (value.is_not_applicable()) {
    return indicator.not_applicable ? Stated(*indicator.not_applicable) : Stated<std::int64_t>();
  }
  bool const is_one = value.is_known() && value.low() == value.high() && !value.low().is_beyond();
  if (!is_one) {
    return {};
  }
  std::int64_t const number = value.low().number();
  if (!indicator.by_value.empty()) {
    return Stated(indicator.by_value[static_cast<std::size_t>(number)]);
  }
  std::int64_t points = indicator.steps.front().points;
  for (ScoreStep const& step : std::span(indicator.steps).subspan(1)) {
    points = number >= step.from ? step.points : points;
  }
  return Stated(points);
}

PointRange possible_points(ScoreIndicator const& indicator) {
  std::vector<std::int64_t> all = indicator.by_value;
  for (ScoreStep const& step : indicator.steps) {
    all.push_back(step.points);
  }
  if (indicator.not_applicable) {
    all.push_back(*indicator.not_applicable);
  }
  assert(!all.empty());
  auto const [least, most] = std::ranges::minmax_element(all);
  return {*least, *most};
}

}  // namespace tongcun
