// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/unit_incomes.h"

#include <cstdint>

namespace tongcun {

// Draws and Box–Muller alone, as the kernel makes them: `count` normal numbers, whose sum is
// returned so that no compiler leaves them out. The limit that the kernel is measured against.
[[nodiscard]] double draw_normals(LaneKind kind, std::uint64_t seed, std::int64_t count);
[[nodiscard]] double draw_normals_with_portable(std::uint64_t seed, std::int64_t count);
[[nodiscard]] double draw_normals_with_avx2(std::uint64_t seed, std::int64_t count);
[[nodiscard]] double draw_normals_with_avx512(std::uint64_t seed, std::int64_t count);

}  // namespace tongcun
