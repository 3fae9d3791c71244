// SPDX-License-Identifier: Apache-2.0
#include "engine/network/network_states.h"

#include <cassert>
#include <tuple>
#include <vector>

namespace tongcun {
namespace {

bool same_state(Month a, Month b, RoadRules const& rules, std::vector<MonthSet> const& recorded) {
  if (rules.wet_months.contains(a) != rules.wet_months.contains(b)) {
    return false;
  }
  for (MonthSet const set : recorded) {
    if (set.contains(a) != set.contains(b)) {
      return false;
    }
  }
  return true;
}

}  // namespace

Month NetworkStates::month_of(StateId state) const {
  for (int number = 1; number <= 12; ++number) {
    if (months[state].contains(Month(number))) {
      return Month(number);
    }
  }
  assert(false && "a state has at least one month");
  return Month(1);
}

NetworkStates find_network_states(RoadNetwork const& network, RoadRules const& rules,
                                  NetworkOverlay const& overlay) {
  IdVector<RoadId, RoadTraits> const traits = traits_with(overlay, network);
  std::vector<MonthSet> recorded;
  for (RoadTraits const& road : traits.values()) {
    if (road.passable_months) {
      recorded.push_back(*road.passable_months);
    }
  }
  NetworkStates states;
  for (int number = 1; number <= 12; ++number) {
    Month const month(number);
    StateId found;
    for (StateId const state : states.months.ids()) {
      if (same_state(states.month_of(state), month, rules, recorded)) {
        found = state;
        break;
      }
    }
    if (found.is_none()) {
      found = states.months.push_back(MonthSet::none());
    }
    states.months[found].insert(month);
    states.of_month[static_cast<std::size_t>(number - 1)] = found;
  }
  for (StateId const state : states.months.ids()) {
    Length open;
    for (RoadId const road : network.traits.ids()) {
      if (motor_speed(rules, traits[road], network.terrain[road], states.month_of(state),
                      Reading::low)) {
        open += network.road_length[road];
      }
    }
    states.open_length.push_back(open);
  }
  auto const is_wet = [&](StateId state) {
    return rules.wet_months.contains(states.month_of(state));
  };
  states.dry = states.wet = StateId(0);
  for (StateId const state : states.months.ids()) {
    // Earlier states win ties, so only strictly better ones replace.
    if (std::tuple(states.open_length[state], !is_wet(state)) >
        std::tuple(states.open_length[states.dry], !is_wet(states.dry))) {
      states.dry = state;
    }
    if (std::tuple(states.open_length[state], !is_wet(state)) <
        std::tuple(states.open_length[states.wet], !is_wet(states.wet))) {
      states.wet = state;
    }
  }
  return states;
}

}  // namespace tongcun
