// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/county_parameters.h"
#include "engine/synthetic/expect_movers.h"
#include "engine/synthetic/place_sites.h"

#include <span>
#include <vector>

namespace tongcun {

// Gives the candidates of each county room for the persons who are expected to move, times
// site_room_permille: each as many as think of moving there (sites_in_mind), the nearest site of a
// hamlet first, give or take a quarter, for nobody plans with what is only known afterwards [A].
// Rounded to tens, at least kLeastRoom. A county without movers has the smallest sites. Occupied
// sites stay as they are. A draw depends on the seed and the site's number alone.
// O(hamlets · sites of a county).
void size_sites(CountyParameters const& parameters, std::span<ExpectedMovers const> movers,
                std::vector<SiteDraft>& sites);

constexpr std::int64_t kLeastRoom = 40;  // persons: ten dwellings

}  // namespace tongcun
