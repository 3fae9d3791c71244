// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/income_kernel.h"
#include "engine/poverty/income_kernels.h"
#include "engine/poverty/lanes_avx512.h"

namespace tongcun {

void simulate_with_avx512(UnitIncomes const& unit, std::uint64_t seed, std::uint32_t first,
                          std::uint32_t count, UnitCounts& counts, PoorTimes& households,
                          UnitFates const* fates) {
  IncomeKernel<Avx512Lanes>::simulate(unit, seed, first, count, counts, households, fates);
}

}  // namespace tongcun
