// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/draw_standing.h"

#include "engine/synthetic/chance.h"
#include "engine/synthetic/draw_causes.h"
#include "engine/synthetic/standing_shares.h"

#include <algorithm>

namespace tongcun {
namespace {

constexpr std::int32_t kFirstRegisterYear = 2014;
constexpr std::int32_t kLastExitYear = 2020;
constexpr std::int32_t kOneClassFrom = 2026;  // of monitoring (domain reference 4.3)
constexpr std::int32_t kSmallest = 2;         // persons of a household that is 特困, at most

class StandingDraw {
 public:
  StandingDraw(CountyParameters const& county, StandingFacts const& facts, HouseholdId id,
               HouseholdStanding& standing, RandomStream& random)
      : county_(county),
        facts_(facts),
        id_(id),
        shares_(shares_of(county.era)),
        standing_(standing),
        random_(random) {}

  void draw() {
    is_low_ = facts_.income < facts_.line;
    if (county_.era == CountyEra::y2016) {
      draw_registration();
    } else {
      draw_former_registration();
      draw_help();
    }
    if (!standing_.cause_main[id_].has_value()) {
      standing_.cause_main[id_] = Stated<PovertyCause>::not_applicable();
      standing_.cause_other[id_] = Stated<KindSet<PovertyCause>>::not_applicable();
    }
  }

 private:
  [[nodiscard]] bool is_below(std::int64_t hundredths_of_line) const {
    return facts_.income * 100 < facts_.line * hundredths_of_line;
  }

  void leave_unregistered() {
    standing_.registered_class[id_] = Stated(RegisteredClass::none);
    standing_.record_status[id_] = Stated<RecordStatus>::not_applicable();
    for (auto* years :
         {&standing_.year_registered, &standing_.year_exited, &standing_.year_relapsed}) {
      (*years)[id_] = Stated<std::int32_t>::not_applicable();
    }
  }

  void draw_registration() {
    bool const can_have_exited = county_.year > kFirstRegisterYear;
    if (is_low_ && !happens(random_, shares_.missed)) {
      enter(RecordStatus::active);
      draw_state_of_poor(can_have_exited);
    } else if (!is_low_ && can_have_exited && is_below(shares_.formerly_up_to) &&
               happens(random_, shares_.formerly)) {
      enter(RecordStatus::exited);
      draw_exit(county_.year);
    } else {
      leave_unregistered();
    }
  }

  // Most have been in the register from its first year; some fell back, some are new [A].
  void draw_state_of_poor(bool can_have_exited) {
    constexpr std::int32_t kRelapsed = 30;
    constexpr std::int32_t kNew = 40;
    std::int32_t const drawn = uniform(random_, 0, 999);
    if (can_have_exited && county_.year > kFirstRegisterYear + 1 && drawn < kRelapsed) {
      standing_.record_status[id_] = Stated(RecordStatus::relapsed);
      draw_exit(county_.year - 1);
      standing_.year_relapsed[id_] =
          Stated(uniform(random_, standing_.year_exited[id_].value() + 1, county_.year));
    } else if (can_have_exited && drawn < kRelapsed + kNew) {
      standing_.record_status[id_] = Stated(RecordStatus::new_poor);
      standing_.year_registered[id_] = Stated(county_.year);
    }
  }

  void enter(RecordStatus status) {
    standing_.registered_class[id_] = Stated(draw_class());
    standing_.record_status[id_] = Stated(status);
    standing_.year_registered[id_] = Stated(kFirstRegisterYear);
    standing_.year_exited[id_] = Stated<std::int32_t>::not_applicable();
    standing_.year_relapsed[id_] = Stated<std::int32_t>::not_applicable();
    set_causes(draw_causes(facts_, random_));
  }

  void draw_exit(std::int32_t last) {
    standing_.year_exited[id_] = Stated(uniform(random_, kFirstRegisterYear + 1, last));
  }

  RegisteredClass draw_class() {
    constexpr std::int32_t kDibaoPoor = 250;
    constexpr std::int32_t kDibaoPoorWithoutLabour = 750;
    constexpr std::int32_t kDibaoOnly = 40;
    if (is_destitute()) {
      return RegisteredClass::tekun;
    }
    if (happens(random_, facts_.labourers == 0 ? kDibaoPoorWithoutLabour : kDibaoPoor)) {
      return RegisteredClass::dibao_poor;
    }
    return happens(random_, kDibaoOnly) ? RegisteredClass::dibao : RegisteredClass::general;
  }

  bool is_destitute() {
    return is_low_ && facts_.labourers == 0 && facts_.persons <= kSmallest &&
           happens(random_, shares_.tekun);
  }

  void draw_former_registration() {
    if (is_below(shares_.formerly_up_to) && happens(random_, shares_.formerly)) {
      enter(RecordStatus::exited);
      draw_exit(kLastExitYear);
    } else {
      leave_unregistered();
    }
  }

  void draw_help() {
    bool const is_struck = !is_low_ && happens(random_, shares_.struck);
    standing_.assist_class[id_] = Stated(draw_assistance(is_struck));
    standing_.monitor_class[id_] = Stated(draw_monitoring(is_struck));
    draw_expense(is_struck);
    if (standing_.monitor_class[id_].value() == MonitorClass::none) {
      standing_.risk_kinds[id_] = Stated<KindSet<RiskKind>>::not_applicable();
      standing_.risk_cleared[id_] = Stated<RiskCleared>::not_applicable();
    }
  }

  // Expenses that cannot be avoided: of those who were struck mostly so much that less than the
  // line is left, of others a small part of their income [A].
  void draw_expense(bool is_struck) {
    constexpr std::int32_t kMostOrdinary = 80;  // thousandths of the income
    constexpr std::int32_t kLeastLeft = 400;    // thousandths of the line
    constexpr std::int32_t kMostLeft = 1150;
    constexpr std::int32_t kDeclared = 350;
    std::int64_t spent = facts_.income / 1000 * uniform(random_, 0, kMostOrdinary);
    if (is_struck) {
      std::int64_t const left = facts_.line / 1000 * uniform(random_, kLeastLeft, kMostLeft);
      spent = std::max(spent, facts_.income - left);
    }
    bool const is_hard = is_struck && happens(random_, kDeclared);
    constexpr std::int64_t kMajor = 100;  // minor units
    standing_.rigid_expense[id_] = Stated(spent * facts_.persons / kMajor * kMajor);
    standing_.severe_difficulty[id_] = Stated(is_hard ? YesNo::yes : YesNo::no);
  }

  AssistClass draw_assistance(bool is_struck) {
    constexpr std::int32_t kRigidExpense = 400;
    constexpr std::int64_t kEdge = 150;
    if (is_low_) {
      if (is_destitute()) {
        return AssistClass::tekun;
      }
      return happens(random_, shares_.dibao) ? AssistClass::dibao : AssistClass::none;
    }
    if (is_struck && happens(random_, kRigidExpense)) {
      return AssistClass::rigid_expense;
    }
    return is_below(kEdge) && happens(random_, shares_.dibao_edge) ? AssistClass::dibao_edge
                                                                   : AssistClass::none;
  }

  MonitorClass draw_monitoring(bool is_struck) {
    constexpr std::int64_t kRecoveredUpTo = 150;
    bool const has_risk = facts_.labourers == 0 || facts_.is_house_unsafe ||
                          facts_.is_water_unsafe || facts_.is_out_of_school;
    bool is_recovering = false;
    bool is_monitored = false;
    if (is_low_) {
      is_monitored = happens(random_, has_risk ? shares_.monitored_at_risk : shares_.monitored_low);
    } else if (is_struck) {
      is_monitored = happens(random_, shares_.monitored_struck);
    } else {
      is_recovering = is_below(kRecoveredUpTo) && happens(random_, shares_.recovering);
      is_monitored = is_recovering;
    }
    if (!is_monitored) {
      return MonitorClass::none;
    }
    KindSet<RiskKind> const risks = draw_risks(facts_, random_);
    standing_.risk_kinds[id_] = Stated(risks);
    set_causes(causes_of(risks));
    bool const is_cleared = is_recovering && !has_risk;
    standing_.risk_cleared[id_] = Stated(is_cleared ? draw_clearing() : RiskCleared::no);
    if (county_.year >= kOneClassFrom) {
      return MonitorClass::monitored;
    }
    bool const is_former = standing_.registered_class[id_].value() != RegisteredClass::none;
    if (is_struck) {
      return MonitorClass::sudden;
    }
    return is_former ? MonitorClass::unstable : MonitorClass::marginal;
  }

  RiskCleared draw_clearing() {
    constexpr std::int32_t kNatural = 80;
    return happens(random_, kNatural) ? RiskCleared::natural : RiskCleared::stable;
  }

  void set_causes(DrawnCauses const& causes) {
    standing_.cause_main[id_] = Stated(causes.main);
    standing_.cause_other[id_] =  // forms leave the cell empty where there is none
        causes.others.empty() ? Stated<KindSet<PovertyCause>>() : Stated(causes.others);
  }

  CountyParameters const& county_;
  StandingFacts const& facts_;
  HouseholdId id_;
  StandingShares shares_;
  HouseholdStanding& standing_;
  RandomStream& random_;
  bool is_low_ = false;
};

}  // namespace

void draw_standing(CountyParameters const& county, StandingFacts const& facts, HouseholdId id,
                   HouseholdStanding& standing, RandomStream& random) {
  StandingDraw(county, facts, id, standing, random).draw();
}

}  // namespace tongcun
