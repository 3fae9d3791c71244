// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/county_parameters.h"
#include "engine/synthetic/place_facilities.h"

#include <vector>

namespace tongcun {

// Divides each site's capacity into dwellings, and says which sites people live in already. The
// capacity becomes that of the dwellings, at most one person less. Sites of the programme of
// 2016-2020 were lived in from 2017 on [M]: none is in registers until 2017, a few in 2018, nearly
// half from 2019 on; shares of dwellings, of who moved, lives there, holds a title and works are
// our own [A], which make follow-up needed in some. Depends on the seed and the site's number
// alone. O(sites).
void house_sites(CountyParameters const& parameters, std::vector<SiteDraft>& sites);

}  // namespace tongcun
