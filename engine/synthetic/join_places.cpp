// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/join_places.h"

#include "engine/synthetic/link_places.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <queue>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

// Place 0 stands for the whole network, place i + 1 for row i of the given cells.
constexpr std::uint32_t kRoot = 0;

class Families {
 public:
  explicit Families(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  std::uint32_t head(std::uint32_t member) {
    while (parent_[member] != member) {
      parent_[member] = parent_[parent_[member]];
      member = parent_[member];
    }
    return member;
  }
  bool unite(std::uint32_t a, std::uint32_t b) {
    std::uint32_t const head_a = head(a);
    std::uint32_t const head_b = head(b);
    parent_[std::max(head_a, head_b)] = std::min(head_a, head_b);
    return head_a != head_b;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

// The links chosen so far, as a graph of places that is asked for short ways round.
class ChosenLinks {
 public:
  explicit ChosenLinks(std::size_t places) : of_(places), effort_(places, kFar) {}

  struct End {
    std::uint32_t place;
    std::uint32_t effort;
    std::size_t link;
  };

  void add(PlaceLink const& link, std::size_t index) {
    of_[link.a].push_back({link.b, link.effort, index});
    of_[link.b].push_back({link.a, link.effort, index});
  }
  [[nodiscard]] std::vector<End> const& of(std::uint32_t place) const { return of_[place]; }

  // Whether the chosen links lead from a to b with at most this effort, without the network.
  bool leads_within(std::uint32_t a, std::uint32_t b, double limit) {
    using Entry = std::pair<std::uint64_t, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    std::vector<std::uint32_t> touched{a};
    effort_[a] = 0;
    queue.emplace(0, a);
    bool is_found = false;
    while (!queue.empty() && !is_found) {
      auto const [here, place] = queue.top();
      queue.pop();
      is_found = place == b;
      if (here != effort_[place] || place == kRoot) {
        continue;
      }
      for (End const& end : of_[place]) {
        std::uint64_t const there = here + end.effort;
        if (there < effort_[end.place] && static_cast<double>(there) <= limit) {
          effort_[end.place] = there;
          touched.push_back(end.place);
          queue.emplace(there, end.place);
        }
      }
    }
    for (std::uint32_t const place : touched) {
      effort_[place] = kFar;
    }
    return is_found;
  }

 private:
  static constexpr std::uint64_t kFar = std::numeric_limits<std::uint64_t>::max();
  std::vector<std::vector<End>> of_;
  std::vector<std::uint64_t> effort_;
};

// The tree from the network outwards; without a network, from the first place of each family.
struct Branch {
  std::uint32_t place;
  std::uint32_t to;
  std::size_t link;
};

std::vector<Branch> branches_of(ChosenLinks const& chosen, std::size_t places) {
  std::vector<Branch> branches;
  std::vector<std::uint8_t> is_seen(places, 0);
  std::vector<std::uint32_t> queue;
  for (std::uint32_t root = 0; root < places; ++root) {
    if (is_seen[root] != 0) {
      continue;
    }
    is_seen[root] = 1;
    queue.assign(1, root);
    for (std::size_t i = 0; i < queue.size(); ++i) {
      for (ChosenLinks::End const& end : chosen.of(queue[i])) {
        if (is_seen[end.place] == 0) {
          is_seen[end.place] = 1;
          queue.push_back(end.place);
          branches.push_back({end.place, queue[i], end.link});
        }
      }
    }
  }
  return branches;
}

std::uint32_t row_of(std::uint32_t place) {
  return place == kRoot ? Joint::kNetwork : place - 1;
}

}  // namespace

PathField spread_from_network(RunSettings const& run, TravelEffort const& effort,
                              RouteNet const& net, std::span<std::uint32_t const> cells) {
  std::vector<PathSource> sources;
  for (std::uint32_t cell = 0; cell < net.raster().size(); ++cell) {
    if (net.is_road(cell)) {
      sources.push_back({cell, kRoot});
    }
  }
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    sources.push_back({cells[i], i + 1});
  }
  return spread_paths(run, effort, sources);
}

std::vector<Joint> join_places(RunSettings const& run, TravelEffort const& effort,
                               PathField const& field, std::span<std::uint32_t const> weights,
                               JoinOptions const& options) {
  std::size_t const places = weights.size() + 1;
  std::vector<PlaceLink> links = link_places(run, effort, field);
  std::ranges::sort(links, {},
                    [](PlaceLink const& link) { return std::tuple(link.effort, link.a, link.b); });

  Families families(places);
  ChosenLinks chosen(places);
  std::vector<std::size_t> spare;
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (families.unite(links[i].a, links[i].b)) {
      chosen.add(links[i], i);
    } else {
      spare.push_back(i);
    }
  }
  std::vector<Branch> const branches = branches_of(chosen, places);

  std::vector<std::uint64_t> weight(places, 0);
  std::ranges::copy(weights, weight.begin() + 1);
  for (std::size_t i = branches.size(); i-- > 0;) {
    weight[branches[i].to] += weight[branches[i].place];
  }

  std::vector<std::uint64_t> way_out(places, 0);  // effort along the tree to the network
  for (Branch const& branch : branches) {
    way_out[branch.place] = way_out[branch.to] + links[branch.link].effort;
  }

  std::vector<Joint> joints;
  joints.reserve(branches.size());
  auto const add = [&](PlaceLink const& link, std::uint32_t from, std::uint32_t to) {
    Joint joint;
    joint.path = link_path(effort, field, link);
    if (from != link.a) {
      std::ranges::reverse(joint.path);
    }
    joint.place = row_of(from);
    joint.to = row_of(to);
    joint.effort = link.effort;
    joints.push_back(std::move(joint));
  };
  for (Branch const& branch : branches) {
    add(links[branch.link], branch.place, branch.to);
    joints.back().weight = weight[branch.place];
  }
  if (options.loop_detour > 0.0) {
    for (std::size_t const i : spare) {
      PlaceLink const& link = links[i];
      double const longest = options.loop_detour * link.effort;
      bool const is_short_by_network =
          static_cast<double>(way_out[link.a] + way_out[link.b]) <= longest;
      if (is_short_by_network || chosen.leads_within(link.a, link.b, longest)) {
        continue;
      }
      chosen.add(link, i);
      add(link, link.b, link.a);  // a may be the network, b never
      joints.back().is_loop = true;
    }
  }
  return joints;
}

}  // namespace tongcun
