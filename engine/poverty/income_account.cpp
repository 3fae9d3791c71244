// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/income_account.h"

#include <array>
#include <cassert>
#include <utility>

namespace tongcun {
namespace {

using Money = Stated<std::int64_t>;

std::int64_t cut_quotient(std::int64_t amount, std::int64_t by) {
  assert(by > 0);
  std::int64_t const quotient = amount / by;
  return amount % by < 0 ? quotient - 1 : quotient;
}

// What is left a person after something was taken from the household's net income.
Money left(Money const& net, Money const& taken, std::int32_t persons) {
  if (!net.has_value() || !taken.has_value()) {
    return {};
  }
  return Money(cut_quotient(net.value() - taken.value(), persons));
}

}  // namespace

Money net_income(HouseholdTable const& households, HouseholdId id) {
  HouseholdStanding const& standing = households.standing;
  if (standing.income_net[id].has_value()) {
    return standing.income_net[id];
  }
  std::array<std::pair<Money const*, std::int64_t>, 5> const parts{
      {{&standing.income_wage[id], 1},
       {&standing.income_business[id], 1},
       {&standing.income_property[id], 1},
       {&standing.income_transfer[id], 1},
       {&standing.business_cost[id], -1}}};
  std::int64_t sum = 0;
  bool is_complete = true;
  for (auto const& [part, sign] : parts) {
    is_complete = is_complete && part->has_value();
    sum += is_complete ? sign * part->value() : 0;
  }
  if (is_complete) {
    return Money(sum);
  }
  Money const& a_person = households.income_a_person[id];
  return a_person.has_value() ? Money(a_person.value() * households.persons[id]) : Money();
}

IncomeAccounts account_incomes(HouseholdTable const& households) {
  IncomeAccounts accounts;
  accounts.a_person.resize(households.size());
  accounts.without_transfers.resize(households.size());
  accounts.after_expense.resize(households.size());
  for (HouseholdId const id : households.code.ids()) {
    std::int32_t const persons = households.persons[id];
    Money const net = net_income(households, id);
    Money const& recorded = households.income_a_person[id];
    accounts.a_person[id] =
        recorded.has_value() ? recorded : left(net, Money(std::int64_t{0}), persons);
    accounts.without_transfers[id] = left(net, households.standing.income_transfer[id], persons);
    accounts.after_expense[id] = left(net, households.standing.rigid_expense[id], persons);
  }
  return accounts;
}

}  // namespace tongcun
