// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/household_status.h"
#include "engine/region/area_tree.h"
#include "engine/region/household_register.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// What a part of a breakdown says of a household that is in it.
enum class PartSays : std::uint8_t { something, perhaps, nothing };

struct StatusPart {
  std::string key;  // "unstable", "none", "unknown" …
  Text name;        // "" = the key is a word that everybody knows
  PartSays says = PartSays::something;
};

// A breakdown of all households by status; each household is in exactly one part.
struct StatusColumn {
  std::string key;  // "monitoring", "earlier", "low_income", "exit", "declared" …
  std::vector<StatusPart> parts;
  IdVector<HouseholdId, std::uint8_t> part_of;
};

// The breakdowns that the profile's classes make: monitoring and low income by the class that was
// computed, exit by verdict, monitoring as the register declares it and where the two differ (if
// the register says anything), and whether a household is to be visited first. Those of which the
// profile says nothing are absent.
[[nodiscard]] std::vector<StatusColumn> status_columns(StatusRules const& rules,
                                                       HouseholdStatuses const& statuses,
                                                       std::vector<VisitEntry> const& visits,
                                                       HouseholdStanding const& standing);

struct StatusCount {
  std::int64_t households = 0;
  std::int64_t persons = 0;
  friend bool operator==(StatusCount const&, StatusCount const&) = default;
};

// Households and persons of every area by part. O(households * levels).
[[nodiscard]] IdVector<AreaId, std::vector<StatusCount>> count_status(
    StatusColumn const& column, HouseholdTable const& households, AreaTree const& tree);

}  // namespace tongcun
