// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/map_style.h"
#include "io/output_table.h"

namespace tongcun {

// Plans of relocation: the more households the broader, in one hue (ColorBrewer Purples). A site
// that takes nobody is no site of which the number is not public.
[[nodiscard]] MapStyle placed_style(OutputTable const& table);

}  // namespace tongcun
