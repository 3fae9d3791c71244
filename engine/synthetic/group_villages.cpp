// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/group_villages.h"

#include "engine/run/random_stream.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace tongcun {
namespace {

constexpr std::uint32_t kNotMember = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kGroupStreams = 1ULL << 41U;

struct Cut {
  std::vector<std::uint32_t> members;
  std::size_t groups;
};

class Divider {
 public:
  Divider(PlaceGraph const& graph, GroupSize size, RandomStream random)
      : graph_(graph),
        size_(size),
        random_(random),
        part_(graph.size(), kNotMember),
        to_a_(graph.size()),
        to_b_(graph.size()) {}

  void divide(std::span<std::uint32_t const> members) {
    std::size_t const wanted = (members.size() + size_.usual / 2) / size_.usual;
    std::size_t const fewest = (members.size() + size_.most - 1) / size_.most;
    std::size_t const groups = std::max<std::size_t>({1, wanted, fewest});
    std::vector<Cut> open{{{members.begin(), members.end()}, groups}};
    while (!open.empty()) {
      Cut cut = std::move(open.back());
      open.pop_back();
      for (std::uint32_t const place : cut.members) {
        part_[place] = parts_;
      }
      ++parts_;
      if (cut.groups > 1) {
        auto [left, right] = halve(std::move(cut));
        open.push_back(std::move(right));
        open.push_back(std::move(left));
      }
    }
  }

  // Pieces cut off from the main part of their group join the smallest group that they touch.
  void join_remainders(std::span<std::uint32_t const> members) {
    std::map<std::uint32_t, std::vector<std::vector<std::uint32_t>>> pieces;
    std::vector<std::uint8_t> is_seen(graph_.size(), 0);
    for (std::uint32_t const member : members) {
      if (is_seen[member] == 0) {
        pieces[part_[member]].push_back(piece_of(member, is_seen));
      }
    }
    std::map<std::uint32_t, std::size_t> count;
    for (std::uint32_t const member : members) {
      ++count[part_[member]];
    }
    for (auto& [part, list] : pieces) {
      auto const main = std::ranges::max_element(
          list, {}, [](std::vector<std::uint32_t> const& piece) { return piece.size(); });
      for (auto piece = list.begin(); piece != list.end(); ++piece) {
        if (piece != main) {
          hand_over(*piece, count);
        }
      }
    }
  }

  // Groups that are too small after that take villages at their border from larger neighbours,
  // the easiest to reach first, as long as both stay connected.
  void fill_small(std::span<std::uint32_t const> members) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
    for (std::uint32_t const member : members) {
      groups[part_[member]].push_back(member);
    }
    for (auto& [part, group] : groups) {
      while (group.size() < size_.least && take_one(part, group, groups)) {
      }
    }
  }

  // Groups numbered in the order of their first member.
  [[nodiscard]] std::vector<std::uint32_t> groups(std::span<std::uint32_t const> members) const {
    std::map<std::uint32_t, std::uint32_t> number;
    std::vector<std::uint32_t> groups;
    groups.reserve(members.size());
    for (std::uint32_t const member : members) {
      auto const next = static_cast<std::uint32_t>(number.size());
      groups.push_back(number.try_emplace(part_[member], next).first->second);
    }
    return groups;
  }

 private:
  std::pair<Cut, Cut> halve(Cut cut) {
    std::size_t const all = cut.members.size();
    std::size_t const left_groups = cut.groups / 2;
    std::size_t const right_groups = cut.groups - left_groups;
    double const even = static_cast<double>(all * left_groups) / static_cast<double>(cut.groups);
    double const drawn = even * (0.85 + 0.3 * random_.next_unit());
    auto const clamped = [](std::size_t value, std::size_t low, std::size_t high) {
      return low <= high ? std::clamp(value, low, high) : value;
    };
    std::size_t const most_right = std::min(all, size_.most * right_groups);
    std::size_t const least_right = std::min(all, size_.least * right_groups);
    std::size_t const left =
        std::clamp<std::size_t>(clamped(static_cast<std::size_t>(drawn),
                                        std::max(size_.least * left_groups, all - most_right),
                                        std::min(size_.most * left_groups, all - least_right)),
                                1, all - 1);

    std::uint32_t const a = farthest(cut.members, farthest(cut.members, cut.members.front()));
    measure(cut.members, a, to_a_);
    std::uint32_t const b = farthest(cut.members, a);
    measure(cut.members, b, to_b_);
    std::ranges::sort(cut.members, {}, [this](std::uint32_t place) {
      // Unsigned differences, shifted so that they stay positive.
      return std::tuple(to_a_[place] + PlaceGraph::kFar - to_b_[place], to_a_[place], place);
    });
    auto const middle = cut.members.begin() + static_cast<std::ptrdiff_t>(left);
    Cut first{{cut.members.begin(), middle}, left_groups};
    Cut second{{middle, cut.members.end()}, right_groups};
    std::ranges::sort(first.members);
    std::ranges::sort(second.members);
    return {std::move(first), std::move(second)};
  }

  void measure(std::vector<std::uint32_t> const& members, std::uint32_t from,
               std::vector<std::uint64_t>& effort) const {
    for (std::uint32_t const member : members) {
      effort[member] = PlaceGraph::kFar;
    }
    graph_.efforts_within(from, part_, effort);
  }

  // The member that is farthest from `from` among those that can be reached.
  std::uint32_t farthest(std::vector<std::uint32_t> const& members, std::uint32_t from) {
    measure(members, from, to_b_);
    std::uint32_t best = from;
    for (std::uint32_t const member : members) {
      if (to_b_[member] < PlaceGraph::kFar && to_b_[member] > to_b_[best]) {
        best = member;
      }
    }
    return best;
  }

  std::vector<std::uint32_t> piece_of(std::uint32_t member,
                                      std::vector<std::uint8_t>& is_seen) const {
    std::vector<std::uint32_t> piece{member};
    is_seen[member] = 1;
    for (std::size_t i = 0; i < piece.size(); ++i) {
      for (PlaceGraph::Neighbour const& neighbour : graph_.of(piece[i])) {
        if (part_[neighbour.place] == part_[member] && is_seen[neighbour.place] == 0) {
          is_seen[neighbour.place] = 1;
          piece.push_back(neighbour.place);
        }
      }
    }
    return piece;
  }

  bool take_one(std::uint32_t part, std::vector<std::uint32_t>& group,
                std::map<std::uint32_t, std::vector<std::uint32_t>>& groups) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> offers;  // effort, village
    for (std::uint32_t const member : group) {
      for (PlaceGraph::Neighbour const& neighbour : graph_.of(member)) {
        std::uint32_t const other = part_[neighbour.place];
        if (other != kNotMember && other != part && groups[other].size() > size_.least) {
          offers.emplace_back(neighbour.effort, neighbour.place);
        }
      }
    }
    std::ranges::sort(offers);
    for (auto const& [effort, village] : offers) {
      std::uint32_t const from = part_[village];
      part_[village] = part;
      std::vector<std::uint32_t>& donor = groups[from];
      std::erase(donor, village);
      std::vector<std::uint8_t> is_seen(graph_.size(), 0);
      if (piece_of(donor.front(), is_seen).size() == donor.size()) {
        group.push_back(village);
        return true;
      }
      part_[village] = from;
      donor.push_back(village);
    }
    return false;
  }

  void hand_over(std::vector<std::uint32_t> const& piece,
                 std::map<std::uint32_t, std::size_t>& count) {
    std::uint32_t const from = part_[piece.front()];
    std::uint32_t to = kNotMember;
    for (std::uint32_t const place : piece) {
      for (PlaceGraph::Neighbour const& neighbour : graph_.of(place)) {
        std::uint32_t const part = part_[neighbour.place];
        if (part == kNotMember || part == from) {
          continue;
        }
        if (to == kNotMember || std::pair(count[part], part) < std::pair(count[to], to)) {
          to = part;
        }
      }
    }
    if (to == kNotMember) {
      return;  // an island of its own: stays
    }
    count[from] -= piece.size();
    count[to] += piece.size();
    for (std::uint32_t const place : piece) {
      part_[place] = to;
    }
  }

  PlaceGraph const& graph_;
  GroupSize size_;
  RandomStream random_;
  std::vector<std::uint32_t> part_;
  std::vector<std::uint64_t> to_a_;
  std::vector<std::uint64_t> to_b_;
  std::uint32_t parts_ = 0;
};

}  // namespace

std::vector<std::uint32_t> group_villages(std::uint64_t seed, std::uint64_t index,
                                          PlaceGraph const& graph,
                                          std::span<std::uint32_t const> members, GroupSize size) {
  Divider divider(graph, size,
                  RandomStream(seed, Purpose::synthetic_settlement, kGroupStreams + index));
  divider.divide(members);
  divider.join_remainders(members);
  divider.fill_small(members);
  return divider.groups(members);
}

}  // namespace tongcun
