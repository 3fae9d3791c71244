// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/settlement.h"
#include "engine/synthetic/synthetic_county.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// Persons of a hamlet that a committed plan may place by expectation: who is offered a move, times
// the share that is willing or has signed (draw_consent).
struct ExpectedMovers {
  GeoPoint point;
  std::uint32_t county = 0;
  std::int64_t thousandths = 0;  // of persons
};

// Of the hamlets where there are any. The sites of a county are planned from them before anybody
// has a name, as sites are: what the register then says lies near it. Rests on villages, hamlets
// and hazards alone. O(hamlets + hazards).
[[nodiscard]] std::vector<ExpectedMovers> expect_movers(SyntheticCounty const& county,
                                                        Settlement const& settlement);

}  // namespace tongcun
