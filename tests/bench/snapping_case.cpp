// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/snapping_case.h"

#include "engine/run/random_stream.h"
#include "tests/bench/read_road_graph.h"
#include "tests/bench/sized_instance.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kQueries = 200'000;
// A made-up province of two by two degrees at 26° N; about ten metres are a thousand units.
constexpr GeoPoint kCentre{1'060'000'000, 260'000'000};
constexpr double kHalfSide = 1e7;
constexpr int kSegmentsPerRoad = 20;
constexpr double kSegmentUnits = 5000.0;  // fifty metres
constexpr std::uint32_t kTowns = 1000;

enum class Draw : std::uint64_t { towns = 100, roads, queries_like_data, queries_anywhere };

double spread(RandomStream& random) {
  return 2.0 * random.next_unit() - 1.0;
}

GeoPoint moved(GeoPoint from, double east, double north) {
  return {from.lon + static_cast<std::int32_t>(std::floor(east)),
          from.lat + static_cast<std::int32_t>(std::floor(north))};
}

// Places with the density of a made-up country.
class Country {
 public:
  Country(bool clustered, std::uint64_t seed) : clustered_(clustered) {
    RandomStream random(seed, Purpose::test, static_cast<std::uint64_t>(Draw::towns));
    for (std::uint32_t i = 0; i < kTowns; ++i) {
      towns_.push_back(anywhere(random));
    }
  }
  static GeoPoint anywhere(RandomStream& random) {
    double const east = spread(random) * kHalfSide;
    return moved(kCentre, east, spread(random) * kHalfSide);
  }
  GeoPoint place(RandomStream& random) const {
    if (!clustered_ || random.next_unit() < 0.1) {
      return anywhere(random);
    }
    // Town i is drawn about as 1 / sqrt(i); the sum of three spreads is thick in the middle.
    double const rank = random.next_unit();
    auto const town = static_cast<std::size_t>(rank * rank * kTowns);
    constexpr double kTownUnits = 60'000.0;  // six hundred metres
    double const east = spread(random) + spread(random) + spread(random);
    double const north = spread(random) + spread(random) + spread(random);
    return moved(towns_[town], east * kTownUnits, north * kTownUnits);
  }

 private:
  bool clustered_;
  std::vector<GeoPoint> towns_;
};

std::vector<Segment> make_points(Country const& country, std::size_t count, std::uint64_t seed) {
  RandomStream random(seed, Purpose::test, static_cast<std::uint64_t>(Draw::roads));
  std::vector<Segment> points;
  for (std::size_t i = 0; i < count; ++i) {
    GeoPoint const point = country.place(random);
    points.push_back({point, point});
  }
  return points;
}

// Roads of twenty segments that turn a little at every vertex.
std::vector<Segment> make_roads(Country const& country, std::size_t count, std::uint64_t seed) {
  RandomStream random(seed, Purpose::test, static_cast<std::uint64_t>(Draw::roads));
  std::vector<Segment> segments;
  while (segments.size() < count) {
    GeoPoint at = country.place(random);
    double heading = spread(random) * 3.14159;
    for (int i = 0; i < kSegmentsPerRoad && segments.size() < count; ++i) {
      heading += 0.4 * spread(random);
      double const length = kSegmentUnits * (0.5 + random.next_unit());
      GeoPoint const next = moved(at, length * std::cos(heading), length * std::sin(heading));
      segments.push_back({at, next});
      at = next;
    }
  }
  return segments;
}

template <class Place>
std::vector<GeoPoint> make_queries(std::uint64_t seed, Draw what, Place const& place) {
  RandomStream random(seed, Purpose::test, static_cast<std::uint64_t>(what));
  std::vector<GeoPoint> queries;
  for (std::size_t i = 0; i < kQueries; ++i) {
    queries.push_back(place(random));
  }
  return queries;
}

std::vector<Segment> vertices_of(std::vector<Segment> const& segments) {
  std::vector<GeoPoint> points;
  for (Segment const& line : segments) {
    points.push_back(line.a);
    points.push_back(line.b);
  }
  std::ranges::sort(points);
  auto const repeated = std::ranges::unique(points);
  points.erase(repeated.begin(), repeated.end());
  std::vector<Segment> vertices;
  for (GeoPoint const point : points) {
    vertices.push_back({point, point});
  }
  return vertices;
}

std::vector<SnappingCase> made_up_cases(std::size_t count, std::uint64_t seed) {
  std::vector<SnappingCase> cases;
  for (bool const clustered : {false, true}) {
    Country const country(clustered, seed);
    std::string const kind = clustered ? "clustered" : "uniform";
    std::vector<Segment> points = make_points(country, count, seed);
    std::vector<Segment> roads = make_roads(country, count, seed);
    std::vector<GeoPoint> const alike = make_queries(
        seed, Draw::queries_like_data, [&](RandomStream& random) { return country.place(random); });
    if (clustered) {
      std::vector<GeoPoint> const anywhere =
          make_queries(seed, Draw::queries_anywhere,
                       [&](RandomStream& random) { return Country::anywhere(random); });
      cases.push_back({kind + " vertices, queries anywhere", points, true, anywhere});
      cases.push_back({kind + " segments, queries anywhere", roads, false, anywhere});
    }
    cases.push_back({kind + " vertices, queries alike", std::move(points), true, alike});
    cases.push_back({kind + " segments, queries alike", std::move(roads), false, alike});
  }
  return cases;
}

std::vector<SnappingCase> road_cases(RoadLines lines, std::uint64_t seed) {
  GeoPoint low = lines.segments.front().a;
  GeoPoint high = low;
  for (Segment const& line : lines.segments) {
    for (GeoPoint const point : {line.a, line.b}) {
      low = {std::min(low.lon, point.lon), std::min(low.lat, point.lat)};
      high = {std::max(high.lon, point.lon), std::max(high.lat, point.lat)};
    }
  }
  auto const between = [](RandomStream& random, std::int32_t from, std::int32_t to) {
    return from + static_cast<std::int32_t>(std::floor(
                      random.next_unit() * (static_cast<double>(to) - static_cast<double>(from))));
  };
  std::vector<GeoPoint> const anywhere =
      make_queries(seed, Draw::queries_anywhere, [&](RandomStream& random) {
        std::int32_t const lon = between(random, low.lon, high.lon);
        return GeoPoint{lon, between(random, low.lat, high.lat)};
      });
  std::vector<GeoPoint> const near =
      make_queries(seed, Draw::queries_like_data, [&](RandomStream& random) {
        constexpr double kReach = 50'000.0;  // five hundred metres
        GeoPoint const place =
            lines.places[random.next_below(static_cast<std::uint32_t>(lines.places.size()))];
        double const east = spread(random) * kReach;
        return moved(place, east, spread(random) * kReach);
      });
  std::vector<Segment> const vertices = vertices_of(lines.segments);
  return {{"road vertices, queries near places", vertices, true, near},
          {"road segments, queries near places", lines.segments, false, near},
          {"road vertices, queries anywhere", vertices, true, anywhere},
          {"road segments, queries anywhere", lines.segments, false, anywhere}};
}

}  // namespace

std::vector<SnappingCase> make_snapping_cases(BenchOptions const& options) {
  if (std::optional<std::uint32_t> const count =
          sized_instance(options.file, "points", 1, 50'000'000)) {
    return made_up_cases(*count, options.seed);
  }
  return road_cases(read_road_lines(options.file, options.threads), options.seed);
}

}  // namespace tongcun
