// SPDX-License-Identifier: Apache-2.0
#include "engine/network/walking.h"

#include "engine/geometry/metric.h"
#include "engine/run/portable_math.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace tongcun {
namespace {

// Milliseconds for one millimetre: km/h = 1e6 mm / 3.6e6 ms.
double ms_per_mm(double speed_kmh) {
  return 3.6 / speed_kmh;
}

}  // namespace

double tobler_speed_kmh(double slope) {
  return 6.0 * portable_exp(-3.5 * std::abs(slope + 0.05));
}

WalkProfile::WalkProfile(std::span<GeoPoint const> line, ElevationGrid const* elevation,
                         WalkOptions const& options) {
  assert(line.size() >= 2);
  std::vector<double> reached(line.size(), 0.0);  // way gone at each point
  for (std::size_t i = 1; i < line.size(); ++i) {
    reached[i] = reached[i - 1] + distance_mm(line[i - 1], line[i]);
  }
  double const total = reached.back();
  length_ = rounded_length(total);

  double const flat = ms_per_mm(tobler_speed_kmh(0.0)) * options.calibration;
  if (elevation == nullptr) {
    steps_.push_back({total, total * flat, total * flat});
    return;
  }
  auto const cell = static_cast<double>(elevation->cell.count());
  auto const step = std::max(cell, static_cast<double>(options.slope_step.count()));
  // Whole steps; the last one takes the rest, so it is shorter than two.
  auto const count = std::max<std::int64_t>(1, static_cast<std::int64_t>(total / step));
  std::size_t segment = 1;
  auto const height_at = [&](double way) {
    while (segment + 1 < line.size() && reached[segment] < way) {
      ++segment;
    }
    double const length = reached[segment] - reached[segment - 1];
    double const fraction =
        length > 0.0 ? std::clamp((way - reached[segment - 1]) / length, 0.0, 1.0) : 0.0;
    return elevation->height_mm(point_between(line[segment - 1], line[segment], fraction));
  };
  steps_.reserve(static_cast<std::size_t>(count));
  std::optional<double> low = height_at(0.0);
  double begin = 0.0;
  double forward = 0.0;
  double backward = 0.0;
  for (std::int64_t i = 0; i < count; ++i) {
    double const end = i + 1 == count ? total : static_cast<double>(i + 1) * step;
    double const way = end - begin;
    std::optional<double> const high = height_at(end);
    double slope = 0.0;
    if (low && high) {
      double const rise = *high - *low;
      climb_mm_ += std::abs(rise);
      slope = rise / std::max(way, cell);
      if (std::abs(slope) > options.steepest_slope) {
        slope = std::copysign(options.steepest_slope, slope);
        ++cut_;
      }
    } else {
      ++without_height_;
    }
    forward += way * ms_per_mm(tobler_speed_kmh(slope)) * options.calibration;
    backward += way * ms_per_mm(tobler_speed_kmh(-slope)) * options.calibration;
    steps_.push_back({end, forward, backward});
    low = high;
    begin = end;
  }
}

double WalkProfile::at(Length position, double Step::*cumulative) const {
  auto const way = static_cast<double>(position.count());
  auto const step = std::ranges::lower_bound(steps_, way, {}, &Step::end_mm);
  if (step == steps_.end()) {
    return steps_.back().*cumulative;
  }
  Step const before = step == steps_.begin() ? Step{0.0, 0.0, 0.0} : *(step - 1);
  double const length = step->end_mm - before.end_mm;
  double const fraction = length > 0.0 ? (way - before.end_mm) / length : 0.0;
  return before.*cumulative + fraction * ((*step).*cumulative - before.*cumulative);
}

Duration WalkProfile::forward(Length position) const {
  return Duration(static_cast<std::int64_t>(std::floor(at(position, &Step::forward_ms) + 0.5)));
}

Duration WalkProfile::backward(Length position) const {
  return Duration(static_cast<std::int64_t>(std::floor(at(position, &Step::backward_ms) + 0.5)));
}

std::int64_t WalkProfile::grade_permille() const {
  if (length_.count() == 0) {
    return 0;
  }
  return static_cast<std::int64_t>(
      std::floor(climb_mm_ * 1000.0 / static_cast<double>(length_.count()) + 0.5));
}

WalkTimes off_road_walk(GeoPoint from, GeoPoint to, ElevationGrid const* elevation,
                        WalkOptions const& options) {
  if (from == to) {
    return {};
  }
  WalkOptions slower = options;
  slower.calibration = options.calibration / options.off_road_factor;
  std::array<GeoPoint, 2> const line{from, to};
  WalkProfile const profile(line, elevation, slower);
  return {profile.forward(profile.length()), profile.backward(profile.length())};
}

}  // namespace tongcun
