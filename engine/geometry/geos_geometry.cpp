// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/geos_geometry.h"

#include <geos_c.h>

#include <new>
#include <vector>

namespace tongcun {
namespace {

GEOSGeometry* make_ring(GEOSContextHandle_t handle, Ring const& ring) {
  GEOSCoordSequence* sequence =
      GEOSCoordSeq_create_r(handle, static_cast<unsigned>(ring.size()), 2);
  for (unsigned i = 0; i < ring.size(); ++i) {
    GEOSCoordSeq_setXY_r(handle, sequence, i, ring[i].lon, ring[i].lat);
  }
  return GEOSGeom_createLinearRing_r(handle, sequence);
}

}  // namespace

Geos::Geos() : handle_(GEOS_init_r()) {
  if (handle_ == nullptr) {
    throw std::bad_alloc();
  }
}

Geos::~Geos() {
  GEOS_finish_r(handle_);
}

void Geos::Destroy::operator()(GEOSGeometry* geometry) const {
  GEOSGeom_destroy_r(handle, geometry);
}

Geos::Geometry Geos::own(GEOSGeometry* geometry) const {
  return Geometry(geometry, Destroy{handle_});
}

Geos::Geometry Geos::make(MultiPolygon const& area) const {
  std::vector<GEOSGeometry*> parts;
  for (Polygon const& polygon : area.polygons) {
    std::vector<GEOSGeometry*> holes;
    for (std::size_t i = 1; i < polygon.rings.size(); ++i) {
      holes.push_back(make_ring(handle_, polygon.rings[i]));
    }
    parts.push_back(GEOSGeom_createPolygon_r(handle_, make_ring(handle_, polygon.rings.front()),
                                             holes.data(), static_cast<unsigned>(holes.size())));
  }
  return own(GEOSGeom_createCollection_r(handle_, GEOS_MULTIPOLYGON, parts.data(),
                                         static_cast<unsigned>(parts.size())));
}

double Geos::area_of(GEOSGeometry const* geometry) const {
  double area = 0.0;
  GEOSArea_r(handle_, geometry, &area);
  return area;
}

}  // namespace tongcun
