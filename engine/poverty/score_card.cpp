// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/score_card.h"

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
                       std::span<std::int64_t const> most) {
  assert(points.size() == card.weights.size() && most.size() == points.size());
  std::int64_t low = 0;
  std::int64_t high = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    bool const is_known = points[i].has_value();
    low += is_known ? card.weights[i] * points[i].value() : 0;
    high += card.weights[i] * (is_known ? points[i].value() : most[i]);
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

}  // namespace tongcun
