// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/map_line.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace tongcun {
namespace {

double squared_distance(MapPosition p, MapPosition a, MapPosition b) {
  double const dx = b.column - a.column;
  double const dy = b.row - a.row;
  double const px = p.column - a.column;
  double const py = p.row - a.row;
  double const squared_length = dx * dx + dy * dy;
  double const t =
      squared_length > 0.0 ? std::clamp((px * dx + py * dy) / squared_length, 0.0, 1.0) : 0.0;
  double const x = px - t * dx;
  double const y = py - t * dy;
  return x * x + y * y;
}

// Marks what stays between `first` and `last`, which stay anyway.
void keep_between(MapLine const& line, std::size_t first, std::size_t last, double tolerance,
                  std::vector<std::uint8_t>& keeps) {
  std::vector<std::pair<std::size_t, std::size_t>> open{{first, last}};
  while (!open.empty()) {
    auto const [begin, end] = open.back();
    open.pop_back();
    double farthest = tolerance * tolerance;
    std::size_t at = begin;
    for (std::size_t i = begin + 1; i < end; ++i) {
      double const distance = squared_distance(line[i], line[begin], line[end]);
      if (distance > farthest) {
        farthest = distance;
        at = i;
      }
    }
    if (at != begin) {
      keeps[at] = 1;
      open.emplace_back(begin, at);
      open.emplace_back(at, end);
    }
  }
}

}  // namespace

void smooth_line(MapLine& line, LineShape shape, int passes) {
  std::size_t const size = line.size();
  if (size < 3) {
    return;
  }
  MapLine before;
  auto const blend = [](MapPosition a, MapPosition b, MapPosition c) {
    return MapPosition{0.25 * (a.column + c.column) + 0.5 * b.column,
                       0.25 * (a.row + c.row) + 0.5 * b.row};
  };
  for (int pass = 0; pass < passes; ++pass) {
    before = line;
    for (std::size_t i = 1; i + 1 < size; ++i) {
      line[i] = blend(before[i - 1], before[i], before[i + 1]);
    }
    if (shape == LineShape::closed) {
      line.front() = blend(before[size - 2], before[0], before[1]);
      line.back() = line.front();
    }
  }
}

std::vector<std::size_t> simplified_line(MapLine const& line, LineShape shape, double tolerance) {
  if (line.size() < 2) {
    return std::vector<std::size_t>(line.size(), 0);
  }
  std::size_t const last = line.size() - 1;
  std::vector<std::uint8_t> keeps(line.size(), 0);
  if (shape == LineShape::closed && line.size() > 4) {
    std::size_t const third = line.size() / 3;
    keeps[third] = 1;
    keeps[2 * third] = 1;
    keep_between(line, 0, third, tolerance, keeps);
    keep_between(line, third, 2 * third, tolerance, keeps);
    keep_between(line, 2 * third, last, tolerance, keeps);
  } else {
    keep_between(line, 0, last, tolerance, keeps);
  }
  std::vector<std::size_t> kept{0};
  for (std::size_t i = 1; i < last; ++i) {
    if (keeps[i] != 0) {
      kept.push_back(i);
    }
  }
  kept.push_back(last);
  return kept;
}

}  // namespace tongcun
