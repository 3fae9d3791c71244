// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// A household that was split off another one of its village since the earlier register (分户).
struct HouseholdSplit {
  HouseholdId newcomer;
  HouseholdId source;
  friend bool operator==(HouseholdSplit const&, HouseholdSplit const&) = default;
};

// Most persons of both together: the year may add some, and forms hold no more than
// kLargestHousehold.
constexpr std::int32_t kMostTogether = kLargestHousehold - 4;

// Of what a year does to households, in a thousand. All are modelling defaults of an invented
// county [A] but deaths.
struct YearOfChange {
  // Households of which somebody died: 7.9 of a thousand persons in 2023 [V stats.gov.cn], times
  // about three and a half persons.
  std::int32_t died = 28;
  std::int32_t left = 30;    // of which somebody grown up married or moved away
  std::int32_t joined = 20;  // with a grown-up who is not the head: whether one is new
  // That lived elsewhere; of those that the register of the poor does not know.
  std::int32_t came = 3;
  std::int32_t watched = 200;  // monitored now with the risk there: whether they were not yet
};

// The register of the year before of an invented one, as an office keeps it: who lived where and
// with whom, and how each household stood; no incomes, houses or wishes. Every household of now was
// there with the same code, a year younger, but for what the year did (`change`): births by the
// ages, deaths, who left, who joined, households that came. `splits` come on top: a household that
// was split off stands in the earlier register only as members of its source. Both of each are of
// one village, listed in full, named once and hold at most kMostTogether persons.
//
// What a household was then follows from the years that it states, so that nothing is unexplained:
// entered this year: not registered then; exited this year: active then. Classes of monitoring are
// those of the earlier year. Which households change is a function of the seed and their codes.
// `now` states its year. O(households + persons).
[[nodiscard]] HouseholdRegister make_earlier_register(HouseholdRegister const& now,
                                                      std::vector<HouseholdSplit> const& splits,
                                                      std::uint64_t seed,
                                                      YearOfChange const& change = {});

}  // namespace tongcun
