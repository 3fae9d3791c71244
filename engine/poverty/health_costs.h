// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

namespace tongcun {

// Who pays a year's bill of one person, layer by layer (domain reference 2.6). Rates in parts of
// ten thousand, 0 … 10,000; money in minor units. All of them are a county's own. The layers of
// 2016-2020 have a cap of the own payment, whose rest the government bears; those from 2021 on have
// none.
struct HealthRules {
  std::int64_t deductible = 0;
  std::int64_t basic_rate = 0;
  std::int64_t critical_deductible = 0;
  std::int64_t critical_rate = 0;
  std::optional<std::int64_t> most_critical;  // what the layer pays at most
  std::int64_t aid_rate = 0;
  std::optional<std::int64_t> most_own;  // none: no cap and no backstop
};

struct HealthBill {
  std::int64_t compliant = 0;      // within the catalogue of the insurance
  std::int64_t non_compliant = 0;  // borne by the household
};

// Parts of the compliant bill, which they add up to.
struct HealthCosts {
  std::int64_t basic = 0;
  std::int64_t critical = 0;
  std::int64_t aid = 0;
  std::int64_t own = 0;
  std::int64_t backstop = 0;
  friend bool operator==(HealthCosts const&, HealthCosts const&) = default;

  // What leaves the household's purse: rigid expense of the monitoring rules.
  [[nodiscard]] std::int64_t out_of_pocket(HealthBill const& bill) const {
    return own + bill.non_compliant;
  }
};

// Each layer pays its rate of what those before it left, rounded down. Monotone: a larger bill
// never lowers any part.
[[nodiscard]] HealthCosts pay_health_bill(HealthRules const& rules, HealthBill const& bill);

}  // namespace tongcun
