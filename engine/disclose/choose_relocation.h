// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_problem.h"
#include "engine/relocation/tally_relocation.h"
#include "engine/types/id_vector.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// Which numbers of a plan may be shown; 1 = shown.
struct ShownRelocation {
  bool placed = true;
  bool left_out = true;
  bool declined = true;
  bool declined_urgent = true;
  bool not_asked = true;
  bool conditional = true;
  bool eligibility_unknown = true;
  bool without_counted_job = true;
  bool objective = true;  // and bound
  bool public_money = true;
  bool building = true;
  bool own_money = true;  // what households pay and borrow
  IdVector<SiteId, std::uint8_t> sites;
  IdVector<PhaseId, std::uint8_t> phases;
  IdVector<PhaseId, std::uint8_t> sizes;  // dwellings given by size, and their prices
  bool phase_money = true;                // of all phases that are shown, or of none
  std::vector<std::uint8_t> flows;        // by position in the tally
  std::vector<std::uint8_t> modes;        // likewise: households, and their money if phase_money
  std::vector<std::uint8_t> years;
  bool decisions = true;     // of the office about eligibility
  bool changes = true;       // against the earlier plan
  bool shares = true;        // of townships, and what they cost
  bool order = true;         // what the goals before the cost have reached, and what they cost
  bool groups = true;        // how village groups are split, and what their rule costs
  bool accompanying = true;  // households placed, and public money in all and by year
  bool accompanying_own_money = true;
  bool other_plans = true;    // beside the plan, in all (may_show_other_plans)
  bool member_limits = true;  // limits that only some of a site's households use: posts, seats
  friend bool operator==(ShownRelocation const&, ShownRelocation const&) = default;
};

// Of an invented register: everything.
[[nodiscard]] ShownRelocation show_all(RelocationProblem const& problem,
                                       RelocationTally const& tally);

// Of a real one: what nobody is known by. Every number that can be put together from those that are
// shown by adding and subtracting is about no household or about kLeastHouseholds at least:
//   the register falls into outcomes, those placed into sites, sites into phases: one tree, of
//   which choose_shown shows what leaves no small remainder; who is not eligible is never counted
//   out. Where all households have one outcome, nothing is shown: it would tell of each of them.
//   flows of a site that is shown: of kLeastHouseholds or more, so that those not shown are none,
//   or two or more with as many households together; and of each village as many households are
//   left that are in no flow shown (its number of households is public). dwellings by size, with
//   their prices (a price says that all are given): of a phase that is shown, if each size is given
//   to nobody or to enough. money: a sum tells of those who bear it. Of a phase only where all of
//   its households receive public money, for all phases or for none; of a year if all its phases
//   are shown, or if it is the only one; of self-payment and loans only together with all that
//   could be subtracted. Objective and bound only where what they are made of is shown.
//   modes: households of one where all sites of it are shown, and what stands for it without a site
//   is a site in the tree: so it is a sum of numbers that are shown.
//   households of which the office decided, to offer or to exclude: both or none, only where those
//   and the others of which the same is so are enough.
//   changes against an earlier plan: all of them or none. Only where no household or
//   kLeastHouseholds at least have come from each place of the earlier plan (a site, staying, not
//   in it) to each of this one (a site, each outcome, no longer in the register): whatever is put
//   together of the changes and of outcomes and sites of either plan is then about so many.
// accompanying households: only where they and the others are enough, in all that receives public
//   money, in each year, and of those who pay and borrow.
// shares of townships are another breakdown of the same households, and what they cost comes from a
// plan that is not looked at: nothing of them but what was asked for. Nor of what an ordered
// objective has reached: urgent households and those with labour are yet other breakdowns; and so
// are village groups, of which nothing but their rule is shown.
// What verdicts of guarantees tell of the same households is not looked at.
// Deterministic. O((sites + phases)² + flows²) at worst.
[[nodiscard]] ShownRelocation choose_relocation(RelocationProblem const& problem,
                                                RelocationTally const& tally);

}  // namespace tongcun
