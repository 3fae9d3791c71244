// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"
#include "engine/poverty/replicate_histogram.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tongcun {

// Whether a target is reached, as far as the interval of the study says.
enum class TargetState : std::uint8_t {
  reached,        // at both ends of the interval
  not_reached,    // at neither
  undecided,      // at one
  not_simulated,  // the study does not tell: exits without their rules, incomes that nobody states
};
inline constexpr std::array<std::string_view, 4> kTargetStateNames{"reached", "not_reached",
                                                                   "undecided", "not_simulated"};

// A target beside what comes out under one scenario, all in the target's unit.
struct TargetResult {
  std::size_t target = 0;  // of the options
  AreaId area;
  std::size_t scenario = 0;            // of the study
  std::optional<std::int64_t> today;   // by the register; none: nothing of it is known
  std::optional<std::int64_t> middle;  // mean of the replicates, of villages the middle one
  std::optional<ReplicateInterval> interval;
  TargetState state = TargetState::not_simulated;
};

}  // namespace tongcun
