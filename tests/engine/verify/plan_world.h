// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/random_stream.h"
#include "engine/verify/verify_relocation.h"
#include "tests/worlds/plain_relocation.h"
#include "tests/worlds/random_relocation.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace tongcun {

// A question, its register and a plan.
struct PlanWorld {
  RelocationProblem problem;
  HouseholdRegister people;
  RelocationPlan plan;

  [[nodiscard]] PlanCheck check() const { return verify_relocation(problem, plan, people); }
};

constexpr std::int64_t kPriceScale = std::int64_t{1} << 20;
constexpr std::int64_t kGoalScale = std::int64_t{1} << 44;  // where the goal is not the cost

// Multipliers of any kind: all are legal. Half of them value a unit at its cheapest offers, which
// proves the optimum where nothing binds.
inline RelocationCertificate random_certificate(RelocationProblem const& problem,
                                                RandomStream& random) {
  RelocationCertificate certificate;
  certificate.unit_value.resize(problem.units);
  bool const is_good = random.next_below(2) == 0;
  for (MoverId const mover : problem.movers.household.ids()) {
    std::int64_t least = plain_staying(problem, mover);
    for (PlainOffer const& offer : plain_offers(problem, mover)) {
      least = std::min(least, offer.cost);
    }
    std::int64_t const any = std::int64_t{random.next_below(2'000'000)} - 500'000;
    certificate.unit_value[problem.movers.unit[mover]] += kPriceScale * (is_good ? least : any);
  }
  for (std::size_t i = 0; i < plain_limits(problem).size(); ++i) {
    bool const is_free = is_good || random.next_below(2) == 0;
    certificate.price.push_back(
        is_free ? 0 : std::int64_t{random.next_below(1U << 31U)} * random.next_below(1U << 10U));
  }
  return certificate;
}

// The levels of a question before the cost.
inline std::vector<Goal> levels_of(RelocationProblem const& problem) {
  std::vector<Goal> goals;
  if (problem.shares) {
    goals.push_back(Goal::shares);
  }
  if (problem.guarantees) {
    goals.push_back(Goal::urgent);
    goals.push_back(Goal::posts);
    goals.push_back(Goal::guarantees);
  }
  return goals;
}

// The question of a level, after which nothing has been reached.
inline RelocationProblem level_question(RelocationProblem const& problem, Goal goal) {
  RelocationProblem question = problem;
  question.goal = goal;
  for (auto level = static_cast<std::size_t>(goal); level < kGoals; ++level) {
    question.reached[level] = std::nullopt;
  }
  return question;
}

// Lets each level of a question reach the best there is, one after the other.
inline void reach_levels(RelocationProblem& problem) {
  for (Goal const goal : levels_of(problem)) {
    problem.reached[static_cast<std::size_t>(goal)] =
        cheapest_plan(level_question(problem, goal)).objective;
  }
}

// States of the plan what is so, as far as it can be counted; of a plan that is none and cheaper
// than every plan, its objective as its bound.
inline void claim_truth(PlanWorld& world) {
  PlanCheck const check = world.check();
  world.plan.objective = check.objective;
  world.plan.bound = std::min(check.bound, check.objective);
  bool const are_best = std::ranges::all_of(
      world.plan.levels, [](PlanLevel const& level) { return level.value == level.bound; });
  world.plan.status =
      are_best && check.objective == check.bound ? PlanStatus::optimal : PlanStatus::feasible;
  if (world.problem.shares && !world.plan.levels.empty() && world.plan.levels.front().value > 0) {
    world.plan.status =
        world.plan.levels.front().bound > 0 ? PlanStatus::infeasible : PlanStatus::unmet;
  }
}

// A level whose multipliers are those of any question, so that they prove little: what they prove
// is found by trying.
inline PlanLevel certified_level(PlanWorld world, Goal goal, RandomStream& random) {
  RelocationProblem const question = level_question(world.problem, goal);
  PlanLevel level;
  level.goal = goal;
  level.value = *world.problem.reached[static_cast<std::size_t>(goal)];
  level.certificate.unit_value.resize(question.units);
  for (std::int64_t& value : level.certificate.unit_value.values()) {
    value = std::int64_t{random.next_below(3)} * kGoalScale / 2;
  }
  level.certificate.price.assign(plain_limits(question).size(), 0);
  for (std::int64_t& price : level.certificate.price) {
    price = random.next_below(2) == 0 ? 0 : kGoalScale;
  }
  auto const is_proved = [&] {
    world.plan.levels.clear();
    for (Goal const other : levels_of(world.problem)) {  // that claim nothing
      std::int64_t const value = *world.problem.reached[static_cast<std::size_t>(other)];
      world.plan.levels.push_back(other == goal ? level : PlanLevel{other, value, kNoBound, {}});
    }
    return std::ranges::none_of(world.check().findings, [](PlanFinding const& finding) {
      return finding.fault == PlanFault::level;
    });
  };
  level.bound = level.value;
  // Whatever else a corrupted plan has wrong in its levels, nothing is proved by trying further.
  while (level.bound >= 0 && !is_proved()) {
    --level.bound;
  }
  if (level.bound < 0) {  // nothing proves that none are fewer than none
    level.bound = 0;
    std::ranges::fill(level.certificate.price, 0);
    std::ranges::fill(level.certificate.unit_value.values(), 0);
  }
  return level;
}

// The same after a change of the question: with multipliers of the right number.
inline void certify(PlanWorld& world, RandomStream& random) {
  world.plan.certificate = random_certificate(world.problem, random);
  world.plan.levels.clear();
  std::vector<PlanLevel> levels;
  for (Goal const goal : levels_of(world.problem)) {
    levels.push_back(certified_level(world, goal, random));
  }
  world.plan.levels = std::move(levels);
  claim_truth(world);
}

// A cheapest plan of a random question, certified.
inline PlanWorld good_world(RandomStream& random, RandomRelocationSize const& size) {
  RandomRelocation drawn = random_relocation(random, size);
  PlanWorld world{std::move(drawn.problem), std::move(drawn.people), {}};
  reach_levels(world.problem);
  world.plan.place = cheapest_plan(world.problem).place;
  certify(world, random);
  return world;
}

inline constexpr RandomRelocationSize kSmall{5, 3, 2, 2, 4, 4, 3, 3, 2};

}  // namespace tongcun
