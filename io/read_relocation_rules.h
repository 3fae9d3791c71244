// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/relocation/relocation_rules.h"
#include "engine/scenario/profile.h"
#include "io/config_reader.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tongcun {

inline constexpr std::array<std::string_view, 3> kJobRuleNames{"none", "one_a_household",
                                                               "each_labourer"};

struct ReadRelocationRules {
  RelocationRules rules;
  std::vector<ValueSource> sources;
};

// Reads [relocation] of a profile over the conditions that it has: [[relocation.reasons]],
// [[relocation.checks]], [relocation.area], [relocation.money], [relocation.accompanying],
// [relocation.needs]. A profile
// without the table offers a move to everybody who wants one, and knows no figure. A figure of
// "unknown" takes back what is inherited. `minor_per_major`: of the profile's currency.
[[nodiscard]] ReadRelocationRules read_relocation_rules(ConfigReader& profile,
                                                        GuaranteeRules const& rules,
                                                        std::int64_t minor_per_major);

// Money of the major unit as minor units; none where the key is missing or "unknown".
[[nodiscard]] std::optional<std::int64_t> read_money(ConfigReader& reader, std::string_view key,
                                                     std::int64_t minor_per_major);

// Who pays what, of the keys of [relocation.money] and [relocation.accompanying].
[[nodiscard]] PaymentRules read_payment_rules(ConfigReader& reader, std::int64_t minor_per_major);

}  // namespace tongcun
