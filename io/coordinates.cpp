// SPDX-License-Identifier: Apache-2.0
#include "io/coordinates.h"

#include "io/gcj02.h"
#include "io/gdal_session.h"

#include <ogr_spatialref.h>
#include <proj.h>

#include <array>
#include <cmath>
#include <string_view>

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
  enum class WebMap : std::uint8_t { none, gcj02, bd09 };

  std::string name;
  std::string datum;
  bool is_shift_known = true;
  WebMap web_map = WebMap::none;
  std::optional<int> zone;        // of a Gauss-Krüger system; 0 = eastings without zone number
  Transformation transformation;  // null: already canonical
  std::optional<ZoneMismatch> zone_mismatch;
};

namespace {

// The zone number before the eastings of a transverse Mercator system: 38 of a false easting of
// 38,500,000, 0 of 500,000; none for other systems.
std::optional<int> zone_of(OGRSpatialReference& system) {
  char const* const method = system.GetAttrValue("PROJECTION");
  bool const is_gauss = method != nullptr && std::string_view(method) == "Transverse_Mercator" &&
                        system.GetLinearUnits() == 1.0;
  double const easting = system.GetProjParm(SRS_PP_FALSE_EASTING, -1.0);
  double const number = (easting - 500000.0) / 1000000.0;
  bool const is_zone = is_gauss && number >= 0.0 && number < 100.0 && number == std::floor(number);
  return is_zone ? std::optional(static_cast<int>(number)) : std::nullopt;
}

// Whether none of the ways to WGS 84 that the library has for a system keeps the numbers for want
// of a better one. CGCS2000 is WGS 84 to centimetres by its definition.
bool is_shift_known(OGRSpatialReference& system) {
  char const* const datum = system.GetAttrValue("DATUM");
  std::string_view const name = datum != nullptr ? datum : "";
  if (name == "WGS_1984" || name == "China_2000") {
    return true;
  }
  char* wkt = nullptr;
  std::array<char const*, 2> const format{"FORMAT=WKT2_2019", nullptr};
  system.exportToWkt(&wkt, format.data());
  PJ_CONTEXT* const context = proj_context_create();
  proj_log_level(context, PJ_LOG_NONE);
  PJ* const from = wkt != nullptr ? proj_create(context, wkt) : nullptr;
  CPLFree(wkt);
  PJ* const to = proj_create(context, "EPSG:4326");
  PJ_OPERATION_FACTORY_CONTEXT* const factory =
      proj_create_operation_factory_context(context, nullptr);
  proj_operation_factory_context_set_spatial_criterion(context, factory,
                                                       PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
  proj_operation_factory_context_set_grid_availability_use(
      context, factory, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
  PJ_OBJ_LIST* const ways =
      from != nullptr ? proj_create_operations(context, from, to, factory) : nullptr;
  int const count = ways != nullptr ? proj_list_get_count(ways) : 0;
  bool is_known = count > 0;
  for (int i = 0; i < count; ++i) {
    PJ* const way = proj_list_get(context, ways, i);
    is_known = is_known && proj_coordoperation_has_ballpark_transformation(context, way) == 0;
    proj_destroy(way);
  }
  proj_list_destroy(ways);
  proj_operation_factory_context_destroy(factory);
  proj_destroy(to);
  proj_destroy(from);
  proj_context_destroy(context);
  return is_known;
}

// The zone number of an easting in metres; 0 = it has none. In a system without zone numbers, an
// easting below 4,000 km may still be one.
int zone_in(double easting, int zone_of_system) {
  double const least = zone_of_system == 0 ? 4000000.0 : 1000000.0;
  return easting >= least && easting < 100000000.0 ? static_cast<int>(easting / 1000000.0) : 0;
}

}  // namespace

ToCanonical::ToCanonical(std::unique_ptr<State> state) : state_(std::move(state)) {}
ToCanonical::ToCanonical(ToCanonical&&) noexcept = default;
ToCanonical& ToCanonical::operator=(ToCanonical&&) noexcept = default;
ToCanonical::~ToCanonical() = default;

std::optional<ToCanonical> ToCanonical::from_text(std::string const& crs) {
  auto state = std::make_unique<State>();
  if (crs == "GCJ-02" || crs == "BD-09") {
    start_gdal();
    state->name = crs;
    state->datum = crs;
    state->web_map = crs == "GCJ-02" ? State::WebMap::gcj02 : State::WebMap::bd09;
    return ToCanonical(std::move(state));
  }
  std::optional<OGRSpatialReference> system = parse(crs);
  if (!system) {
    return std::nullopt;
  }
  state->name = name_of_system(*system);
  state->zone = zone_of(*system);
  if (!is_canonical(*system)) {
    OGRSpatialReference const target = canonical_system();
    state->transformation.reset(OGRCreateCoordinateTransformation(&*system, &target));
    if (!state->transformation) {
      return std::nullopt;
    }
    char const* const datum = system->GetAttrValue("DATUM");
    state->datum = datum != nullptr ? datum : "";
    state->is_shift_known = ::tongcun::is_shift_known(*system);
  }
  return ToCanonical(std::move(state));
}

std::optional<GeoPoint> ToCanonical::operator()(double x, double y) const {
  if (!std::isfinite(x) || !std::isfinite(y)) {
    return std::nullopt;
  }
  if (state_->web_map != State::WebMap::none) {
    if (std::abs(x) > 180.0 || std::abs(y) > 90.0) {
      return std::nullopt;
    }
    Degrees const read{x, y};
    Degrees const place =
        wgs84_of_gcj02(state_->web_map == State::WebMap::bd09 ? gcj02_of_bd09(read) : read);
    return rounded(place.lon, place.lat);
  }
  if (state_->zone && zone_in(x, *state_->zone) != *state_->zone) {
    if (!state_->zone_mismatch) {
      state_->zone_mismatch = ZoneMismatch{zone_in(x, *state_->zone), *state_->zone};
    }
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
std::optional<ZoneMismatch> ToCanonical::zone_mismatch() const {
  return state_->zone_mismatch;
}
bool ToCanonical::is_shift_known() const {
  return state_->is_shift_known;
}
std::string const& ToCanonical::datum() const {
  return state_->datum;
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
