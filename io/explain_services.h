// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/explanation.h"

#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// A column about one service ("clinic_walk_worst_min", "clinic_ride_low_months_cut_off",
// "water_round_trip_nearest") by its key, with the name that shipped profiles give the service; of
// a service of the user's own profile its id stands for the name.
[[nodiscard]] std::optional<Explanation> explain_service_column(std::string const& key);

// The key of such a column by its title in either language, as sheets show it ("医疗点：步行，最差
// 月份（分钟）"): `title` as normalised_word makes it. "" = no such column of a shipped service.
[[nodiscard]] std::string service_column_titled(std::string_view title);

}  // namespace tongcun
