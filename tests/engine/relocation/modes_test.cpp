// SPDX-License-Identifier: Apache-2.0
// Modes of settlement, worked out on paper.
#include "engine/relocation/explain_left_out.h"
#include "engine/relocation/price_offer.h"
#include "engine/relocation/score_relocation.h"
#include "engine/relocation/solve_relocation.h"
#include "tests/worlds/add_mover.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// Three households of 4, 2 and 3 persons in one village. A site for 20 persons, 30 minutes from the
// old land and 10 from clinic and from primary school; a person's dwelling costs 600, of which the
// public pays what the subsidy of 500 a person covers; a minute of a person counts 1. Staying
// counts 1,000,000.
//   at the site: n * 500 public, n * 100 own, n * 50 minutes: n * 550
struct World {
  RelocationProblem problem;

  World() {
    problem.rules.cost_a_person = 600;
    problem.rules.subsidy_a_person = 500;
    problem.options.minute_price = 1;
    for (std::int32_t const persons : {4, 2, 3}) {
      auto const id = static_cast<std::uint32_t>(problem.movers.size());
      add_mover(problem, {.household = HouseholdId(id),
                          .village = VillageId(0),
                          .persons = persons,
                          .consent = Consent::willing,
                          .unserved = 1'000'000});
    }
    SiteLimits limits;
    limits.admits = true;
    problem.sites.push_back(limits);
    add_phase(problem, SiteId(0), 20, 202706);
    problem.times.clinic.push_back(10);
    problem.times.primary.push_back(10);
    problem.times.old_land.emplace_back(30);
  }

  // Offers a mode without a site: SiteId(1), PhaseId(1).
  WithoutSite& offer(ResettlementMode mode) {
    SiteLimits limits;
    limits.admits = true;
    limits.mode = mode;
    limits.has_place = false;
    problem.sites.push_back(limits);
    add_phase(problem, SiteId(1), std::nullopt, std::nullopt);
    problem.times.clinic.push_back(std::nullopt);
    problem.times.primary.push_back(std::nullopt);
    problem.times.old_land.emplace_back(std::nullopt);
    WithoutSite& own = problem.options.modes[mode].without_site.emplace();
    if (mode != ResettlementMode::in_situ) {
      own.minutes = 20;
    } else {
      problem.times.clinic_today.push_back(70);
      problem.times.primary_today.push_back(std::nullopt);
    }
    return own;
  }
  void name(std::uint32_t mover, ResettlementMode mode) {
    problem.movers.mode_wishes[MoverId(mover)].named.insert(mode);
  }
  [[nodiscard]] Offer offered(std::uint32_t mover, std::uint32_t phase) const {
    return price_offer(problem, MoverId(mover), PhaseId(phase), StockId::none());
  }
  // "1" at the site, "2" without one, "-" stays; by mover.
  [[nodiscard]] std::string planned() const {
    std::string text;
    RelocationPlan const plan = solve_relocation(problem, RelocationSearch{}, quiet_run());
    for (std::optional<MoverPlace> const& place : plan.place.values()) {
      text += place ? std::to_string(place->phase.value() + 1) : "-";
    }
    return text;
  }
};

constexpr auto kMoney = ResettlementMode::monetary;
constexpr auto kOnTheSpot = ResettlementMode::in_situ;

TEST(Modes, ASumWhoseUseNobodyKnowsIsThePublicMoneyAlone) {
  World world;
  world.offer(kMoney);
  world.problem.options.modes[kMoney].payment.subsidy_a_person = 300;
  world.name(0, kMoney);
  Offer const money = world.offered(0, 1);
  ASSERT_EQ(money.bar, OfferBar::none);
  EXPECT_EQ(money.money, (OfferMoney{0, 1200, 0, 0}));  // no price of a dwelling is made up
  EXPECT_EQ(money.minutes, 20);                         // as stated, in place of what nobody knows
  EXPECT_EQ(money.cost, 1200 + 4 * 20);
  EXPECT_EQ(world.offered(0, 0).bar, OfferBar::not_wished);  // it names money
  EXPECT_EQ(world.offered(1, 0).cost, 2 * 550);              // the site keeps the profile's subsidy
}

TEST(Modes, ASubsidyOfTheModeTakesThePlaceOfBothAndLeavesTheCaps) {
  World world;
  world.problem.rules.subsidy_a_household = 9'000;
  world.problem.rules.self_payment_a_person = 10;
  world.problem.rules.most_loan = 0;
  WithoutSite& own = world.offer(kMoney);
  own.cost_a_person = 400;
  own.cost_a_household = 100;
  own.most_cost = 1'600;  // of 4 persons: 1,700 without it
  ModeOptions& mode = world.problem.options.modes[kMoney];
  mode.offer = ModeOffer::all;
  mode.payment.subsidy_a_household = 1'500;
  // 4 persons: cost 1,600, asked 40, so 1,500 of the 1,560 that are open are public.
  EXPECT_EQ(world.offered(0, 1).money, (OfferMoney{1'600, 1'500, 100, 0}));
  // 2 persons: cost 900, asked 20.
  EXPECT_EQ(world.offered(1, 1).money, (OfferMoney{900, 880, 20, 0}));
  // No debt is still the profile's rule, and the household can pay but 50.
  mode.payment.most_self_payment = 50;
  EXPECT_EQ(world.offered(0, 1).bar, OfferBar::too_dear);
  EXPECT_EQ(world.offered(1, 1).bar, OfferBar::none);
  mode.payment.most_loan = 50;
  EXPECT_EQ(world.offered(0, 1).money, (OfferMoney{1'600, 1'500, 50, 50}));
}

TEST(Modes, AccompanyingHouseholdsKeepRulesOfTheirOwn) {
  World world;
  world.offer(kMoney).cost_a_person = 400;
  ModeOptions& mode = world.problem.options.modes[kMoney];
  mode.offer = ModeOffer::all;
  mode.payment.subsidy_a_person = 400;
  world.problem.rules.accompanying.emplace().payment = PaymentRules{100, {}, {}, {}, {}};
  world.problem.movers.accompanying[MoverId(1)] = 1;
  EXPECT_EQ(world.offered(0, 1).money.public_money, 1'600);
  EXPECT_EQ(world.offered(1, 1).money.public_money, 200);
}

TEST(Modes, MoneyIsForThoseWhoNameItUnlessTheScenarioSaysOtherwise) {
  World world;
  world.offer(kMoney).cost_a_person = 1;  // far cheaper than the site
  EXPECT_EQ(world.offered(0, 1).bar, OfferBar::not_wished);
  EXPECT_EQ(world.planned(), "111");
  world.name(1, kMoney);
  EXPECT_EQ(world.planned(), "121");
  world.problem.options.modes[kMoney].offer = ModeOffer::all;
  EXPECT_EQ(world.planned(), "222");
  // Sites of another mode are for all, and for who names them where the scenario says so.
  world.problem.sites[SiteId(0)].mode = ResettlementMode::dispersed;
  EXPECT_EQ(world.offered(0, 0).bar, OfferBar::none);
  world.problem.options.modes[ResettlementMode::dispersed].offer = ModeOffer::named;
  EXPECT_EQ(world.offered(0, 0).bar, OfferBar::not_wished);
  world.problem.movers.wishes[MoverId(0)] = {SiteId(0)};
  EXPECT_EQ(world.offered(0, 0).bar, OfferBar::none);
}

TEST(Modes, WishesForSitesAndModesAreOneList) {
  World world;
  SiteLimits second;
  second.admits = true;
  world.problem.sites.push_back(second);
  world.problem.times.clinic.push_back(10);
  world.problem.times.primary.push_back(10);
  world.problem.times.old_land.emplace_back(30);
  PhaseId const phase = add_phase(world.problem, SiteId(1), 20, std::nullopt);
  auto const bar = [&](std::uint32_t mover, PhaseId at) {
    return price_offer(world.problem, MoverId(mover), at, StockId::none()).bar;
  };
  // Who names the mode and one of its sites wishes that site.
  world.name(0, ResettlementMode::concentrated);
  EXPECT_EQ(bar(0, PhaseId(0)), OfferBar::none);
  EXPECT_EQ(bar(0, phase), OfferBar::none);
  world.problem.movers.wishes[MoverId(0)] = {SiteId(1)};
  EXPECT_EQ(bar(0, PhaseId(0)), OfferBar::not_wished);
  EXPECT_EQ(bar(0, phase), OfferBar::none);
  // A word that is none of the modes is no leave to take any.
  world.problem.movers.mode_wishes[MoverId(1)].has_other = true;
  EXPECT_EQ(bar(1, phase), OfferBar::not_wished);
  // Ranked: the site, then what is of a mode that is named, then all others.
  world.problem.options.wishes = WishRule::ranked;
  world.problem.options.wish_price = 7;
  world.name(0, ResettlementMode::monetary);
  auto const rank = [&](std::uint32_t mover, PhaseId at) {
    return price_offer(world.problem, MoverId(mover), at, StockId::none()).wish_rank;
  };
  EXPECT_EQ(rank(0, phase), 0);
  EXPECT_EQ(rank(0, PhaseId(0)), 2);
  world.problem.sites[SiteId(0)].mode = ResettlementMode::monetary;
  EXPECT_EQ(rank(0, PhaseId(0)), 1);
  EXPECT_EQ(rank(1, phase), 1);
  EXPECT_EQ(rank(2, phase), 0);  // who names nothing has no rank
}

TEST(Modes, WorksOnTheSpotKeepTodaysWaysAndLeaveNobodyInDanger) {
  World world;
  world.offer(kOnTheSpot).cost_a_household = 900;
  world.problem.options.modes[kOnTheSpot].offer = ModeOffer::all;
  world.problem.movers.urgent[MoverId(2)] = 1;
  Offer const works = world.offered(0, 1);
  ASSERT_EQ(works.bar, OfferBar::none);
  EXPECT_EQ(works.minutes, 70 + kUnreachedMinutes);  // no way to the old land; no school in reach
  EXPECT_EQ(works.money, (OfferMoney{900, 900, 0, 0}));
  EXPECT_EQ(world.offered(2, 1).bar, OfferBar::in_danger);
  world.problem.options.modes[kOnTheSpot].without_site->is_for_urgent = true;
  EXPECT_EQ(world.offered(2, 1).bar, OfferBar::none);
}

// 550 a person at the site, 20 a person with money: all would take it, the cap lets the two take it
// that save the most.
TEST(Modes, ACapIsALimitWithAPrice) {
  World world;
  world.offer(kMoney).cost_a_person = 0;
  ModeOptions& mode = world.problem.options.modes[kMoney];
  mode.offer = ModeOffer::all;
  EXPECT_EQ(world.planned(), "222");
  mode.most_share = 999;  // of three households, rounded down
  EXPECT_EQ(world.planned(), "212");
  mode.most_households = 1;
  EXPECT_EQ(world.planned(), "211");
  mode.most_share = 333;
  EXPECT_EQ(world.planned(), "111");
  mode.most_share = 334;
  EXPECT_EQ(world.planned(), "211");
  // One more would save the second largest household 3 * (550 - 20).
  RelocationPlan const plan = solve_relocation(world.problem, RelocationSearch{}, quiet_run());
  EXPECT_EQ(plan.status, PlanStatus::optimal);
  std::vector<Limit> const limits = limits_of(world.problem);
  for (std::size_t i = 0; i < limits.size(); ++i) {
    if (limits[i].kind == LimitKind::mode) {
      EXPECT_EQ(limits[i].index, static_cast<std::uint32_t>(kMoney));
      EXPECT_EQ(limits[i].capacity, 1);
      EXPECT_GE(plan.certificate.price[i] >> 20, 3 * 530);
      EXPECT_LE(plan.certificate.price[i] >> 20, 4 * 530);
    }
  }
  // Who is kept out by the cap alone is told so.
  world.problem.sites[SiteId(0)].admits = false;
  RelocationPlan const kept = solve_relocation(world.problem, RelocationSearch{}, quiet_run());
  RelocationScore const score = score_relocation(world.problem, kept.place).value();
  EXPECT_EQ(score.households_placed, 1);
  for (LeftOut const& left : explain_left_out(world.problem, kept, score)) {
    EXPECT_EQ(left.reason, LeftOutReason::no_room);
    ASSERT_EQ(left.lacking.size(), 1U);
    EXPECT_EQ(limits_of(world.problem)[left.lacking[0].limit].kind, LimitKind::mode);
  }
}

}  // namespace
}  // namespace tongcun
