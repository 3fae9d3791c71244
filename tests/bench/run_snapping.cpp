// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/run_snapping.h"

#include "tests/bench/measure.h"
#include "tests/bench/rtree_peer.h"
#include "tests/bench/snapping_case.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <vector>

namespace tongcun {
namespace {

constexpr double kAnywhereMillimetres = 1e12;

struct Measured {
  double seconds = 0.0;       // one pass over all queries, median
  double distance_sum = 0.0;  // millimetres
  bool equal = true;
  nlohmann::ordered_json json;
};

// Distances agree but for the rounding of two ways to compute them.
bool close(double a, double b) {
  return std::abs(a - b) <= 1e-3 + 1e-9 * std::max(a, b);
}

Measured measure(SnappingCase const& asked, double time_limit) {
  std::vector<double> build_seconds;
  std::vector<double> rtree_build_seconds;
  SegmentIndex index;
  std::unique_ptr<RtreePeer> rtree;
  for (int i = 0; i < 3; ++i) {
    build_seconds.push_back(timed([&] { index = SegmentIndex(asked.targets); }));
    rtree.reset();
    rtree_build_seconds.push_back(
        timed([&] { rtree = make_rtree_peer(asked.targets, asked.are_points); }));
  }
  std::size_t const count = asked.queries.size();
  std::vector<SegmentHit> hits(count);
  std::vector<SegmentHit> first_hits;
  std::vector<std::uint32_t> rtree_hits(count);
  std::vector<double> seconds;
  std::vector<double> rtree_seconds;
  Measured result;
  Rounds rounds(time_limit);
  while (rounds.next()) {
    auto const by_engine = [&] {
      for (std::size_t i = 0; i < count; ++i) {
        hits[i] = index.nearest(asked.queries[i], kAnywhereMillimetres).value_or(SegmentHit{});
      }
    };
    auto const by_rtree = [&] {
      for (std::size_t i = 0; i < count; ++i) {
        rtree_hits[i] = rtree->nearest(asked.queries[i]);
      }
    };
    if (rounds.done() % 2 == 1) {
      seconds.push_back(timed(by_engine));
      rtree_seconds.push_back(timed(by_rtree));
    } else {
      rtree_seconds.push_back(timed(by_rtree));
      seconds.push_back(timed(by_engine));
    }
    if (first_hits.empty()) {
      first_hits = hits;
    }
    result.equal = result.equal && std::ranges::equal(hits, first_hits, [](auto& a, auto& b) {
                     return a.segment == b.segment && a.distance_mm == b.distance_mm;
                   });
  }
  std::size_t elsewhere = 0;  // nearest in the peer's plane is not nearest in the query's
  for (std::size_t i = 0; i < count; ++i) {
    result.equal =
        result.equal && close(hits[i].distance_mm, rtree->exact_distance(asked.queries[i]));
    elsewhere += hits[i].segment != rtree_hits[i] ? 1 : 0;
    result.distance_sum += hits[i].distance_mm;
  }
  result.seconds = median(seconds);
  double const nanoseconds = 1e9 / static_cast<double>(count);
  double const rtree_median = median(rtree_seconds);
  std::size_t const targets = asked.targets.size();
  result.json["case"] = asked.name;
  result.json["targets"] = targets;
  result.json["queries"] = count;
  result.json["rounds"] = rounds.done();
  result.json["equal"] = result.equal;
  result.json["nanoseconds_per_query"] = result.seconds * nanoseconds;
  result.json["build_seconds"] = median(build_seconds);
  result.json["bytes_per_target"] =
      static_cast<double>(index.memory_bytes()) / static_cast<double>(targets);
  result.json["mean_distance_metres"] = result.distance_sum / static_cast<double>(count) / 1000.0;
  result.json["other_target_than_rtree"] = elsewhere;
  result.json["peers"]["boost_rtree"] = {{"nanoseconds_per_query", rtree_median * nanoseconds},
                                         {"ratio", rtree_median / result.seconds},
                                         {"build_seconds", median(rtree_build_seconds)}};
  return result;
}

}  // namespace

nlohmann::ordered_json run_snapping(BenchOptions const& options) {
  double const start = wall_seconds();
  std::vector<SnappingCase> const cases = make_snapping_cases(options);
  double seconds = 0.0;
  double distance_sum = 0.0;
  bool verified = true;
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (SnappingCase const& asked : cases) {
    Measured const measured =
        measure(asked, options.time_limit / static_cast<double>(cases.size()));
    seconds += measured.seconds;
    distance_sum += measured.distance_sum;
    verified = verified && measured.equal;
    rows.push_back(measured.json);
  }
  auto const objective = static_cast<std::int64_t>(std::floor(distance_sum + 0.5));
  nlohmann::ordered_json result;
  result["class"] = "snapping";
  result["instance"] = options.file;
  result["objective"] = objective;
  result["bound"] = objective;
  result["status"] = "optimal";
  result["seconds"] = seconds;
  result["peak_memory_bytes"] = peak_memory_bytes();
  result["verified"] = verified;
  result["seed"] = options.seed;
  result["cases"] = rows;
  result["seconds_in_all"] = wall_seconds() - start;
  result["machine"] = describe_machine();
  return result;
}

}  // namespace tongcun
