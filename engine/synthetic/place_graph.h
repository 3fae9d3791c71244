// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/link_places.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace tongcun {

// Places and the links between those whose lands touch.
class PlaceGraph {
 public:
  struct Neighbour {
    std::uint32_t place;
    std::uint32_t effort;
  };

  PlaceGraph(std::size_t places, std::span<PlaceLink const> links);

  [[nodiscard]] std::size_t size() const { return first_.size() - 1; }
  // Ascending by place.
  [[nodiscard]] std::span<Neighbour const> of(std::uint32_t place) const {
    return std::span<Neighbour const>(neighbours_)
        .subspan(first_[place], first_[place + 1] - first_[place]);
  }

  static constexpr std::uint64_t kFar = std::numeric_limits<std::uint64_t>::max() / 4;

  // Lowers `effort` to the least effort from `from` at every place that is reached along places of
  // the same `part` as `from`. The caller sets `effort` to kFar before. O(part log part).
  void efforts_within(std::uint32_t from, std::span<std::uint32_t const> part,
                      std::vector<std::uint64_t>& effort) const;

 private:
  std::vector<std::size_t> first_;
  std::vector<Neighbour> neighbours_;
};

}  // namespace tongcun
