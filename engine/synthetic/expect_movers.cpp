// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/expect_movers.h"

#include "engine/synthetic/draw_consent.h"
#include "engine/synthetic/look_around.h"

#include <cstddef>

namespace tongcun {

std::vector<ExpectedMovers> expect_movers(SyntheticCounty const& county,
                                          Settlement const& settlement) {
  std::vector<HamletOutlook> const outlooks = look_around(county);
  std::vector<ExpectedMovers> expected;
  for (std::size_t i = 0; i < outlooks.size(); ++i) {
    SyntheticHamlet const& hamlet = county.hamlets[i];
    if (outlooks[i].is_offered() && hamlet.persons.count() > 0) {
      expected.push_back({hamlet.point, settlement.villages[outlooks[i].village].county,
                          hamlet.persons.count() * kCommittedWhereOffered});
    }
  }
  return expected;
}

}  // namespace tongcun
