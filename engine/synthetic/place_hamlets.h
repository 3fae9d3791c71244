// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/planning_ground.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// A group of houses (自然村): where the people of a village live.
struct Hamlet {
  std::uint32_t village = 0;
  std::uint32_t cell = 0;
  std::int64_t households = 0;
  std::int64_t persons = 0;
};

struct VillagePeople {
  std::uint32_t cell = 0;
  std::int64_t households = 0;
  std::int64_t persons = 0;
};

// The cells of each village's land, ascending: those of village v are
// cells[first[v]] … cells[first[v + 1] - 1].
struct LandCells {
  std::vector<std::size_t> first;
  std::vector<std::uint32_t> cells;

  [[nodiscard]] std::span<std::uint32_t const> of(std::uint32_t village) const {
    return std::span<std::uint32_t const>(cells).subspan(first[village],
                                                         first[village + 1] - first[village]);
  }
};
[[nodiscard]] LandCells list_land(std::span<std::uint32_t const> owner, std::size_t villages);

// Hamlets of all villages, by village; the first of each is that of the committee, on the
// village's own cell. Two to nine a village, on its own land, on gentle ground, at least 350 m
// apart; households and persons add up to those of the village. O(villages).
[[nodiscard]] std::vector<Hamlet> place_hamlets(RunSettings const& run, std::uint64_t seed,
                                                PlanningGround const& ground, LandCells const& land,
                                                std::span<VillagePeople const> villages);

}  // namespace tongcun
