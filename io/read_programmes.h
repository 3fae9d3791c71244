// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/simulation_options.h"
#include "engine/scenario/profile_terms.h"
#include "io/config_reader.h"

#include <vector>

namespace tongcun {

// Reads [[simulate.programmes]]: its kind in the profile's catalogue, what each pays, whom it is
// for by income, causes and classes, its places, money and years. One that names causes needs no
// transfer; one that asks for nothing is refused. Money is in the major unit of the profile's
// currency.
[[nodiscard]] std::vector<ProgrammeOption> read_programmes(ConfigReader& simulate,
                                                           ProfileTerms const& terms);

}  // namespace tongcun
