// SPDX-License-Identifier: Apache-2.0
#include "io/coordinates.h"

#include "io/gdal_session.h"

#include <ogr_spatialref.h>

#include <cmath>

namespace tongcun {
namespace {

struct DestroyTransformation {
  void operator()(OGRCoordinateTransformation* transformation) const {
    OGRCoordinateTransformation::DestroyCT(transformation);
  }
};
using Transformation = std::unique_ptr<OGRCoordinateTransformation, DestroyTransformation>;

std::optional<OGRSpatialReference> parse(std::string const& crs) {
  start_gdal();  // also settles that PROJ does not use the network
  OGRSpatialReference system;
  bool parsed = false;
  if (crs.starts_with("EPSG:") && crs.find_first_not_of("0123456789", 5) == std::string::npos &&
      crs.size() > 5 && crs.size() < 12) {
    parsed = system.importFromEPSG(std::stoi(crs.substr(5))) == OGRERR_NONE;
  } else if (crs.find('[') != std::string::npos) {
    parsed = system.importFromWkt(crs.c_str()) == OGRERR_NONE;
  }
  if (!parsed) {
    return std::nullopt;
  }
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

std::string name_of_system(OGRSpatialReference& system) {
  char const* authority = system.GetAuthorityName(nullptr);
  char const* code = system.GetAuthorityCode(nullptr);
  if (authority != nullptr && code != nullptr) {
    return std::string(authority) + ":" + code;
  }
  char const* name = system.GetName();
  return name != nullptr ? name : "unnamed";
}

OGRSpatialReference canonical_system() {
  OGRSpatialReference system;
  system.importFromEPSG(4326);
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

// Degrees that need no transformation. WGS 84 and CGCS2000 agree to centimetres.
bool is_canonical(OGRSpatialReference& system) {
  std::string const name = name_of_system(system);
  return name == "EPSG:4326" || name == "EPSG:4490" || name == "OGC:CRS84";
}

std::optional<GeoPoint> rounded(double lon, double lat) {
  if (!std::isfinite(lon) || !std::isfinite(lat) || std::abs(lon) > 180.0 || std::abs(lat) > 90.0) {
    return std::nullopt;
  }
  return GeoPoint{static_cast<std::int32_t>(std::floor(lon * kUnitsPerDegree + 0.5)),
                  static_cast<std::int32_t>(std::floor(lat * kUnitsPerDegree + 0.5))};
}

}  // namespace

struct ToCanonical::State {
  std::string name;
  Transformation transformation;  // null: already canonical
};

ToCanonical::ToCanonical(std::unique_ptr<State> state) : state_(std::move(state)) {}
ToCanonical::ToCanonical(ToCanonical&&) noexcept = default;
ToCanonical& ToCanonical::operator=(ToCanonical&&) noexcept = default;
ToCanonical::~ToCanonical() = default;

std::optional<ToCanonical> ToCanonical::from_text(std::string const& crs) {
  std::optional<OGRSpatialReference> system = parse(crs);
  if (!system) {
    return std::nullopt;
  }
  auto state = std::make_unique<State>();
  state->name = name_of_system(*system);
  if (!is_canonical(*system)) {
    OGRSpatialReference const target = canonical_system();
    state->transformation.reset(OGRCreateCoordinateTransformation(&*system, &target));
    if (!state->transformation) {
      return std::nullopt;
    }
  }
  return ToCanonical(std::move(state));
}

std::optional<GeoPoint> ToCanonical::operator()(double x, double y) const {
  if (!std::isfinite(x) || !std::isfinite(y)) {
    return std::nullopt;
  }
  if (state_->transformation && state_->transformation->Transform(1, &x, &y) == 0) {
    return std::nullopt;
  }
  return rounded(x, y);
}

std::string const& ToCanonical::name() const {
  return state_->name;
}

struct FromCanonical::State {
  std::string name;
  bool geographic = false;
  double metres_per_unit = 1.0;
  Transformation transformation;
};

FromCanonical::FromCanonical(std::unique_ptr<State> state) : state_(std::move(state)) {}
FromCanonical::FromCanonical(FromCanonical&&) noexcept = default;
FromCanonical& FromCanonical::operator=(FromCanonical&&) noexcept = default;
FromCanonical::~FromCanonical() = default;

std::optional<FromCanonical> FromCanonical::from_text(std::string const& crs) {
  std::optional<OGRSpatialReference> system = parse(crs);
  if (!system) {
    return std::nullopt;
  }
  auto state = std::make_unique<State>();
  state->name = name_of_system(*system);
  state->geographic = system->IsGeographic() != 0;
  state->metres_per_unit = state->geographic ? 1.0 : system->GetLinearUnits();
  if (!is_canonical(*system)) {
    OGRSpatialReference const source = canonical_system();
    state->transformation.reset(OGRCreateCoordinateTransformation(&source, &*system));
    if (!state->transformation) {
      return std::nullopt;
    }
  }
  return FromCanonical(std::move(state));
}

std::optional<FromCanonical::Place> FromCanonical::operator()(GeoPoint point) const {
  double x = point.lon / kUnitsPerDegree;
  double y = point.lat / kUnitsPerDegree;
  if (state_->transformation && state_->transformation->Transform(1, &x, &y) == 0) {
    return std::nullopt;
  }
  return std::isfinite(x) && std::isfinite(y) ? std::optional(Place{x, y}) : std::nullopt;
}

bool FromCanonical::is_geographic() const {
  return state_->geographic;
}
double FromCanonical::metres_per_unit() const {
  return state_->metres_per_unit;
}
std::string const& FromCanonical::name() const {
  return state_->name;
}

}  // namespace tongcun
