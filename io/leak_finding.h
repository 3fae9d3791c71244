// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"

#include <cstdint>
#include <string>
#include <utility>

namespace tongcun {

// What an audit of privacy says of a leak. `what`: which of the rule's texts, with "yes", or what
// it asks for.
[[nodiscard]] Finding leak_finding(std::string rule, std::string file,
                                   std::pair<std::string, std::string> what, std::int64_t row = 0,
                                   std::string field = "");

}  // namespace tongcun
