// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/transport_problem.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace tongcun {

struct TransportSize {
  std::uint32_t units = 0;
  std::uint32_t sites = 0;
  std::uint32_t candidates = 0;  // nearest sites of each unit
};

// "clusters:100000x200x20"; none if the text does not begin with "clusters:". Throws
// std::runtime_error if the numbers are not 1 … 10,000,000 x 1 … 20,000 x 1 … sites.
[[nodiscard]] std::optional<TransportSize> transport_size(std::string_view text);

// Households of one to five persons in villages of about a hundred on a square, sites anywhere on
// it with 15 per cent more room than persons, costs by distance in millionths of the side.
[[nodiscard]] TransportProblem make_transport(TransportSize const& size, std::uint64_t seed);

}  // namespace tongcun
