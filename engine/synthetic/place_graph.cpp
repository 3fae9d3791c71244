// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/place_graph.h"

#include <algorithm>
#include <queue>
#include <utility>

namespace tongcun {

PlaceGraph::PlaceGraph(std::size_t places, std::span<PlaceLink const> links)
    : first_(places + 1, 0), neighbours_(2 * links.size()) {
  for (PlaceLink const& link : links) {
    ++first_[link.a + 1];
    ++first_[link.b + 1];
  }
  for (std::size_t place = 0; place < places; ++place) {
    first_[place + 1] += first_[place];
  }
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  for (PlaceLink const& link : links) {
    neighbours_[next[link.a]++] = {link.b, link.effort};
    neighbours_[next[link.b]++] = {link.a, link.effort};
  }
  for (std::size_t place = 0; place < places; ++place) {
    std::sort(neighbours_.begin() + static_cast<std::ptrdiff_t>(first_[place]),
              neighbours_.begin() + static_cast<std::ptrdiff_t>(first_[place + 1]),
              [](Neighbour const& x, Neighbour const& y) { return x.place < y.place; });
  }
}

void PlaceGraph::efforts_within(std::uint32_t from, std::span<std::uint32_t const> part,
                                std::vector<std::uint64_t>& effort) const {
  using Entry = std::pair<std::uint64_t, std::uint32_t>;  // a total order: effort, then place
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  effort[from] = 0;
  queue.emplace(0, from);
  while (!queue.empty()) {
    auto const [here, place] = queue.top();
    queue.pop();
    if (here != effort[place]) {
      continue;
    }
    for (Neighbour const& neighbour : of(place)) {
      std::uint64_t const there = here + neighbour.effort;
      if (part[neighbour.place] == part[from] && there < effort[neighbour.place]) {
        effort[neighbour.place] = there;
        queue.emplace(there, neighbour.place);
      }
    }
  }
}

}  // namespace tongcun
