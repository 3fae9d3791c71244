// SPDX-License-Identifier: Apache-2.0
#include "io/read_relocation_options.h"

#include "io/parse_toml.h"
#include "io/read_profile.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace tongcun {
namespace {

struct ReadOptions {
  RelocationOptions options;
  std::vector<Finding> findings;

  [[nodiscard]] std::vector<std::string> keys() const {
    std::vector<std::string> keys;
    for (Finding const& finding : findings) {
      keys.push_back(finding.field);
    }
    return keys;
  }
};

ReadOptions read(std::string const& text, std::string const& profile_name = "international") {
  Profile const profile = read_profile(profile_name, "").profile;
  ParsedToml const parsed = parse_toml(text, "scenario.toml");
  ReadOptions result;
  ConfigReader reader(&*parsed.root, *parsed.root, "relocation", result.findings);
  result.options = read_relocation_options(reader, profile);
  return result;
}

TEST(ReadRelocationOptions, TheObjectiveIsASumUnlessAnOrderIsAskedFor) {
  EXPECT_EQ(read("").options.objective, ObjectiveRule::weighted);
  EXPECT_EQ(read("objective = \"weighted\"").options.objective, ObjectiveRule::weighted);
  ReadOptions const ordered = read("objective = \"ordered\"");
  EXPECT_TRUE(ordered.findings.empty());
  EXPECT_EQ(ordered.options.objective, ObjectiveRule::ordered);
  EXPECT_EQ(read("objective = \"lexical\"").keys(),
            (std::vector<std::string>{"relocation.objective"}));
}

TEST(ReadRelocationOptions, ARuleOfGroupsHasItsOwnFigure) {
  EXPECT_EQ(read("").options.groups, GroupRule::free);
  ReadOptions const price = read("groups = \"price\"\nsplit_price = 12.5", "cn-2026");
  EXPECT_TRUE(price.findings.empty());
  EXPECT_EQ(price.options.groups, GroupRule::price);
  EXPECT_EQ(price.options.split_price, 1250);
  ReadOptions const chunks = read("groups = \"chunks\"\nchunk = 5");
  EXPECT_TRUE(chunks.findings.empty());
  EXPECT_EQ(chunks.options.chunk, 5);
  using Keys = std::vector<std::string>;
  EXPECT_EQ(read("groups = \"price\"").keys(), (Keys{"relocation.split_price"}));
  EXPECT_EQ(read("groups = \"chunks\"").keys(), (Keys{"relocation.chunk"}));
  EXPECT_EQ(read("chunk = 5").keys(), (Keys{"relocation.chunk"}));
  EXPECT_EQ(read("groups = \"chunks\"\nchunk = 1").keys(), (Keys{"relocation.chunk"}));
  EXPECT_EQ(read("groups = \"chunks\"\nchunk = 5\nsplit_price = 1").keys(),
            (Keys{"relocation.split_price"}));
  EXPECT_EQ(read("groups = \"together\"").keys(), (Keys{"relocation.groups"}));
  EXPECT_EQ(read("unit = \"group\"\ngroups = \"chunks\"\nchunk = 5").keys(),
            (Keys{"relocation.groups"}));
}

TEST(ReadRelocationOptions, PlansBesideThePlanHaveALimit) {
  ReadOptions const found = read("alternatives = 3\nalternatives_within_pct = 2.5");
  EXPECT_TRUE(found.findings.empty());
  EXPECT_EQ(found.options.other_plans.most, 3);
  EXPECT_EQ(found.options.other_plans.within, 250);
  EXPECT_EQ(read("").options.other_plans.most, 0);
  using Keys = std::vector<std::string>;
  EXPECT_EQ(read("alternatives = 3").keys(), (Keys{"relocation.alternatives_within_pct"}));
  EXPECT_EQ(read("alternatives_within_pct = 2").keys(), (Keys{"relocation.alternatives"}));
  EXPECT_EQ(read("alternatives = 21\nalternatives_within_pct = 2").keys(),
            (Keys{"relocation.alternatives"}));
}

// The profile of the programme tells accompanying households apart; later ones do not.
TEST(ReadRelocationOptions, PaymentOfAccompanyingHouseholds) {
  Profile const programme = read_profile("cn-2016-2020", "").profile;
  ASSERT_TRUE(programme.relocation.accompanying);
  EXPECT_FALSE(programme.relocation.accompanying->principal.is_none());
  EXPECT_TRUE(programme.relocation.accompanying->with_whole_groups);
  EXPECT_FALSE(programme.relocation.accompanying->payment);
  EXPECT_FALSE(read_profile("cn-2021-2025", "").profile.relocation.accompanying);
  EXPECT_FALSE(read_profile("cn-2026", "").profile.relocation.accompanying);
  std::string const text = "[accompanying]\nsubsidy_a_person = 12000\nmost_loan = 50000";
  ReadOptions const found = read(text, "cn-2016-2020");
  EXPECT_TRUE(found.findings.empty());
  EXPECT_EQ(found.options.accompanying.subsidy_a_person, 1'200'000);
  EXPECT_EQ(found.options.accompanying.most_loan, 5'000'000);
  EXPECT_FALSE(found.options.accompanying.self_payment_a_person);
  EXPECT_EQ(read(text, "cn-2026").keys(), (std::vector<std::string>{"relocation.accompanying"}));
}

TEST(ReadRelocationOptions, MeasuresInPlace) {
  ReadOptions const found = read(R"(
[[in_place.measures]]
name = "road"
guarantee = "hardened_road"
unit = "kilometre"
investment = 632000
upkeep = 3000

[[in_place.measures]]
name = "teaching point"
unit = "village"
upkeep = 0.5

[in_place]
horizons = [20, 5, 20]
running_a_person = 12
)",
                                 "cn-2026");
  EXPECT_TRUE(found.findings.empty());
  InPlaceCosts const& costs = found.options.in_place;
  ASSERT_EQ(costs.measures.size(), 2U);
  EXPECT_FALSE(costs.measures[0].guarantee.is_none());
  EXPECT_EQ(costs.measures[0].unit, MeasureUnit::kilometre);
  EXPECT_EQ(costs.measures[0].investment, 63'200'000);  // fen
  EXPECT_EQ(costs.measures[0].upkeep, 300'000);
  EXPECT_TRUE(costs.measures[1].guarantee.is_none());
  EXPECT_EQ(costs.measures[1].upkeep, 50);
  EXPECT_EQ(costs.horizons, (std::vector<std::int32_t>{5, 20}));
  EXPECT_EQ(costs.running_a_person, 1200);
  EXPECT_EQ(costs.reclaimed_a_household, std::nullopt);
}

TEST(ReadRelocationOptions, MeasuresThatSayTooLittleOrWhatIsNotThere) {
  EXPECT_EQ(read("[[in_place.measures]]\nname = \"a\"\nunit = \"person\"\n").keys(),
            (std::vector<std::string>{"relocation.in_place.measures[1].investment"}));
  EXPECT_EQ(read("[[in_place.measures]]\nname = \"a\"\nupkeep = 1\n").keys(),
            (std::vector<std::string>{"relocation.in_place.measures[1].unit"}));
  EXPECT_EQ(read("[[in_place.measures]]\nname = \"a\"\nunit = \"person\"\nupkeep = 1\n"
                 "guarantee = \"palaces\"\n")
                .keys(),
            (std::vector<std::string>{"relocation.in_place.measures[1].guarantee"}));
  EXPECT_EQ(read("in_place = { horizons = [2.5] }\n").keys(),
            (std::vector<std::string>{"relocation.in_place.horizons"}));
}

TEST(ReadRelocationOptions, AnswersToChecksOfTheProfile) {
  ReadOptions const found = read(
      "[checks]\ngrievance = { state = \"pass\", note = \"cases\" }\n"
      "consent = { state = \"fail\", note = \"no dates\" }\n");
  EXPECT_TRUE(found.findings.empty());
  ASSERT_EQ(found.options.checks.size(), 2U);
  EXPECT_EQ(found.options.checks[0].check, 7U);
  EXPECT_EQ(found.options.checks[0].state, Verdict::pass);
  EXPECT_EQ(found.options.checks[1].check, 1U);
  EXPECT_EQ(found.options.checks[1].state, Verdict::fail);
}

TEST(ReadRelocationOptions, ChecksThatTheProfileDoesNotHaveOrWithoutAWord) {
  EXPECT_EQ(read("[checks]\nblessing = { state = \"pass\", note = \"x\" }\n").keys(),
            (std::vector<std::string>{"relocation.checks.blessing"}));
  EXPECT_EQ(read("[checks]\nconsent = { state = \"pass\", note = \"x\" }\n", "cn-2026").keys(),
            (std::vector<std::string>{"relocation.checks.consent"}));
  EXPECT_EQ(read("[checks]\nconsent = { state = \"pass\" }\n").keys(),
            (std::vector<std::string>{"relocation.checks.consent.note"}));
  EXPECT_EQ(read("[checks]\nconsent = { note = \"x\" }\n").keys(),
            (std::vector<std::string>{"relocation.checks.consent.state"}));
}

TEST(ReadRelocationOptions, ModesOfSettlement) {
  ReadOptions const found = read(R"(
[modes.monetary]
subsidy_a_person = 30000
offered_to = "all"
most_share = 0.2
[modes.monetary.without_site]
minutes = 45
available_from = "2027-03"
[modes.in_situ]
most_households = 12
[modes.in_situ.without_site]
cost_a_household = 60000
most_cost = 60000
works_against_hazard = true
[modes.dispersed]
offered_to = "named"
)",
                                 "cn-2026");
  EXPECT_TRUE(found.findings.empty());
  ModeOptions const& money = found.options.modes[ResettlementMode::monetary];
  EXPECT_EQ(money.payment.subsidy_a_person, 3'000'000);
  EXPECT_EQ(money.offer, ModeOffer::all);
  EXPECT_EQ(money.most_share, 200);
  EXPECT_EQ(money.most_households, std::nullopt);
  ASSERT_TRUE(money.without_site);
  EXPECT_EQ(money.without_site->minutes, 45);
  EXPECT_EQ(money.without_site->available_from, 202703);
  EXPECT_FALSE(money.without_site->is_cost_known());
  ModeOptions const& works = found.options.modes[ResettlementMode::in_situ];
  EXPECT_EQ(works.most_households, 12);
  ASSERT_TRUE(works.without_site);
  EXPECT_EQ(works.without_site->cost_a_household, 6'000'000);
  EXPECT_EQ(works.without_site->minutes, std::nullopt);
  EXPECT_TRUE(works.without_site->is_for_urgent);
  EXPECT_EQ(found.options.modes[ResettlementMode::dispersed].offer, ModeOffer::named);
  EXPECT_FALSE(found.options.modes[ResettlementMode::dispersed].without_site);
  EXPECT_EQ(offer_of(read("").options.modes, ResettlementMode::monetary), ModeOffer::named);
  EXPECT_EQ(offer_of(read("").options.modes, ResettlementMode::self_built), ModeOffer::all);
}

// What nobody knows has to be stated, and what is known is not: ways elsewhere, ways on the spot.
TEST(ReadRelocationOptions, ModesThatSayTooLittleOrTooMuch) {
  using Keys = std::vector<std::string>;
  EXPECT_EQ(read("[modes.monetary.without_site]\ncost_a_person = 1\n").keys(),
            (Keys{"relocation.modes.monetary.without_site.minutes"}));
  EXPECT_EQ(read("[modes.in_situ.without_site]\nminutes = 5\n").keys(),
            (Keys{"relocation.modes.in_situ.without_site.minutes"}));
  EXPECT_EQ(
      read("[modes.monetary.without_site]\nminutes = 5\nworks_against_hazard = true\n").keys(),
      (Keys{"relocation.modes.monetary.without_site.works_against_hazard"}));
  EXPECT_EQ(read("[modes.monetary.without_site]\nminutes = 5\nmost_cost = 5\n").keys(),
            (Keys{"relocation.modes.monetary.without_site.cost_a_person"}));
  EXPECT_EQ(read("[modes.monetary.without_site]\nminutes = 5\navailable_from = \"soon\"\n").keys(),
            (Keys{"relocation.modes.monetary.without_site.available_from"}));
  EXPECT_EQ(read("[modes.concentrated.without_site]\nminutes = 5\n").keys(),
            (Keys{"relocation.modes.concentrated.without_site"}));
  EXPECT_EQ(read("[modes.monetary]\nmost_share = 1.5\n").keys(),
            (Keys{"relocation.modes.monetary.most_share"}));
  EXPECT_EQ(read("[modes.stay]\nmost_share = 0.5\n").keys(), (Keys{"relocation.modes.stay"}));
  // Who finds a dwelling of its own lives apart from everybody, or not: nobody knows.
  EXPECT_EQ(read("groups = \"chunks\"\nchunk = 5\n"
                 "[modes.monetary.without_site]\nminutes = 5\ncost_a_person = 1\n")
                .keys(),
            (Keys{"relocation.groups"}));
}

}  // namespace
}  // namespace tongcun
