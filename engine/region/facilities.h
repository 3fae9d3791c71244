// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/site_record.h"
#include "engine/region/village_record.h"
#include "engine/types/geo_point.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tongcun {

// Kinds of facility of the data model (domain reference 3.7). `other` is a facility that no
// service counts.
enum class FacilityKind : std::uint8_t {
  village_clinic,
  township_hospital,
  county_hospital,
  kindergarten,
  teaching_point,
  primary,
  complete_primary,
  junior,
  nine_year,
  secondary,  // junior and senior grades
  senior,
  vocational,
  water_point,
  waterworks,
  market,
  bus_stop,
  service_centre,
  elderly_home,
  other,
};
constexpr int kFacilityKinds = 19;

// `planned` is what is to be built: it serves nobody until it is opened.
enum class FacilityStatus : std::uint8_t { open, closed, unknown, planned };

// All point facilities of all layers, in the order of the sorted codes. A code is
// "<layer key>:<id in the layer>", so that two layers cannot collide.
struct Facilities {
  IdVector<FacilityId, std::string> code;
  IdVector<FacilityId, std::string> name;
  IdVector<FacilityId, FacilityKind> kind;
  IdVector<FacilityId, std::string> recorded_kind;  // the file's own word, "" = missing
  IdVector<FacilityId, FacilityStatus> status;      // unknown counts as open, and is reported
  IdVector<FacilityId, std::string> recorded_status;
  IdVector<FacilityId, std::string> village_code;                    // as recorded, "" = not
  IdVector<FacilityId, std::optional<DrinkingSource>> water_source;  // of water points
  // Thousandths of a day a week with a doctor, of new facilities; none = not stated.
  IdVector<FacilityId, std::optional<std::int64_t>> served_days;
  IdVector<FacilityId, GeoPoint> point;
  IdVector<FacilityId, LayerId> layer;

  [[nodiscard]] std::size_t size() const { return code.size(); }
  friend bool operator==(Facilities const&, Facilities const&) = default;
};

// Candidate and existing resettlement sites, in the order of the sorted codes.
struct Sites {
  IdVector<SiteId, std::string> code;
  IdVector<SiteId, std::string> name;
  IdVector<SiteId, GeoPoint> point;
  IdVector<SiteId, SiteRecord> record;

  [[nodiscard]] std::size_t size() const { return code.size(); }
  friend bool operator==(Sites const&, Sites const&) = default;
};

}  // namespace tongcun
