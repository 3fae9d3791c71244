// SPDX-License-Identifier: Apache-2.0
// Plans whose published numbers an attacker would put together.
#include "engine/relocation/tally_relocation.h"
#include "engine/run/random_stream.h"
#include "tests/engine/disclose/linear_attack.h"
#include "tests/engine/disclose/small_relocation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// "s0:30 s1:– …": households of sites where they are shown.
std::string sites_of(RelocationStatistics const& statistics) {
  std::string text;
  for (PublicSite const& site : statistics.sites) {
    text += (text.empty() ? "" : " ") + std::to_string(site.site.value()) + ":" +
            (site.placed ? std::to_string(site.placed->households) : "-");
  }
  return text;
}
std::string phases_of(RelocationStatistics const& statistics) {
  std::string text;
  for (PublicSite const& site : statistics.sites) {
    for (PublicPhase const& phase : site.phases) {
      text += (text.empty() ? "" : " ") + std::to_string(site.site.value()) + "/" +
              std::to_string(phase.number) + ":" +
              (phase.placed ? std::to_string(phase.placed->households) : "-");
    }
  }
  return text;
}
std::string flows_of(RelocationStatistics const& statistics) {
  std::string text;
  for (PublicFlow const& flow : statistics.flows) {
    text += (text.empty() ? "" : " ") + std::to_string(flow.village.value()) + ">" +
            std::to_string(flow.site.value()) + ":" + std::to_string(flow.placed.households);
  }
  return text;
}
std::string shown(std::optional<HouseholdCount> const& count) {
  return count ? std::to_string(count->households) : "-";
}

// P04 of the domain reference (4.11): 166 should move, 124 are willing, 42 decline.
TEST(DiscloseRelocation, WorkedExampleOfZigong) {
  SmallRelocation world;
  VillageId const village = world.village();
  PhaseId const phase = world.phase(world.site());
  world.place(village, 124, phase);
  world.households(village, 42, Candidacy::declined);
  world.households(village, 300, Candidacy::ineligible);
  world.finish();
  RelocationStatistics const statistics = world.publish();
  EXPECT_EQ(shown(statistics.placed), "124");
  EXPECT_EQ(shown(statistics.declined), "42");
  EXPECT_EQ(shown(statistics.declined_urgent), "0");
  EXPECT_EQ(shown(statistics.left_out), "0");
  EXPECT_EQ(statistics.public_money, 124 * 40'000);
  EXPECT_EQ(statistics.self_payment, 124 * 10'000);
  EXPECT_EQ(statistics.objective, 124 * 40'000);
  EXPECT_FALSE(statistics.suppressed);
}

// Site 2 is too small: site 1, the next, hides it, because the total of 74 is shown.
TEST(DiscloseRelocation, ASecondSiteHidesWithTheFirst) {
  SmallRelocation world;
  VillageId const village = world.village();
  PhaseId const first = world.phase(world.site(), 202701, 7);
  PhaseId const second = world.phase(world.site(), 202801, 9);
  PhaseId const third = world.phase(world.site(), 202701, 11);
  world.place(village, 50, first);
  world.place(village, 20, second);
  world.place(village, 4, third);
  world.households(village, 100, Candidacy::ineligible);
  world.finish();
  RelocationStatistics const statistics = world.publish();
  EXPECT_EQ(shown(statistics.placed), "74");
  EXPECT_EQ(sites_of(statistics), "0:50 1:- 2:-");
  EXPECT_EQ(phases_of(statistics), "0/1:50 1/1:- 2/1:-");
  EXPECT_TRUE(statistics.suppressed);
  // Neither money of a site nor of a year leads to them.
  EXPECT_FALSE(statistics.sites[1].phases[0].public_money);
  EXPECT_EQ(statistics.sites[0].phases[0].public_money, 50 * 40'000);
  ASSERT_EQ(statistics.years.size(), 2U);
  EXPECT_FALSE(statistics.years[0].needed);
  EXPECT_FALSE(statistics.years[1].needed);
}

TEST(DiscloseRelocation, PhasesHideInTheirSite) {
  SmallRelocation world;
  VillageId const village = world.village();
  SiteId const site = world.site();
  world.place(village, 30, world.phase(site));
  world.place(village, 3, world.phase(site));
  world.place(village, 15, world.phase(site));
  world.households(village, 100, Candidacy::ineligible);
  world.finish();
  RelocationStatistics const statistics = world.publish();
  EXPECT_EQ(sites_of(statistics), "0:48");
  EXPECT_EQ(phases_of(statistics), "0/1:30 0/2:- 0/3:-");
}

// Four declined: so many that are not eligible hide them. Where nobody is, the next outcome must.
TEST(DiscloseRelocation, SmallOutcomesAreHidden) {
  for (std::int64_t const ineligible : {0, 40}) {
    SmallRelocation world;
    VillageId const village = world.village();
    PhaseId const phase = world.phase(world.site());
    world.place(village, 60, phase);
    world.leave_out(village, 12);
    world.households(village, 4, Candidacy::declined);
    world.households(village, ineligible, Candidacy::ineligible);
    world.finish();
    RelocationStatistics const statistics = world.publish();
    EXPECT_EQ(shown(statistics.declined), "-");
    EXPECT_EQ(shown(statistics.placed), "60");
    EXPECT_EQ(shown(statistics.left_out), ineligible > 0 ? "12" : "-");
    EXPECT_EQ(statistics.objective.has_value(), ineligible > 0);
  }
}

// The objective of twelve left out tells how many of them are urgent.
TEST(DiscloseRelocation, TheObjectiveTellsOfUrgentOnes) {
  SmallRelocation world;
  VillageId const village = world.village();
  world.place(village, 60, world.phase(world.site()));
  world.leave_out(village, 20);
  world.leave_out(village, 3, true);
  world.households(village, 40, Candidacy::ineligible);
  world.finish();
  RelocationStatistics const statistics = world.publish();
  EXPECT_EQ(shown(statistics.left_out), "23");
  EXPECT_FALSE(statistics.objective);
  EXPECT_FALSE(statistics.bound);
  EXPECT_TRUE(statistics.public_money);
}

TEST(DiscloseRelocation, NothingIsToldOfEverybody) {
  SmallRelocation world;
  VillageId const village = world.village();
  world.place(village, 60, world.phase(world.site()));
  world.finish();
  RelocationStatistics const statistics = world.publish();
  EXPECT_EQ(shown(statistics.placed), "-");
  EXPECT_EQ(sites_of(statistics), "0:-");
  EXPECT_FALSE(statistics.public_money);
  EXPECT_EQ(shown(world.publish(RegisterTreatment::invented).placed), "60");
}

// Village 0 sends 40, village 1 sends 12, village 2 sends 5: 5 would follow from the site's 57.
// Village 3 sends 20 of its 25 to site 1: the five that stay would be known.
TEST(DiscloseRelocation, FlowsHideEachOther) {
  SmallRelocation world;
  std::vector<VillageId> villages;
  for (int i = 0; i < 5; ++i) {
    villages.push_back(world.village());
  }
  PhaseId const first = world.phase(world.site());
  PhaseId const second = world.phase(world.site());
  world.place(villages[0], 40, first);
  world.place(villages[1], 12, first);
  world.place(villages[2], 5, first);
  world.place(villages[3], 20, second);
  world.place(villages[4], 15, second);
  for (int const i : {0, 1, 2, 4}) {
    world.households(villages[static_cast<std::size_t>(i)], 50, Candidacy::ineligible);
  }
  world.households(villages[3], 5, Candidacy::ineligible);
  world.finish();
  RelocationStatistics const statistics = world.publish();
  EXPECT_EQ(sites_of(statistics), "0:57 1:35");
  EXPECT_EQ(flows_of(statistics), "0>0:40");
  EXPECT_EQ(world.publish(RegisterTreatment::invented).flows.size(), 5U);
}

// A price says that all dwellings of the size are given: it is shown with the numbers or not.
TEST(DiscloseRelocation, PricesOfDwellings) {
  for (std::int64_t const few : {6, 16}) {
    SmallRelocation world;
    VillageId const village = world.village();
    SiteId const site = world.site();
    PhaseId const phase = world.phase(site);
    StockId const small = world.stock(phase, 5000, few);
    StockId const large = world.stock(phase, 8000, 40);
    world.place(village, few, phase, small);
    world.place(village, 30, phase, large);
    world.households(village, 50, Candidacy::ineligible);
    world.finish({{0, std::int64_t{5} << 20}, {2, 100}});  // the limit of posts has a price too
    RelocationStatistics const statistics = world.publish();
    PublicPhase const& told = statistics.sites.at(0).phases.at(0);
    EXPECT_EQ(told.placed.value().households, few + 30);
    ASSERT_EQ(told.dwellings.size(), 2U);
    bool const is_shown = few >= kLeastHouseholds;
    EXPECT_EQ(told.dwellings[0].given.has_value(), is_shown);
    EXPECT_EQ(told.dwellings[0].price.has_value(), is_shown);
    EXPECT_EQ(told.dwellings[1].given.has_value(), is_shown);
    ASSERT_EQ(statistics.limits.size(), is_shown ? 1U : 0U);
    std::vector<BindingLimit> const all = world.publish(RegisterTreatment::invented).limits;
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].kind, LimitKind::dwellings);
    EXPECT_EQ(all[0].area, 5000);
    EXPECT_EQ(all[1].kind, LimitKind::jobs);
  }
}

// Nobody is placed: twelve lack money, six of them a dwelling too. Few are not told apart.
TEST(DiscloseRelocation, WhyNobodyIsPlaced) {
  for (std::int64_t const few : {6, 16}) {
    SmallRelocation world;
    VillageId const village = world.village();
    PhaseId const phase = world.phase(world.site(), 202703);
    world.stock(phase, 5000, 0);
    world.leave_out(village, 12 + few);
    world.households(village, 50, Candidacy::ineligible);
    world.result_.problem.budgets = {{2027, 0}};
    world.finish();
    std::vector<Limit> const limits = limits_of(world.result_.problem);
    auto const limit = [&](LimitKind kind) {
      return static_cast<std::uint32_t>(std::ranges::find(limits, kind, &Limit::kind) -
                                        limits.begin());
    };
    for (std::uint32_t unit = 0; unit < 12 + few; ++unit) {
      LeftOut one;
      one.unit = MoveUnitId(unit);
      one.reason = LeftOutReason::no_room;
      one.phase = phase;
      if (unit >= 12) {
        one.lacking.push_back({limit(LimitKind::dwellings), 1});
      }
      one.lacking.push_back({limit(LimitKind::money), 100});
      world.result_.left_out.push_back(one);
    }
    std::vector<PublicLeftOut> const all = world.publish(RegisterTreatment::invented).nobody_placed;
    ASSERT_EQ(all.size(), 2U);
    std::size_t const more = few > 12 ? 0 : 1;  // the most households first
    EXPECT_EQ(all[more].households, few);
    EXPECT_EQ(all[more].lacking, (std::vector{LimitKind::dwellings, LimitKind::money}));
    EXPECT_EQ(all[1 - more].households, 12);
    EXPECT_EQ(all[1 - more].lacking, std::vector{LimitKind::money});
    EXPECT_EQ(world.publish().nobody_placed.size(), few < kLeastHouseholds ? 0U : 2U);
  }
}

// What a lock costs is told of invented households alone. Removing it cannot cost anything.
TEST(DiscloseRelocation, WhatLocksCost) {
  SmallRelocation world;
  VillageId const village = world.village();
  world.place(village, 30, world.phase(world.site()));
  world.result_.problem.options.locks = {{"h1", "s0", LockKind::forbid, "r"},
                                         {"h2", "s0", LockKind::prefer, "r", 5}};
  world.finish();
  RelocationPlan& plan = world.result_.plan;
  plan.bound = plan.objective - 100;
  world.result_.variants = {
      {VariantKind::without_lock, 1, plan.objective - 10, plan.objective - 130, 30, 0, {}}};
  std::vector<PublicLock> const locks = world.publish(RegisterTreatment::invented).locks;
  ASSERT_EQ(locks.size(), 1U);
  EXPECT_EQ(locks[0].number, 2U);
  EXPECT_EQ(locks[0].kind, LockKind::prefer);
  EXPECT_EQ(locks[0].site, "s0");
  EXPECT_EQ(locks[0].change, (CostChange{-130, 0}));  // not 90
  RelocationStatistics const real = world.publish();
  EXPECT_TRUE(real.has_locks);
  EXPECT_TRUE(real.locks.empty());
}

// Two of sixty borrow: what they owe is not told, nor what all bear less what all pay.
TEST(DiscloseRelocation, DebtsOfFew) {
  SmallRelocation world;
  VillageId const village = world.village();
  SiteId const site = world.site();
  PhaseId const phase = world.phase(site);
  world.place(village, 60, phase);
  world.households(village, 50, Candidacy::ineligible);
  world.result_.problem.rules.most_self_payment = 10'000;
  for (std::uint32_t const rich : {0U, 1U}) {
    world.result_.problem.movers.persons[MoverId(rich)] = 2;
  }
  world.finish();
  RelocationStatistics const statistics = world.publish();
  EXPECT_EQ(statistics.building, 62 * 50'000);
  EXPECT_TRUE(statistics.public_money);
  EXPECT_FALSE(statistics.loan);
  EXPECT_FALSE(statistics.self_payment);
  EXPECT_EQ(world.publish(RegisterTreatment::invented).loan, 2 * 10'000);
}

// Where nobody decided, there is nothing to hide, however few may be offered a move.
TEST(DiscloseRelocation, NoDecisionsOfTheOffice) {
  SmallRelocation world;
  VillageId const village = world.village();
  world.phase(world.site());
  world.households(village, 30, Candidacy::unknown);
  world.households(village, 40, Candidacy::ineligible);
  world.finish();
  EXPECT_FALSE(world.publish().suppressed);
}

// Of whom the office decided and of whom it did not: enough of both, or neither is told.
TEST(DiscloseRelocation, DecisionsOfTheOffice) {
  SmallRelocation world;
  VillageId const village = world.village();
  world.place(village, 24, world.phase(world.site()));
  world.households(village, 30, Candidacy::ineligible);
  world.finish();
  EXPECT_FALSE(world.publish().has_decisions);
  EXPECT_FALSE(world.publish().suppressed);
  world.result_.problem.options.decisions.resize(1);  // of which the candidates tell
  auto const decide = [&](std::uint32_t first, std::uint32_t count, EligibilitySource source) {
    for (std::uint32_t i = 0; i < count; ++i) {
      world.result_.candidates[HouseholdId(first + i)].source = source;
    }
  };
  decide(0, 14, EligibilitySource::office_offers);
  EXPECT_EQ(shown(world.publish().office_offers), "14");
  EXPECT_EQ(shown(world.publish().office_excludes), "0");
  decide(24, 9, EligibilitySource::office_excludes);
  EXPECT_EQ(shown(world.publish().office_offers), "-");
  EXPECT_EQ(shown(world.publish().office_excludes), "-");
  EXPECT_EQ(shown(world.publish(RegisterTreatment::invented).office_excludes), "9");
  decide(24, 20, EligibilitySource::office_excludes);
  EXPECT_EQ(shown(world.publish().office_excludes), "20");
  decide(0, 15, EligibilitySource::office_offers);  // 9 by the rules
  EXPECT_EQ(shown(world.publish().office_offers), "-");
}

// An attacker with linear algebra. Atoms are the households of one village in one phase and those
// of each other outcome; every published number of households is a row over them, and so is the
// register by village, which is public elsewhere. No set of atoms with one to nine households may
// be in the span of the rows; all sets are tried, in random plans.
TEST(DiscloseRelocation, NoSumOfPublishedNumbersIsSmall) {
  int hidden = 0;
  int told = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    RandomStream random(seed, Purpose::test, 0);
    SmallRelocation world;
    std::vector<VillageId> villages{world.village(), world.village()};
    std::vector<PhaseId> phases;
    std::uint64_t const sites = 2 + random.next_below(2);
    for (std::uint64_t i = 0; i < sites; ++i) {
      SiteId const site = world.site();
      phases.push_back(world.phase(site, random.next_below(2) == 0 ? 202701 : 202801));
      if (i == 0) {
        phases.push_back(world.phase(site, 202901));
      }
    }
    // Atoms: by village and phase, then by village left out, declined, ineligible.
    std::size_t const outcomes = phases.size() + 3;
    std::vector<std::int64_t> atoms;
    for (VillageId const village : villages) {
      for (std::size_t i = 0; i < outcomes; ++i) {
        auto const count = static_cast<std::int64_t>(
            random.next_below(5) == 0 ? 0 : random.next_below(random.next_below(2) == 0 ? 12 : 40));
        atoms.push_back(count);
        if (i < phases.size()) {
          world.place(village, count, phases[i]);
        } else if (i == phases.size()) {
          world.leave_out(village, count);
        } else {
          world.households(village, count,
                           i == phases.size() + 1 ? Candidacy::declined : Candidacy::ineligible);
        }
      }
    }
    world.finish();
    RelocationStatistics const statistics = world.publish();
    Phases const& table = world.result_.problem.phases;
    std::vector<std::vector<double>> rows;
    auto const add = [&](auto const& holds) {
      std::vector<double> row(atoms.size(), 0.0);
      for (std::size_t atom = 0; atom < atoms.size(); ++atom) {
        row[atom] = holds(atom / outcomes, atom % outcomes) ? 1.0 : 0.0;
      }
      rows.push_back(std::move(row));
    };
    auto const add_outcome = [&](std::optional<HouseholdCount> const& count, std::size_t outcome) {
      if (count) {
        add([&](std::size_t, std::size_t at) { return at == outcome; });
      }
    };
    for (VillageId const village : villages) {
      add([&](std::size_t at, std::size_t) { return at == village.value(); });
    }
    if (statistics.placed) {
      add([&](std::size_t, std::size_t at) { return at < phases.size(); });
    }
    add_outcome(statistics.left_out, phases.size());
    add_outcome(statistics.declined, phases.size() + 1);
    for (PublicSite const& site : statistics.sites) {
      hidden += site.placed ? 0 : 1;
      told += site.placed ? 1 : 0;
      if (site.placed) {
        add([&](std::size_t, std::size_t at) {
          return at < phases.size() && table.site[phases[at]] == site.site;
        });
      }
      for (PublicPhase const& phase : site.phases) {
        if (phase.placed) {
          add([&](std::size_t, std::size_t at) {
            return at < phases.size() && table.site[phases[at]] == site.site &&
                   table.number[phases[at]] == phase.number;
          });
        }
      }
    }
    for (PublicFlow const& flow : statistics.flows) {
      add([&](std::size_t village, std::size_t at) {
        return village == flow.village.value() && at < phases.size() &&
               table.site[phases[at]] == flow.site;
      });
    }
    // The money of a year tells of the households that move in it.
    for (PublicYear const& year : statistics.years) {
      if (year.needed) {
        add([&](std::size_t, std::size_t at) {
          return at < phases.size() && *table.available_from[phases[at]] / 100 == year.year;
        });
      }
    }
    for (std::uint32_t set = 1; set < (1U << atoms.size()); ++set) {
      std::vector<double> row(atoms.size(), 0.0);
      std::int64_t households = 0;
      for (std::uint32_t atom = 0; atom < atoms.size(); ++atom) {
        if ((set >> atom & 1U) != 0) {
          row[atom] = 1.0;
          households += atoms[atom];
        }
      }
      // Of villages as a whole the number of households is public.
      std::uint32_t const first = (1U << outcomes) - 1;
      bool const is_villages = set == first || set == (first << outcomes);
      if (households > 0 && households < kLeastHouseholds && !is_villages) {
        EXPECT_FALSE(is_in_span(rows, row)) << "seed " << seed << ", set " << set;
      }
    }
  }
  EXPECT_GT(hidden, 60);
  EXPECT_GT(told, 120);
}

// Of a real register neither shares nor limits of townships are told, and that is said.
TEST(DiscloseRelocation, SharesOfTownshipsAreInternal) {
  SmallRelocation world;
  VillageId const village = world.village();
  world.place(village, 30, world.phase(world.site()));
  world.leave_out(village, 20);
  world.owe_shares(600);
  world.finish({{2, 5 << 20}});  // after persons of the phase and posts: who stays of the township
  ASSERT_EQ(limits_of(world.result_.problem)[2].kind, LimitKind::left_out);
  RelocationStatistics const real = world.publish();
  EXPECT_TRUE(real.suppressed);
  ASSERT_TRUE(real.shares);
  EXPECT_EQ(real.shares->least, 600);
  EXPECT_FALSE(real.shares->lacking);
  EXPECT_FALSE(real.shares->cost_most);
  EXPECT_TRUE(real.shares->townships.empty());
  EXPECT_TRUE(real.limits.empty());
  RelocationStatistics const invented = world.publish(RegisterTreatment::invented);
  EXPECT_FALSE(invented.suppressed);
  ASSERT_EQ(invented.shares->townships.size(), 1U);
  EXPECT_EQ(invented.shares->townships[0].placed, 30);
  EXPECT_EQ(invented.shares->townships[0].owed, 30);
  ASSERT_EQ(invented.limits.size(), 1U);
  EXPECT_EQ(invented.limits[0].township, AreaId(2));
  EXPECT_EQ(invented.limits[0].capacity, 20);
}

// Nor how village groups are split. 40 in one site and 20 in another, in groups of 50: ten of the
// first are apart. In groups of 41 one of it is: the objective would tell of that one.
TEST(DiscloseRelocation, SplitGroupsAreInternal) {
  for (std::int64_t const size : {50, 41}) {
    SmallRelocation world;
    VillageId const village = world.village();
    world.place(village, 40, world.phase(world.site()));
    world.place(village, 20, world.phase(world.site()));
    world.leave_out(village, 20);
    world.set_rule_of_groups(GroupRule::price, size);
    world.finish();
    EXPECT_EQ(world.result_.score.households_apart, size == 50 ? 10 : 1);
    RelocationStatistics const real = world.publish();
    EXPECT_TRUE(real.suppressed);
    ASSERT_TRUE(real.groups);
    EXPECT_EQ(real.groups->split_price, 100);
    EXPECT_FALSE(real.groups->whole);
    EXPECT_FALSE(real.groups->apart);
    EXPECT_FALSE(real.groups->cost_most);
    EXPECT_EQ(real.objective.has_value(), size == 50);
    RelocationStatistics const invented = world.publish(RegisterTreatment::invented);
    EXPECT_EQ(invented.groups->split, 1);
    EXPECT_EQ(invented.groups->whole, 1);
    EXPECT_EQ(invented.groups->staying, 0);
    EXPECT_EQ(invented.groups->apart, size == 50 ? 10 : 1);
    EXPECT_TRUE(invented.objective);
  }
}

// Nor what goals before the cost have reached: urgent households and those with labour are other
// breakdowns of the same ones.
TEST(DiscloseRelocation, GoalsInTheirOrderAreInternal) {
  SmallRelocation world;
  VillageId const village = world.village();
  world.place(village, 30, world.phase(world.site()));
  world.leave_out(village, 20, true);
  world.order_goals();
  world.finish();
  world.result_.plan.objective = 700;
  world.result_.plan.bound = 650;
  RelocationStatistics const real = world.publish();
  EXPECT_TRUE(real.suppressed);
  ASSERT_TRUE(real.order);
  ASSERT_EQ(real.order->levels.size(), 3U);
  for (PublicLevel const& level : real.order->levels) {
    EXPECT_FALSE(level.value);
    EXPECT_FALSE(level.bound);
    EXPECT_FALSE(level.weighted);
  }
  EXPECT_FALSE(real.order->cost_least);
  EXPECT_FALSE(real.order->cost_most);
  RelocationStatistics const invented = world.publish(RegisterTreatment::invented);
  ASSERT_EQ(invented.order->levels.size(), 3U);
  EXPECT_EQ(invented.order->levels[0].goal, Goal::urgent);
  EXPECT_EQ(invented.order->levels[0].value, 3);
  EXPECT_EQ(invented.order->levels[0].bound, 2);
  EXPECT_EQ(invented.order->levels[0].weighted, 9);
  EXPECT_EQ(invented.order->levels[1].value, 4);
  // Posts are lacking, so that the order may save what the sum has to pay.
  EXPECT_EQ(invented.order->cost_least, 650 - 1000);
  EXPECT_EQ(invented.order->cost_most, 700 - 900);
}

// The parts of a tally add up to the plan's score.
TEST(TallyRelocation, PartsAddUp) {
  SmallRelocation world;
  VillageId const village = world.village();
  SiteId const site = world.site();
  PhaseId const first = world.phase(site, 202703, 500);
  PhaseId const second = world.phase(site, 202803, 700);
  world.phase(site, 202903, 900);
  world.place(village, 3, first);
  world.place(village, 2, second);
  world.leave_out(village, 1, true);
  world.households(village, 2, Candidacy::declined, true);
  world.households(village, 1, Candidacy::unknown);
  world.result_.problem.sites[site].jobs = std::nullopt;
  world.finish();
  RelocationTally const tally = tally_relocation(world.result_, world.people_.people.households, 1);
  EXPECT_EQ(tally.all.placed.households, world.result_.score.households_placed);
  EXPECT_EQ(tally.all.money.public_money, world.result_.score.public_money);
  EXPECT_EQ(tally.left_out_urgent.households, 1);
  EXPECT_EQ(tally.declined_urgent.households, 2);
  EXPECT_EQ(tally.without_counted_job.households, 5);
  ASSERT_EQ(tally.years.size(), 3U);
  EXPECT_EQ(tally.years[0], (YearNeed{2027, 3 * 40'000 + 500, std::nullopt, 0, 3, 0}));
  EXPECT_EQ(tally.years[1].needed, 2 * 40'000 + 700);
  EXPECT_EQ(tally.years[2].needed, 0);  // not opened
  ASSERT_EQ(tally.flows.size(), 1U);
  EXPECT_EQ(tally.village[village].households, 9);
  EXPECT_EQ(tally.village_moving[village].households, 5);
}

}  // namespace
}  // namespace tongcun
