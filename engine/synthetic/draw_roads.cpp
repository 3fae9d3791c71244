// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/draw_roads.h"

#include "engine/run/parallel.h"
#include "engine/run/random_stream.h"
#include "engine/synthetic/ease_grades.h"
#include "engine/synthetic/map_line.h"
#include "engine/synthetic/node_lines.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

constexpr std::uint64_t kPointStreams = 1ULL << 42U;
constexpr double kOffCentre = 0.28;  // cells, at most, each way
constexpr int kSmoothPasses = 3;
constexpr double kToleranceMetres = 9.0;

MapPosition road_position(std::uint64_t seed, Raster const& raster, std::uint32_t cell) {
  RandomStream random(seed, Purpose::synthetic_road, kPointStreams + cell);
  double const east = kOffCentre * (2.0 * random.next_unit() - 1.0);
  double const south = kOffCentre * (2.0 * random.next_unit() - 1.0);
  return {raster.column_of(cell) + east, raster.row_of(cell) + south};
}

// Routes end here, or more than two steps meet.
std::vector<std::uint8_t> find_joints(RouteNet const& net) {
  std::vector<std::uint8_t> is_joint(net.raster().size(), 0);
  for (Route const& route : net.routes()) {
    is_joint[route.cells.front()] = 1;
    is_joint[route.cells.back()] = 1;
    for (std::uint32_t const cell : route.cells) {
      if (net.way_count(cell) > 2) {
        is_joint[cell] = 1;
      }
    }
  }
  return is_joint;
}

// A piece as a range of its route's cells.
struct CellRange {
  std::uint32_t route = 0;
  std::size_t begin = 0;
  std::size_t end = 0;  // one past the last
};

std::vector<CellRange> cut(RouteNet const& net, std::vector<std::uint8_t> const& is_joint) {
  std::vector<CellRange> ranges;
  for (std::uint32_t r = 0; r < net.routes().size(); ++r) {
    std::vector<std::uint32_t> const& cells = net.routes()[r].cells;
    std::size_t begin = 0;
    for (std::size_t i = 1; i < cells.size(); ++i) {
      if (is_joint[cells[i]] != 0) {
        ranges.push_back({r, begin, i + 1});
        begin = i;
      }
    }
  }
  return ranges;
}

RoadPiece draw(std::uint64_t seed, PlanningGround const& ground, MapFrame const& frame,
               RouteNet const& net, CellRange const& range) {
  std::vector<std::uint32_t> const& cells = net.routes()[range.route].cells;
  RoadPiece piece;
  piece.route = range.route;
  piece.first_cell = cells[range.begin];
  MapLine line;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    line.push_back(road_position(seed, ground.raster, cells[i]));
    bool const is_inside = i > range.begin && i + 1 < range.end;
    if (is_inside) {
      piece.crosses = std::max(piece.crosses, ground.stream[cells[i]]);
    }
  }
  smooth_line(line, LineShape::open, kSmoothPasses);
  ease_grades(ground, line);
  double const tolerance = kToleranceMetres / ground.raster.cell_metres;
  for (std::size_t const kept : simplified_line(line, LineShape::open, tolerance)) {
    GeoPoint const point = frame.point(line[kept].column, line[kept].row);
    if (piece.line.empty() || piece.line.back() != point) {
      piece.line.push_back(point);
    }
  }
  return piece;
}

// Where two pieces run along the same segment, the older one keeps it; the other one loses it and
// falls in two.
void drop_doubled(std::vector<RoadPiece>& pieces) {
  struct Stretch {
    GeoPoint low;
    GeoPoint high;
    std::uint32_t piece;
    std::uint32_t segment;
  };
  std::vector<Stretch> stretches;
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    for (std::uint32_t s = 0; s + 1 < pieces[i].line.size(); ++s) {
      auto const [low, high] = std::minmax(pieces[i].line[s], pieces[i].line[s + 1]);
      stretches.push_back({low, high, i, s});
    }
  }
  std::ranges::sort(stretches, {}, [](Stretch const& stretch) {
    return std::tuple(stretch.low, stretch.high, stretch.piece, stretch.segment);
  });
  std::set<std::pair<std::uint32_t, std::uint32_t>> doubled;
  for (std::size_t i = 1; i < stretches.size(); ++i) {
    if (stretches[i].low == stretches[i - 1].low && stretches[i].high == stretches[i - 1].high) {
      doubled.emplace(stretches[i].piece, stretches[i].segment);
    }
  }
  std::vector<RoadPiece> kept;
  kept.reserve(pieces.size());
  for (std::uint32_t i = 0; i < pieces.size(); ++i) {
    RoadPiece part = pieces[i];
    part.line.clear();
    auto const finish = [&] {
      if (part.line.size() > 1) {
        kept.push_back(part);
      }
      part.line.clear();
    };
    for (std::uint32_t s = 0; s < pieces[i].line.size(); ++s) {
      part.line.push_back(pieces[i].line[s]);
      if (doubled.contains({i, s})) {
        finish();
      }
    }
    finish();
  }
  pieces = std::move(kept);
}

}  // namespace

GeoPoint road_point(std::uint64_t seed, Raster const& raster, MapFrame const& frame,
                    std::uint32_t cell) {
  MapPosition const position = road_position(seed, raster, cell);
  return frame.point(position.column, position.row);
}

std::vector<RoadPiece> draw_roads(RunSettings const& run, std::uint64_t seed,
                                  PlanningGround const& ground, MapFrame const& frame,
                                  RouteNet const& net) {
  std::vector<CellRange> const ranges = cut(net, find_joints(net));
  std::vector<RoadPiece> pieces(ranges.size());
  for_each_block(run, "roads", ranges.size(), 128, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      pieces[i] = draw(seed, ground, frame, net, ranges[i]);
    }
  });
  std::vector<std::vector<GeoPoint>> lines(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    lines[i] = std::move(pieces[i].line);
  }
  node_lines(run, lines);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pieces[i].line = std::move(lines[i]);
  }
  drop_doubled(pieces);
  return pieces;
}

}  // namespace tongcun
