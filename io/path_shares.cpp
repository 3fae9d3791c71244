// SPDX-License-Identifier: Apache-2.0
#include "io/path_shares.h"

namespace tongcun {
namespace {

__extension__ using Wide = __int128;
constexpr Wide kMillion = 1'000'000;

enum class RoundedTo : std::uint8_t { lower, nearest, upper };

Wide floor_of(Wide part, Wide of) {
  Wide const quotient = part / of;
  return part % of != 0 && part < 0 ? quotient - 1 : quotient;
}

PathShares::Share share(Wide part, Wide of, RoundedTo rounded) {
  if (of <= 0) {
    return std::nullopt;
  }
  switch (rounded) {
    case RoundedTo::lower:
      return static_cast<std::int64_t>(floor_of(part * kMillion, of));
    case RoundedTo::nearest:
      return static_cast<std::int64_t>(floor_of(2 * part * kMillion + of, 2 * of));
    case RoundedTo::upper:
      return static_cast<std::int64_t>(-floor_of(-part * kMillion, of));
  }
  return std::nullopt;
}

}  // namespace

PathShares shares_of(PathCell const& cell, StudyBase const& base, std::uint32_t replicates,
                     bool has_difference) {
  Wide const times = replicates;
  Wide const known = base.known_persons();
  Wide const all = base.persons;
  PathShares shares;
  shares.headcount = share(cell.poor, times * known, RoundedTo::nearest);
  shares.known_low = share(cell.poor, times * all, RoundedTo::lower);
  shares.known_high =
      share(cell.poor + times * base.unknown_persons, times * all, RoundedTo::upper);
  shares.mc_low = share(cell.poor_interval.low, known, RoundedTo::lower);
  shares.mc_high = share(cell.poor_interval.high, known, RoundedTo::upper);
  Wide const whole = Wide{1} << kGapBits;
  shares.gap = share(cell.gap, times * known * whole, RoundedTo::nearest);
  shares.severity = share(cell.severity, times * known * whole, RoundedTo::nearest);
  if (has_difference) {
    shares.difference = share(cell.difference, times * known, RoundedTo::nearest);
    shares.difference_low = share(cell.difference_interval.low, known, RoundedTo::lower);
    shares.difference_high = share(cell.difference_interval.high, known, RoundedTo::upper);
  }
  return shares;
}

PathShares shares_today(IncomePoverty const& today, StudyBase const& base) {
  Wide const known = base.known_persons();
  PathShares shares;
  shares.headcount = share(today.poor, known, RoundedTo::nearest);
  shares.known_low = share(today.poor, base.persons, RoundedTo::lower);
  shares.known_high = share(today.poor + today.unknown, base.persons, RoundedTo::upper);
  Wide const line = today.line;
  shares.gap = share(today.gap, line * known, RoundedTo::nearest);
  shares.severity = share(today.severity, line * line * known, RoundedTo::nearest);
  return shares;
}

}  // namespace tongcun
