// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/polygon.h"
#include "engine/region/hazard_zones.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <optional>

namespace tongcun {

// Which zone of the hazard layer a place lies in; for a few places. The zones must outlive it.
class ZoneFinder {
 public:
  explicit ZoneFinder(HazardZones const& zones);

  // Of several the one of the highest level (one that records none counts as high), then the first
  // by code; zones include their border. O(zones), and the corners of those whose box holds it.
  [[nodiscard]] std::optional<HazardId> over(GeoPoint point) const;

 private:
  HazardZones const& zones_;
  IdVector<HazardId, GeoBox> boxes_;
};

}  // namespace tongcun
