// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/health_costs.h"

#include <algorithm>
#include <cassert>

namespace tongcun {
namespace {

constexpr std::int64_t kWholeRate = 10'000;

// Above the deductible, by a rate, rounded down. Amounts stay below 2^63 / 10,000.
std::int64_t above(std::int64_t amount, std::int64_t deductible, std::int64_t rate) {
  assert(rate >= 0 && rate <= kWholeRate);
  return std::max<std::int64_t>(0, amount - deductible) * rate / kWholeRate;
}

}  // namespace

HealthCosts pay_health_bill(HealthRules const& rules, HealthBill const& bill) {
  assert(bill.compliant >= 0 && bill.non_compliant >= 0);
  HealthCosts costs;
  costs.basic = above(bill.compliant, rules.deductible, rules.basic_rate);
  std::int64_t left = bill.compliant - costs.basic;
  costs.critical = above(left, rules.critical_deductible, rules.critical_rate);
  costs.critical = std::min(costs.critical, rules.most_critical.value_or(costs.critical));
  left -= costs.critical;
  costs.aid = above(left, 0, rules.aid_rate);
  left -= costs.aid;
  costs.own = std::min(left, rules.most_own.value_or(left));
  costs.backstop = left - costs.own;
  return costs;
}

}  // namespace tongcun
