// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/network/network_overlay.h"
#include "engine/network/road_network.h"
#include "engine/network/road_rules.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"
#include "engine/types/month.h"
#include "engine/types/quantity.h"

#include <array>

namespace tongcun {

// The year's months, equal ones merged: two months are one state when both are wet or both dry and
// every road is recorded as passable alike. Ids in the order of the first month.
struct NetworkStates {
  IdVector<StateId, MonthSet> months;
  IdVector<StateId, Length> open_length;  // roads open to vehicles, low reading
  std::array<StateId, 12> of_month{};     // index = month - 1
  StateId dry;  // most open road length; among equals the season's dry one, then the earliest
  StateId wet;  // least open road length; among equals the season's wet one, then the earliest

  // Any month of the state stands for all of them.
  [[nodiscard]] Month month_of(StateId state) const;
};

// Of the roads as the overlay has them. O(12 · roads).
[[nodiscard]] NetworkStates find_network_states(RoadNetwork const& network, RoadRules const& rules,
                                                NetworkOverlay const& overlay = {});

}  // namespace tongcun
