// SPDX-License-Identifier: Apache-2.0
#include "io/report_geometry.h"

#include <gtest/gtest.h>

#include <string>

namespace tongcun {
namespace {

OutputTable lines(std::vector<std::vector<GeoPoint>> given) {
  OutputTable table;
  table.geometry = GeometryType::line;
  table.rows.resize(given.size());
  table.lines = std::move(given);
  return table;
}

OutputTable areas(std::vector<MultiPolygon> given) {
  OutputTable table;
  table.geometry = GeometryType::area;
  table.rows.resize(given.size());
  table.areas = std::move(given);
  return table;
}

std::string shapes_of(OutputTable const& table, ReportGrid const& grid) {
  std::string json;
  static_cast<void>(append_shapes(table, grid, json));
  return json;
}

constexpr ReportGrid kGrid{{1000, 2000}, 100};

// From the origin, then from corner to corner, to the nearest step: 1000 -> 0, 1449 -> 4, 1450
// -> 5.
TEST(ReportGeometryTest, DifferencesOnTheGrid) {
  OutputTable const table = lines({{{1000, 2000}, {1449, 2450}, {3000, 2000}}});
  EXPECT_EQ(shapes_of(table, kGrid), "[[0,0,4,5,16,-5]]");
}

TEST(ReportGeometryTest, PointsAndWhatIsSmallerThanAStep) {
  OutputTable points;
  points.geometry = GeometryType::point;
  points.rows.resize(1);
  points.points = {{1290, 2310}};
  EXPECT_EQ(shapes_of(points, kGrid), "[[3,3]]");
  EXPECT_EQ(shapes_of(lines({{{1000, 2000}, {1010, 2010}}}), kGrid), "[null]");
  MultiPolygon const speck{{Polygon{{{{1000, 2000}, {1010, 2000}, {1010, 2010}, {1000, 2000}}}}}};
  EXPECT_EQ(shapes_of(areas({speck, MultiPolygon{}}), kGrid), "[null,null]");
}

// Two squares side by side: the side they share has the same corners in both.
TEST(ReportGeometryTest, SharedBordersStayShared) {
  auto const square = [](std::int32_t west) {
    return MultiPolygon{{Polygon{
        {{{west, 2000}, {west + 1000, 2000}, {west + 1000, 3040}, {west, 3040}, {west, 2000}}}}}};
  };
  EXPECT_EQ(shapes_of(areas({square(1000), square(2000)}), kGrid),
            "[[[[0,0,10,0,0,10,-10,0]]],[[[10,0,10,0,0,10,-10,0]]]]");
}

// A corner one step off the straight line stays, one nearer goes; the ends always stay.
TEST(ReportGeometryTest, ThinsLines) {
  using Corners = std::vector<std::size_t>;
  EXPECT_EQ(kept_corners({{0, 0}, {500, 99}, {1000, 0}}, 100), (Corners{0, 2}));
  EXPECT_EQ(kept_corners({{0, 0}, {500, 101}, {1000, 0}}, 100), (Corners{0, 1, 2}));
  EXPECT_EQ(kept_corners({{0, 0}, {500, 500}, {0, 0}}, 100), (Corners{0, 1, 2}));
  EXPECT_EQ(kept_corners({{0, 0}}, 100), (Corners{0}));
  EXPECT_EQ(kept_corners({}, 100), (Corners{}));
}

TEST(ReportGeometryTest, GridGetsCoarserWithCorners) {
  OutputTable const few = lines({std::vector<GeoPoint>(10, GeoPoint{5, -7})});
  OutputTable const many = lines({std::vector<GeoPoint>(400'001, GeoPoint{5, 3})});
  EXPECT_EQ(report_grid_of({&few}).step, 100);
  ReportGrid const grid = report_grid_of({&few, &many});
  EXPECT_EQ(grid.step, 500);
  EXPECT_EQ(grid.origin, (GeoPoint{5, -7}));
  EXPECT_EQ(ReportGrid{}.metres(), 2);
  EXPECT_EQ(report_grid_of({}).origin, (GeoPoint{0, 0}));
}

TEST(ReportGeometryTest, CountsCorners) {
  std::string json;
  DrawnCorners const corners =
      append_shapes(lines({{{1000, 2000}, {1500, 2000}, {2000, 2000}}}), kGrid, json);
  EXPECT_EQ(corners.read, 3);
  EXPECT_EQ(corners.drawn, 2);
}

}  // namespace
}  // namespace tongcun
