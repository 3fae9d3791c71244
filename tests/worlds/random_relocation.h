// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/run/random_stream.h"

#include <cstdint>

namespace tongcun {

// How large a random question may be: at least one of each, but stocks.
struct RandomRelocationSize {
  std::uint32_t most_movers = 12;
  std::uint32_t most_sites = 4;
  std::uint32_t most_phases = 2;  // of a site
  std::uint32_t most_stocks = 3;  // of a phase; 0 = only its persons are recorded, or nothing
  std::uint32_t shares = 0;       // townships are owed them in one question of so many; 0 = never
  std::uint32_t ordered = 0;      // the objective is ordered in one question of so many; 0 = never
  std::uint32_t groups = 0;  // so of those whose units are households, there is a rule of groups
  std::uint32_t accompanying = 0;  // so there are rules of accompanying households
  std::uint32_t modes = 0;         // so there are other modes than dwellings at concentrated sites
};

// A small question with the register that it agrees with.
struct RandomRelocation {
  RelocationProblem problem;
  HouseholdRegister people;  // also of who does not consent, and of who has no reason to move
};

// A question of either kind of plan with everything that it may contain, each sometimes absent:
// households of all consents, tied in groups or not; wishes, also for sites that are not there,
// under either rule; locks, earlier plans, decisions about eligibility; sites that admit nobody;
// phases without stocks or without a date; limits of every kind, budgets of two years and phases of
// a third; self-payments, subsidies, loans with and without caps; area limits; unserved prices,
// stated or more than the dearest offer. Where there are modes, sites have any of them, up to two
// are offered without a site, and households name some or what is none. Where shares are owed,
// villages lie in one or two townships, and no level has been reached. Capacities are about what is
// asked for, so that they bind in some. Every cost of a plan is 0 or more and far below 2^50. Equal
// for equal streams.
[[nodiscard]] RandomRelocation random_relocation(RandomStream& random,
                                                 RandomRelocationSize const& size = {});

}  // namespace tongcun
