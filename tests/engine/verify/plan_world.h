// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/random_stream.h"
#include "engine/verify/verify_relocation.h"
#include "tests/worlds/plain_relocation.h"
#include "tests/worlds/random_relocation.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace tongcun {

// A question, its register and a plan.
struct PlanWorld {
  RelocationProblem problem;
  HouseholdRegister people;
  RelocationPlan plan;

  [[nodiscard]] PlanCheck check() const { return verify_relocation(problem, plan, people); }
};

constexpr std::int64_t kPriceScale = std::int64_t{1} << 20;

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

// States of the plan what is so, as far as it can be counted; of a plan that is none and cheaper
// than every plan, its objective as its bound.
inline void claim_truth(PlanWorld& world) {
  PlanCheck const check = world.check();
  world.plan.objective = check.objective;
  world.plan.bound = std::min(check.bound, check.objective);
  world.plan.status = check.objective == check.bound ? PlanStatus::optimal : PlanStatus::feasible;
}

// The same after a change of the question: with multipliers of the right number.
inline void certify(PlanWorld& world, RandomStream& random) {
  world.plan.certificate = random_certificate(world.problem, random);
  claim_truth(world);
}

// A cheapest plan of a random question, certified.
inline PlanWorld good_world(RandomStream& random, RandomRelocationSize const& size) {
  RandomRelocation drawn = random_relocation(random, size);
  PlanWorld world{std::move(drawn.problem), std::move(drawn.people), {}};
  world.plan.place = cheapest_plan(world.problem).place;
  certify(world, random);
  return world;
}

inline constexpr RandomRelocationSize kSmall{5, 3, 2, 2};

}  // namespace tongcun
