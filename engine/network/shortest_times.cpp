// SPDX-License-Identifier: Apache-2.0
#include "engine/network/shortest_times.h"

#include <algorithm>
#include <cassert>

namespace tongcun {
namespace {

// The first cost that counts as not reached: from any lower one no arc leads past 2^32 - 1, so that
// sums never start again at zero.
std::uint32_t limit_of(std::uint32_t cutoff, CostScale const& scale) {
  return std::min(std::min(cutoff, ShortestTimes::kNoCutoff) + 1, 0xffffffff - scale.largest);
}

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

// Above all labels; never shown.
constexpr SourceLabel kNoLabel{0xffffffff, 0xffffffff};

// What waits in a queue when nodes have several labels.
struct LabelEntry {
  std::uint32_t node = 0;
  SourceLabel label;
};

std::uint32_t node_of(std::uint32_t node) {
  return node;
}
std::uint32_t node_of(LabelEntry const& entry) {
  return entry.node;
}

// Asks memory for what the entries some places behind the i-th will need; label_at gives the
// address of a node's labels. A large graph is searched nearly twice as fast when the processor
// does not wait for each of them in turn.
template <class Graph, class Entry, class LabelAt>
[[gnu::always_inline]] inline void prefetch(Graph const& graph, std::span<Entry const> entries,
                                            std::size_t i, LabelAt const& label_at) {
  constexpr std::size_t kRowsAhead = 16;
  constexpr std::size_t kArcsAhead = 8;
  if (i + kRowsAhead < entries.size()) {
    std::uint32_t const node = node_of(entries[i + kRowsAhead]);
    __builtin_prefetch(label_at(node));
    graph.prefetch_row(node);
  }
  if (i + kArcsAhead < entries.size()) {
    graph.prefetch_arcs(node_of(entries[i + kArcsAhead]));
  }
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
    touched_.assign(std::size_t{nodes} + 1, 0);
  } else if (touched_count_ > nodes / 4) {
    std::ranges::fill(cost_, kUnreached);
  } else {
    for (std::uint32_t const node : reached()) {
      cost_[node] = kUnreached;
    }
  }
  touched_count_ = 0;
}

template <class Graph>
void ShortestTimes::search(Graph const& graph, CostScale const& scale, std::span<Seed const> seeds,
                           std::uint32_t cutoff) {
  reset(graph.node_count());
  queue_.start(key_span(scale, seeds), scale.mean / 2);
  std::uint32_t const limit = limit_of(cutoff, scale);
  // Without branches (hence & for &&): whether an arc improves its head is a toss-up, and a wrong
  // guess of the processor costs more than the stores.
  auto const improve = [&, cost_of = cost_.data(), touched = touched_.data()](std::uint32_t node,
                                                                              std::uint32_t cost) {
    std::uint32_t const old = cost_of[node];
    bool const better = cost < std::min(old, limit);
    cost_of[node] = better ? cost : old;
    touched[touched_count_] = node;
    touched_count_ +=
        static_cast<std::size_t>(better) & static_cast<std::size_t>(old == kUnreached);
    queue_.push_if(better, cost, node);
  };
  for (Seed const& seed : seeds) {
    improve(seed.node, seed.cost);
  }
  int const shift = queue_.shift();
  while (!queue_.empty()) {
    std::span<std::uint32_t const> const nodes = queue_.take();
    auto const bucket = static_cast<std::uint32_t>(queue_.current());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      prefetch(graph, nodes, i, [&](std::uint32_t node) { return cost_.data() + node; });
      std::uint32_t const cost = cost_[nodes[i]];
      if ((cost >> shift) != bucket) {
        continue;  // reached more cheaply since, and done in an earlier bucket
      }
      for (SearchArc const& arc : graph.arcs_of(nodes[i])) {
        improve(arc.head, cost + arc.cost);
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
      labels_(std::size_t{graph.node_count()} * static_cast<std::size_t>(k), kNoLabel),
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
  std::uint32_t const limit = limit_of(cutoff, scale);
  // Labels compare as one number; without branches as in ShortestTimes.
  auto const rank = [](SourceLabel label) {
    return (std::uint64_t{label.cost} << 32) | label.source;
  };
  auto const improve = [&, labels = labels_.data()](std::uint32_t node, SourceLabel label) {
    SourceLabel const old = labels[node];
    bool const better = (rank(label) < rank(old)) & (label.cost < limit);
    labels[node] = better ? label : old;
    queue.push_if(better, label.cost, node);
  };
  for (SourceSeed const& seed : seeds) {
    improve(seed.node, {seed.cost, seed.source});
  }
  int const shift = queue.shift();
  while (!queue.empty()) {
    std::span<std::uint32_t const> const nodes = queue.take();
    auto const bucket = static_cast<std::uint32_t>(queue.current());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      prefetch(graph, nodes, i, [&](std::uint32_t node) { return labels_.data() + node; });
      SourceLabel const label = labels_[nodes[i]];
      if ((label.cost >> shift) != bucket) {
        continue;
      }
      for (SearchArc const& arc : graph.arcs_of(nodes[i])) {
        improve(arc.head, {label.cost + arc.cost, label.source});
      }
    }
  }
  for (std::size_t node = 0; node < labels_.size(); ++node) {
    count_[node] = labels_[node].cost == kNoLabel.cost ? 0 : 1;
  }
}

// Puts the label into the node's list if it is among its k best; false if it changes nothing.
bool NearestSources::improve(std::uint32_t node, SourceLabel label) {
  auto const k = static_cast<std::size_t>(k_);
  SourceLabel* const list = labels_.data() + node * k;
  std::size_t const count = count_[node];
  if (count == k && list[k - 1] <= label) {
    return false;
  }
  // The place that falls free: that of the same source, else a new one, else the worst.
  std::size_t place = 0;
  while (place < count && list[place].source != label.source) {
    ++place;
  }
  if (place < count) {
    if (list[place].cost <= label.cost) {
      return false;
    }
  } else if (count == k) {
    --place;
  } else {
    ++count_[node];
  }
  for (; place > 0 && label < list[place - 1]; --place) {
    list[place] = list[place - 1];
  }
  list[place] = label;
  return true;
}

void NearestSources::search_several(SearchGraph const& graph, CostScale const& scale,
                                    std::span<SourceSeed const> seeds, std::uint32_t cutoff) {
  BucketQueue<LabelEntry> queue;
  queue.start(key_span(scale, seeds), scale.mean / 2);
  std::uint32_t const limit = limit_of(cutoff, scale);
  for (SourceSeed const& seed : seeds) {
    SourceLabel const label{seed.cost, seed.source};
    if (seed.cost < limit && improve(seed.node, label)) {
      queue.push(seed.cost, {seed.node, label});
    }
  }
  while (!queue.empty()) {
    std::span<LabelEntry const> const entries = queue.take();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      LabelEntry const& entry = entries[i];
      prefetch(graph, entries, i, [&](std::uint32_t node) { return of(node).data(); });
      std::span<SourceLabel const> const labels = of(entry.node);
      if (std::ranges::find(labels, entry.label) == labels.end()) {
        continue;  // improved or pushed out since
      }
      for (SearchArc const& arc : graph.arcs_of(entry.node)) {
        SourceLabel const next{entry.label.cost + arc.cost, entry.label.source};
        if (next.cost < limit && improve(arc.head, next)) {
          queue.push(next.cost, {arc.head, next});
        }
      }
    }
  }
}

}  // namespace tongcun
