// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/polygon.h"

#include "engine/geometry/geos_geometry.h"

#include <geos_c.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

std::int32_t to_unit(double value) {
  return static_cast<std::int32_t>(std::floor(value + 0.5));
}

Ring read_ring(Geos const& geos, GEOSGeometry const* ring) {
  GEOSCoordSequence const* sequence = GEOSGeom_getCoordSeq_r(geos.handle(), ring);
  unsigned size = 0;
  GEOSCoordSeq_getSize_r(geos.handle(), sequence, &size);
  Ring points;
  for (unsigned i = 0; i < size; ++i) {
    double x = 0.0;
    double y = 0.0;
    GEOSCoordSeq_getXY_r(geos.handle(), sequence, i, &x, &y);
    points.push_back({to_unit(x), to_unit(y)});
  }
  return points;
}

void read_polygons(Geos const& geos, GEOSGeometry const* geometry, MultiPolygon& area) {
  if (GEOSGeomTypeId_r(geos.handle(), geometry) == GEOS_POLYGON) {
    if (GEOSisEmpty_r(geos.handle(), geometry) == 1) {
      return;
    }
    Polygon polygon;
    polygon.rings.push_back(read_ring(geos, GEOSGetExteriorRing_r(geos.handle(), geometry)));
    int const holes = GEOSGetNumInteriorRings_r(geos.handle(), geometry);
    for (int i = 0; i < holes; ++i) {
      polygon.rings.push_back(read_ring(geos, GEOSGetInteriorRingN_r(geos.handle(), geometry, i)));
    }
    area.polygons.push_back(std::move(polygon));
    return;
  }
  int const type = GEOSGeomTypeId_r(geos.handle(), geometry);
  if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
    int const parts = GEOSGetNumGeometries_r(geos.handle(), geometry);
    for (int i = 0; i < parts; ++i) {
      read_polygons(geos, GEOSGetGeometryN_r(geos.handle(), geometry, i), area);
    }
  }
}

// Area by the shoelace rule, holes subtracted; what the drawing says before any repair.
double drawn_area(MultiPolygon const& area) {
  double total = 0.0;
  for (Polygon const& polygon : area.polygons) {
    for (std::size_t r = 0; r < polygon.rings.size(); ++r) {
      Ring const& ring = polygon.rings[r];
      total += (r == 0 ? 0.5 : -0.5) * std::abs(twice_area(ring));
    }
  }
  return total;
}

}  // namespace

GeoBox box_of(MultiPolygon const& area) {
  assert(!area.empty());
  GeoPoint const first = area.polygons.front().rings.front().front();
  GeoBox box{first.lon, first.lat, first.lon, first.lat};
  for (Polygon const& polygon : area.polygons) {
    for (GeoPoint const p : polygon.rings.front()) {
      box = {std::min(box.west, p.lon), std::min(box.south, p.lat), std::max(box.east, p.lon),
             std::max(box.north, p.lat)};
    }
  }
  return box;
}

double twice_area(Ring const& ring) {
  double twice = 0.0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    // Relative to the first point: the products stay small and exact.
    double const x0 = static_cast<double>(ring[i].lon) - ring[0].lon;
    double const y0 = static_cast<double>(ring[i].lat) - ring[0].lat;
    double const x1 = static_cast<double>(ring[i + 1].lon) - ring[0].lon;
    double const y1 = static_cast<double>(ring[i + 1].lat) - ring[0].lat;
    twice += x0 * y1 - x1 * y0;
  }
  return twice;
}

bool is_valid(MultiPolygon const& area) {
  Geos const geos;
  return GEOSisValid_r(geos.handle(), geos.make(area).get()) == 1;
}

std::optional<MultiPolygon> repaired(MultiPolygon const& area, double largest_area_change) {
  Geos const geos;
  Geos::Geometry const drawn = geos.make(area);
  GEOSMakeValidParams* parameters = GEOSMakeValidParams_create_r(geos.handle());
  GEOSMakeValidParams_setMethod_r(geos.handle(), parameters, GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r(geos.handle(), parameters, 0);
  Geos::Geometry const made =
      geos.own(GEOSMakeValidWithParams_r(geos.handle(), drawn.get(), parameters));
  GEOSMakeValidParams_destroy_r(geos.handle(), parameters);
  if (!made) {
    return std::nullopt;
  }
  double const before = drawn_area(area);
  double const after = geos.area_of(made.get());
  if (after <= 0.0 || std::abs(after - before) > largest_area_change * after) {
    return std::nullopt;
  }
  // Back onto whole canonical units; plain rounding could break in slivers what was just mended.
  Geos::Geometry const on_grid =
      geos.own(GEOSGeom_setPrecision_r(geos.handle(), made.get(), 1.0, 0));
  MultiPolygon result;
  if (on_grid) {
    read_polygons(geos, on_grid.get(), result);
  }
  if (result.empty() || GEOSisValid_r(geos.handle(), geos.make(result).get()) != 1) {
    return std::nullopt;
  }
  return result;
}

std::optional<GeoPoint> point_on_surface(MultiPolygon const& area) {
  if (area.empty()) {
    return std::nullopt;
  }
  Geos const geos;
  Geos::Geometry const point = geos.own(GEOSPointOnSurface_r(geos.handle(), geos.make(area).get()));
  if (!point || GEOSisEmpty_r(geos.handle(), point.get()) == 1) {
    return std::nullopt;
  }
  double x = 0.0;
  double y = 0.0;
  GEOSGeomGetX_r(geos.handle(), point.get(), &x);
  GEOSGeomGetY_r(geos.handle(), point.get(), &y);
  return GeoPoint{to_unit(x), to_unit(y)};
}

bool covers(MultiPolygon const& area, GeoPoint point) {
  bool inside = false;
  for (Polygon const& polygon : area.polygons) {
    for (Ring const& ring : polygon.rings) {
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        GeoPoint const a = ring[i];
        GeoPoint const b = ring[i + 1];
        // Exact: differences fit 33 bits, products 66 bits.
        __extension__ using Wide = __int128;
        Wide const cross = Wide{std::int64_t{b.lon} - a.lon} * (std::int64_t{point.lat} - a.lat) -
                           Wide{std::int64_t{b.lat} - a.lat} * (std::int64_t{point.lon} - a.lon);
        bool const in_box =
            point.lon >= std::min(a.lon, b.lon) && point.lon <= std::max(a.lon, b.lon) &&
            point.lat >= std::min(a.lat, b.lat) && point.lat <= std::max(a.lat, b.lat);
        if (cross == 0 && in_box) {
          return true;  // on the border
        }
        if ((a.lat > point.lat) != (b.lat > point.lat)) {
          bool const upward = b.lat > a.lat;
          if ((cross > 0) == upward) {
            inside = !inside;
          }
        }
      }
    }
  }
  return inside;
}

}  // namespace tongcun
