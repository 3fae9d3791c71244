// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"

#include <cstdint>
#include <optional>

namespace tongcun {

// What is told of an area and year, in millionths; none where nobody's income is known.
//   headcount     poor persons of those of known income, mean of the replicates, to the nearest
//   known_low, known_high  of all persons, if none and if all of unknown income were poor; rounded
//                 outwards
//   mc_low, mc_high  of one replicate, of persons of known income (options.interval); outwards
//   gap, severity  as headcount, in parts of the line
//   difference    of the headcount to the baseline under the same fates, and its interval
// With demography persons are those of the year: the mean of shares is that of persons below the
// line over that of persons.
struct PathShares {
  using Share = std::optional<std::int64_t>;
  Share headcount;
  Share known_low;
  Share known_high;
  Share mc_low;
  Share mc_high;
  Share gap;
  Share severity;
  Share difference;
  Share difference_low;
  Share difference_high;
};

[[nodiscard]] PathShares shares_of(PathCell const& cell, StudyBase const& base,
                                   std::uint32_t replicates, bool has_difference);
// Of the start year: without an interval of replicates, for nothing of it is by chance.
[[nodiscard]] PathShares shares_today(IncomePoverty const& today, StudyBase const& base);

}  // namespace tongcun
