// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace tongcun {

// Adds a rejected finding of rule "Y001" if the value is outside low … high.
void check_range(std::vector<Finding>& findings, std::string_view key, std::int64_t value,
                 std::int64_t low, std::int64_t high);

}  // namespace tongcun
