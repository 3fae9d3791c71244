// SPDX-License-Identifier: Apache-2.0
#include "io/read_place_measures.h"

#include "io/enum_names.h"
#include "io/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {
namespace {

// A value by its name or by a word that stands for it in layers.
template <class Enum, std::size_t N>
std::optional<Enum> choice_of_word(ConfigReader& row, std::string const& key, char const* legal,
                                   std::array<std::string_view, N> const& names) {
  std::optional<std::string> const word = row.optional_text(key);
  if (!word) {
    return std::nullopt;
  }
  std::string const name = vocabulary().value_of(key, normalised_word(*word)).value_or(*word);
  auto const found = std::ranges::find(names, name);
  if (found == names.end()) {
    row.complain(key, LegalPart{legal, {{"list", list_of(names)}}});
    return std::nullopt;
  }
  return static_cast<Enum>(found - names.begin());
}

std::optional<std::int32_t> read_year(ConfigReader& row) {
  constexpr std::int64_t kFirst = 1900;
  constexpr std::int64_t kLast = 2200;
  return row.has("year")
             ? std::optional(static_cast<std::int32_t>(row.integer("year", kFirst, kFirst, kLast)))
             : std::nullopt;
}

std::int32_t canonical(double degrees) {
  return static_cast<std::int32_t>(std::lround(degrees * kUnitsPerDegree));
}

}  // namespace

UpgradeRequest read_upgrade(ConfigReader& row) {
  UpgradeRequest request;
  request.name = row.required_text("name");
  request.roads = row.texts("roads");
  if (request.roads.empty()) {
    row.complain("roads", LegalPart{"road_codes", {}});
  }
  request.surface = choice_of_word<RoadSurface>(row, "surface", "surface_word", kRoadSurfaceNames);
  request.road_class = choice_of_word<RoadClass>(row, "class", "class_word", kRoadClassNames);
  request.passable_all_year = row.boolean("passable_all_year", false);
  request.year = read_year(row);
  row.finish();
  return request;
}

NewFacility read_new_facility(ConfigReader& row) {
  constexpr double kMostLongitude = 180.0;
  constexpr double kMostLatitude = 90.0;
  constexpr double kDaysAWeek = 7.0;
  constexpr double kThousand = 1000.0;
  NewFacility facility;
  facility.name = row.required_text("name");
  auto const kind = choice_of_word<FacilityKind>(row, "kind", "kind_word", kFacilityKindNames);
  if (!row.has("kind")) {
    row.complain_missing("kind");
  }
  facility.kind = kind.value_or(FacilityKind::other);
  facility.village_code = row.text("village", "");
  bool const has_longitude = row.has("longitude");
  bool const has_latitude = row.has("latitude");
  if (has_longitude || has_latitude) {
    double const lon = row.required_number("longitude", -kMostLongitude, kMostLongitude);
    double const lat = row.required_number("latitude", -kMostLatitude, kMostLatitude);
    facility.point = GeoPoint{canonical(lon), canonical(lat)};
  } else if (facility.village_code.empty()) {
    row.complain_missing("village");
  }
  if (auto const days = row.optional_number("served_days", 0.0, kDaysAWeek)) {
    facility.served_days = std::lround(*days * kThousand);
  }
  facility.year = read_year(row);
  row.finish();
  return facility;
}

}  // namespace tongcun
