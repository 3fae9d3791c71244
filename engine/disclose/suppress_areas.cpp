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

void add(Counts& to, Counts const& counts) {
  for (std::size_t part = 0; part < counts.size(); ++part) {
    to[part] += counts[part];
  }
}

class Chooser {
 public:
  Chooser(AreaTree const& tree, Split const& split, ShownAreas const& candidates)
      : tree_(tree),
        split_(split),
        candidates_(candidates),
        shown_(tree.areas.size(), 0),
        piece_(tree.areas.size(), Counts(split.telling.size(), 0)),
        outermost_(tree.areas.size()) {}

  ShownAreas choose() {
    // Children stand after their parents.
    for (std::size_t i = tree_.areas.size(); i-- > 0;) {
      visit(AreaId(static_cast<std::uint32_t>(i)));
    }
    return std::move(shown_);
  }

 private:
  void visit(AreaId area) {
    Counts& piece = piece_[area];
    if (tree_.areas[area].level == AreaLevel::village) {
      piece = split_.households[area];
    }
    std::vector<AreaId>& inside = outermost_[area];
    bool const is_candidate = candidates_.empty() || candidates_[area] != 0;
    if (is_candidate && is_safe(split_.telling, split_.households[area])) {
      hide_until_safe(piece, inside);
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

  [[nodiscard]] bool tells(AreaId area) const {
    Counts const& households = split_.households[area];
    for (std::size_t part = 0; part < households.size(); ++part) {
      if (split_.telling[part] != Telling::silent && households[part] > 0) {
        return true;
      }
    }
    return false;
  }

  // Ends at the latest when nothing inside is shown: then the piece is the area, which is safe.
  void hide_until_safe(Counts& piece, std::vector<AreaId>& inside) {
    while (!is_safe(split_.telling, piece)) {
      assert(!inside.empty());
      // An area of which nothing is told hides nobody else.
      auto const least = std::ranges::min_element(inside, {}, [this](AreaId one) {
        return std::tuple(!tells(one), sum(split_.households[one]), one);
      });
      AreaId const hidden = *least;
      inside.erase(least);
      shown_[hidden] = 0;
      add(piece, piece_[hidden]);
      std::ranges::copy(outermost_[hidden], std::back_inserter(inside));
    }
  }

  AreaTree const& tree_;
  Split const& split_;
  ShownAreas const& candidates_;
  ShownAreas shown_;
  IdVector<AreaId, Counts> piece_;                   // the area less the shown ones inside
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

ShownAreas choose_shown(AreaTree const& tree, Split const& split, ShownAreas const& candidates) {
  assert(split.households.size() == tree.areas.size());
  return Chooser(tree, split, candidates).choose();
}

}  // namespace tongcun
