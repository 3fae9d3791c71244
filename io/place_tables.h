// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/place_facts.h"
#include "io/output_table.h"

#include <vector>

namespace tongcun {

// Parts of make_output_tables about places one sets out from.
[[nodiscard]] OutputTable village_table(PlaceFacts const& facts);
[[nodiscard]] OutputTable site_table(PlaceFacts const& facts);
[[nodiscard]] OutputTable access_link_table(PlaceFacts const& facts);
[[nodiscard]] OutputTable access_table(PlaceFacts const& facts);
[[nodiscard]] OutputTable origin_destination_table(PlaceFacts const& facts);
[[nodiscard]] OutputTable access_count_table(PlaceFacts const& facts,
                                             std::vector<Duration> const& thresholds);

}  // namespace tongcun
