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

// With demography: of today by today's persons, of the last year by those who live then.
std::vector<ChangeShare> living_change_shares(PathArea const& area) {
  Wide const known = area.base->known_persons();
  Wide const poor = area.today->poor;
  LivingCell const& last = *area.scenarios.back()->back().living;
  Wide const living = last.known_persons;
  std::vector<ChangeShare> shares;
  PathShares::Share const today_low = share(poor, known, RoundedTo::lower);
  PathShares::Share const today_high = share(poor, known, RoundedTo::upper);
  bool const is_known = today_low && living > 0;
  Wide sum = 0;
  PathShares::Share told = 0;
  for (PathChange const& change : *area.changes) {
    if (!is_known) {
      shares.push_back({change.part, std::nullopt, std::nullopt, std::nullopt});
      continue;
    }
    sum += change.sum;
    Wide const all = living * change.orders;
    auto const until = *share(sum * known - poor * all, all * known, RoundedTo::nearest);
    // In millionths already; the whole is cut off later.
    auto const end = [&](std::int64_t value, RoundedTo rounded) {
      return *share(value, Wide{change.orders} * kMillion, rounded);
    };
    std::int64_t const low = end(change.interval.low, RoundedTo::lower);
    std::int64_t const high = end(change.interval.high, RoundedTo::upper);
    bool const is_first = change.part == StudyScenario::baseline;
    shares.push_back({change.part, until - *told, is_first ? low - *today_high : low,
                      is_first ? high - *today_low : high});
    told = until;
  }
  shares.push_back({StudyScenario::together, is_known ? told : std::nullopt,
                    is_known ? PathShares::Share(last.share.low - *today_high) : std::nullopt,
                    is_known ? PathShares::Share(last.share.high - *today_low) : std::nullopt});
  return shares;
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

std::vector<ChangeShare> change_shares(PathArea const& area, std::uint32_t replicates) {
  if (area.changes->front().is_of_the_living) {
    return living_change_shares(area);
  }
  Wide const known = area.base->known_persons();
  std::vector<ChangeShare> shares;
  Wide sum = 0;
  PathShares::Share told = 0;
  for (PathChange const& change : *area.changes) {
    Wide const base = known * change.orders;
    sum += change.sum;
    PathShares::Share const until = share(sum, base * replicates, RoundedTo::nearest);
    shares.push_back({change.part, until ? PathShares::Share(*until - *told) : std::nullopt,
                      share(change.interval.low, base, RoundedTo::lower),
                      share(change.interval.high, base, RoundedTo::upper)});
    told = until;
  }
  PathCell const& last = area.scenarios.back()->back();
  shares.push_back({StudyScenario::together, told,
                    share(last.poor_interval.low - area.today->poor, known, RoundedTo::lower),
                    share(last.poor_interval.high - area.today->poor, known, RoundedTo::upper)});
  return shares;
}

VariedShares varied_shares(PathVaried const& varied, PathSensitivity const& of,
                           std::uint32_t replicates) {
  auto const end = [&](std::int64_t value, RoundedTo rounded) {
    return of.is_of_the_living ? PathShares::Share(value)
                               : share(value, of.persons / replicates, rounded);
  };
  return {share(varied.at_low, of.persons, RoundedTo::nearest),
          end(varied.at_low_interval.low, RoundedTo::lower),
          end(varied.at_low_interval.high, RoundedTo::upper),
          share(varied.at_high, of.persons, RoundedTo::nearest),
          end(varied.at_high_interval.low, RoundedTo::lower),
          end(varied.at_high_interval.high, RoundedTo::upper)};
}

}  // namespace tongcun
