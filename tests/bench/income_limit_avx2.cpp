// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/lanes_avx2.h"
#include "tests/bench/income_limit.h"
#include "tests/bench/income_limits.h"

namespace tongcun {

double draw_normals_with_avx2(std::uint64_t seed, std::int64_t count) {
  return draw_normals_in_lanes<Avx2Lanes>(seed, count);
}

}  // namespace tongcun
