// SPDX-License-Identifier: Apache-2.0
#include "engine/network/shortest_times.h"

#include <algorithm>
#include <cassert>

namespace tongcun {
namespace {

template <class Graph>
CostScale scale_of(Graph const& graph) {
  std::uint64_t sum = 0;
  std::uint64_t counted = 0;
  CostScale scale;
  for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
    for (SearchArc const& arc : graph.arcs_of(node)) {
      scale.largest = std::max(scale.largest, arc.cost);
      sum += arc.cost;
      counted += arc.cost > 0 ? 1 : 0;
    }
  }
  scale.mean = counted > 0 ? static_cast<std::uint32_t>(sum / counted) : 0;
  return scale;
}

// Seeds of different cost widen the window of keys that are alive together.
template <class AnySeed>
std::uint64_t key_span(CostScale const& scale, std::span<AnySeed const> seeds) {
  std::uint32_t most = 0;
  for (AnySeed const& seed : seeds) {
    most = std::max(most, seed.cost);
  }
  return std::uint64_t{scale.largest} + most;
}

}  // namespace

CostScale CostScale::of(SearchGraph const& graph) {
  return scale_of(graph);
}
CostScale CostScale::of(SearchPatch const& graph) {
  return scale_of(graph);
}

void ShortestTimes::reset(std::uint32_t nodes) {
  if (cost_.size() != nodes) {
    cost_.assign(nodes, kUnreached);
  } else if (touched_.size() > nodes / 4) {
    std::ranges::fill(cost_, kUnreached);
  } else {
    for (std::uint32_t const node : touched_) {
      cost_[node] = kUnreached;
    }
  }
  touched_.clear();
}

template <class Graph>
void ShortestTimes::search(Graph const& graph, CostScale const& scale, std::span<Seed const> seeds,
                           std::uint32_t cutoff) {
  reset(graph.node_count());
  queue_.start(key_span(scale, seeds), scale.mean / 2);
  for (Seed const& seed : seeds) {
    if (seed.cost <= cutoff && seed.cost < cost_[seed.node]) {
      if (cost_[seed.node] == kUnreached) {
        touched_.push_back(seed.node);
      }
      cost_[seed.node] = seed.cost;
      queue_.push(seed.cost, seed.node);
    }
  }
  int const shift = queue_.shift();
  while (!queue_.empty()) {
    queue_.advance();
    auto const bucket = static_cast<std::uint32_t>(queue_.current());
    while (!queue_.bucket_empty()) {
      std::uint32_t const node = queue_.pop_from_bucket();
      std::uint32_t const cost = cost_[node];
      if ((cost >> shift) != bucket) {
        continue;  // reached more cheaply since, and done in an earlier bucket
      }
      for (SearchArc const& arc : graph.arcs_of(node)) {
        std::uint32_t const next = cost + arc.cost;
        assert(next >= cost);
        if (next < cost_[arc.head] && next <= cutoff) {
          if (cost_[arc.head] == kUnreached) {
            touched_.push_back(arc.head);
          }
          cost_[arc.head] = next;
          queue_.push(next, arc.head);
        }
      }
    }
  }
}

template void ShortestTimes::search(SearchGraph const&, CostScale const&, std::span<Seed const>,
                                    std::uint32_t);
template void ShortestTimes::search(SearchPatch const&, CostScale const&, std::span<Seed const>,
                                    std::uint32_t);

NearestSources::NearestSources(SearchGraph const& graph, CostScale const& scale,
                               std::span<SourceSeed const> seeds, int k, std::uint32_t cutoff)
    : k_(k),
      labels_(std::size_t{graph.node_count()} * static_cast<std::size_t>(k)),
      count_(graph.node_count(), 0) {
  assert(k >= 1 && k <= 255);
  if (k == 1) {
    search_nearest(graph, scale, seeds, cutoff);
  } else {
    search_several(graph, scale, seeds, cutoff);
  }
}

void NearestSources::search_nearest(SearchGraph const& graph, CostScale const& scale,
                                    std::span<SourceSeed const> seeds, std::uint32_t cutoff) {
  BucketQueue<std::uint32_t> queue;
  queue.start(key_span(scale, seeds), scale.mean / 2);
  auto const better = [&](std::uint32_t node, SourceLabel label) {
    if (label.cost > cutoff || (count_[node] == 1 && labels_[node] <= label)) {
      return false;
    }
    count_[node] = 1;
    labels_[node] = label;
    return true;
  };
  for (SourceSeed const& seed : seeds) {
    if (better(seed.node, {seed.cost, seed.source})) {
      queue.push(seed.cost, seed.node);
    }
  }
  int const shift = queue.shift();
  while (!queue.empty()) {
    queue.advance();
    auto const bucket = static_cast<std::uint32_t>(queue.current());
    while (!queue.bucket_empty()) {
      std::uint32_t const node = queue.pop_from_bucket();
      SourceLabel const label = labels_[node];
      if ((label.cost >> shift) != bucket) {
        continue;
      }
      for (SearchArc const& arc : graph.arcs_of(node)) {
        std::uint32_t const next = label.cost + arc.cost;
        if (better(arc.head, {next, label.source})) {
          queue.push(next, arc.head);
        }
      }
    }
  }
}

// Puts the label into the node's list if it is among its k best; false if it changes nothing.
bool NearestSources::improve(std::uint32_t node, SourceLabel label) {
  SourceLabel* const begin = labels_.data() + std::size_t{node} * static_cast<std::size_t>(k_);
  SourceLabel* end = begin + count_[node];
  SourceLabel* const same =
      std::find_if(begin, end, [&](SourceLabel const& l) { return l.source == label.source; });
  if (same != end) {
    if (same->cost <= label.cost) {
      return false;
    }
    std::move(same + 1, end, same);
    --end;
  } else if (count_[node] == k_) {
    if (*(end - 1) <= label) {
      return false;
    }
    --end;
  } else {
    ++count_[node];
  }
  SourceLabel* const place = std::upper_bound(begin, end, label);
  std::move_backward(place, end, end + 1);
  *place = label;
  return true;
}

void NearestSources::search_several(SearchGraph const& graph, CostScale const& scale,
                                    std::span<SourceSeed const> seeds, std::uint32_t cutoff) {
  struct Entry {
    std::uint32_t node;
    SourceLabel label;
  };
  BucketQueue<Entry> queue;
  queue.start(key_span(scale, seeds), scale.mean / 2);
  for (SourceSeed const& seed : seeds) {
    SourceLabel const label{seed.cost, seed.source};
    if (seed.cost <= cutoff && improve(seed.node, label)) {
      queue.push(seed.cost, {seed.node, label});
    }
  }
  while (!queue.empty()) {
    queue.advance();
    while (!queue.bucket_empty()) {
      Entry const entry = queue.pop_from_bucket();
      std::span<SourceLabel const> const labels = of(entry.node);
      if (std::ranges::find(labels, entry.label) == labels.end()) {
        continue;  // improved or pushed out since
      }
      for (SearchArc const& arc : graph.arcs_of(entry.node)) {
        SourceLabel const next{entry.label.cost + arc.cost, entry.label.source};
        if (next.cost <= cutoff && improve(arc.head, next)) {
          queue.push(next.cost, {arc.head, next});
        }
      }
    }
  }
}

}  // namespace tongcun
