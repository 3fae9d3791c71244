// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/services.h"
#include "engine/network/build_road_network.h"
#include "engine/network/network_states.h"
#include "engine/network/road_rules.h"
#include "engine/region/build_region.h"
#include "engine/region/region.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// A tiny world drawn as text: every letter or digit is a point, on a square grid of `grid` metres
// on the equator (where a degree is nearly as long both ways). Lines of the drawing are ornament;
// roads are listed as the letters they run through. Example:
//
//   DrawnWorld world(R"(
//     a---b---c
//         |
//         d
//   )", metres(500));
//   world.road("abc", {RoadClass::village, RoadSurface::gravel});
//   world.road("bd");
//   world.village('a', 100);
//   world.clinic('c');
class DrawnWorld {
 public:
  DrawnWorld(std::string_view drawing, Length grid);

  // A road through the named points; village road of earth unless said otherwise.
  void road(std::string_view points, RoadTraits const& traits = earth_road());
  void village(char point, std::int64_t persons);
  void facility(char point, FacilityKind kind, FacilityStatus status = FacilityStatus::open);
  void clinic(char point) { facility(point, FacilityKind::village_clinic); }
  void spring(char point) { facility(point, FacilityKind::water_point); }
  void site(char point);
  // Heights by point letter, metres; between the points heights follow the plane
  // height = base + east_slope * x + north_slope * y of the drawing.
  void slope(double east, double north);

  [[nodiscard]] GeoPoint at(char point) const;
  [[nodiscard]] GeoPoint offset(char point, double east_metres, double north_metres) const;
  // Adds a road of explicit points, for ends that just miss each other.
  void road_of(std::vector<GeoPoint> line, RoadTraits const& traits = earth_road());

  [[nodiscard]] std::vector<LayerTable> tables() const;
  [[nodiscard]] Region region() const;

  static RoadTraits earth_road();

 private:
  std::map<char, GeoPoint> points_;
  std::vector<RoadRow> roads_;
  std::vector<VillageRow> villages_;
  std::vector<FacilityRow> facilities_;
  std::vector<SiteRow> sites_;
  std::optional<ElevationGrid> elevation_;
  GeoPoint origin_{1000000000, 0};
};

// Rules with round numbers: 60 km/h on paved, 30 on gravel (half of it when wet), 12 on earth
// (closed when wet), the same in all terrain; wet months 6 to 8; paths are for walking only.
// unpaved reads earth/gravel, unknown reads earth/asphalt.
[[nodiscard]] RoadRules plain_rules();

// Services "clinic" and "water" (round trip).
[[nodiscard]] Services plain_services();

// Elevation on a regular grid: height in metres as a function of canonical coordinates, cells of
// `cell` canonical units from `origin` (south-west corner) to the north-east.
template <class Height>
[[nodiscard]] ElevationGrid make_elevation(GeoPoint origin, std::int32_t cell, std::int32_t columns,
                                           std::int32_t rows, Height const& height) {
  ElevationGrid grid;
  grid.columns = columns;
  grid.rows = rows;
  grid.cell = Length(static_cast<std::int64_t>(cell * 11.132));
  for (std::int32_t r = 0; r < rows; ++r) {
    for (std::int32_t c = 0; c < columns; ++c) {
      GeoPoint const centre{origin.lon + c * cell, origin.lat + (rows - 1 - r) * cell};
      std::optional<double> const metres = height(centre);
      grid.heights.push_back(metres ? static_cast<std::int32_t>(*metres * 1000.0)
                                    : ElevationGrid::kNoData);
    }
  }
  grid.lattice_origin = origin;
  grid.lattice_step = cell;
  grid.lattice_columns = columns;
  grid.lattice_rows = rows;
  for (std::int32_t j = 0; j < rows; ++j) {
    for (std::int32_t i = 0; i < columns; ++i) {
      grid.lattice.push_back({std::int64_t{i} * 65536, std::int64_t{rows - 1 - j} * 65536});
    }
  }
  return grid;
}

// For comparisons with a tolerance.
[[nodiscard]] inline double millimetres_of(Length length) {
  return static_cast<double>(length.count());
}

// A world of one county made by hand is small; so are the settings of a run on it.
[[nodiscard]] RunSettings quiet_run(int threads = 1);

}  // namespace tongcun
