// SPDX-License-Identifier: Apache-2.0
#include "engine/history/judge_change.h"

namespace tongcun {
namespace {

bool is_stock(RecordState state) {
  return state == RecordState::active || state == RecordState::relapsed ||
         state == RecordState::new_poor || state == RecordState::added_later;
}
bool is_struck_off(RecordState state) {
  return state == RecordState::cancelled || state == RecordState::wrong_entry ||
         state == RecordState::duplicate;
}
bool is_outside(RecordState state) {
  return state == RecordState::absent || state == RecordState::not_registered;
}

RecordEvent strike(RecordState now) {
  switch (now) {
    case RecordState::cancelled:
      return RecordEvent::cancelled;
    case RecordState::wrong_entry:
      return RecordEvent::wrong_entry;
    default:
      return RecordEvent::duplicate;
  }
}

bool is_monitored(MonitorState state) {
  return state == MonitorState::unstable || state == MonitorState::marginal ||
         state == MonitorState::sudden || state == MonitorState::monitored;
}

}  // namespace

RecordState record_state(HouseholdStanding const& standing, HouseholdId id) {
  Stated<RecordStatus> const& status = standing.record_status[id];
  Stated<RegisteredClass> const& of_class = standing.registered_class[id];
  if (status.has_value()) {
    switch (status.value()) {
      case RecordStatus::active:
        return RecordState::active;
      case RecordStatus::exited:
        return RecordState::exited;
      case RecordStatus::relapsed:
        return RecordState::relapsed;
      case RecordStatus::new_poor:
        return RecordState::new_poor;
      case RecordStatus::cancelled:
        return RecordState::cancelled;
      case RecordStatus::wrong_entry:
        return RecordState::wrong_entry;
      case RecordStatus::duplicate:
        return RecordState::duplicate;
      case RecordStatus::added_later:
        return RecordState::added_later;
    }
  }
  bool const is_outside = status.state() == ValueState::not_applicable ||
                          of_class.state() == ValueState::not_applicable ||
                          of_class == Stated(RegisteredClass::none);
  return is_outside ? RecordState::not_registered : RecordState::not_recorded;
}

MonitorState monitor_state(HouseholdStanding const& standing, HouseholdId id) {
  Stated<MonitorClass> const& of_class = standing.monitor_class[id];
  if (!of_class.has_value()) {
    return of_class.state() == ValueState::unknown ? MonitorState::not_recorded
                                                   : MonitorState::none;
  }
  Stated<RiskCleared> const& cleared = standing.risk_cleared[id];
  if (of_class.value() != MonitorClass::none && cleared.has_value() &&
      cleared.value() != RiskCleared::no) {
    return MonitorState::cleared;
  }
  switch (of_class.value()) {
    case MonitorClass::none:
      return MonitorState::none;
    case MonitorClass::unstable:
      return MonitorState::unstable;
    case MonitorClass::marginal:
      return MonitorState::marginal;
    case MonitorClass::sudden:
      return MonitorState::sudden;
    case MonitorClass::monitored:
      return MonitorState::monitored;
  }
  return MonitorState::not_recorded;
}

RecordEvent record_event(RecordState then, RecordState now, std::optional<bool> entered_since) {
  if (then == RecordState::not_recorded || now == RecordState::not_recorded) {
    return RecordEvent::not_recorded;
  }
  if (then == now || (is_outside(then) && is_outside(now))) {
    return RecordEvent::none;
  }
  if (is_outside(now)) {
    return is_struck_off(then) ? RecordEvent::none : RecordEvent::unexplained;
  }
  if (is_struck_off(now)) {
    return is_stock(then) || then == RecordState::exited ? strike(now) : RecordEvent::unexplained;
  }
  switch (now) {
    case RecordState::exited:
      if (is_stock(then)) {
        return RecordEvent::exit;
      }
      return is_outside(then) && entered_since == true ? RecordEvent::entered_and_left
                                                       : RecordEvent::unexplained;
    case RecordState::relapsed:
      return then == RecordState::exited ? RecordEvent::relapse : RecordEvent::unexplained;
    case RecordState::new_poor:
      return is_outside(then) ? RecordEvent::new_poor : RecordEvent::unexplained;
    case RecordState::added_later:
      return is_outside(then) ? RecordEvent::added_later : RecordEvent::unexplained;
    default:
      break;
  }
  // Active: what entered, relapsed or was added is simply in the register a year later.
  if (is_stock(then)) {
    return RecordEvent::none;
  }
  return is_outside(then) && entered_since == true ? RecordEvent::entry : RecordEvent::unexplained;
}

MonitorEvent monitor_event(MonitorState then, MonitorState now) {
  if (then == MonitorState::not_recorded || now == MonitorState::not_recorded) {
    return MonitorEvent::not_recorded;
  }
  bool const was = is_monitored(then);
  bool const is = is_monitored(now);
  if (was && is) {
    return then == now ? MonitorEvent::none : MonitorEvent::reclassified;
  }
  if (was) {
    return now == MonitorState::cleared ? MonitorEvent::cleared : MonitorEvent::dropped;
  }
  if (is) {
    return then == MonitorState::cleared ? MonitorEvent::returned : MonitorEvent::identified;
  }
  bool const was_outside = then == MonitorState::absent || then == MonitorState::none;
  return was_outside && now == MonitorState::cleared ? MonitorEvent::cleared : MonitorEvent::none;
}

}  // namespace tongcun
