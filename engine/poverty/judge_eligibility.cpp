// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/judge_eligibility.h"

#include <cmath>

namespace tongcun {
namespace {

Verdict pass_if(bool passes) {
  return passes ? Verdict::pass : Verdict::fail;
}

Verdict by_income(PovertyStudy const& study, ProgrammeOption const& programme, HouseholdId id) {
  if (!programme.income_below) {
    return Verdict::not_applicable;
  }
  Stated<std::int64_t> const& income = study.households.income[id];
  if (!income.has_value()) {
    return Verdict::unknown;
  }
  auto const below = static_cast<std::int64_t>(
      std::floor(*programme.income_below * static_cast<double>(study.lines.front())));
  return pass_if(income.value() < below);
}

Verdict by_cause(PovertyStudy const& study, ProgrammeOption const& programme, HouseholdId id) {
  if (programme.causes.empty()) {
    return Verdict::not_applicable;
  }
  KindSet<PovertyCause> const causes = causes_of(study.grounds, id);
  for (std::size_t c = 0; c < kPovertyCauses; ++c) {
    auto const cause = static_cast<PovertyCause>(c);
    if (causes.contains(cause) && programme.causes.contains(cause)) {
      return Verdict::pass;
    }
  }
  bool const is_recorded = study.grounds.cause_main[id].state() != ValueState::unknown;
  return is_recorded ? Verdict::fail : Verdict::unknown;
}

template <class Class>
Verdict is_one_of(KindSet<Class> classes, Stated<Class> const& recorded) {
  if (classes.empty()) {
    return Verdict::not_applicable;
  }
  if (recorded.state() == ValueState::unknown) {
    return Verdict::unknown;
  }
  return pass_if(recorded.has_value() && classes.contains(recorded.value()));
}

Verdict by_class(PovertyStudy const& study, ProgrammeOption const& programme, HouseholdId id) {
  bool const asks = !programme.assist_classes.empty() || !programme.monitor_classes.empty() ||
                    !programme.registered_classes.empty();
  if (!asks) {
    return Verdict::not_applicable;
  }
  HouseholdGrounds const& grounds = study.grounds;
  return either(either(is_one_of(programme.assist_classes, grounds.assist_class[id]),
                       is_one_of(programme.monitor_classes, grounds.monitor_class[id])),
                is_one_of(programme.registered_classes, grounds.registered_class[id]));
}

// A post is for who can work.
Verdict by_labour(PovertyStudy const& study, ProgrammeOption const& programme, HouseholdId id) {
  if (!programme.wage_a_household) {
    return Verdict::not_applicable;
  }
  Stated<std::int32_t> const& labourers = study.households.labourers[id];
  return labourers.has_value() ? pass_if(labourers.value() > 0) : Verdict::unknown;
}

}  // namespace

Verdict judge_eligibility(PovertyStudy const& study, ProgrammeOption const& programme,
                          HouseholdId id) {
  Verdict const all = both(both(by_income(study, programme, id), by_cause(study, programme, id)),
                           both(by_class(study, programme, id), by_labour(study, programme, id)));
  return all == Verdict::not_applicable ? Verdict::pass : all;
}

}  // namespace tongcun
