// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/site_record.h"
#include "engine/synthetic/county_parameters.h"
#include "engine/synthetic/place_sites.h"
#include "engine/synthetic/synthetic_county.h"

#include <span>
#include <vector>

namespace tongcun {

// What the site form says of each site, once it has its dwellings (house_sites). All of it follows
// from the dwellings, the kind of site and chance, by shares that stand in record_sites.cpp [A];
// sites of 800 persons and more are built in two phases. A site that people live in says what it
// has and who lives there, and no costs. A draw depends on the seed and the site's number alone.
// O(sites * hazards).
[[nodiscard]] std::vector<SiteRecord> record_sites(CountyParameters const& parameters,
                                                   std::span<SiteDraft const> sites,
                                                   std::span<SyntheticHazard const> hazards);

}  // namespace tongcun
