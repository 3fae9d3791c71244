// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/place_facts.h"
#include "engine/region/village_record.h"
#include "io/output_table.h"

#include <optional>
#include <vector>

namespace tongcun {

// The word of a class of the village plan, nothing where it is not known.
[[nodiscard]] OutputCell class_cell(std::optional<VillageClass> village_class);

// Parts of make_output_tables about places one sets out from.
[[nodiscard]] OutputTable village_table(PlaceFacts const& facts);
[[nodiscard]] OutputTable site_table(PlaceFacts const& facts);
[[nodiscard]] OutputTable access_link_table(PlaceFacts const& facts);
[[nodiscard]] OutputTable access_table(PlaceFacts const& facts);
[[nodiscard]] OutputTable origin_destination_table(PlaceFacts const& facts);
[[nodiscard]] OutputTable access_count_table(PlaceFacts const& facts,
                                             std::vector<Duration> const& thresholds);

}  // namespace tongcun
