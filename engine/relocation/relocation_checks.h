// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/verdict.h"
#include "engine/types/text.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tongcun {

// What a good planned relocation has and no data of ours can show: consultation, compensation,
// grievance … A profile lists them (domain reference 4.9), the office answers for each.
struct RelocationCheck {
  std::string key;  // "grievance"
  Text name;
  Text content;
};

// What the office says of one check; never what was computed.
struct CheckAnswer {
  std::size_t check = 0;  // position in RelocationRules::checks
  Verdict state = Verdict::unknown;
  std::string note;  // what it rests on; for the office alone
};

// The answers in the order of the checks; unknown where nobody answered. O(checks + answers).
[[nodiscard]] std::vector<CheckAnswer> answered_checks(std::vector<RelocationCheck> const& checks,
                                                       std::vector<CheckAnswer> const& answers);

}  // namespace tongcun
