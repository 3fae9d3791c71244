// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/random_stream.h"

#include <cstdint>
#include <vector>

namespace tongcun {

// Sizes of `households` households that hold exactly `persons` persons, each 1 … 20: everybody but
// the heads draws one of the free places, all equally likely. households <= persons <= 20 *
// households.
[[nodiscard]] std::vector<std::int32_t> size_households(std::int64_t households,
                                                        std::int64_t persons, RandomStream& random);

}  // namespace tongcun
