// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/verify/claim_mutations.h"
#include "tests/engine/verify/fact_mutations.h"
#include "tests/engine/verify/group_mutations.h"
#include "tests/engine/verify/limit_mutations.h"
#include "tests/engine/verify/mode_mutations.h"
#include "tests/engine/verify/order_mutations.h"
#include "tests/engine/verify/place_mutations.h"
#include "tests/engine/verify/question_mutations.h"
#include "tests/engine/verify/share_mutations.h"

#include <gtest/gtest.h>

#include <array>
#include <iterator>
#include <string>

namespace tongcun {
namespace {

constexpr int kApplications = 60;  // of each mutation
constexpr std::uint64_t kMostSeeds = 4000;

struct Tally {
  int applied = 0;
  int rejected = 0;  // with the right fault
  int alone = 0;     // and with nothing but what comes with it
};

// What a fault brings along by itself: multipliers that prove nothing prove no bound, and so on.
bool comes_with(PlanFault fault, PlanFault other) {
  switch (fault) {
    case PlanFault::refused:
      return other == PlanFault::wrong_facts;  // the question says otherwise
    case PlanFault::wrong_facts:
      return other == PlanFault::refused;
    case PlanFault::shape:
    case PlanFault::negative_price:
    case PlanFault::bound_above:
      return other == PlanFault::bound;
    case PlanFault::objective:
    case PlanFault::bound:
      return other == PlanFault::bound_above;
    default:
      return false;
  }
}

std::vector<Mutation> all_mutations() {
  std::vector<Mutation> all;
  for (std::vector<Mutation>& part :
       std::vector{claim_mutations(), place_mutations(), fact_mutations(), question_mutations(),
                   limit_mutations(), share_mutations(), order_mutations(), group_mutations(),
                   mode_mutations()}) {
    std::ranges::move(part, std::back_inserter(all));
  }
  return all;
}

void apply(Mutation const& mutation, PlanWorld world, RandomStream& random, Tally& tally) {
  if (!mutation.apply(world, random)) {
    return;
  }
  if (mutation.after == After::reclaim) {
    claim_truth(world);
  } else if (mutation.after == After::recertify) {
    certify(world, random);
  }
  ++tally.applied;
  std::vector<PlanFinding> const findings = world.check().findings;
  auto const is_right = [&](PlanFinding const& finding) { return finding.fault == mutation.fault; };
  tally.rejected += std::ranges::any_of(findings, is_right) ? 1 : 0;
  tally.alone += std::ranges::all_of(findings, [&](PlanFinding const& finding) {
    return is_right(finding) || comes_with(mutation.fault, finding.fault);
  });
}

// Every kind of corruption, on as many good plans as it takes to apply it often enough.
TEST(VerifyRelocationMutations, EachIsRejectedWithItsFault) {
  std::vector<Mutation> const mutations = all_mutations();
  std::vector<Tally> tallies(mutations.size());
  std::size_t unfinished = mutations.size();
  for (std::uint64_t seed = 0; seed < kMostSeeds && unfinished > 0; ++seed) {
    RandomStream random(30, Purpose::test, seed);
    PlanWorld const world = good_world(random, kSmall);
    unfinished = 0;
    for (std::size_t i = 0; i < mutations.size(); ++i) {
      if (tallies[i].applied < kApplications) {
        apply(mutations[i], world, random, tallies[i]);
        unfinished += tallies[i].applied < kApplications ? 1U : 0U;
      }
    }
  }
  int applied = 0;
  std::string table = "name: applied, rejected with its fault, with nothing else\n";
  for (std::size_t i = 0; i < mutations.size(); ++i) {
    Tally const& tally = tallies[i];
    std::string const row = std::string(mutations[i].name) + ": " + std::to_string(tally.applied) +
                            ", " + std::to_string(tally.rejected) + ", " +
                            std::to_string(tally.alone);
    table += row + "\n";
    applied += tally.applied;
    EXPECT_GE(tally.applied, 5) << row;
    EXPECT_EQ(tally.rejected, tally.applied) << row;
    EXPECT_GE(tally.alone, 1) << row;
  }
  RecordProperty("table", table);
  RecordProperty("kinds", static_cast<int>(mutations.size()));
  RecordProperty("applied", applied);
  EXPECT_GE(mutations.size(), 40U);
  EXPECT_GE(applied, 1000) << table;
}

// One piece over is told of the right limit, with both figures.
TEST(VerifyRelocationMutations, NamesTheLimit) {
  std::vector<Mutation> const mutations = limit_mutations();  // the first are in order of kinds
  std::array<LimitKind, kLimitKinds - 1> kinds{};  // all but left_out, which may be exceeded
  constexpr auto kLeftOut = static_cast<std::size_t>(LimitKind::left_out);
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    kinds[i] = static_cast<LimitKind>(i < kLeftOut ? i : i + 1);
  }
  std::array<int, kinds.size()> told{};
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    RandomStream random(32, Purpose::test, seed);
    RandomRelocationSize size = kSmall;
    size.modes = seed < 600 ? 0 : kSmall.modes;  // without a site posts are hardly ever lacking
    PlanWorld const good = good_world(random, size);
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      PlanWorld world = good;
      if (!mutations[kind].apply(world, random)) {
        continue;
      }
      certify(world, random);
      std::vector<PlanFinding> const findings = world.check().findings;
      ASSERT_FALSE(findings.empty()) << mutations[kind].name;
      PlanFinding const& first = findings.front();
      EXPECT_EQ(first.limit.kind, kinds[kind]) << mutations[kind].name;
      EXPECT_EQ(first.claimed + 1, first.found) << mutations[kind].name;
      EXPECT_EQ(first.limit.capacity, first.claimed) << mutations[kind].name;
      ++told[kind];
    }
  }
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    EXPECT_GE(told[kind], 5) << mutations[kind].name;
  }
}

std::int64_t any_figure(RandomStream& random) {
  constexpr std::array<std::int64_t, 6> kFigures{kMost, kMost - 1, kMost / 2, 1, 0, kLeast};
  return kFigures[random.next_below(kFigures.size())];
}

std::uint32_t any_row(RandomStream& random) {
  constexpr std::array<std::uint32_t, 5> kRows{0, 1, 2, 0x7FFF'FFFF, 0xFFFF'FFFF};
  return kRows[random.next_below(kRows.size())];
}

// Nothing overflows, nothing is read that is not there (under the sanitizers), and what cannot be
// counted is never believed.
TEST(VerifyRelocationMutations, RubbishIsRejected) {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    RandomStream random(31, Purpose::test, seed);
    PlanWorld world = good_world(random, kSmall);
    RelocationProblem& problem = world.problem;
    if (seed % 2 == 0) {
      for (std::int64_t& price : problem.unserved.values()) {
        price = kMost;
      }
      problem.options.minute_price = kMost;
      problem.options.wish_price = kMost;
      std::ranges::fill(problem.movers.persons.values(), std::numeric_limits<std::int32_t>::max());
      std::ranges::fill(problem.stocks.area.values(), kMost);
      problem.rules.cost_a_person = kMost;
      problem.rules.subsidy_a_person = kMost;
      problem.rules.self_payment_a_person = kMost;
      problem.rules.water_a_person = kMost;
      problem.rules.least_area_beyond = kMost;
    }
    for (std::optional<MoverPlace>& place : world.plan.place.values()) {
      PhaseId const phase(any_row(random));  // the last of the rows is none()
      place = MoverPlace{phase, StockId(any_row(random))};
    }
    world.plan.place[MoverId(0)] = MoverPlace{};
    for (std::int64_t& price : world.plan.certificate.price) {
      price = any_figure(random);
    }
    for (std::int64_t& value : world.plan.certificate.unit_value.values()) {
      value = any_figure(random);
    }
    world.plan.objective = any_figure(random);
    world.plan.bound = any_figure(random);
    PlanCheck const check = world.check();
    ASSERT_FALSE(check.findings.empty()) << seed;
    ASSERT_EQ(check.findings, world.check().findings) << seed;
  }
}

}  // namespace
}  // namespace tongcun
