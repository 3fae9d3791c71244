// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/path_shares.h"

#include <string>

namespace tongcun {

// Points of a headcount for the terminal: millionths as per cents with two decimals, to the
// nearest, with a plus where it grows; a dash for what is not known.
[[nodiscard]] std::string points_text(PathShares::Share const& share);

}  // namespace tongcun
