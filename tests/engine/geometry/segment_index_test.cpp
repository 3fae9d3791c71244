// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/segment_index.h"

#include "engine/geometry/metric.h"
#include "engine/run/random_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace tongcun {
namespace {

// The brute-force twin: the same plane, every segment.
SegmentHit hit_of(GeoPoint point, Segment const& line, std::uint32_t number) {
  LocalScale const scale = scale_at(point.lat);
  double const ax = (static_cast<double>(line.a.lon) - point.lon) * scale.east;
  double const ay = (static_cast<double>(line.a.lat) - point.lat) * scale.north;
  double const dx = (static_cast<double>(line.b.lon) - point.lon) * scale.east - ax;
  double const dy = (static_cast<double>(line.b.lat) - point.lat) * scale.north - ay;
  double const length2 = dx * dx + dy * dy;
  double const t = length2 > 0.0 ? std::clamp(-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0.0;
  return {number, t, std::hypot(ax + t * dx, ay + t * dy)};
}

struct World {
  std::vector<Segment> segments;
  std::vector<GeoPoint> queries;
};

// Evenly spread, or most of it in a few small towns; points, short and some very long segments;
// queries also far outside.
World random_world(std::uint64_t seed, bool clustered) {
  RandomStream random(seed, Purpose::test, 0);
  World world;
  auto const place = [&] {
    double spread = 2e6;
    GeoPoint centre{1060000000, 260000000};
    if (clustered && random.next_unit() < 0.9) {
      centre.lon += static_cast<std::int32_t>(random.next_below(3)) * 700000;
      spread = 2e4;
    }
    return GeoPoint{centre.lon + static_cast<std::int32_t>((random.next_unit() - 0.5) * spread),
                    centre.lat + static_cast<std::int32_t>((random.next_unit() - 0.5) * spread)};
  };
  for (int i = 0; i < 400; ++i) {
    GeoPoint const a = place();
    double const reach = i % 50 == 0 ? 1e6 : 4000.0;
    GeoPoint const b{a.lon + static_cast<std::int32_t>((random.next_unit() - 0.5) * reach),
                     a.lat + static_cast<std::int32_t>((random.next_unit() - 0.5) * reach)};
    world.segments.push_back({a, i % 7 == 0 ? a : b});
  }
  for (int i = 0; i < 300; ++i) {
    GeoPoint query = place();
    if (i % 10 == 0) {
      query.lon += 5000000;
    }
    world.queries.push_back(query);
  }
  return world;
}

TEST(SegmentIndex, FindsWhatBruteForceFinds) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    World const world = random_world(seed, seed % 2 == 1);
    SegmentIndex const index(world.segments);
    std::vector<SegmentHit> within;
    for (GeoPoint const query : world.queries) {
      std::vector<SegmentHit> all;
      for (std::uint32_t i = 0; i < world.segments.size(); ++i) {
        all.push_back(hit_of(query, world.segments[i], i));
      }
      auto const nearest = std::ranges::min_element(all, {}, &SegmentHit::distance_mm);
      auto const found = index.nearest(query, 1e12);
      ASSERT_TRUE(found);
      EXPECT_NEAR(found->distance_mm, nearest->distance_mm, 1e-3);
      EXPECT_FALSE(index.nearest(query, nearest->distance_mm * 0.999 - 0.01));

      double const radius = 500000.0;
      index.within(query, radius, within);
      std::vector<std::uint32_t> expected;
      for (SegmentHit const& hit : all) {
        if (hit.distance_mm <= radius) {
          expected.push_back(hit.segment);
        }
      }
      std::vector<std::uint32_t> got;
      for (SegmentHit const& hit : within) {
        got.push_back(hit.segment);
      }
      EXPECT_EQ(got, expected);
    }
  }
}

TEST(SegmentIndex, TiesGoToTheLowerSegment) {
  Segment const line{{0, 0}, {1000, 0}};
  std::vector<Segment> const segments{{{5000, 0}, {6000, 0}}, line, line};
  SegmentIndex const index(segments);
  EXPECT_EQ(index.nearest({500, 10}, 1e9)->segment, 1U);
}

// What no grid takes apart stays together: a thousand points at one place, and as many copies of a
// long line, which cross every cell they are given.
TEST(SegmentIndex, ManyAtOnePlace) {
  Segment const point{{1000000, 1000000}, {1000000, 1000000}};
  Segment const line{{0, 0}, {9000000, 7000000}};
  std::vector<Segment> segments(1000, line);
  segments.insert(segments.end(), 1000, point);
  SegmentIndex const index(segments);
  EXPECT_EQ(index.nearest({1000000, 1000001}, 1e9)->segment, 1000U);
  EXPECT_EQ(index.nearest({9000000, 6900000}, 1e12)->segment, 0U);
  std::vector<SegmentHit> hits;
  index.within({1000000, 1000000}, 100.0, hits);
  EXPECT_EQ(hits.size(), 1000U);
  EXPECT_LT(index.memory_bytes(), 2'000'000U);
}

TEST(SegmentIndex, EmptyFindsNothing) {
  SegmentIndex const index(std::span<Segment const>{});
  EXPECT_FALSE(index.nearest({0, 0}, 1e12));
  std::vector<SegmentHit> hits{{1, 0.0, 0.0}};
  index.within({0, 0}, 1e12, hits);
  EXPECT_TRUE(hits.empty());
}

TEST(SegmentIndex, SaysWhereOnTheSegment) {
  std::vector<Segment> const segments{{{0, 0}, {100000, 0}}};
  SegmentIndex const index(segments);
  auto const hit = index.nearest({25000, 1000}, 1e9);
  ASSERT_TRUE(hit);
  EXPECT_NEAR(hit->fraction, 0.25, 1e-9);
  EXPECT_NEAR(hit->distance_mm, 1000 * scale_at(0).north, 0.1);
}

}  // namespace
}  // namespace tongcun
