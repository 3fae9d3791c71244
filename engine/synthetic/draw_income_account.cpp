// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/draw_income_account.h"

#include "engine/synthetic/chance.h"

namespace tongcun {
namespace {

constexpr std::int64_t kMajor = 100;               // minor units
constexpr std::int64_t kLeastWage = 300 * kMajor;  // V303: a wage is 0 or at least that [V checker]

// `permille` of an amount, cut to whole major units.
std::int64_t part_of(std::int64_t amount, std::int32_t permille) {
  return amount / 1000 * permille / kMajor * kMajor;
}

}  // namespace

IncomeAccount draw_income_account(std::int64_t net, std::int32_t labourers, std::int32_t employed,
                                  RandomStream& random) {
  IncomeAccount account;
  account.property = part_of(net, uniform(random, 0, 40));
  std::int32_t const wage_share = uniform(random, 250, 600);
  std::int32_t const transfer_share = uniform(random, 80, 320);
  std::int32_t const cost_share = uniform(random, 200, 450);
  if (labourers == 0) {
    account.transfer = net - account.property;
    return account;
  }
  if (employed > 0 && part_of(net, wage_share) >= kLeastWage) {
    account.wage = part_of(net, wage_share);
  }
  account.transfer = part_of(net, transfer_share);
  std::int64_t const rest = net - account.wage - account.property - account.transfer;
  account.business_cost = kMajor + part_of(rest, cost_share);
  account.business = rest + account.business_cost;
  return account;
}

}  // namespace tongcun
