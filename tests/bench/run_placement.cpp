// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/run_placement.h"

#include "engine/assignment/knapsack_bound.h"
#include "engine/assignment/solve_placement.h"
#include "tests/bench/measure.h"
#include "tests/bench/read_placement.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <ctime>
#include <limits>
#include <mutex>
#include <thread>
#include <vector>

namespace tongcun {
namespace {

double processor_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

// Sets a flag after some time, of the clock or of the processor, unless it is destroyed before.
class Timer {
 public:
  Timer(std::atomic<bool>& flag, double seconds, bool of_processor)
      : thread_([this, &flag, seconds, of_processor] {
          auto const now = [&] { return of_processor ? processor_seconds() : wall_seconds(); };
          double const end = now() + seconds;
          std::unique_lock lock(mutex_);
          for (double left = seconds; left > 0.0; left = end - now()) {
            // With two threads the processor's seconds pass twice as fast.
            std::chrono::duration<double> const wait(of_processor ? std::max(0.002, left / 2)
                                                                  : left);
            if (wake_.wait_for(lock, wait, [this] { return is_over_; })) {
              return;
            }
          }
          flag = true;
        }) {}
  ~Timer() {
    {
      std::scoped_lock const lock(mutex_);
      is_over_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }
  Timer(Timer const&) = delete;
  Timer& operator=(Timer const&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_over_ = false;
  std::thread thread_;
};

// What the plan costs by the file; `rounded` where the problem has its costs.
double cost_by_file(PublicInstance const& instance, std::vector<Placement> const& placements,
                    double rounded) {
  if (instance.option_cost.empty()) {
    return rounded;
  }
  double cost = 0.0;
  std::vector<std::uint8_t> is_open(instance.problem.sites(), 0);
  for (Placement const& placement : placements) {
    cost += instance.option_cost[placement.option] * placement.members;
    is_open[instance.problem.options[placement.option].site] = 1;
  }
  for (std::size_t site = 0; site < is_open.size(); ++site) {
    cost += is_open[site] != 0 ? instance.site_cost[site] : 0.0;
  }
  return cost;
}

nlohmann::ordered_json solve(BenchOptions const& options, PublicInstance const& instance) {
  PlacementProblem const& problem = instance.problem;
  std::atomic<bool> stop = false;
  RunSettings run;
  run.threads = options.threads;
  run.stop = &stop;
  PlacementSearch search;
  search.seed = options.seed;
  search.work_limit = std::numeric_limits<std::int64_t>::max() / 4;
  auto const in_file_units = [&](std::int64_t cost) {
    return static_cast<double>(cost) / instance.scale;
  };
  double const start = wall_seconds();
  double last_improvement = 0.0;
  search.improved = [&](std::int64_t, std::int64_t) { last_improvement = wall_seconds() - start; };
  PlacementPlan plan;
  {
    Timer const timer(stop, options.time_limit, options.processor_time);
    plan = solve_placement(problem, search, run);
  }
  double const seconds = wall_seconds() - start;
  std::int64_t placed = 0;
  for (Placement const& placement : plan.placements) {
    placed += placement.members;
  }
  std::int64_t members = 0;
  for (std::int32_t const count : problem.count) {
    members += count;
  }
  nlohmann::ordered_json result;
  result["class"] = options.bench_class;
  result["instance"] = options.file;
  double const objective = cost_by_file(instance, plan.placements, in_file_units(plan.cost));
  result["objective"] = objective;
  result["bound"] = in_file_units(plan.best_bound());
  result["gap"] =
      static_cast<double>(plan.cost - plan.best_bound()) / static_cast<double>(plan.cost);
  result["settled"] = plan.settled;
  result["status"] = placed < members                 ? "infeasible"
                     : plan.cost == plan.best_bound() ? "optimal"
                                                      : "feasible";
  result["seconds"] = seconds;
  result["processor_seconds"] = processor_seconds();
  result["seconds_to_last_improvement"] = last_improvement;
  result["peak_memory_bytes"] = peak_memory_bytes();
  result["verified"] = score_placement(problem, plan.placements) == plan.cost &&
                       bound_placement(problem, plan.prices) == plan.bound &&
                       (plan.knapsack_value.empty() ||
                        bound_by_knapsacks(problem, plan.knapsack_value) == plan.knapsack_bound);
  if (instance.best_known > 0.0) {
    result["best_known"] = instance.best_known;
    result["excess"] = objective / instance.best_known - 1.0;
  }
  result["scale"] = instance.scale;
  result["seed"] = options.seed;
  result["threads"] = options.threads;
  result["units"] = problem.units();
  result["sites"] = problem.sites();
  result["machine"] = describe_machine();
  return result;
}

}  // namespace

nlohmann::ordered_json run_gap(BenchOptions const& options) {
  return solve(options, read_gap(options.file));
}

nlohmann::ordered_json run_single_source_location(BenchOptions const& options) {
  return solve(options, single_source_location(read_location_file(options.file)));
}

nlohmann::ordered_json run_multi_source_location(BenchOptions const& options) {
  return solve(options, multi_source_location(read_location_file(options.file)));
}

}  // namespace tongcun
