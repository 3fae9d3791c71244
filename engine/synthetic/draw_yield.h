// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/random_stream.h"
#include "engine/synthetic/synthetic_county.h"

#include <cstdint>

namespace tongcun {

// What decides what a source gives.
struct YieldQuestion {
  WaterSource source = WaterSource::none;  // none = a waterworks
  Persons designed;
  bool is_south = false;  // of the equator: the seasons are half a year apart
};

// Litres a day in each month, in steps of ten. The year swings with summer rain: springs much,
// wells little, a waterworks hardly; so many springs give less than people need in the dry months
// only. Litres a head and the swing are our own [A].
[[nodiscard]] SyntheticYield draw_yield(YieldQuestion const& question, RandomStream& random);

}  // namespace tongcun
