// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/polygon.h"

#include <memory>

// The library's own names; its header stays in sources.
struct GEOSContextHandle_HS;
struct GEOSGeom_t;

namespace tongcun {

// The door to GEOS for the sources of this folder. GEOS works on canonical integer units held in
// doubles, so nothing is lost on the way in.
class Geos {
 public:
  Geos();  // throws std::bad_alloc
  ~Geos();
  Geos(Geos const&) = delete;
  Geos& operator=(Geos const&) = delete;

  struct Destroy {
    GEOSContextHandle_HS* handle;
    void operator()(GEOSGeom_t* geometry) const;
  };
  using Geometry = std::unique_ptr<GEOSGeom_t, Destroy>;

  [[nodiscard]] Geometry own(GEOSGeom_t* geometry) const;
  [[nodiscard]] GEOSContextHandle_HS* handle() const { return handle_; }

  // The area as a multipolygon.
  [[nodiscard]] Geometry make(MultiPolygon const& area) const;
  // Square canonical units.
  [[nodiscard]] double area_of(GEOSGeom_t const* geometry) const;

 private:
  GEOSContextHandle_HS* handle_;
};

}  // namespace tongcun
