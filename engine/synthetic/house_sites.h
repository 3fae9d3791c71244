// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/county_parameters.h"
#include "engine/synthetic/place_sites.h"

#include <vector>

namespace tongcun {

// Divides each site's capacity into dwellings, and says of occupied ones who lives there. The
// capacity becomes that of the dwellings, at most one person less. Shares of dwellings, of who
// moved, lives there, holds a title and works are our own [A], which make follow-up needed in some.
// Depends on the seed and the site's number alone. O(sites).
void house_sites(CountyParameters const& parameters, std::vector<SiteDraft>& sites);

}  // namespace tongcun
