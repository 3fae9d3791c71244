// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/geo_point.h"

#include <compare>
#include <optional>
#include <vector>

namespace tongcun {

using Ring = std::vector<GeoPoint>;  // closed: first point = last point, at least four points

struct Polygon {
  std::vector<Ring> rings;  // the shell, then its holes
  friend bool operator==(Polygon const&, Polygon const&) = default;
  friend auto operator<=>(Polygon const&, Polygon const&) = default;
};

struct MultiPolygon {
  std::vector<Polygon> polygons;
  [[nodiscard]] bool empty() const { return polygons.empty(); }
  friend bool operator==(MultiPolygon const&, MultiPolygon const&) = default;
  friend auto operator<=>(MultiPolygon const&, MultiPolygon const&) = default;
};

// Whether rings are simple and holes lie inside their shells (OGC validity, GEOS).
[[nodiscard]] bool is_valid(MultiPolygon const& area);

// A valid polygon of nearly the same area (GEOSMakeValid, structure method); none if the result
// has no area or the area would change by more than `largest_area_change` (a share, e.g. 0.001).
[[nodiscard]] std::optional<MultiPolygon> repaired(MultiPolygon const& area,
                                                   double largest_area_change);

// A point that certainly lies inside a valid, non-empty area (GEOSPointOnSurface), canonical
// units. Deterministic. None if the area is empty.
[[nodiscard]] std::optional<GeoPoint> point_on_surface(MultiPolygon const& area);

// The smallest box around the shells of an area that is not empty. O(corners).
[[nodiscard]] GeoBox box_of(MultiPolygon const& area);

// Twice the area that a closed ring encloses, square canonical units; positive when it runs
// counter-clockwise (the shoelace rule).
[[nodiscard]] double twice_area(Ring const& ring);

// Whether the point lies inside or on the border. Even-odd rule in exact integer arithmetic.
[[nodiscard]] bool covers(MultiPolygon const& area, GeoPoint point);

}  // namespace tongcun
