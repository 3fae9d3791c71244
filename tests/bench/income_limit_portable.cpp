// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/lanes_portable.h"
#include "tests/bench/income_limit.h"
#include "tests/bench/income_limits.h"

namespace tongcun {

double draw_normals_with_portable(std::uint64_t seed, std::int64_t count) {
  return draw_normals_in_lanes<PortableLanes>(seed, count);
}

}  // namespace tongcun
