// SPDX-License-Identifier: Apache-2.0
#include "engine/history/compare_registers.h"

#include "engine/history/compare_fields.h"
#include "engine/history/count_successions.h"
#include "engine/history/find_splits.h"
#include "engine/history/judge_change.h"
#include "engine/poverty/income_account.h"

#include <algorithm>
#include <utility>

namespace tongcun {
namespace {

std::vector<HouseholdId> by_code(HouseholdTable const& table) {
  std::vector<HouseholdId> ids;
  ids.reserve(table.size());
  for (HouseholdId const id : table.code.ids()) {
    ids.push_back(id);
  }
  std::ranges::sort(ids, {}, [&](HouseholdId id) -> std::string const& { return table.code[id]; });
  return ids;
}

// Whether two years that both registers state are different ones.
bool is_rewritten(Stated<std::int32_t> const& then, Stated<std::int32_t> const& now) {
  return then.has_value() && now.has_value() && then != now;
}

bool is_below(std::int64_t income, IncomeLine const& line) {
  return income < line.line || (income == line.line && line.poor_if == PoorIf::at_most);
}

class Comparison {
 public:
  Comparison(RegisterHistory& history, PresentRegister const& present,
             std::vector<std::string> const& kept_apart_before)
      : history_(history),
        present_(present),
        before_(history.before.households),
        now_(present.people.households),
        kept_apart_before_(kept_apart_before),
        income_before_(account_incomes(before_).a_person),
        income_now_(account_incomes(now_).a_person),
        earlier_of_(now_.size()),
        later_of_(before_.size()) {}

  void compare() {
    pair();
    source_of_ = find_splits(history_.before, present_.people, earlier_of_,
                             history_.year_now - history_.year_before);
    for (std::string_view const field : kComparedFields) {
      history_.fields.push_back({field});
    }
    history_.fields.push_back({"village_code"});
    for (HouseholdId const id : now_.code.ids()) {
      history_.changes.push_back(earlier_of_[id].is_none() ? of_newcomer(id) : of_both(id));
    }
    for (HouseholdId const id : before_.code.ids()) {
      if (later_of_[id].is_none()) {
        history_.changes.push_back(of_missing(id));
      }
    }
    history_.successions =
        count_successions(history_, present_.people.households, present_.villages);
  }

 private:
  void pair() {
    std::vector<HouseholdId> const then = by_code(before_);
    std::vector<HouseholdId> const now = by_code(now_);
    auto at = then.begin();
    for (HouseholdId const id : now) {
      while (at != then.end() && before_.code[*at] < now_.code[id]) {
        ++at;
      }
      if (at != then.end() && before_.code[*at] == now_.code[id]) {
        earlier_of_[id] = *at;
        later_of_[*at] = id;
      }
    }
  }

  [[nodiscard]] std::optional<bool> entered_since(HouseholdId now) const {
    Stated<std::int32_t> const& year = now_.standing.year_registered[now];
    return year.has_value() ? std::optional(year.value() > history_.year_before) : std::nullopt;
  }

  void judge_states(HouseholdChange& change) const {
    change.record = record_event(change.record_before, change.record_now,
                                 change.now.is_none() ? std::nullopt : entered_since(change.now));
    change.monitor = monitor_event(change.monitor_before, change.monitor_now);
    if (change.record == RecordEvent::relapse) {
      change.reasons.insert(RevisitReason::relapse);
    }
    bool const is_struck_off = change.record == RecordEvent::cancelled ||
                               change.record == RecordEvent::wrong_entry ||
                               change.record == RecordEvent::duplicate;
    if (is_struck_off) {
      change.reasons.insert(RevisitReason::struck_off);
    }
    if (change.monitor == MonitorEvent::returned) {
      change.reasons.insert(RevisitReason::risk_returned);
    }
    if (change.now.is_none()) {
      return;  // that it is gone says it all
    }
    if (change.record == RecordEvent::unexplained) {
      change.reasons.insert(RevisitReason::record_unexplained);
    }
    if (change.monitor == MonitorEvent::dropped) {
      change.reasons.insert(RevisitReason::monitoring_dropped);
    }
    if (change.record_now == RecordState::exited && present_.line &&
        income_now_[change.now].has_value() &&
        is_below(income_now_[change.now].value(), *present_.line)) {
      change.reasons.insert(RevisitReason::exited_below_line);
    }
  }

  HouseholdChange of_newcomer(HouseholdId id) const {
    HouseholdChange change;
    change.now = id;
    change.area = history_.areas.of_village[now_.village[id]];
    bool const was_kept_apart = std::ranges::binary_search(kept_apart_before_, now_.code[id]);
    change.presence = was_kept_apart ? Presence::kept_apart_before : Presence::came;
    change.record_before = was_kept_apart ? RecordState::not_recorded : RecordState::absent;
    change.monitor_before = was_kept_apart ? MonitorState::not_recorded : MonitorState::absent;
    change.record_now = record_state(now_.standing, id);
    change.monitor_now = monitor_state(now_.standing, id);
    judge_states(change);
    change.split_from = was_kept_apart ? HouseholdId::none() : source_of_[id];
    if (!change.split_from.is_none()) {
      change.reasons.insert(RevisitReason::split);
      if (is_poor_alone(id, change.split_from)) {
        change.reasons.insert(RevisitReason::split_poor_alone);
      }
    }
    return change;
  }

  HouseholdChange of_both(HouseholdId id) {
    HouseholdId const then = earlier_of_[id];
    HouseholdChange change;
    change.before = then;
    change.now = id;
    change.area = history_.areas.of_village[now_.village[id]];
    change.move = move_of(then, id);
    change.record_before = record_state(before_.standing, then);
    change.monitor_before = monitor_state(before_.standing, then);
    change.record_now = record_state(now_.standing, id);
    change.monitor_now = monitor_state(now_.standing, id);
    judge_states(change);
    if (change.move == Move::yes) {
      change.reasons.insert(RevisitReason::moved);
    }
    bool const has_no_event =
        change.record == RecordEvent::none || change.record == RecordEvent::not_recorded;
    if (has_no_event && has_jumped(then, id)) {
      change.reasons.insert(RevisitReason::income_jump);
    }
    HouseholdStanding const& was = before_.standing;
    HouseholdStanding const& is = now_.standing;
    if (is_rewritten(was.year_registered[then], is.year_registered[id]) ||
        (change.record_before == RecordState::exited &&
         is_rewritten(was.year_exited[then], is.year_exited[id])) ||
        (change.record_before == RecordState::relapsed &&
         is_rewritten(was.year_relapsed[then], is.year_relapsed[id]))) {
      change.reasons.insert(RevisitReason::past_rewritten);
    }
    count_fields(change);
    return change;
  }

  HouseholdChange of_missing(HouseholdId id) const {
    HouseholdChange change;
    change.before = id;
    change.area = area_of(history_.villages.successors[before_.village[id]]);
    change.record_before = record_state(before_.standing, id);
    change.monitor_before = monitor_state(before_.standing, id);
    if (std::ranges::binary_search(present_.kept_apart, before_.code[id])) {
      change.presence = Presence::kept_apart_now;
      change.record_now = RecordState::not_recorded;
      change.monitor_now = MonitorState::not_recorded;
    } else {
      change.presence = Presence::gone;
    }
    judge_states(change);
    // Who was struck off before leaves the list in the end.
    bool const was_struck_off = change.record_before == RecordState::cancelled ||
                                change.record_before == RecordState::wrong_entry ||
                                change.record_before == RecordState::duplicate;
    if (change.presence == Presence::gone && !was_struck_off) {
      change.reasons.insert(RevisitReason::gone);
    }
    return change;
  }

  [[nodiscard]] Move move_of(HouseholdId then, HouseholdId now) const {
    auto const& successors = history_.villages.successors[before_.village[then]];
    if (successors.empty()) {
      return Move::unknown;
    }
    bool const stays = std::ranges::any_of(
        successors, [&](auto const& one) { return one.first == now_.village[now]; });
    return stays ? Move::no : Move::yes;
  }

  // The smallest area that all the villages lie in; all where nobody says which they are.
  template <class Successors>
  [[nodiscard]] AreaId area_of(Successors const& successors) const {
    AreaTree const& tree = history_.areas;
    AreaId const all(0);
    if (successors.empty()) {
      return all;
    }
    auto const contains = [&](AreaId area, AreaId village) {
      for (AreaId at = village; !at.is_none(); at = tree.areas[at].parent) {
        if (at == area) {
          return true;
        }
      }
      return false;
    };
    AreaId area = tree.of_village[successors.front().first];
    while (!std::ranges::all_of(
        successors, [&](auto const& one) { return contains(area, tree.of_village[one.first]); })) {
      area = tree.areas[area].parent;
    }
    return area;
  }

  [[nodiscard]] bool counts_alike() const {
    return history_.before.income_unit && present_.people.income_unit &&
           *history_.before.income_unit == *present_.people.income_unit &&
           !present_.people.income_unit->per.empty();
  }

  [[nodiscard]] bool has_jumped(HouseholdId then, HouseholdId now) const {
    if (!counts_alike() || !income_before_[then].has_value() || !income_now_[now].has_value()) {
      return false;
    }
    std::int64_t const was = income_before_[then].value();
    std::int64_t const is = income_now_[now].value();
    return std::min(was, is) > 0 && std::max(was, is) > kIncomeJump * std::min(was, is);
  }

  // The joint income of both is above the line, that of the new one alone is not (V703).
  [[nodiscard]] bool is_poor_alone(HouseholdId id, HouseholdId other) const {
    if (!present_.line || !income_now_[id].has_value() || !income_now_[other].has_value()) {
      return false;
    }
    std::int64_t const persons = std::int64_t{now_.persons[id]} + now_.persons[other];
    std::int64_t const sum = income_now_[id].value() * now_.persons[id] +
                             income_now_[other].value() * now_.persons[other];
    bool const is_joint_below =
        sum < present_.line->line * persons ||
        (sum == present_.line->line * persons && present_.line->poor_if == PoorIf::at_most);
    return is_below(income_now_[id].value(), *present_.line) && !is_joint_below;
  }

  void count_fields(HouseholdChange& change) {
    FieldFates const fates = compare_fields(before_, change.before, now_, change.now);
    for (std::size_t at = 0; at < fates.size(); ++at) {
      count_fate(fates[at], history_.fields[at]);
      change.changed_fields += fates[at] == FieldFate::changed ? 1 : 0;
    }
    count_fate(change.move == Move::yes  ? FieldFate::changed
               : change.move == Move::no ? FieldFate::same
                                         : FieldFate::never,
               history_.fields.back());
    change.changed_fields += change.move == Move::yes ? 1 : 0;
  }

  RegisterHistory& history_;
  PresentRegister const& present_;
  HouseholdTable const& before_;
  HouseholdTable const& now_;
  std::vector<std::string> const& kept_apart_before_;
  IdVector<HouseholdId, Stated<std::int64_t>> income_before_;
  IdVector<HouseholdId, Stated<std::int64_t>> income_now_;
  IdVector<HouseholdId, HouseholdId> earlier_of_;  // by present household
  IdVector<HouseholdId, HouseholdId> later_of_;    // by earlier household
  IdVector<HouseholdId, HouseholdId> source_of_;
};

}  // namespace

RegisterHistory compare_registers(HouseholdRegister before, EarlierVillages villages,
                                  std::vector<std::string> const& kept_apart,
                                  PresentRegister const& present, HistoryYears years) {
  RegisterHistory history;
  history.year_before = years.before;
  history.year_now = years.now;
  history.before = std::move(before);
  history.villages = std::move(villages);
  history.areas = build_area_tree(present.villages);
  Comparison(history, present, kept_apart).compare();
  return history;
}

}  // namespace tongcun
