// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/history/register_history.h"
#include "engine/types/id_vector.h"

#include <array>
#include <cstdint>
#include <vector>

namespace tongcun {

// Which declared state a transition is one of.
enum class StateKind : std::uint8_t { record, monitoring };
inline constexpr std::array<std::string_view, 2> kStateKindNames{"record", "monitoring"};

// Households of an area that went from one declared state to another, or stayed.
struct Transition {
  AreaId area;
  StateKind kind = StateKind::record;
  std::uint8_t before = 0;  // RecordState or MonitorState
  std::uint8_t now = 0;
  std::int64_t households = 0;
  std::int64_t persons = 0;  // as the present register counts them, else the earlier one
};

// The matrix of every area, without empty cells, by area, kind, state of then and of now. Every
// household of either register is counted once for each kind. A household of which only a larger
// area is known is counted from there on, so that areas of one level may add up to less than all.
[[nodiscard]] std::vector<Transition> count_transitions(RegisterHistory const& history,
                                                        HouseholdTable const& now);

struct ChangeCounts {
  std::int64_t households = 0;  // of either register
  std::array<std::int64_t, kPresenceNames.size()> presence{};
  std::array<std::int64_t, kMoveNames.size()> move{};
  std::array<std::int64_t, kRecordEventNames.size()> record{};
  std::array<std::int64_t, kMonitorEventNames.size()> monitor{};
  std::array<std::int64_t, kRevisitReasonNames.size()> reasons{};
  std::int64_t to_revisit = 0;  // households with any reason
  friend bool operator==(ChangeCounts const&, ChangeCounts const&) = default;
};

// By area, as above. O(changes).
[[nodiscard]] IdVector<AreaId, ChangeCounts> count_changes(RegisterHistory const& history);

}  // namespace tongcun
