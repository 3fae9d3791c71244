// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/price_offer.h"
#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/relocation/score_relocation.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tongcun {

// Why movers stay where they are although they may be placed.
enum class LeftOutReason : std::uint8_t {
  no_offer,    // no dwelling can be offered to all of the unit in one phase
  no_room,     // something runs out wherever they can be offered one
  dearer,      // there is room, at more than it costs to leave them out
  small_part,  // there is room, but too few of their group would be at the site (GroupRule::chunks)
};
inline constexpr std::array<std::string_view, 4> kLeftOutReasonNames{"no_offer", "no_room",
                                                                     "dearer", "small_part"};

// What a unit would need more of, at the place where it would need the least.
struct Shortage {
  std::uint32_t limit = 0;  // by limits_of
  std::int64_t amount = 0;  // more than there is left
  friend bool operator==(Shortage const&, Shortage const&) = default;
};

// One unit that is left out, and the least that would have to give way.
struct LeftOut {
  MoveUnitId unit;
  LeftOutReason reason = LeftOutReason::no_offer;
  OfferBar bar = OfferBar::none;      // no_offer: what bars it at the most sites
  PhaseId phase;                      // else: where it would be placed
  std::vector<Shortage> lacking;      // ascending by limit
  std::int64_t relaxation_price = 0;  // of what is lacking, at the prices of the plan, minor units
  std::int64_t placing_cost = 0;      // in the objective, without opening
};

// Every unit that is left out, in the order of the units; the room is what the plan leaves. The
// place named is that of the least relaxation price, then of the least cost. O(movers · stocks).
[[nodiscard]] std::vector<LeftOut> explain_left_out(RelocationProblem const& problem,
                                                    RelocationPlan const& plan,
                                                    RelocationScore const& score);

}  // namespace tongcun
