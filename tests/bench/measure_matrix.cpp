// SPDX-License-Identifier: Apache-2.0
#include "engine/run/parallel.h"
#include "engine/run/scratch_pool.h"
#include "tests/bench/measure.h"
#include "tests/bench/routing_measures.h"

#include <algorithm>
#include <array>

namespace tongcun {
namespace {

constexpr std::uint32_t kNotReached = 0xffffffff;

class MatrixRun {
 public:
  MatrixRun(SearchGraph const& graph, std::span<std::uint32_t const> targets)
      : graph_(graph), scale_(CostScale::of(graph)), targets_(targets) {}

  // Rows in the order of the sources.
  std::vector<std::uint32_t> compute(std::span<std::uint32_t const> sources, int threads) {
    RunSettings run;
    run.threads = threads;
    std::vector<std::uint32_t> costs(sources.size() * targets_.size());
    for_each_block(run, "matrix", sources.size(), 1, [&](std::size_t begin, std::size_t end) {
      auto const search = pool_.borrow();
      for (std::size_t i = begin; i < end; ++i) {
        std::array<Seed, 1> const seeds{Seed{sources[i], 0}};
        search->search(graph_, scale_, seeds);
        for (std::size_t j = 0; j < targets_.size(); ++j) {
          costs[i * targets_.size() + j] = search->cost(targets_[j]).value_or(kNotReached);
        }
      }
    });
    return costs;
  }

 private:
  SearchGraph const& graph_;
  CostScale scale_;
  std::span<std::uint32_t const> targets_;
  ScratchPool<ShortestTimes> pool_;
};

}  // namespace

Matrix measure_matrix(SearchGraph const& graph, std::span<std::uint32_t const> sources,
                      std::span<std::uint32_t const> targets, int threads, double time_limit) {
  MatrixRun matrix(graph, targets);
  std::vector<std::uint32_t> const expected = matrix.compute(sources, threads);
  std::span<std::uint32_t const> const half = sources.first(sources.size() / 2);
  Matrix result;
  std::vector<double> half_seconds;
  std::vector<double> one_seconds;
  std::vector<double> many_seconds;
  double best = 0.0;
  Rounds rounds(time_limit);
  while (rounds.next()) {
    std::vector<std::uint32_t> of_half;
    std::vector<std::uint32_t> one;
    std::vector<std::uint32_t> many;
    half_seconds.push_back(timed_on_wall([&] { of_half = matrix.compute(half, 1); }));
    one_seconds.push_back(timed_on_wall([&] { one = matrix.compute(sources, 1); }));
    many_seconds.push_back(timed_on_wall([&] { many = matrix.compute(sources, threads); }));
    best = std::max(best, one_seconds.back() / many_seconds.back());
    result.equal = result.equal && one == expected && many == expected &&
                   std::equal(of_half.begin(), of_half.end(), expected.begin());
  }
  double const one = median(one_seconds);
  double const many = median(many_seconds);
  double const per_source_half = median(half_seconds) / static_cast<double>(half.size());
  double const per_source = one / static_cast<double>(sources.size());
  result.json["sources"] = sources.size();
  result.json["targets"] = targets.size();
  result.json["rounds"] = rounds.done();
  result.json["wall_seconds_1_thread"] = one;
  result.json["threads"] = threads;
  result.json["wall_seconds_threads"] = many;
  result.json["speedup"] = one / many;
  result.json["speedup_best_round"] = best;
  result.json["seconds_per_source_half"] = per_source_half;
  result.json["seconds_per_source"] = per_source;
  result.json["growth_per_source"] = per_source / per_source_half;
  return result;
}

}  // namespace tongcun
