// SPDX-License-Identifier: Apache-2.0
#include "engine/region/take_standing.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kMajor = 100;  // minor units
constexpr int kLastPoorYear = 2020;   // of the register of poor households

// The net income by its components; none unless all are known.
std::optional<std::int64_t> sum_of(StandingRow const& row) {
  std::array<std::pair<Stated<std::int64_t> const*, std::int64_t>, 5> const parts{
      {{&row.income_wage, 1},
       {&row.income_business, 1},
       {&row.income_property, 1},
       {&row.income_transfer, 1},
       {&row.business_cost, -1}}};
  std::int64_t sum = 0;
  for (auto const& [part, sign] : parts) {
    if (!part->has_value()) {
      return std::nullopt;
    }
    sum += sign * part->value();
  }
  return sum;
}

// One major unit, or half a per cent (domain reference 3.3).
bool differ(std::int64_t a, std::int64_t b) {
  return std::abs(a - b) > std::max(kMajor, std::abs(a) / 200);
}

std::int64_t cut_quotient(std::int64_t amount, std::int64_t by) {
  std::int64_t const quotient = amount / by;
  return amount % by < 0 ? quotient - 1 : quotient;
}

bool has_income_doubt(StandingRow const& row, std::int32_t persons) {
  if (!row.income_net.has_value()) {
    return false;
  }
  std::optional<std::int64_t> const sum = sum_of(row);
  bool const sum_differs = sum && differ(row.income_net.value(), *sum);
  return sum_differs || (row.income_a_person.has_value() &&
                         differ(row.income_net.value() / persons, row.income_a_person.value()));
}

bool is_poor_now(StandingRow const& row) {
  bool const is_registered =
      row.registered_class.has_value() && row.registered_class.value() != RegisteredClass::none;
  constexpr std::array kPoor{RecordStatus::active, RecordStatus::relapsed, RecordStatus::new_poor,
                             RecordStatus::added_later};
  return is_registered && (!row.record_status.has_value() ||
                           std::ranges::find(kPoor, row.record_status.value()) != kPoor.end());
}

bool is_at_risk_now(StandingRow const& row) {
  bool const is_monitored =
      row.monitor_class.has_value() && row.monitor_class.value() != MonitorClass::none;
  return is_monitored &&
         (!row.risk_cleared.has_value() || row.risk_cleared.value() == RiskCleared::no);
}

bool is_above(Stated<std::int32_t> const& part, Stated<std::int32_t> const& whole) {
  return part.has_value() && whole.has_value() && part.value() > whole.value();
}

}  // namespace

void derive_incomes(StandingRow& row, std::int32_t persons) {
  std::optional<std::int64_t> const sum = sum_of(row);
  if (sum && row.income_net.state() == ValueState::unknown) {
    row.income_net = Stated(*sum);
  }
  if (row.income_net.has_value() && row.income_a_person.state() == ValueState::unknown) {
    row.income_a_person = Stated(cut_quotient(row.income_net.value(), persons));
  }
}

std::vector<StandingDoubt> doubts_of(StandingRow const& row, std::int32_t persons,
                                     StandingContext const& context) {
  std::vector<StandingDoubt> doubts;
  if (has_income_doubt(row, persons)) {
    doubts.push_back({"V301", "income_net", {}});
  }
  bool const is_early = context.year && *context.year <= kLastPoorYear;
  if (is_early && context.knows_causes && is_poor_now(row) && !row.cause_main.has_value()) {
    doubts.push_back({"V106", "cause_main", {{"no_cause", "yes"}}});
  }
  bool const has_risk = row.risk_kinds.has_value() && !row.risk_kinds.value().empty();
  if (!is_early && context.knows_risks && is_at_risk_now(row) && !has_risk) {
    doubts.push_back({"V106", "risk_kinds", {{"no_risk", "yes"}}});
  }
  if (is_above(row.labourers, Stated(persons)) ||
      is_above(row.labourers_employed, Stated(persons))) {
    doubts.push_back({"V313", "labourers", {}});
  } else if (is_above(row.labourers_employed, row.labourers)) {
    doubts.push_back({"V313", "labourers_employed", {}});
  }
  return doubts;
}

void take_standing(StandingRow row, HouseholdId id, HouseholdTable& table) {
  HouseholdStanding& standing = table.standing;
  standing.registered_class[id] = row.registered_class;
  standing.record_status[id] = row.record_status;
  standing.year_registered[id] = row.year_registered;
  standing.year_exited[id] = row.year_exited;
  standing.year_relapsed[id] = row.year_relapsed;
  standing.assist_class[id] = row.assist_class;
  standing.monitor_class[id] = row.monitor_class;
  standing.risk_kinds[id] = row.risk_kinds;
  standing.risk_cleared[id] = row.risk_cleared;
  standing.rigid_expense[id] = row.rigid_expense;
  standing.severe_difficulty[id] = row.severe_difficulty;
  standing.last_visit[id] = row.last_visit;
  standing.cause_main[id] = row.cause_main;
  standing.cause_other[id] = row.cause_other;
  standing.consent[id] = row.consent;
  standing.site_wishes[id] = std::move(row.site_wishes);
  standing.mode_wishes[id] = row.mode_wishes;
  standing.urgency[id] = row.urgency;
  standing.income_wage[id] = row.income_wage;
  standing.income_business[id] = row.income_business;
  standing.income_property[id] = row.income_property;
  standing.income_transfer[id] = row.income_transfer;
  standing.business_cost[id] = row.business_cost;
  standing.income_net[id] = row.income_net;
  standing.labourers[id] = row.labourers;
  standing.labourers_employed[id] = row.labourers_employed;
  standing.house_area[id] = row.house_area;
  standing.tied_group[id] = std::move(row.tied_group);
  table.income_a_person[id] = row.income_a_person;
}

}  // namespace tongcun
