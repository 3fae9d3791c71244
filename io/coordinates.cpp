// SPDX-License-Identifier: Apache-2.0
#include "io/coordinates.h"

#include "engine/geometry/gcj02.h"
#include "io/gdal_session.h"

#include <cpl_conv.h>
#include <ogr_spatialref.h>

#include <array>
#include <cmath>
#include <string_view>

namespace tongcun {
namespace {

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
  // Places from the centre of the earth have three coordinates; heights above the ground are not
  // asked for.
  if (!parsed || system.IsGeocentric() != 0 || system.StripVertical() != OGRERR_NONE) {
    return std::nullopt;
  }
  return system;
}

std::string wkt_of(OGRSpatialReference const& system) {
  char* text = nullptr;
  std::array<char const*, 2> const options{"FORMAT=WKT2_2019", nullptr};
  system.exportToWkt(&text, options.data());
  std::string wkt = text != nullptr ? text : "";
  CPLFree(text);
  return wkt;
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

// Degrees that need no change. WGS 84 and CGCS2000 agree to centimetres.
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

bool is_known_system(std::string const& crs) {
  return parse(crs).has_value();
}

std::string text_of(OGRSpatialReference const& system) {
  char const* authority = system.GetAuthorityName(nullptr);
  char const* code = system.GetAuthorityCode(nullptr);
  if (authority != nullptr && code != nullptr && std::string_view(authority) == "EPSG") {
    return std::string("EPSG:") + code;
  }
  return wkt_of(system);
}

struct ToCanonical::State {
  enum class WebMap : std::uint8_t { none, gcj02, bd09 };

  std::string name;
  std::optional<DatumShift> shift;  // none: already canonical
  WebMap web_map = WebMap::none;
  std::optional<int> zone;  // of a Gauss-Krüger system; 0 = eastings without zone number
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

std::optional<ToCanonical> ToCanonical::from_text(std::string const& crs, Length worst) {
  auto state = std::make_unique<State>();
  if (crs == "GCJ-02" || crs == "BD-09") {
    state->name = crs;
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
    state->shift = DatumShift::from_wkt(wkt_of(*system), worst);
    if (!state->shift) {
      return std::nullopt;
    }
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
  if (!state_->shift) {
    return rounded(x, y);
  }
  if (state_->zone && zone_in(x, *state_->zone) != *state_->zone) {
    if (!state_->zone_mismatch) {
      state_->zone_mismatch = ZoneMismatch{zone_in(x, *state_->zone), *state_->zone};
    }
    return std::nullopt;
  }
  std::optional<DatumShift::Place> const degrees = state_->shift->to_degrees({x, y});
  return degrees ? rounded(degrees->x, degrees->y) : std::nullopt;
}

DatumShift::Use ToCanonical::datum_use() const {
  return state_->shift ? state_->shift->use() : DatumShift::Use();
}

std::string const& ToCanonical::name() const {
  return state_->name;
}
std::optional<ZoneMismatch> ToCanonical::zone_mismatch() const {
  return state_->zone_mismatch;
}

struct FromCanonical::State {
  std::string name;
  bool geographic = false;
  double metres_per_unit = 1.0;
  std::optional<DatumShift> shift;
};

FromCanonical::FromCanonical(std::unique_ptr<State> state) : state_(std::move(state)) {}
FromCanonical::FromCanonical(FromCanonical&&) noexcept = default;
FromCanonical& FromCanonical::operator=(FromCanonical&&) noexcept = default;
FromCanonical::~FromCanonical() = default;

std::optional<FromCanonical> FromCanonical::from_text(std::string const& crs, Length worst) {
  std::optional<OGRSpatialReference> system = parse(crs);
  if (!system) {
    return std::nullopt;
  }
  auto state = std::make_unique<State>();
  state->name = name_of_system(*system);
  state->geographic = system->IsGeographic() != 0;
  state->metres_per_unit = state->geographic ? 1.0 : system->GetLinearUnits();
  if (!is_canonical(*system)) {
    state->shift = DatumShift::from_wkt(wkt_of(*system), worst);
    if (!state->shift) {
      return std::nullopt;
    }
  }
  return FromCanonical(std::move(state));
}

std::optional<FromCanonical::Place> FromCanonical::operator()(GeoPoint point) const {
  DatumShift::Place const degrees{point.lon / kUnitsPerDegree, point.lat / kUnitsPerDegree};
  std::optional<DatumShift::Place> const place =
      state_->shift ? state_->shift->from_degrees(degrees) : degrees;
  return place ? std::optional(Place{place->x, place->y}) : std::nullopt;
}

DatumShift::Use FromCanonical::datum_use() const {
  return state_->shift ? state_->shift->use() : DatumShift::Use();
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
