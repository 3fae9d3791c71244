// SPDX-License-Identifier: Apache-2.0
#include "engine/region/new_facilities.h"

#include "engine/region/number_codes.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <utility>

namespace tongcun {

LayerTable table_of(std::vector<NewFacility> const& facilities, std::string const& file) {
  LayerTable table;
  table.layer.key = kNewFacilities;
  table.layer.role = LayerRole::facilities;
  table.layer.file = file;
  table.layer.crs = "EPSG:4326";
  auto const count = static_cast<std::int64_t>(facilities.size());
  table.layer.counts = {count, count, 0, 0};
  table.facilities.reserve(facilities.size());
  for (NewFacility const& facility : facilities) {
    FacilityRow row;
    row.row = static_cast<std::int64_t>(table.facilities.size()) + 1;
    row.code = padded_number(table.facilities.size() + 1);
    row.name = facility.name;
    row.kind = facility.kind;
    row.status = FacilityStatus::planned;
    row.village_code = facility.village_code;
    row.served_days = facility.served_days;
    row.point = facility.point.value_or(GeoPoint{});
    row.at_village = !facility.point;
    table.facilities.push_back(std::move(row));
  }
  return table;
}

IdVector<FacilityId, std::uint8_t> opened_facilities(Facilities const& facilities,
                                                     std::vector<NewFacility> const& planned,
                                                     std::optional<std::int32_t> until) {
  IdVector<FacilityId, std::uint8_t> opened(facilities.size(), 0);
  std::string const prefix(kNewFacilities.substr(kNewFacilities.find('.') + 1));
  auto const codes = facilities.code.values();
  for (std::size_t i = 0; i < planned.size(); ++i) {
    bool const is_open = !planned[i].year || (until && *planned[i].year <= *until);
    if (!is_open) {
      continue;
    }
    auto const found = std::ranges::lower_bound(codes, prefix + ":" + padded_number(i + 1));
    assert(found != codes.end());
    opened[FacilityId(static_cast<std::uint32_t>(found - codes.begin()))] = 1;
  }
  return opened;
}

}  // namespace tongcun
