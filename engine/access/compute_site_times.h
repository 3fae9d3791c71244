// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/compute_travel_times.h"
#include "engine/run/run_settings.h"
#include "engine/types/id.h"
#include "engine/types/quantity.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace tongcun {

// From every village to every resettlement site, riding where one can, in the worst month and under
// the slower reading of unrecorded surfaces. Absent: not reached in some month. Rows by village,
// then site.
struct SiteTimes {
  std::size_t sites = 0;
  std::vector<std::optional<Duration>> worst;

  [[nodiscard]] std::optional<Duration> between(VillageId village, SiteId site) const {
    return worst[std::size_t{village.value()} * sites + site.value()];
  }
};

// One search backwards from each site in each state of the year.
// Deterministic for any number of threads. O(states · sites · (nodes + arcs)).
[[nodiscard]] SiteTimes compute_site_times(AccessInput const& input, AccessOptions const& options,
                                           std::size_t sites, RunSettings const& run);

}  // namespace tongcun
