// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/access_summary.h"
#include "engine/access/services.h"
#include "engine/types/quantity.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tongcun {

// Services whose ways count before and after a move, by their keys in the profile.
inline constexpr std::string_view kClinicService = "clinic";
inline constexpr std::string_view kPrimaryService = "primary_school";

// Of every place, riding where one can, under the slower reading; null: there is no such layer.
[[nodiscard]] VillageYears const* years_of_service(std::vector<VillageYears> const& years,
                                                   Services const& services, std::string_view key);

// Rounded up; absent stays absent: not reached.
[[nodiscard]] std::optional<std::int32_t> whole_minutes(std::optional<Duration> const& time);

}  // namespace tongcun
