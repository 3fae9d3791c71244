// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/service_years.h"

namespace tongcun {

VillageYears const* years_of_service(std::vector<VillageYears> const& years,
                                     Services const& services, std::string_view key) {
  for (VillageYears const& one : years) {
    if (!one.service.is_none() && services[one.service].key == key && one.mode == Mode::ride &&
        one.reading == Reading::low && !one.round_trip) {
      return &one;
    }
  }
  return nullptr;
}

std::optional<std::int32_t> whole_minutes(std::optional<Duration> const& time) {
  constexpr std::int64_t kMinute = 60'000;
  return time ? std::optional(static_cast<std::int32_t>((time->count() + kMinute - 1) / kMinute))
              : std::nullopt;
}

}  // namespace tongcun
