// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/measure_breakdowns.h"

#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

Telling telling_of(PartSays says) {
  switch (says) {
    case PartSays::something:
      return Telling::tells;
    case PartSays::perhaps:
      return Telling::hedges;
    case PartSays::nothing:
      return Telling::silent;
  }
  return Telling::tells;
}

// Of households all of whose indicators are known: poor or not, deprived or not. Then the others:
// poor, not poor, open; each deprived, not deprived, not known.
constexpr std::size_t kKnownParts = 4;
constexpr std::size_t kOpenStates = 3;
constexpr std::size_t kOpenParts = kOpenStates * kOpenStates;

bool is_complete(DeprivationIndex const& index, DeprivedHousehold const& household) {
  auto const all = static_cast<std::uint32_t>((std::uint64_t{1} << index.weights.size()) - 1U);
  return (household.known & all) == all;
}

std::size_t part_of(DeprivationIndex const& index, DeprivedHousehold const& household,
                    std::size_t indicator) {
  bool const is_deprived = ((household.deprived >> indicator) & 1U) != 0;
  bool const is_known = ((household.known >> indicator) & 1U) != 0;
  IndexState const state = index_state(index, household);
  if (is_complete(index, household)) {
    return (state == IndexState::poor ? 2U : 0U) + (is_deprived ? 1U : 0U);
  }
  std::size_t const deprived = is_deprived ? 0 : is_known ? 1 : 2;
  return kKnownParts + static_cast<std::size_t>(state) * kOpenStates + deprived;
}

}  // namespace

HouseholdBreakdown breakdown_of(AreaWarning const& warning) {
  HouseholdBreakdown breakdown;
  breakdown.telling = {Telling::tells, Telling::tells, Telling::tells, Telling::hedges};
  breakdown.part_of.resize(warning.states.size());
  for (HouseholdId const id : warning.states.ids()) {
    breakdown.part_of[id] = static_cast<std::uint8_t>(warning.states[id]);
  }
  return breakdown;
}

HouseholdBreakdown breakdown_of(MeasuredIndex const& measured) {
  DeprivationIndex const& index = measured.rules.index;
  HouseholdBreakdown breakdown;
  breakdown.telling.assign(2 * kOpenStates, Telling::tells);
  breakdown.telling.back() = Telling::hedges;  // open
  breakdown.part_of.resize(measured.households.size());
  for (HouseholdId const id : measured.households.ids()) {
    DeprivedHousehold const& household = measured.households[id];
    auto const state = static_cast<std::size_t>(index_state(index, household));
    breakdown.part_of[id] =
        static_cast<std::uint8_t>(state + (is_complete(index, household) ? 0 : kOpenStates));
  }
  return breakdown;
}

HouseholdBreakdown breakdown_of(MeasuredIndex const& measured, std::size_t indicator) {
  DeprivationIndex const& index = measured.rules.index;
  HouseholdBreakdown breakdown;
  breakdown.telling.assign(kKnownParts + kOpenParts, Telling::tells);
  breakdown.telling.back() = Telling::hedges;  // neither poor nor deprived is known
  breakdown.part_of.resize(measured.households.size());
  for (HouseholdId const id : measured.households.ids()) {
    breakdown.part_of[id] =
        static_cast<std::uint8_t>(part_of(index, measured.households[id], indicator));
  }
  return breakdown;
}

HouseholdBreakdown breakdown_of(StatusColumn const& column) {
  HouseholdBreakdown breakdown{column.part_of, {}};
  breakdown.telling.reserve(column.parts.size());
  for (StatusPart const& part : column.parts) {
    breakdown.telling.push_back(telling_of(part.says));
  }
  return breakdown;
}

}  // namespace tongcun
