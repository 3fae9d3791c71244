// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/solve_transport.h"

#include "engine/run/random_stream.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace tongcun {
namespace {

RunSettings quiet() {
  RunSettings run;
  run.threads = 1;
  return run;
}

struct Unit {
  std::int32_t supply;
  std::int32_t unplaced;
  std::vector<Candidate> candidates;
};

TransportProblem problem_of(std::vector<Unit> const& units, std::vector<std::int64_t> capacity) {
  TransportProblem problem;
  problem.first.push_back(0);
  for (Unit const& unit : units) {
    problem.supply.push_back(unit.supply);
    problem.unplaced.push_back(unit.unplaced);
    problem.candidates.insert(problem.candidates.end(), unit.candidates.begin(),
                              unit.candidates.end());
    problem.first.push_back(problem.candidates.size());
  }
  problem.capacity = std::move(capacity);
  return problem;
}

// The plan is one, costs what it says, and its prices prove that nothing is cheaper.
void expect_proved(TransportProblem const& problem, TransportPlan const& plan) {
  ASSERT_TRUE(is_well_formed(problem));
  EXPECT_EQ(score_transport(problem, plan.shipments), std::optional(plan.cost));
  EXPECT_EQ(bound_transport(problem, plan.price), plan.cost);
}

// Two households of 4 and 3 persons, sites for 4 and 5: minutes 10 or 30 for the first, 10 or 20
// for the second. Both want site 0. The second goes to site 1: 4 * 10 + 3 * 20 = 100; a place more
// at site 0 is worth 10.
TEST(SolveTransport, TwoWantOneSite) {
  TransportProblem const problem =
      problem_of({{4, 1000, {{0, 10}, {1, 30}}}, {3, 1000, {{0, 10}, {1, 20}}}}, {4, 5});
  TransportPlan const plan = solve_transport(problem, quiet());
  expect_proved(problem, plan);
  EXPECT_EQ(plan.cost, 100);
  EXPECT_EQ(plan.shipments, (std::vector<Shipment>{{0, 0, 4}, {1, 1, 3}}));
  EXPECT_EQ(plan.price, (std::vector<std::int64_t>{10, 0}));
}

// A place is missing: one piece of the second unit, whose going nowhere costs less, stays.
TEST(SolveTransport, TooLittleRoom) {
  TransportProblem const problem = problem_of({{2, 100, {{0, 1}}}, {2, 40, {{0, 2}}}}, {3});
  TransportPlan const plan = solve_transport(problem, quiet());
  expect_proved(problem, plan);
  EXPECT_EQ(plan.cost, 2 + 2 + 40);
  EXPECT_EQ(plan.shipments, (std::vector<Shipment>{{0, 0, 2}, {1, 0, 1}}));
  EXPECT_EQ(plan.price.front(), 38);
}

TEST(SolveTransport, NowhereMayBeBest) {
  TransportProblem const problem = problem_of({{3, 5, {{0, 6}}}}, {10});
  TransportPlan const plan = solve_transport(problem, quiet());
  expect_proved(problem, plan);
  EXPECT_TRUE(plan.shipments.empty());
  EXPECT_EQ(plan.cost, 15);
}

TEST(SolveTransport, NothingAtAll) {
  for (TransportProblem const& problem :
       {problem_of({}, {}), problem_of({}, {3}), problem_of({{2, 7, {}}}, {}),
        problem_of({{2, 7, {{0, 1}}}}, {0})}) {
    TransportPlan const plan = solve_transport(problem, quiet());
    expect_proved(problem, plan);
    EXPECT_TRUE(plan.shipments.empty());
  }
}

// A chain: each unit of one piece prefers the site before its own, and one piece too many at the
// first site pushes all along to the room at the end.
TEST(SolveTransport, OneTooManyPushesAllAlong) {
  constexpr std::uint32_t kSites = 50;
  std::vector<Unit> units{{1, 1000, {{0, 0}}}};
  for (std::uint32_t i = 0; i + 1 < kSites; ++i) {
    units.push_back({1, 1000, {{i, 0}, {i + 1, 1}}});
  }
  TransportProblem const problem = problem_of(units, std::vector<std::int64_t>(kSites, 1));
  TransportPlan const plan = solve_transport(problem, quiet());
  expect_proved(problem, plan);
  EXPECT_EQ(plan.cost, kSites - 1);
}

struct Draw {
  std::uint32_t units;
  std::uint32_t sites;
  std::uint32_t candidates;
  std::uint32_t supply;
  std::uint32_t cost;  // small: many ties
};

TransportProblem drawn(std::uint64_t seed, Draw const& draw, std::uint64_t tightness) {
  RandomStream random(seed, Purpose::test, 0);
  std::vector<Unit> units;
  std::int64_t all = 0;
  for (std::uint32_t i = 0; i < draw.units; ++i) {
    Unit unit{static_cast<std::int32_t>(1 + random.next_below(draw.supply)),
              static_cast<std::int32_t>(random.next_below(2 * draw.cost)),
              {}};
    for (std::uint32_t site = 0; site < draw.sites; ++site) {
      if (random.next_below(draw.sites) < draw.candidates) {
        unit.candidates.push_back({site, static_cast<std::int32_t>(random.next_below(draw.cost))});
      }
    }
    all += unit.supply;
    units.push_back(std::move(unit));
  }
  std::vector<std::int64_t> capacity;
  auto const mean = static_cast<std::uint32_t>(2 * static_cast<std::uint64_t>(all) * tightness /
                                               (100 * draw.sites)) +
                    1;
  for (std::uint32_t site = 0; site < draw.sites; ++site) {
    capacity.push_back(random.next_below(mean + 1));
  }
  return problem_of(units, std::move(capacity));
}

// Every way to place every piece.
class BruteForce {
 public:
  explicit BruteForce(TransportProblem const& problem)
      : problem_(problem), room_(problem.capacity) {}
  std::int64_t least() {
    place(0, 0, 0);
    return least_;
  }

 private:
  void place(std::size_t unit, std::int32_t done, std::int64_t cost) {
    if (unit == problem_.units()) {
      least_ = std::min(least_, cost);
      return;
    }
    if (done == problem_.supply[unit]) {
      place(unit + 1, 0, cost);
      return;
    }
    place(unit, done + 1, cost + problem_.unplaced[unit]);
    for (Candidate const& candidate : problem_.of(unit)) {
      if (room_[candidate.site] > 0) {
        --room_[candidate.site];
        place(unit, done + 1, cost + candidate.cost);
        ++room_[candidate.site];
      }
    }
  }

  TransportProblem const& problem_;
  std::vector<std::int64_t> room_;
  std::int64_t least_ = std::numeric_limits<std::int64_t>::max();
};

TEST(SolveTransport, EqualsBruteForce) {
  for (std::uint64_t seed = 1; seed <= repetitions(1000); ++seed) {
    TransportProblem const problem =
        drawn(seed, {4, 3, 2, 2, seed % 2 == 0 ? 5U : 1000U}, 40 + seed % 100);
    TransportPlan const plan = solve_transport(problem, quiet());
    expect_proved(problem, plan);
    EXPECT_EQ(plan.cost, BruteForce(problem).least()) << "seed " << seed;
  }
}

// Larger ones, with and without many ties, with too little room and too much: proved by duality.
TEST(SolveTransport, ProvesItself) {
  for (std::uint64_t seed = 1; seed <= repetitions(300); ++seed) {
    Draw const draw{100 + static_cast<std::uint32_t>(seed),
                    1 + static_cast<std::uint32_t>(seed % 23),
                    1 + static_cast<std::uint32_t>(seed % 7),
                    1 + static_cast<std::uint32_t>(seed % 9), seed % 3 == 0 ? 4U : 100000U};
    TransportProblem const problem = drawn(seed, draw, 50 + seed % 80);
    expect_proved(problem, solve_transport(problem, quiet()));
  }
}

// A place more never costs, and saves at most what its price says; the other way round as well.
TEST(SolveTransport, PricesAreWorthOfAPlace) {
  for (std::uint64_t seed = 1; seed <= repetitions(60); ++seed) {
    TransportProblem problem = drawn(seed, {60, 6, 4, 3, 500}, 80);
    TransportPlan const plan = solve_transport(problem, quiet());
    for (std::size_t site = 0; site < problem.sites(); ++site) {
      ++problem.capacity[site];
      std::int64_t const more = solve_transport(problem, quiet()).cost;
      EXPECT_LE(more, plan.cost);
      EXPECT_LE(plan.cost - more, plan.price[site]);
      --problem.capacity[site];
      if (problem.capacity[site] > 0) {
        --problem.capacity[site];
        EXPECT_GE(solve_transport(problem, quiet()).cost - plan.cost, plan.price[site]);
        ++problem.capacity[site];
      }
    }
  }
}

TEST(ScoreTransport, RefusesWhatIsNoPlan) {
  TransportProblem const problem = problem_of({{2, 9, {{0, 1}}}, {2, 9, {{0, 2}, {1, 3}}}}, {3, 5});
  EXPECT_EQ(score_transport(problem, {}), 36);
  EXPECT_EQ(score_transport(problem, {{0, 0, 2}, {1, 0, 1}, {1, 1, 1}}), 2 + 2 + 3);
  for (std::vector<Shipment> const& wrong :
       {std::vector<Shipment>{{0, 1, 1}},             // no candidate
        std::vector<Shipment>{{0, 0, 3}},             // more than its supply
        std::vector<Shipment>{{0, 0, 2}, {1, 0, 2}},  // more than the room
        std::vector<Shipment>{{1, 1, 1}, {1, 0, 1}},  // not in order
        std::vector<Shipment>{{0, 0, 1}, {0, 0, 1}},  // twice
        std::vector<Shipment>{{0, 0, 0}},             // nothing
        std::vector<Shipment>{{0, 0, -1}}, std::vector<Shipment>{{2, 0, 1}},
        std::vector<Shipment>{{0, 2, 1}}}) {
    EXPECT_EQ(score_transport(problem, wrong), std::nullopt);
  }
}

TEST(BoundTransport, AnyPricesAreABound) {
  for (std::uint64_t seed = 1; seed <= repetitions(100); ++seed) {
    TransportProblem const problem = drawn(seed, {30, 5, 3, 4, 200}, 80);
    RandomStream random(seed, Purpose::test, 1);
    std::vector<std::int64_t> price;
    for (std::size_t site = 0; site < problem.sites(); ++site) {
      price.push_back(random.next_below(300));
    }
    EXPECT_LE(bound_transport(problem, price), solve_transport(problem, quiet()).cost);
  }
}

TEST(TransportProblem, Limits) {
  EXPECT_TRUE(
      is_well_formed(problem_of({{1, kMostPieceCost, {{0, kMostPieceCost}}}}, {kMostPieces})));
  EXPECT_FALSE(is_well_formed(problem_of({{0, 1, {}}}, {})));
  EXPECT_FALSE(is_well_formed(problem_of({{1, -1, {}}}, {})));
  EXPECT_FALSE(is_well_formed(problem_of({{1, 1, {{0, 1}}}}, {})));  // no such site
  EXPECT_FALSE(is_well_formed(problem_of({{1, 1, {{0, -1}}}}, {1})));
  EXPECT_FALSE(is_well_formed(problem_of({}, {-1})));
}

}  // namespace
}  // namespace tongcun
