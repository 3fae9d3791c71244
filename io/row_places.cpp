// SPDX-License-Identifier: Apache-2.0
#include "io/row_places.h"

#include <algorithm>
#include <string>

namespace tongcun {
namespace {

// A share of rows outside the profile's extent above which the whole layer is refused.
constexpr std::int64_t kLargestShareOutside = 100;  // one in a hundred

}  // namespace

bool RowPlaces::contains(std::vector<GeoPoint> const& points) const {
  return std::ranges::all_of(points, [&](GeoPoint point) { return contains(point); });
}

bool RowPlaces::contains(MultiPolygon const& area) const {
  return std::ranges::all_of(area.polygons, [&](Polygon const& polygon) {
    return std::ranges::all_of(polygon.rings, [&](Ring const& ring) { return contains(ring); });
  });
}

void RowPlaces::set_apart_outside() {
  ++outside_;
  cells_.quarantine("V841").values = {{"apart", "yes"}};
}

std::optional<GeoPoint> RowPlaces::point() {
  Shape const& shape = cells_.shape();
  if (shape.kind == Shape::Kind::bad_coordinates) {
    set_apart_outside();
    return std::nullopt;
  }
  if (shape.kind != Shape::Kind::points || shape.points.size() != 1) {
    cells_.quarantine("V840").values = {{"apart", "yes"}};
    return std::nullopt;
  }
  if (!contains(shape.points.front())) {
    set_apart_outside();
    return std::nullopt;
  }
  return shape.points.front();
}

std::optional<GeoPoint> RowPlaces::optional_point() {
  Shape const& shape = cells_.shape();
  if (shape.kind == Shape::Kind::none) {
    return std::nullopt;
  }
  bool const is_point = shape.kind == Shape::Kind::points && shape.points.size() == 1;
  if (is_point && contains(shape.points.front())) {
    return shape.points.front();
  }
  bool const is_elsewhere = is_point || shape.kind == Shape::Kind::bad_coordinates;
  cells_.note(is_elsewhere ? "V841" : "V840", Severity::warning).values = {{"unknown", "yes"}};
  return std::nullopt;
}

bool RowPlaces::has_shape(Shape::Kind kind) {
  if (cells_.shape().kind == Shape::Kind::bad_coordinates) {
    set_apart_outside();
    return false;
  }
  if (cells_.shape().kind != kind) {
    cells_.quarantine("V840").values = {{"apart", "yes"}};
    return false;
  }
  return true;
}

bool RowPlaces::has_lines() {
  if (!has_shape(Shape::Kind::lines)) {
    return false;
  }
  bool const is_inside = std::ranges::all_of(
      cells_.shape().lines, [&](std::vector<GeoPoint> const& line) { return contains(line); });
  if (!is_inside) {
    set_apart_outside();
  }
  return is_inside;
}

bool RowPlaces::has_area() {
  if (!has_shape(Shape::Kind::area)) {
    return false;
  }
  bool const is_inside = contains(cells_.shape().area);
  if (!is_inside) {
    set_apart_outside();
  }
  return is_inside;
}

void RowPlaces::finish(std::int64_t rows) {
  if (outside_ * kLargestShareOutside > rows) {
    cells_.reject_layer("V843").values = {{"count", std::to_string(outside_)},
                                          {"of", std::to_string(rows)}};
  }
}

}  // namespace tongcun
