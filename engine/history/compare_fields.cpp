// SPDX-License-Identifier: Apache-2.0
#include "engine/history/compare_fields.h"

namespace tongcun {
namespace {

template <class T>
FieldFate fate_of(Stated<T> const& then, Stated<T> const& now) {
  bool const was_unknown = then.state() == ValueState::unknown;
  bool const is_unknown = now.state() == ValueState::unknown;
  if (was_unknown || is_unknown) {
    return was_unknown && is_unknown ? FieldFate::never
           : was_unknown             ? FieldFate::learned
                                     : FieldFate::lost;
  }
  return then == now ? FieldFate::same : FieldFate::changed;
}
FieldFate fate_of(std::int32_t then, std::int32_t now) {
  return then == now ? FieldFate::same : FieldFate::changed;
}
FieldFate fate_of(std::string const& then, std::string const& now) {
  auto const stated = [](std::string const& text) {
    return text.empty() ? Stated<std::string>() : Stated(text);
  };
  return fate_of(stated(then), stated(now));
}

}  // namespace

FieldFates compare_fields(HouseholdTable const& before, HouseholdId then,
                          HouseholdTable const& after, HouseholdId now) {
  HouseholdStanding const& was = before.standing;
  HouseholdStanding const& is = after.standing;
  auto const fate = [&](auto const& column_then, auto const& column_now) {
    return fate_of(column_then[then], column_now[now]);
  };
  return {fate(before.group, after.group),
          fate(before.persons, after.persons),
          fate(before.house_grade, after.house_grade),
          fate(before.house_treatment_accepted, after.house_treatment_accepted),
          fate(before.food_and_clothing, after.food_and_clothing),
          fate(before.water_source, after.water_source),
          fate(was.registered_class, is.registered_class),
          fate(was.record_status, is.record_status),
          fate(was.year_registered, is.year_registered),
          fate(was.year_exited, is.year_exited),
          fate(was.year_relapsed, is.year_relapsed),
          fate(was.assist_class, is.assist_class),
          fate(was.monitor_class, is.monitor_class),
          fate(was.risk_kinds, is.risk_kinds),
          fate(was.risk_cleared, is.risk_cleared),
          fate(was.severe_difficulty, is.severe_difficulty),
          fate(was.cause_main, is.cause_main),
          fate(was.consent, is.consent),
          fate(was.income_wage, is.income_wage),
          fate(was.income_business, is.income_business),
          fate(was.income_property, is.income_property),
          fate(was.income_transfer, is.income_transfer),
          fate(was.business_cost, is.business_cost),
          fate(before.income_a_person, after.income_a_person),
          fate(was.labourers, is.labourers),
          fate(was.labourers_employed, is.labourers_employed),
          fate(was.house_area, is.house_area),
          fate(was.tied_group, is.tied_group)};
}

void count_fate(FieldFate fate, FieldChanges& counts) {
  switch (fate) {
    case FieldFate::same:
      ++counts.same;
      return;
    case FieldFate::changed:
      ++counts.changed;
      return;
    case FieldFate::learned:
      ++counts.learned;
      return;
    case FieldFate::lost:
      ++counts.lost;
      return;
    case FieldFate::never:
      ++counts.never;
      return;
  }
}

}  // namespace tongcun
