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
  Wide const known_today = base.known_persons();
  // Sums over replicates.
  Wide const known = cell.living ? Wide{cell.living->known_persons} : times * known_today;
  Wide const all = cell.living ? Wide{cell.living->persons} : times * base.persons;
  PathShares shares;
  shares.headcount = share(cell.poor, known, RoundedTo::nearest);
  shares.known_low = share(cell.poor, all, RoundedTo::lower);
  shares.known_high = share(cell.poor + all - known, all, RoundedTo::upper);
  Wide const whole = Wide{1} << kGapBits;
  shares.gap = share(cell.gap, known * whole, RoundedTo::nearest);
  shares.severity = share(cell.severity, known * whole, RoundedTo::nearest);
  if (has_difference) {
    shares.difference = share(cell.difference, known, RoundedTo::nearest);
  }
  if (cell.living && known > 0) {
    shares.mc_low = cell.living->share.low;
    shares.mc_high = cell.living->share.high;
    if (has_difference) {
      shares.difference_low = cell.living->difference.low;
      shares.difference_high = cell.living->difference.high;
    }
  } else if (!cell.living) {
    shares.mc_low = share(cell.poor_interval.low, known_today, RoundedTo::lower);
    shares.mc_high = share(cell.poor_interval.high, known_today, RoundedTo::upper);
    if (has_difference) {
      shares.difference_low = share(cell.difference_interval.low, known_today, RoundedTo::lower);
      shares.difference_high = share(cell.difference_interval.high, known_today, RoundedTo::upper);
    }
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
