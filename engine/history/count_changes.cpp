// SPDX-License-Identifier: Apache-2.0
#include "engine/history/count_changes.h"

#include <map>
#include <tuple>

namespace tongcun {
namespace {

template <class Enum>
std::size_t at(Enum value) {
  return static_cast<std::size_t>(value);
}

void add(HouseholdChange const& change, ChangeCounts& counts) {
  ++counts.households;
  ++counts.presence[at(change.presence)];
  ++counts.move[at(change.move)];
  ++counts.record[at(change.record)];
  ++counts.monitor[at(change.monitor)];
  for (std::size_t reason = 0; reason < counts.reasons.size(); ++reason) {
    if (change.reasons.contains(static_cast<RevisitReason>(reason))) {
      ++counts.reasons[reason];
    }
  }
  counts.to_revisit += change.reasons.empty() ? 0 : 1;
}

}  // namespace

std::vector<Transition> count_transitions(RegisterHistory const& history,
                                          HouseholdTable const& now) {
  struct Count {
    std::int64_t households = 0;
    std::int64_t persons = 0;
  };
  std::map<std::tuple<AreaId, StateKind, std::uint8_t, std::uint8_t>, Count> counts;
  for (HouseholdChange const& change : history.changes) {
    std::int32_t const persons = change.now.is_none()
                                     ? history.before.households.persons[change.before]
                                     : now.persons[change.now];
    auto const count = [&](AreaId area, StateKind kind, auto before, auto after) {
      Count& one =
          counts[{area, kind, static_cast<std::uint8_t>(before), static_cast<std::uint8_t>(after)}];
      ++one.households;
      one.persons += persons;
    };
    for (AreaId area = change.area; !area.is_none(); area = history.areas.areas[area].parent) {
      count(area, StateKind::record, change.record_before, change.record_now);
      count(area, StateKind::monitoring, change.monitor_before, change.monitor_now);
    }
  }
  std::vector<Transition> transitions;
  transitions.reserve(counts.size());
  for (auto const& [key, count] : counts) {
    auto const& [area, kind, before, after] = key;
    transitions.push_back({area, kind, before, after, count.households, count.persons});
  }
  return transitions;
}

IdVector<AreaId, ChangeCounts> count_changes(RegisterHistory const& history) {
  IdVector<AreaId, ChangeCounts> counts(history.areas.areas.size());
  for (HouseholdChange const& change : history.changes) {
    for (AreaId area = change.area; !area.is_none(); area = history.areas.areas[area].parent) {
      add(change, counts[area]);
    }
  }
  return counts;
}

}  // namespace tongcun
