// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/unit_incomes.h"

#include <cstdint>

namespace tongcun {

// simulate_unit for each instruction set; the processor must have it. `fates` may be null.
void simulate_with_portable(UnitIncomes const& unit, std::uint64_t seed, std::uint32_t first,
                            std::uint32_t count, UnitCounts& counts, PoorTimes& households,
                            UnitFates const* fates);
void simulate_with_avx2(UnitIncomes const& unit, std::uint64_t seed, std::uint32_t first,
                        std::uint32_t count, UnitCounts& counts, PoorTimes& households,
                        UnitFates const* fates);
void simulate_with_avx512(UnitIncomes const& unit, std::uint64_t seed, std::uint32_t first,
                          std::uint32_t count, UnitCounts& counts, PoorTimes& households,
                          UnitFates const* fates);

}  // namespace tongcun
