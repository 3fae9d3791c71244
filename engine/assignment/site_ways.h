// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

using Site = std::uint32_t;

// What moving a piece of a resident to another site adds, prices apart.
struct Mover {
  std::int32_t added = 0;
  std::uint32_t resident = 0;  // position in the list of the site it leaves
  friend auto operator<=>(Mover const&, Mover const&) = default;
};

// From one site to another: the residents who add the least, the least first. Some of them may have
// left since.
struct Way {
  Site to = 0;
  std::uint32_t count = 0;
  bool is_cut = false;  // there are more, who add no less
};

// All ways out of a site, each with a few movers. Most of a site's residents are never looked at: a
// move takes the first, and a list that has run out is made anew.
class Ways {
 public:
  // Movers kept a way: the more residents, the dearer it is to make the lists anew.
  static constexpr std::size_t kLeastKept = 16;
  static constexpr std::size_t kMostKept = 256;
  static constexpr std::size_t kResidentsPerKept = 16;
  static constexpr std::uint32_t kNoWay = 0xffffffffU;

  [[nodiscard]] bool are_known() const { return kept_ > 0; }
  [[nodiscard]] std::vector<Way> const& list() const { return list_; }
  [[nodiscard]] Mover const& first(std::size_t way) const { return movers_[way * kept_]; }

  // No ways yet, known from now on.
  void clear(std::size_t residents);
  // `position` is that of the way in the list, kNoWay if there is none; it is set then.
  void offer(std::uint32_t& position, Site to, Mover const& mover);
  void drop_first(std::size_t way);

 private:
  std::size_t kept_ = 0;  // 0: nobody was offered yet
  std::vector<Way> list_;
  std::vector<Mover> movers_;  // kept_ a way
};

// Where the ways to each site stand in the list of one site at a time: one array for all sites, so
// that memory grows with the ways there are, not with the square of the sites.
class WayPositions {
 public:
  explicit WayPositions(std::size_t sites) : at_(sites, Ways::kNoWay) {}

  [[nodiscard]] std::uint32_t& of(Site to) { return at_[to]; }
  void load(Ways const& ways) {
    if (loaded_ == &ways) {
      return;
    }
    unload();
    for (std::uint32_t i = 0; i < ways.list().size(); ++i) {
      at_[ways.list()[i].to] = i;
    }
    loaded_ = &ways;
  }
  // Before the list is cleared.
  void forget(Ways const& ways) {
    if (loaded_ == &ways) {
      unload();
    }
  }

 private:
  void unload() {
    if (loaded_ != nullptr) {
      for (Way const& way : loaded_->list()) {
        at_[way.to] = Ways::kNoWay;
      }
    }
    loaded_ = nullptr;
  }

  std::vector<std::uint32_t> at_;
  Ways const* loaded_ = nullptr;
};

}  // namespace tongcun
