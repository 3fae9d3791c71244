// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/suppress_areas.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

using Counts = std::vector<std::int64_t>;

std::int64_t sum(Counts const& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

// The counts of one area or piece, by split.
using Pieces = std::vector<Counts>;

void add(Pieces& to, Pieces const& pieces) {
  for (std::size_t split = 0; split < pieces.size(); ++split) {
    for (std::size_t part = 0; part < pieces[split].size(); ++part) {
      to[split][part] += pieces[split][part];
    }
  }
}

class Chooser {
 public:
  Chooser(AreaTree const& tree, std::vector<Split> const& splits,
          IdVector<AreaId, std::uint8_t> const& candidates)
      : tree_(tree),
        splits_(splits),
        candidates_(candidates),
        shown_(tree.areas.size(), 0),
        piece_(tree.areas.size(), nothing()),
        outermost_(tree.areas.size()) {}

  IdVector<AreaId, std::uint8_t> choose() {
    // Children stand after their parents.
    for (std::size_t i = tree_.areas.size(); i-- > 0;) {
      visit(AreaId(static_cast<std::uint32_t>(i)));
    }
    return std::move(shown_);
  }

 private:
  [[nodiscard]] Pieces nothing() const {
    Pieces pieces;
    for (Split const& split : splits_) {
      pieces.emplace_back(split.telling.size(), 0);
    }
    return pieces;
  }
  [[nodiscard]] Pieces counts_of(AreaId area) const {
    Pieces pieces;
    for (Split const& split : splits_) {
      pieces.push_back(split.households[area]);
    }
    return pieces;
  }
  [[nodiscard]] std::int64_t households_in(AreaId area) const {
    return sum(splits_.front().households[area]);
  }

  // Whether an area, less the shown areas inside it, is safe where others can compute it.
  [[nodiscard]] bool is_piece_safe(AreaId area, std::vector<AreaId> const& inside,
                                   Pieces const& piece) const {
    for (std::size_t i = 0; i < splits_.size(); ++i) {
      Split const& split = splits_[i];
      auto const is_known = [&split](AreaId one) {
        return split.where.empty() || split.where[one] != 0;
      };
      bool const is_computed = is_known(area) && std::ranges::all_of(inside, is_known);
      if (is_computed && !is_safe(split.telling, piece[i])) {
        return false;
      }
    }
    return true;
  }

  void visit(AreaId area) {
    Pieces& piece = piece_[area];
    if (tree_.areas[area].level == AreaLevel::village) {
      piece = counts_of(area);
    }
    std::vector<AreaId>& inside = outermost_[area];
    bool const is_candidate = candidates_.empty() || candidates_[area] != 0;
    if (is_candidate && is_piece_safe(area, {}, counts_of(area))) {
      hide_until_safe(area, piece, inside);
      shown_[area] = 1;
    }
    AreaId const parent = tree_.areas[area].parent;
    if (parent.is_none()) {
      return;
    }
    if (shown_[area] != 0) {
      outermost_[parent].push_back(area);
    } else {
      add(piece_[parent], piece);
      std::ranges::copy(inside, std::back_inserter(outermost_[parent]));
    }
  }

  // Ends at the latest when nothing inside is shown: then the piece is the area, which is safe.
  void hide_until_safe(AreaId area, Pieces& piece, std::vector<AreaId>& inside) {
    while (!is_piece_safe(area, inside, piece)) {
      assert(!inside.empty());
      // An area without households hides nobody else.
      auto const least = std::ranges::min_element(inside, {}, [this](AreaId one) {
        std::int64_t const households = households_in(one);
        return std::tuple(households == 0, households, one);
      });
      AreaId const hidden = *least;
      inside.erase(least);
      shown_[hidden] = 0;
      add(piece, piece_[hidden]);
      std::ranges::copy(outermost_[hidden], std::back_inserter(inside));
    }
  }

  AreaTree const& tree_;
  std::vector<Split> const& splits_;
  IdVector<AreaId, std::uint8_t> const& candidates_;
  IdVector<AreaId, std::uint8_t> shown_;
  IdVector<AreaId, Pieces> piece_;                   // the area less the shown ones inside
  IdVector<AreaId, std::vector<AreaId>> outermost_;  // the largest shown areas inside
};

}  // namespace

bool is_safe(std::vector<Telling> const& telling, std::vector<std::int64_t> const& households) {
  assert(telling.size() == households.size());
  int parts_that_tell = 0;
  bool is_hedged = false;
  for (std::size_t part = 0; part < households.size(); ++part) {
    if (households[part] == 0) {
      continue;
    }
    if (households[part] < kLeastHouseholds) {
      return false;
    }
    parts_that_tell += telling[part] == Telling::tells ? 1 : 0;
    is_hedged = is_hedged || telling[part] == Telling::hedges;
  }
  return parts_that_tell != 1 || is_hedged;
}

IdVector<AreaId, std::uint8_t> choose_shown(AreaTree const& tree, std::vector<Split> const& splits,
                                            IdVector<AreaId, std::uint8_t> const& candidates) {
  assert(!splits.empty());
  return Chooser(tree, splits, candidates).choose();
}

}  // namespace tongcun
