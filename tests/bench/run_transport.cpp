// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/run_transport.h"

#include "engine/assignment/solve_transport.h"
#include "tests/bench/lemon_peer.h"
#include "tests/bench/make_transport.h"
#include "tests/bench/measure.h"

#include <optional>
#include <stdexcept>
#include <vector>

namespace tongcun {
namespace {

// Peers are measured once where they take so long; a round of theirs would eat the time limit.
class Peer {
 public:
  Peer(LemonPeer const& lemon, LemonMethod method) : lemon_(lemon), method_(method) {}

  void round(double time_limit, std::int64_t expected) {
    if (!seconds_.empty() && seconds_.back() > 0.2 * time_limit) {
      return;
    }
    std::int64_t cost = 0;
    seconds_.push_back(timed([&] { cost = lemon_.solve(method_); }));
    is_equal_ = is_equal_ && cost == expected;
  }
  [[nodiscard]] bool is_equal() const { return is_equal_; }
  [[nodiscard]] nlohmann::ordered_json json(double ours) const {
    return {{"seconds", median(seconds_)},
            {"rounds", seconds_.size()},
            {"ratio", median(seconds_) / ours},
            {"equal", is_equal_}};
  }

 private:
  LemonPeer const& lemon_;
  LemonMethod method_;
  std::vector<double> seconds_;
  bool is_equal_ = true;
};

}  // namespace

nlohmann::ordered_json run_transport(BenchOptions const& options) {
  double const start = wall_seconds();
  std::optional<TransportSize> const size = transport_size(options.file);
  if (!size) {
    throw std::runtime_error("no such instance: " + options.file);
  }
  TransportProblem const problem = make_transport(*size, options.seed);
  RunSettings run;
  run.threads = 1;
  std::int64_t const instance_memory = peak_memory_bytes();
  TransportPlan plan;
  std::vector<double> seconds{timed([&] { plan = solve_transport(problem, run); })};
  std::int64_t const our_memory = peak_memory_bytes();  // before the peers build theirs
  bool verified = score_transport(problem, plan.shipments) == plan.cost;
  std::int64_t const bound = bound_transport(problem, plan.price);

  std::vector<std::uint32_t> site;
  std::vector<std::int32_t> cost;
  site.reserve(problem.candidates.size());
  cost.reserve(problem.candidates.size());
  for (Candidate const& candidate : problem.candidates) {
    site.push_back(candidate.site);
    cost.push_back(candidate.cost);
  }
  LemonPeer const lemon(
      {problem.supply, problem.unplaced, problem.first, site, cost, problem.capacity});
  Peer simplex(lemon, LemonMethod::network_simplex);
  Peer scaling(lemon, LemonMethod::cost_scaling);
  Rounds rounds(options.time_limit);
  while (rounds.next()) {
    TransportPlan again;
    seconds.push_back(timed([&] { again = solve_transport(problem, run); }));
    verified = verified && again.shipments == plan.shipments && again.price == plan.price;
    simplex.round(options.time_limit, plan.cost);
    scaling.round(options.time_limit, plan.cost);
  }
  double const ours = median(seconds);
  nlohmann::ordered_json result;
  result["class"] = "transport";
  result["instance"] = options.file;
  result["objective"] = plan.cost;
  result["bound"] = bound;
  result["status"] = plan.cost == bound ? "optimal" : "feasible";
  result["seconds"] = ours;
  result["peak_memory_bytes"] = our_memory;
  result["verified"] = verified && simplex.is_equal() && scaling.is_equal();
  result["seed"] = options.seed;
  result["units"] = problem.units();
  result["sites"] = problem.sites();
  result["candidates"] = problem.candidates.size();
  result["rounds"] = rounds.done();
  result["memory_of_the_instance"] = instance_memory;
  result["peers"]["lemon_network_simplex"] = simplex.json(ours);
  result["peers"]["lemon_cost_scaling"] = scaling.json(ours);
  result["peers"]["peak_memory_bytes"] = peak_memory_bytes();
  result["seconds_in_all"] = wall_seconds() - start;
  result["machine"] = describe_machine();
  return result;
}

}  // namespace tongcun
