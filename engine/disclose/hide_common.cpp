// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/hide_common.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

using Counts = std::vector<std::int64_t>;

// Classes of areas, joined two at a time (union-find with halving).
class Classes {
 public:
  explicit Classes(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  [[nodiscard]] std::size_t of(std::size_t member) {
    while (parent_[member] != member) {
      parent_[member] = parent_[parent_[member]];
      member = parent_[member];
    }
    return member;
  }
  void join(std::size_t a, std::size_t b) { parent_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> parent_;
};

class Hider {
 public:
  Hider(AreaTree const& tree, Split const& joint, std::vector<ShownAreas const*> const& others,
        ShownAreas& shown)
      : tree_(tree), joint_(joint), others_(others), shown_(shown) {}

  void hide() {
    while (hide_once()) {
    }
  }

 private:
  // The piece that a village is in: its smallest shown area.
  [[nodiscard]] AreaId piece_of(VillageId village, ShownAreas const& shown) const {
    AreaId area = tree_.of_village[village];
    while (!area.is_none() && shown[area] == 0) {
      area = tree_.areas[area].parent;
    }
    return area;
  }

  // Hides one area of each unsafe class; false if there is none.
  bool hide_once() {
    std::size_t const areas = tree_.areas.size();
    Classes classes(areas * (others_.size() + 1));
    std::vector<std::pair<VillageId, std::size_t>> inside;  // villages and their own piece
    std::vector<std::size_t> pieces_outside;  // whose villages are not all in pieces of the others
    for (VillageId const village : tree_.of_village.ids()) {
      std::vector<std::size_t> pieces;
      bool is_inside = add_piece(piece_of(village, shown_), 0, pieces);
      for (std::size_t i = 0; i < others_.size(); ++i) {
        is_inside = add_piece(piece_of(village, *others_[i]), (i + 1) * areas, pieces) && is_inside;
      }
      for (std::size_t const piece : pieces) {
        classes.join(piece, pieces.front());
      }
      if (is_inside) {
        inside.emplace_back(village, pieces.front());
      } else if (!pieces.empty()) {
        pieces_outside.push_back(pieces.front());
      }
    }
    std::vector<std::uint8_t> is_open(classes_size(), 0);
    for (std::size_t const piece : pieces_outside) {
      is_open[classes.of(piece)] = 1;
    }
    return hide_unsafe(classes, inside, is_open);
  }

  [[nodiscard]] std::size_t classes_size() const {
    return tree_.areas.size() * (others_.size() + 1);
  }
  static bool add_piece(AreaId piece, std::size_t table, std::vector<std::size_t>& pieces) {
    if (!piece.is_none()) {
      pieces.push_back(table + piece.value());
    }
    return !piece.is_none();
  }

  bool hide_unsafe(Classes& classes, std::vector<std::pair<VillageId, std::size_t>> const& inside,
                   std::vector<std::uint8_t> const& is_open) {
    std::vector<Counts> counts(classes_size());
    for (auto const& [village, piece] : inside) {
      std::size_t const at = classes.of(piece);
      if (is_open[at] != 0) {
        continue;
      }
      Counts const& households = joint_.households[tree_.of_village[village]];
      counts[at].resize(households.size(), 0);
      for (std::size_t part = 0; part < households.size(); ++part) {
        counts[at][part] += households[part];
      }
    }
    bool is_any_hidden = false;
    std::vector<AreaId> least(classes_size());  // of the shown areas of each unsafe class
    for (AreaId const area : tree_.areas.ids()) {
      if (shown_[area] == 0) {
        continue;
      }
      std::size_t const at = classes.of(area.value());
      if (!counts[at].empty() && !is_safe(joint_.telling, counts[at]) &&
          (least[at].is_none() || rank(area) < rank(least[at]))) {
        least[at] = area;
      }
    }
    for (AreaId const area : least) {
      if (!area.is_none()) {
        shown_[area] = 0;
        is_any_hidden = true;
      }
    }
    return is_any_hidden;
  }

  [[nodiscard]] std::tuple<std::int64_t, AreaId> rank(AreaId area) const {
    Counts const& households = joint_.households[area];
    return {std::accumulate(households.begin(), households.end(), std::int64_t{0}), area};
  }

  AreaTree const& tree_;
  Split const& joint_;
  std::vector<ShownAreas const*> const& others_;
  ShownAreas& shown_;
};

}  // namespace

void hide_common(AreaTree const& tree, Split const& joint,
                 std::vector<ShownAreas const*> const& others, ShownAreas& shown) {
  Hider(tree, joint, others, shown).hide();
}

}  // namespace tongcun
