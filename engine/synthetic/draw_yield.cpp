// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/draw_yield.h"

#include <array>
#include <cmath>
#include <cstddef>

namespace tongcun {
namespace {

constexpr std::size_t kMonths = 12;

// Flow of a small spring under summer rain, per cent of its mean, January first [A].
constexpr std::array<int, kMonths> kShape{65, 55, 55, 70, 110, 150, 160, 145, 125, 105, 85, 75};

// Mean litres a head and day, and the share of the shape's swing that a source follows.
struct YieldRule {
  double least_litres;
  double most_litres;
  double least_swing;
  double most_swing;
};
constexpr YieldRule kSpring{25.0, 110.0, 0.5, 1.2};
constexpr YieldRule kWell{35.0, 110.0, 0.1, 0.4};
constexpr YieldRule kWorks{70.0, 130.0, 0.05, 0.15};

YieldRule const& rule_of(WaterSource source) {
  switch (source) {
    case WaterSource::spring:
      return kSpring;
    case WaterSource::well:
      return kWell;
    case WaterSource::none:
      return kWorks;
  }
  return kWorks;
}

double between(RandomStream& random, double low, double high) {
  return low + (high - low) * random.next_unit();
}

}  // namespace

SyntheticYield draw_yield(YieldQuestion const& question, RandomStream& random) {
  YieldRule const& rule = rule_of(question.source);
  double const litres = between(random, rule.least_litres, rule.most_litres);
  double const swing = between(random, rule.least_swing, rule.most_swing);
  double const mean = litres * static_cast<double>(question.designed.count());
  std::size_t const shift = question.is_south ? kMonths / 2 : 0;
  SyntheticYield yield;
  yield.designed = question.designed;
  for (std::size_t month = 0; month < kMonths; ++month) {
    double const shape = kShape[(month + shift) % kMonths] / 100.0;
    double const flow = mean * (1.0 + swing * (shape - 1.0));
    yield.litres_a_day[month] = 10 * static_cast<std::int64_t>(std::floor(flow / 10.0 + 0.5));
  }
  return yield;
}

}  // namespace tongcun
