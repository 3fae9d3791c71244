// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/price_offer.h"
#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/relocation/score_relocation.h"

#include <array>
#include <cstdint>
#include <optional>
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

// What bars a household that is left out.
struct MemberBar {
  MoverId member;
  OfferBar bar = OfferBar::none;
  friend bool operator==(MemberBar const&, MemberBar const&) = default;
};

// One unit that is left out, and the least that would have to give way.
struct LeftOut {
  MoveUnitId unit;
  LeftOutReason reason = LeftOutReason::no_offer;
  // no_offer: of each of them, ascending. Of one that no site suits: what bars it at the most
  // phases; of the others: no_common_site.
  std::vector<MemberBar> bars;
  PhaseId phase;                  // else: where it would be placed
  std::vector<Shortage> lacking;  // ascending by limit
  // Of what is lacking, at the prices of the plan, minor units; none: some of it has no price
  // (worth_of_limits), or one beyond 64 bits.
  std::optional<std::int64_t> relaxation_price;
  std::int64_t placing_cost = 0;  // in the objective, without opening

  // Of a member; none where it could be offered a dwelling.
  [[nodiscard]] OfferBar bar_of(MoverId member) const;
};

// Every unit that is left out, in the order of the units; the room is what the plan leaves. The
// place named is that where the fewest limits without a price are lacking, then of the least
// relaxation price, then of the least cost. O(movers · stocks).
[[nodiscard]] std::vector<LeftOut> explain_left_out(RelocationProblem const& problem,
                                                    RelocationPlan const& plan,
                                                    RelocationScore const& score);

}  // namespace tongcun
