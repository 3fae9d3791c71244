// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/divide_land.h"

#include <array>

namespace tongcun {
namespace {

constexpr std::array<std::uint8_t, 4> kSides{0, 2, 4, 6};  // of kSteps

class Mender {
 public:
  Mender(Raster const& raster, std::span<std::uint32_t const> homes,
         std::vector<std::uint32_t>& owner)
      : raster_(raster), homes_(homes), owner_(owner) {}

  // Cells cut off from their owner's home, or nobody's cells cut off from the map's edge, go to
  // the neighbour that is nearest over sides. True if there were any.
  bool join_cut_off() {
    std::vector<std::uint8_t> is_rooted(owner_.size(), 0);
    std::vector<std::uint32_t> stack;
    auto const root = [&](std::uint32_t cell) {
      if (is_rooted[cell] == 0) {
        is_rooted[cell] = 1;
        stack.push_back(cell);
      }
    };
    for (std::uint32_t const home : homes_) {
      root(home);
    }
    auto const root_if_nobodys = [&](std::uint32_t cell) {
      if (owner_[cell] == kNoOwner) {
        root(cell);
      }
    };
    for (std::int32_t column = 0; column < raster_.columns; ++column) {
      root_if_nobodys(raster_.cell(column, 0));
      root_if_nobodys(raster_.cell(column, raster_.rows - 1));
    }
    for (std::int32_t row = 0; row < raster_.rows; ++row) {
      root_if_nobodys(raster_.cell(0, row));
      root_if_nobodys(raster_.cell(raster_.columns - 1, row));
    }
    while (!stack.empty()) {
      std::uint32_t const cell = stack.back();
      stack.pop_back();
      for_each_side(cell, [&](std::uint32_t to) {
        if (owner_[to] == owner_[cell]) {
          root(to);
        }
      });
    }
    std::vector<std::uint32_t> front;
    bool has_cut_off = false;
    for (std::uint32_t cell = 0; cell < owner_.size(); ++cell) {
      if (is_rooted[cell] == 0) {
        has_cut_off = true;
        continue;
      }
      bool is_front = false;
      for_each_side(cell, [&](std::uint32_t to) { is_front = is_front || is_rooted[to] == 0; });
      if (is_front) {
        front.push_back(cell);
      }
    }
    for (std::size_t i = 0; i < front.size(); ++i) {
      std::uint32_t const cell = front[i];
      for_each_side(cell, [&](std::uint32_t to) {
        if (is_rooted[to] == 0) {
          is_rooted[to] = 1;
          owner_[to] = owner_[cell];
          front.push_back(to);
        }
      });
    }
    return has_cut_off;
  }

  // Where two cells of one owner touch at a corner alone, one of the other two cells joins them.
  // True if there were any.
  bool fill_corners() {
    bool has_corners = false;
    for (std::int32_t row = 0; row + 1 < raster_.rows; ++row) {
      for (std::int32_t column = 0; column + 1 < raster_.columns; ++column) {
        has_corners = fill_corner(column, row) || has_corners;
      }
    }
    return has_corners;
  }

 private:
  template <class Visit>
  void for_each_side(std::uint32_t cell, Visit const& visit) const {
    std::int32_t const column = raster_.column_of(cell);
    std::int32_t const row = raster_.row_of(cell);
    for (std::uint8_t const side : kSides) {
      Step const& step = kSteps[side];
      if (raster_.holds(column + step.columns, row + step.rows)) {
        visit(raster_.cell(column + step.columns, row + step.rows));
      }
    }
  }

  [[nodiscard]] bool is_home(std::uint32_t cell) const {
    return owner_[cell] != kNoOwner && homes_[owner_[cell]] == cell;
  }

  bool fill_corner(std::int32_t column, std::int32_t row) {
    std::uint32_t const a = raster_.cell(column, row);
    std::uint32_t const b = raster_.cell(column + 1, row);
    std::uint32_t const c = raster_.cell(column, row + 1);
    std::uint32_t const d = raster_.cell(column + 1, row + 1);
    bool const falls = owner_[a] == owner_[d] && owner_[a] != owner_[b] && owner_[a] != owner_[c];
    bool const rises = owner_[b] == owner_[c] && owner_[b] != owner_[a] && owner_[b] != owner_[d];
    if (falls) {
      owner_[is_home(b) ? c : b] = owner_[a];
    } else if (rises) {
      owner_[is_home(a) ? d : a] = owner_[b];
    }
    return falls || rises;
  }

  Raster raster_;
  std::span<std::uint32_t const> homes_;
  std::vector<std::uint32_t>& owner_;
};

}  // namespace

void mend_owners(RunSettings const& run, Raster const& raster, std::span<std::uint32_t const> homes,
                 std::vector<std::uint32_t>& owner) {
  Mender mender(raster, homes, owner);
  for (bool is_mended = false; !is_mended;) {
    run.check_stop();
    bool const had_corners = mender.fill_corners();
    bool const had_cut_off = mender.join_cut_off();
    is_mended = !had_corners && !had_cut_off;
  }
}

}  // namespace tongcun
