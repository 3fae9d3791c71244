// SPDX-License-Identifier: Apache-2.0
#include "io/gdal_layer.h"

#include <ogr_geometry.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

namespace tongcun {
namespace {

constexpr int kSameSystem = 100;  // of 100: equal but for names

using SystemHandle = std::unique_ptr<OGRSpatialReference, void (*)(OGRSpatialReference*)>;

SystemHandle owned(OGRSpatialReference* system) {
  return {system, [](OGRSpatialReference* r) { r->Release(); }};
}

std::string epsg_of(OGRSpatialReference& system) {
  char const* authority = system.GetAuthorityName(nullptr);
  char const* code = system.GetAuthorityCode(nullptr);
  bool const is_epsg =
      authority != nullptr && code != nullptr && std::string_view(authority) == "EPSG";
  return is_epsg ? std::string("EPSG:") + code : "";
}

// The code of the one EPSG system that this one is; "" if there is none or more than one.
std::string identified(OGRSpatialReference& system) {
  int count = 0;
  int* confidences = nullptr;
  OGRSpatialReferenceH* const matches =
      OSRFindMatches(OGRSpatialReference::ToHandle(&system), nullptr, &count, &confidences);
  std::string code;
  int same = 0;
  for (int i = 0; i < count; ++i) {
    std::string const epsg = epsg_of(*OGRSpatialReference::FromHandle(matches[i]));
    if (confidences[i] >= kSameSystem && !epsg.empty()) {
      ++same;
      code = epsg;
    }
  }
  OSRFreeSRSArray(matches);
  CPLFree(confidences);
  return same == 1 ? code : "";
}

// Whether a closed ring turns to the left, by its corner at the first of its points in order of
// longitude and latitude; a ring without area has no direction and counts as left.
bool turns_left(Ring const& ring) {
  auto const count = ring.size() - 1;  // the last point repeats the first
  auto const corner = static_cast<std::size_t>(std::min_element(ring.begin(), ring.end() - 1,
                                                                [](GeoPoint a, GeoPoint b) {
                                                                  return std::pair(a.lon, a.lat) <
                                                                         std::pair(b.lon, b.lat);
                                                                }) -
                                               ring.begin());
  GeoPoint const at = ring[corner];
  GeoPoint before = at;
  GeoPoint after = at;
  for (std::size_t i = 1; i < count && before == at; ++i) {
    before = ring[(corner + count - i) % count];
  }
  for (std::size_t i = 1; i < count && after == at; ++i) {
    after = ring[(corner + i) % count];
  }
  std::int64_t const rise_after = std::int64_t{after.lat} - at.lat;
  std::int64_t const rise_before = std::int64_t{before.lat} - at.lat;
  std::int64_t const run_after = std::int64_t{after.lon} - at.lon;
  std::int64_t const run_before = std::int64_t{before.lon} - at.lon;
  return run_after * rise_before >= rise_after * run_before;
}

// Shells to the left, holes to the right (as RFC 7946 has it), whatever the format wants.
void turn(Polygon& polygon) {
  for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
    if (turns_left(polygon.rings[i]) != (i == 0)) {
      std::ranges::reverse(polygon.rings[i]);
    }
  }
}

class ShapeReader {
 public:
  explicit ShapeReader(ToCanonical const& to_canonical) : to_canonical_(to_canonical) {}

  void add(OGRGeometry const& geometry) {
    if (geometry.IsEmpty()) {
      return;
    }
    switch (wkbFlatten(geometry.getGeometryType())) {
      case wkbPoint: {
        OGRPoint const* place = geometry.toPoint();
        std::optional<GeoPoint> const point = to_canonical_(place->getX(), place->getY());
        if (point) {
          shape_.points.push_back(*point);
        }
        mark(point ? Shape::Kind::points : Shape::Kind::bad_coordinates);
        break;
      }
      case wkbLineString: {
        std::vector<GeoPoint> line;
        bool const is_good = read_points(*geometry.toLineString(), line);
        shape_.lines.push_back(std::move(line));
        mark(is_good ? Shape::Kind::lines : Shape::Kind::bad_coordinates);
        break;
      }
      case wkbPolygon: {
        Polygon polygon;
        bool is_placed = true;
        bool is_closed = true;
        for (OGRLinearRing const* ring : *geometry.toPolygon()) {
          Ring points;
          is_placed = read_points(*ring, points) && is_placed;
          is_closed = is_closed && points.size() >= 4 && points.front() == points.back();
          polygon.rings.push_back(std::move(points));
        }
        if (is_closed) {
          turn(polygon);
        }
        shape_.area.polygons.push_back(std::move(polygon));
        Shape::Kind const kind = is_closed ? Shape::Kind::area : Shape::Kind::other;
        mark(is_placed ? kind : Shape::Kind::bad_coordinates);
        break;
      }
      case wkbMultiPoint:
      case wkbMultiLineString:
      case wkbMultiPolygon:
        for (OGRGeometry const* part : *geometry.toGeometryCollection()) {
          add(*part);
        }
        break;
      default:
        mark(Shape::Kind::other);
    }
  }

  [[nodiscard]] Shape take() { return std::move(shape_); }

 private:
  template <class Curve>
  bool read_points(Curve const& curve, std::vector<GeoPoint>& points) const {
    points.reserve(static_cast<std::size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i) {
      std::optional<GeoPoint> const point = to_canonical_(curve.getX(i), curve.getY(i));
      if (!point) {
        return false;
      }
      points.push_back(*point);
    }
    return true;
  }

  // A part of another kind makes the row unusable; a part that lies nowhere says more than that.
  void mark(Shape::Kind kind) {
    if (shape_.kind == Shape::Kind::none || kind == Shape::Kind::bad_coordinates) {
      shape_.kind = kind;
    } else if (shape_.kind != kind && shape_.kind != Shape::Kind::bad_coordinates) {
      shape_.kind = Shape::Kind::other;
    }
  }

  ToCanonical const& to_canonical_;
  Shape shape_;
};

}  // namespace

void note_gdal_errors(LayerSource const& source, GdalErrors& errors,
                      std::vector<Finding>& findings) {
  for (GdalErrors::Message const& message : errors.take()) {
    Finding finding = message.is_failure
                          ? layer_rejection(source, "V010")
                          : layer_finding(source, "V010", Severity::warning, Treatment::noted);
    finding.values = {{"text", shown_of(source, message.text)}};
    findings.push_back(std::move(finding));
  }
}

std::string text_of_double(double value) {
  constexpr int kDigits = 15;
  std::array<char, 32> room{};
  auto const [end, error] = std::to_chars(room.data(), room.data() + room.size(), value,
                                          std::chars_format::general, kDigits);
  assert(error == std::errc());
  static_cast<void>(error);
  return {room.data(), end};
}

std::string crs_text_of(OGRSpatialReference const* system) {
  // A GeoPackage says "undefined" in words where it knows no system.
  if (system == nullptr || system->IsEmpty() != 0 ||
      std::string_view(system->GetName()).starts_with("Undefined")) {
    return "";
  }
  SystemHandle const copy = owned(system->Clone());
  // A system that brings its own change of datum (TOWGS84) is more than its code.
  std::array<double, 7> shift{};
  bool const has_shift = copy->GetTOWGS84(shift.data(), 7) == OGRERR_NONE;
  std::string code = epsg_of(*copy).empty() && !has_shift ? identified(*copy) : "";
  if (!code.empty()) {
    return code;
  }
  return text_of(*copy);
}

Shape shape_of(OGRGeometry const& geometry, ToCanonical const& to_canonical) {
  ShapeReader reader(to_canonical);
  reader.add(geometry);
  return reader.take();
}

}  // namespace tongcun
