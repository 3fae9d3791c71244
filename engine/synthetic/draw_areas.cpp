// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/draw_areas.h"

#include "engine/run/parallel.h"
#include "engine/synthetic/divide_land.h"
#include "engine/synthetic/line_contacts.h"
#include "engine/synthetic/trace_borders.h"

#include <algorithm>
#include <map>

namespace tongcun {
namespace {

constexpr int kSmoothPasses = 4;
constexpr double kToleranceCells = 0.4;

std::vector<GeoPoint> to_points(MapLine const& line, MapFrame const& frame) {
  std::vector<GeoPoint> points;
  points.reserve(line.size());
  for (MapPosition const& position : line) {
    points.push_back(frame.point(position.column, position.row));
  }
  return points;
}

std::vector<GeoPoint> drawn(Border const& border, MapFrame const& frame) {
  MapLine line = border.line;
  smooth_line(line, border.shape, kSmoothPasses);
  MapLine thin;
  for (std::size_t const kept : simplified_line(line, border.shape, kToleranceCells)) {
    thin.push_back(line[kept]);
  }
  return to_points(thin, frame);
}

// Smoothed lines; those that touch each other after all go back to the middles of cell sides,
// which cannot.
std::vector<std::vector<GeoPoint>> draw_lines(RunSettings const& run, MapFrame const& frame,
                                              std::vector<Border> const& borders) {
  std::vector<std::vector<GeoPoint>> lines(borders.size());
  for_each_block(run, "borders", borders.size(), 256, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      lines[i] = drawn(borders[i], frame);
    }
  });
  for (std::vector<LineContact> contacts = find_line_contacts(run, lines); !contacts.empty();
       contacts = find_line_contacts(run, lines)) {
    for (LineContact const& contact : contacts) {
      lines[contact.line_a] = to_points(borders[contact.line_a].line, frame);
      lines[contact.line_b] = to_points(borders[contact.line_b].line, frame);
    }
  }
  return lines;
}

// A border walked so that the owner is on the left.
struct Stretch {
  std::uint32_t border = 0;
  bool is_forward = true;
};

void append(std::vector<GeoPoint> const& line, bool is_forward, Ring& ring) {
  std::size_t const skip = ring.empty() ? 0 : 1;  // the joint is there already
  if (is_forward) {
    ring.insert(ring.end(), line.begin() + static_cast<std::ptrdiff_t>(skip), line.end());
  } else {
    ring.insert(ring.end(), line.rbegin() + static_cast<std::ptrdiff_t>(skip), line.rend());
  }
}

MultiPolygon assemble(std::vector<Border> const& borders,
                      std::vector<std::vector<GeoPoint>> const& lines,
                      std::vector<Stretch> const& stretches) {
  auto const begin_of = [&](Stretch const& stretch) {
    Border const& border = borders[stretch.border];
    return stretch.is_forward ? border.first_corner : border.last_corner;
  };
  auto const end_of = [&](Stretch const& stretch) {
    Border const& border = borders[stretch.border];
    return stretch.is_forward ? border.last_corner : border.first_corner;
  };
  std::map<std::uint32_t, std::size_t> starting_at;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    starting_at.emplace(begin_of(stretches[i]), i);
  }
  std::vector<std::uint8_t> is_used(stretches.size(), 0);
  Polygon polygon;
  for (std::size_t first = 0; first < stretches.size(); ++first) {
    if (is_used[first] != 0) {
      continue;
    }
    Ring ring;
    std::size_t at = first;
    do {
      is_used[at] = 1;
      append(lines[stretches[at].border], stretches[at].is_forward, ring);
      at = borders[stretches[at].border].shape == LineShape::closed
               ? first
               : starting_at.at(end_of(stretches[at]));
    } while (at != first);
    polygon.rings.push_back(std::move(ring));
  }
  // The owner is on the left, so the shell turns the other way than the holes.
  auto const shell = std::ranges::max_element(polygon.rings, {}, twice_area);
  std::iter_swap(polygon.rings.begin(), shell);
  return {{std::move(polygon)}};
}

}  // namespace

std::vector<MultiPolygon> draw_areas(RunSettings const& run, Raster const& raster,
                                     MapFrame const& frame, std::span<std::uint32_t const> owner,
                                     std::size_t owners) {
  std::vector<Border> const borders = trace_borders(raster, owner);
  std::vector<std::vector<GeoPoint>> const lines = draw_lines(run, frame, borders);
  std::vector<std::vector<Stretch>> stretches(owners);
  for (std::uint32_t i = 0; i < borders.size(); ++i) {
    if (borders[i].left != kNoOwner) {
      stretches[borders[i].left].push_back({i, true});
    }
    if (borders[i].right != kNoOwner) {
      stretches[borders[i].right].push_back({i, false});
    }
  }
  std::vector<MultiPolygon> areas(owners);
  for_each_block(run, "areas", owners, 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      areas[i] = assemble(borders, lines, stretches[i]);
    }
  });
  return areas;
}

}  // namespace tongcun
