// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/line_contacts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace tongcun {
namespace {

struct Piece {
  GeoPoint a;
  GeoPoint b;
  std::uint32_t line = 0;
  std::uint32_t segment = 0;
};

// Twice the signed area of a triangle; exact, since the map is narrower than 2^31 units.
std::int64_t turn(GeoPoint a, GeoPoint b, GeoPoint c) {
  return (std::int64_t{b.lon} - a.lon) * (std::int64_t{c.lat} - a.lat) -
         (std::int64_t{b.lat} - a.lat) * (std::int64_t{c.lon} - a.lon);
}

int sign(std::int64_t value) {
  return value > 0 ? 1 : (value < 0 ? -1 : 0);
}

bool lies_on(GeoPoint p, GeoPoint a, GeoPoint b) {
  return turn(a, b, p) == 0 && p.lon >= std::min(a.lon, b.lon) && p.lon <= std::max(a.lon, b.lon) &&
         p.lat >= std::min(a.lat, b.lat) && p.lat <= std::max(a.lat, b.lat);
}

bool is_contact(Piece const& p, Piece const& q) {
  bool const shares_a = p.a == q.a || p.a == q.b;
  bool const shares_b = p.b == q.a || p.b == q.b;
  if (shares_a && shares_b) {
    return true;
  }
  if (shares_a || shares_b) {
    GeoPoint const common = shares_a ? p.a : p.b;
    GeoPoint const p_end = shares_a ? p.b : p.a;
    GeoPoint const q_end = q.a == common ? q.b : q.a;
    return lies_on(p_end, q.a, q.b) || lies_on(q_end, p.a, p.b);
  }
  if (lies_on(p.a, q.a, q.b) || lies_on(p.b, q.a, q.b) || lies_on(q.a, p.a, p.b) ||
      lies_on(q.b, p.a, p.b)) {
    return true;
  }
  return sign(turn(p.a, p.b, q.a)) * sign(turn(p.a, p.b, q.b)) < 0 &&
         sign(turn(q.a, q.b, p.a)) * sign(turn(q.a, q.b, p.b)) < 0;
}

// Pieces sorted into the square cells that their boxes touch.
class PieceGrid {
 public:
  explicit PieceGrid(std::vector<Piece> const& pieces) : pieces_(pieces) {
    GeoBox box{std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max(),
               std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::min()};
    double reach = 0.0;
    for (Piece const& piece : pieces) {
      box.west = std::min({box.west, piece.a.lon, piece.b.lon});
      box.south = std::min({box.south, piece.a.lat, piece.b.lat});
      box.east = std::max({box.east, piece.a.lon, piece.b.lon});
      box.north = std::max({box.north, piece.a.lat, piece.b.lat});
      reach += std::max(std::abs(static_cast<double>(piece.a.lon) - piece.b.lon),
                        std::abs(static_cast<double>(piece.a.lat) - piece.b.lat));
    }
    west_ = box.west;
    south_ = box.south;
    double const width = static_cast<double>(box.east) - box.west;
    double const height = static_cast<double>(box.north) - box.south;
    auto const count = static_cast<double>(pieces.size());
    // Twice the mean length, and not many more cells than pieces.
    double const side = std::max({2.0 * reach / count, std::sqrt(width * height / (2.0 * count)),
                                  std::max(width, height) / 30000.0, 16.0});
    side_ = static_cast<std::int64_t>(side);
    columns_ = static_cast<std::int64_t>(width) / side_ + 1;
    std::int64_t const rows = static_cast<std::int64_t>(height) / side_ + 1;
    first_.assign(static_cast<std::size_t>(columns_ * rows) + 1, 0);
    for (Piece const& piece : pieces) {
      for_each_cell(piece, [this](std::size_t cell) { ++first_[cell + 1]; });
    }
    for (std::size_t cell = 1; cell < first_.size(); ++cell) {
      first_[cell] += first_[cell - 1];
    }
    members_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t i = 0; i < pieces.size(); ++i) {
      for_each_cell(pieces[i], [&](std::size_t cell) { members_[next[cell]++] = i; });
    }
  }

  template <class Visit>
  void for_each_near_pair(RunSettings const& run, Visit const& visit) const {
    for (std::size_t cell = 0; cell + 1 < first_.size(); ++cell) {
      if (cell % 65536 == 0) {
        run.check_stop();
      }
      for (std::uint32_t i = first_[cell]; i < first_[cell + 1]; ++i) {
        for (std::uint32_t j = i + 1; j < first_[cell + 1]; ++j) {
          Piece const& p = pieces_[members_[i]];
          Piece const& q = pieces_[members_[j]];
          // Each pair once: in the cell of the south-west corner of what their boxes share.
          std::int32_t const lon = std::max(std::min(p.a.lon, p.b.lon), std::min(q.a.lon, q.b.lon));
          std::int32_t const lat = std::max(std::min(p.a.lat, p.b.lat), std::min(q.a.lat, q.b.lat));
          if (lon <= std::min(std::max(p.a.lon, p.b.lon), std::max(q.a.lon, q.b.lon)) &&
              lat <= std::min(std::max(p.a.lat, p.b.lat), std::max(q.a.lat, q.b.lat)) &&
              cell_of(lon, lat) == cell) {
            visit(p, q);
          }
        }
      }
    }
  }

 private:
  [[nodiscard]] std::size_t cell_of(std::int32_t lon, std::int32_t lat) const {
    return static_cast<std::size_t>((std::int64_t{lat} - south_) / side_ * columns_ +
                                    (std::int64_t{lon} - west_) / side_);
  }
  template <class Visit>
  void for_each_cell(Piece const& piece, Visit const& visit) const {
    auto const [low_lon, high_lon] = std::minmax(piece.a.lon, piece.b.lon);
    auto const [low_lat, high_lat] = std::minmax(piece.a.lat, piece.b.lat);
    std::int64_t const first_column = (std::int64_t{low_lon} - west_) / side_;
    std::int64_t const last_column = (std::int64_t{high_lon} - west_) / side_;
    std::int64_t const last_row = (std::int64_t{high_lat} - south_) / side_;
    for (std::int64_t row = (std::int64_t{low_lat} - south_) / side_; row <= last_row; ++row) {
      for (std::int64_t column = first_column; column <= last_column; ++column) {
        visit(static_cast<std::size_t>(row * columns_ + column));
      }
    }
  }

  std::vector<Piece> const& pieces_;
  std::int32_t west_ = 0;
  std::int32_t south_ = 0;
  std::int64_t side_ = 1;
  std::int64_t columns_ = 0;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> members_;
};

}  // namespace

std::vector<LineContact> find_line_contacts(RunSettings const& run,
                                            std::span<std::vector<GeoPoint> const> lines) {
  std::vector<Piece> pieces;
  for (std::uint32_t line = 0; line < lines.size(); ++line) {
    for (std::uint32_t segment = 0; segment + 1 < lines[line].size(); ++segment) {
      pieces.push_back({lines[line][segment], lines[line][segment + 1], line, segment});
    }
  }
  std::vector<LineContact> contacts;
  if (pieces.empty()) {
    return contacts;
  }
  PieceGrid const grid(pieces);
  grid.for_each_near_pair(run, [&](Piece const& p, Piece const& q) {
    if (is_contact(p, q)) {
      contacts.push_back({p.line, p.segment, q.line, q.segment});
    }
  });
  std::ranges::sort(contacts);
  return contacts;
}

}  // namespace tongcun
