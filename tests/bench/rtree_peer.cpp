// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rtree_peer.h"

#include "engine/geometry/metric.h"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/geometries/segment.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

namespace bg = boost::geometry;
using PlanePoint = bg::model::point<double, 2, bg::cs::cartesian>;
using PlaneSegment = bg::model::segment<PlanePoint>;

PlanePoint in_plane(GeoPoint point, LocalScale scale) {
  return {static_cast<double>(point.lon) * scale.east,
          static_cast<double>(point.lat) * scale.north};
}

// Planar distance from a point to a segment in the plane that touches at the point, written anew:
// the index under test has its own.
double local_distance(GeoPoint query, LocalScale scale, Segment const& line) {
  auto const x_of = [&](GeoPoint p) {
    return (static_cast<double>(p.lon) - static_cast<double>(query.lon)) * scale.east;
  };
  auto const y_of = [&](GeoPoint p) {
    return (static_cast<double>(p.lat) - static_cast<double>(query.lat)) * scale.north;
  };
  double const dx = x_of(line.b) - x_of(line.a);
  double const dy = y_of(line.b) - y_of(line.a);
  double const squared = dx * dx + dy * dy;
  double const t = squared > 0.0
                       ? std::clamp(-(x_of(line.a) * dx + y_of(line.a) * dy) / squared, 0.0, 1.0)
                       : 0.0;
  return std::hypot(x_of(line.a) + t * dx, y_of(line.a) + t * dy);
}

template <class Shape>
Shape shape_of(Segment const& line, LocalScale scale);
template <>
PlanePoint shape_of<PlanePoint>(Segment const& line, LocalScale scale) {
  return in_plane(line.a, scale);
}
template <>
PlaneSegment shape_of<PlaneSegment>(Segment const& line, LocalScale scale) {
  return {in_plane(line.a, scale), in_plane(line.b, scale)};
}

template <class Shape>
class Rtree final : public RtreePeer {
 public:
  explicit Rtree(std::span<Segment const> targets)
      : targets_(targets), scale_(middle_scale(targets)), tree_(entries(targets, scale_)) {}

  [[nodiscard]] std::uint32_t nearest(GeoPoint query) const override {
    std::uint32_t found = 0;
    auto const take = [&](Entry const& entry) { found = entry.second; };
    tree_.query(bg::index::nearest(in_plane(query, scale_), 1), Receiver<decltype(take)>(take));
    return found;
  }

  [[nodiscard]] double exact_distance(GeoPoint query) const override {
    LocalScale const local = scale_at(query.lat);
    double best = local_distance(query, local, targets_[nearest(query)]);
    // A length in the query's plane is at least this much of the same one in the peer's, so what is
    // nearer lies in this box (a hair wider, for what large coordinates lose in rounding).
    double const least = std::min(local.east / scale_.east, local.north / scale_.north);
    double const reach = best / least * (1.0 + 1e-9) + 1.0;
    PlanePoint const at = in_plane(query, scale_);
    bg::model::box<PlanePoint> const box({bg::get<0>(at) - reach, bg::get<1>(at) - reach},
                                         {bg::get<0>(at) + reach, bg::get<1>(at) + reach});
    for (auto entry = tree_.qbegin(bg::index::intersects(box)); entry != tree_.qend(); ++entry) {
      best = std::min(best, local_distance(query, local, targets_[entry->second]));
    }
    return best;
  }

 private:
  using Entry = std::pair<Shape, std::uint32_t>;
  using Tree = bg::index::rtree<Entry, bg::index::rstar<16>>;

  // An output iterator that hands on what it is given.
  template <class Take>
  class Receiver {
   public:
    explicit Receiver(Take const& take) : take_(&take) {}
    Receiver& operator*() { return *this; }
    Receiver& operator++() { return *this; }
    Receiver& operator=(Entry const& entry) {
      (*take_)(entry);
      return *this;
    }

   private:
    Take const* take_;
  };

  static LocalScale middle_scale(std::span<Segment const> targets) {
    auto const [low, high] =
        std::ranges::minmax(targets, {}, [](Segment const& s) { return s.a.lat; });
    return scale_at(static_cast<std::int32_t>((std::int64_t{low.a.lat} + high.a.lat) / 2));
  }
  static std::vector<Entry> entries(std::span<Segment const> targets, LocalScale scale) {
    std::vector<Entry> list;
    list.reserve(targets.size());
    for (std::uint32_t i = 0; i < targets.size(); ++i) {
      list.emplace_back(shape_of<Shape>(targets[i], scale), i);
    }
    return list;
  }

  std::span<Segment const> targets_;
  LocalScale scale_;
  Tree tree_;
};

}  // namespace

std::unique_ptr<RtreePeer> make_rtree_peer(std::span<Segment const> targets, bool are_points) {
  if (are_points) {
    return std::make_unique<Rtree<PlanePoint>>(targets);
  }
  return std::make_unique<Rtree<PlaneSegment>>(targets);
}

}  // namespace tongcun
