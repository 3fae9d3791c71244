// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/improve_placement_exactly.h"

#include "engine/assignment/placement_plan.h"
#include "tests/engine/assignment/placement_worlds.h"
#include "tests/worlds/repetitions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// A problem with an offer table at no prices, and everybody nowhere.
struct World {
  explicit World(PlacementProblem drawn)
      : problem(std::move(drawn)),
        price(problem.resources(), 0.0),
        table(rank_offers(problem, price, std::numeric_limits<std::size_t>::max(), 1'000'000)),
        reoptimiser(problem, table, price, 1, 1) {}

  // What the plan costs, counted from the problem; none if it is no plan.
  [[nodiscard]] std::optional<std::int64_t> counted() const {
    std::vector<std::uint32_t> const option = reoptimiser.plan();
    std::vector<Placement> placements;
    for (std::uint32_t unit = 0; unit < problem.units(); ++unit) {
      std::vector<std::uint32_t> of_unit;
      for (std::size_t lot = table.first_lot[unit]; lot < table.first_lot[unit + 1]; ++lot) {
        if (option[lot] != Offer::kNowhere) {
          of_unit.push_back(option[lot]);
        }
      }
      std::ranges::sort(of_unit);
      for (std::uint32_t const chosen : of_unit) {
        if (!placements.empty() && placements.back().unit == unit &&
            placements.back().option == chosen) {
          ++placements.back().members;
        } else {
          placements.push_back({unit, chosen, 1});
        }
      }
    }
    return score_placement(problem, placements);
  }

  PlacementProblem problem;
  std::vector<double> price;
  OfferTable table;
  PlacementReoptimiser reoptimiser;
};

// With so few sites, all are re-optimised at once: that is exact.
TEST(ImprovePlacementExactly, EqualsBruteForce) {
  int settled = 0;
  for (std::uint64_t seed = 1; seed <= repetitions(300); ++seed) {
    World world(drawn_placement(seed, 6, 1 + static_cast<std::uint32_t>(seed % 3),
                                1 + static_cast<std::int32_t>(seed % 2 == 0 && seed % 3 == 0),
                                6 + static_cast<std::uint32_t>(seed % 11)));
    world.reoptimiser.improve(20'000, 0, {});
    EXPECT_EQ(world.counted(), world.reoptimiser.cost()) << "seed " << seed;
    if (world.reoptimiser.is_settled()) {
      ++settled;
      EXPECT_EQ(world.reoptimiser.cost(), PlacementBruteForce(world.problem).least())
          << "seed " << seed;
    }
  }
  EXPECT_EQ(settled, repetitions(300));
}

// Larger: never dearer as it goes on, always a plan, the same each time.
TEST(ImprovePlacementExactly, KeepsAPlan) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    World world(drawn_placement(seed, 60, 9, 2, 60));
    World again(world.problem);
    std::int64_t cost = world.reoptimiser.cost();
    for (int i = 0; i < 5; ++i) {
      world.reoptimiser.improve(5000, 0, {});
      again.reoptimiser.improve(5000, 0, {});
      EXPECT_LE(world.reoptimiser.cost(), cost);
      cost = world.reoptimiser.cost();
      EXPECT_EQ(world.counted(), cost) << "seed " << seed;
      EXPECT_EQ(world.reoptimiser.plan(), again.reoptimiser.plan()) << "seed " << seed;
    }
    std::vector<std::uint32_t> const plan = world.reoptimiser.plan();
    World other(world.problem);
    other.reoptimiser.start_from(plan);
    EXPECT_EQ(other.reoptimiser.cost(), cost);
  }
}

TEST(ImprovePlacementExactly, StopsWhenAsked) {
  World world(drawn_placement(3, 60, 9, 2, 60));
  std::atomic<bool> const stop = true;
  RunSettings run;
  run.stop = &stop;
  std::int64_t const cost = world.reoptimiser.cost();
  world.reoptimiser.improve(1'000'000, 0, run);
  EXPECT_EQ(world.reoptimiser.cost(), cost);
}

}  // namespace
}  // namespace tongcun
