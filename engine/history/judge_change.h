// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/history/register_history.h"

#include <optional>

namespace tongcun {

// The state that a row declares; RecordState::absent is for the caller to say.
[[nodiscard]] RecordState record_state(HouseholdStanding const& standing, HouseholdId id);
[[nodiscard]] MonitorState monitor_state(HouseholdStanding const& standing, HouseholdId id);

// What leads from the state of then to that of now. The stock of the register of poor households is
// active, relapsed, new_poor and added_later. `entered_since`: whether the household's own year of
// entry lies after the earlier register; none: it is not recorded.
//
//   then \ now          stock as active      exited            cancelled, wrong, duplicate
//   stock               none                 exit              that
//   exited              unexplained          none              that
//   struck off          unexplained          unexplained       none if it is the same
//   not registered      entry if since       entered_and_left  unexplained
//                                            if since
// Relapsed is an event of who was exited; new_poor and added_later of who was not registered. Out
// of the stock to "not registered" or no row nothing leads: unexplained. Who was struck off may
// leave.
[[nodiscard]] RecordEvent record_event(RecordState then, RecordState now,
                                       std::optional<bool> entered_since);

// Likewise of monitoring. A class that leaves the list, with or without its row, without a mark
// that the risk is cleared, was dropped.
[[nodiscard]] MonitorEvent monitor_event(MonitorState then, MonitorState now);

}  // namespace tongcun
