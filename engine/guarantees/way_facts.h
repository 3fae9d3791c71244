// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/access_summary.h"
#include "engine/access/hardened_access.h"
#include "engine/access/services.h"
#include "engine/rules/field.h"
#include "engine/rules/rule_value.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <optional>
#include <vector>

namespace tongcun {

// What the network alone says of any place, a village or a site: minutes to services by mode and
// season, from the high reading of surfaces to the low one, and the way to a road that is open all
// year. The parts are the caller's to keep.
class WayFacts {
 public:
  WayFacts(Services const& services, RoadAccess const& roads,
           std::vector<VillageYears> const& years, Fields const& fields);

  // Writes them into a row of one value a field. O(services).
  void add(OriginId origin, IdVector<FieldId, RuleValue>& row) const;

  // Along roads to the hardened network, from the point of the place.
  [[nodiscard]] RuleValue to_hardened(OriginId origin) const;

 private:
  struct TimeColumn {
    FieldId field;
    VillageYears const* low = nullptr;
    VillageYears const* high = nullptr;
    std::optional<Duration> YearOfTimes::*part = nullptr;
  };
  RoadAccess const& roads_;
  FieldId all_season_;
  std::vector<TimeColumn> columns_;
};

}  // namespace tongcun
