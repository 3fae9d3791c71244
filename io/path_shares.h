// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/path_statistics.h"

#include <cstdint>
#include <optional>
#include <vector>

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

// A part of the change of the headcount from today to the last year with all measures, in
// millionths of persons of known income; the interval is of one replicate, outwards.
struct ChangeShare {
  StudyScenario part = StudyScenario::baseline;  // baseline: without measures; together: all parts
  PathShares::Share change;
  PathShares::Share low;
  PathShares::Share high;
};

// The parts of an area whose changes are told, then all of them: rounded so that the parts add up
// to the whole exactly, which is the headcount of the last year less today's to the nearest.
[[nodiscard]] std::vector<ChangeShare> change_shares(PathArea const& area,
                                                     std::uint32_t replicates);

// How far the headcount of all villages moves with a number, in millionths of persons of known
// income: lower and higher; intervals of one replicate, outwards.
struct VariedShares {
  PathShares::Share at_low;
  PathShares::Share at_low_low;
  PathShares::Share at_low_high;
  PathShares::Share at_high;
  PathShares::Share at_high_low;
  PathShares::Share at_high_high;
};
[[nodiscard]] VariedShares varied_shares(PathVaried const& varied, PathSensitivity const& of,
                                         std::uint32_t replicates);

}  // namespace tongcun
