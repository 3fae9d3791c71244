// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/geo_point.h"
#include "io/datum_shift.h"

#include <memory>
#include <optional>
#include <string>

class OGRSpatialReference;

namespace tongcun {

// Zone numbers of eastings that a system does not have; 0 = none.
struct ZoneMismatch {
  int in_eastings = 0;  // the first digits of the first one that does not fit
  int in_system = 0;
};

// The worst stated accuracy that a change of datum may have unless the scenario allows more.
constexpr Length kDatumAccuracy = metres(5);  // also of LayerSource

// Whether the name or WKT says a system of places on the ground; that it can be brought to
// canonical coordinates as accurately as wanted is more.
[[nodiscard]] bool is_known_system(std::string const& crs);

// What from_text() reads back: the EPSG code where the system has one, else its WKT.
[[nodiscard]] std::string text_of(OGRSpatialReference const& system);

// Brings coordinates of any reference system to canonical ones. x is always east (longitude), y
// always north, whatever axis order the system's authority defines (PROJ through OGR, traditional
// order). Geographic WGS 84 and CGCS2000 pass unchanged but for rounding.
class ToCanonical {
 public:
  // From a name a user may write ("EPSG:4526", "GCJ-02", "BD-09") or WKT; none if it is not known,
  // or if it rests on another datum and no transformation of that accuracy is known. Names that
  // would be looked up elsewhere (URLs, files) are refused.
  [[nodiscard]] static std::optional<ToCanonical> from_text(std::string const& crs,
                                                            Length worst = kDatumAccuracy);

  ToCanonical(ToCanonical const&) = delete;
  ToCanonical& operator=(ToCanonical const&) = delete;
  ToCanonical(ToCanonical&&) noexcept;
  ToCanonical& operator=(ToCanonical&&) noexcept;
  ~ToCanonical();

  // None if the coordinates are not finite, cannot be transformed or lie off the globe, or if the
  // easting of a Gauss-Krüger zone has a zone number that the system has not, or lacks the one it
  // has.
  [[nodiscard]] std::optional<GeoPoint> operator()(double x, double y) const;
  // "EPSG:4326", "GCJ-02", or the system's name where it has no code.
  [[nodiscard]] std::string const& name() const;
  // What was met so far.
  [[nodiscard]] std::optional<ZoneMismatch> zone_mismatch() const;
  // The changes of datum that were made until now.
  [[nodiscard]] DatumShift::Use datum_use() const;

 private:
  struct State;
  explicit ToCanonical(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The other way, for finding canonical points on a raster.
class FromCanonical {
 public:
  [[nodiscard]] static std::optional<FromCanonical> from_text(std::string const& crs,
                                                              Length worst = kDatumAccuracy);

  FromCanonical(FromCanonical const&) = delete;
  FromCanonical& operator=(FromCanonical const&) = delete;
  FromCanonical(FromCanonical&&) noexcept;
  FromCanonical& operator=(FromCanonical&&) noexcept;
  ~FromCanonical();

  struct Place {
    double x = 0.0;
    double y = 0.0;
  };
  [[nodiscard]] std::optional<Place> operator()(GeoPoint point) const;
  [[nodiscard]] bool is_geographic() const;
  [[nodiscard]] double metres_per_unit() const;  // of a projected system
  [[nodiscard]] std::string const& name() const;
  [[nodiscard]] DatumShift::Use datum_use() const;

 private:
  struct State;
  explicit FromCanonical(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tongcun
