// SPDX-License-Identifier: Apache-2.0
// Tiny registers whose published numbers an attacker would put together.
#include "engine/disclose/disclose.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr Verdict kPass = Verdict::pass;
constexpr Verdict kFail = Verdict::fail;
constexpr Verdict kUnknown = Verdict::unknown;
constexpr Verdict kNone = Verdict::not_applicable;

// Villages of one township; guarantees whose verdicts are set by hand.
class Office {
 public:
  // Each asks for a rule of its own.
  explicit Office(std::size_t guarantees) : Office(one_rule_each(guarantees)) {}
  // By guarantee, the rules that it asks for.
  explicit Office(std::vector<std::vector<std::uint32_t>> const& rules) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      Condition condition;
      for (std::uint32_t const rule : rules[i]) {
        Part part;
        part.rule = RuleId(rule);
        condition.parts.push_back(part);
      }
      Guarantee guarantee;
      guarantee.key = "g" + std::to_string(i);
      guarantee.about = About::household;
      guarantee.condition = rules_.book.conditions.push_back(condition);
      rules_.guarantees.push_back(guarantee);
      JudgedGuarantee judged;
      judged.guarantee = GuaranteeId(static_cast<std::uint32_t>(i));
      results_.guarantees.judged.push_back(judged);
    }
  }

  // `known`: what the facts of the village say of each guarantee.
  VillageId village(std::vector<Verdict> const& known) {
    Villages& villages = places_.region.villages;
    auto const id = VillageId(static_cast<std::uint32_t>(villages.code.size()));
    villages.code.push_back("52012310120" + std::to_string(id.value()));
    villages.name.push_back("");
    villages.township_code.push_back("520123101");
    villages.township_name.push_back("");
    villages.county_code.push_back("520123");
    villages.county_name.push_back("");
    Judgements judgements;
    judgements.conditions =
        IdVector<ConditionId, Verdict>(std::vector<Verdict>(known.begin(), known.end()));
    places_.guarantees.villages.push_back(std::move(judgements));
    return id;
  }
  void households(VillageId village, std::int64_t count, std::vector<Verdict> const& verdicts) {
    HouseholdTable& table = results_.people.households;
    for (std::int64_t i = 0; i < count; ++i) {
      std::size_t const row = table.size();
      table.resize(row + 1);
      auto const id = HouseholdId(static_cast<std::uint32_t>(row));
      table.village[id] = village;
      table.persons[id] = 1;
      for (std::size_t g = 0; g < verdicts.size(); ++g) {
        results_.guarantees.judged[g].verdict.push_back(verdicts[g]);
      }
    }
  }
  void missing(std::int64_t open) {
    results_.guarantees.missing.push_back({GuaranteeId(0), {}, {open, open}, {open, open}});
  }

  HouseholdStatistics publish(RegisterTreatment treatment = RegisterTreatment::real) {
    results_.treatment = treatment;
    return Disclosure::disclose(Restricted(results_), places_, rules_).value();
  }
  // "all 62/33": verdicts pass/fail of one guarantee where they are shown.
  static std::string shown(HouseholdStatistics const& statistics, std::size_t guarantee) {
    std::string text;
    for (HouseholdAreaCount const& area : statistics.areas) {
      std::optional<HouseholdVerdictCount> const& verdicts = area.verdicts[guarantee];
      if (verdicts && area.area.level != AreaLevel::county) {
        text += (text.empty() ? "" : " ") +
                (area.area.code.empty() ? std::string("all") : area.area.code.substr(6)) + ":" +
                std::to_string((*verdicts)[static_cast<std::size_t>(kPass)].households) + "/" +
                std::to_string((*verdicts)[static_cast<std::size_t>(kFail)].households);
      }
    }
    return text;
  }

 private:
  static std::vector<std::vector<std::uint32_t>> one_rule_each(std::size_t guarantees) {
    std::vector<std::vector<std::uint32_t>> rules;
    for (std::uint32_t i = 0; i < guarantees; ++i) {
      rules.push_back({i});
    }
    return rules;
  }

  PlaceFacts places_;
  GuaranteeRules rules_;
  HouseholdResults results_;
};

// Three of twenty fail in village 2. Everybody knows that village 1 has no doctor, so all of its
// fifteen fail: it cannot hide village 2, and is shown itself. Village 0 must hide it.
TEST(DiscloseHouseholds, VillagesThatEverybodyKnowsHideNobody) {
  Office office(1);
  VillageId const a = office.village({kUnknown});
  VillageId const b = office.village({kFail});
  VillageId const c = office.village({kUnknown});
  office.households(a, 45, {kPass});
  office.households(a, 15, {kFail});
  office.households(b, 15, {kFail});
  office.households(c, 17, {kPass});
  office.households(c, 3, {kFail});
  EXPECT_EQ(Office::shown(office.publish(), 0), "all:62/33 101:62/33 101201:0/15");
}

// Where some have no pupils, not all know whom the village's verdict concerns.
TEST(DiscloseHouseholds, AVillageWithoutOneVerdictForAllIsNotKnown) {
  Office office(1);
  VillageId const a = office.village({kFail});
  office.households(a, 15, {kFail});
  office.households(a, 12, {kNone});
  EXPECT_EQ(Office::shown(office.publish(), 0), "");
}

// Of 40, 12 are not insured; 13 fail "insured and a safe house". The difference is one household
// with insurance in a dangerous house.
TEST(DiscloseHouseholds, AGuaranteeInsideAnotherIsNotSubtracted) {
  Office office(2);
  VillageId const a = office.village({kUnknown, kUnknown});
  office.households(a, 27, {kPass, kPass});
  office.households(a, 12, {kFail, kFail});
  office.households(a, 1, {kPass, kFail});
  HouseholdStatistics const statistics = office.publish();
  EXPECT_EQ(Office::shown(statistics, 0), "all:28/12 101:28/12 101200:28/12");
  EXPECT_EQ(Office::shown(statistics, 1), "");
}

// With ten in the difference both are shown; and where the first is hidden anyway, so is nothing
// else for its sake.
TEST(DiscloseHouseholds, AGuaranteeInsideAnotherIsShownWhereItTellsOfMany) {
  Office office(2);
  VillageId const a = office.village({kUnknown, kUnknown});
  office.households(a, 20, {kPass, kPass});
  office.households(a, 12, {kFail, kFail});
  office.households(a, 10, {kPass, kFail});
  EXPECT_EQ(Office::shown(office.publish(), 1), "all:20/22 101:20/22 101200:20/22");

  Office other(2);
  VillageId const b = other.village({kUnknown, kUnknown});
  other.households(b, 20, {kPass, kPass});
  other.households(b, 3, {kFail, kFail});
  other.households(b, 10, {kPass, kFail});
  EXPECT_EQ(Office::shown(other.publish(), 0), "");
  EXPECT_EQ(Office::shown(other.publish(), 1), "all:20/13 101:20/13 101200:20/13");
}

// Townships less villages that both show: n/a of the first lies inside n/a of the second. Village c
// and d hide in the first but not in the second, so that the pieces differ; the township less a is
// known of both: 15 and 21, so six in c and d have children whom the second does not concern.
TEST(DiscloseHouseholds, DifferencesAreFormedOfWhatBothShow) {
  Office office(2);
  VillageId const a = office.village({kUnknown, kUnknown});
  VillageId const c = office.village({kUnknown, kUnknown});
  VillageId const d = office.village({kUnknown, kUnknown});
  office.households(a, 15, {kNone, kNone});
  office.households(a, 15, {kPass, kNone});
  office.households(a, 15, {kPass, kPass});
  office.households(a, 15, {kFail, kFail});
  for (VillageId const village : {c, d}) {
    office.households(village, village == c ? 8 : 7, {kNone, kNone});
    office.households(village, 3, {kPass, kNone});
    office.households(village, 12, {kPass, kPass});
    office.households(village, 12, {kFail, kFail});
  }
  HouseholdStatistics const statistics = office.publish();
  auto const shows = [&](std::size_t area, std::size_t guarantee) {
    return statistics.areas[area].verdicts[guarantee].has_value();
  };
  ASSERT_EQ(statistics.areas.size(), 6U);  // all, county, township, a, c, d
  EXPECT_TRUE(shows(2, 0));
  EXPECT_TRUE(shows(3, 0));
  EXPECT_FALSE(shows(2, 1) && shows(3, 1));
}

// Five households of a village that everybody knows to fail, in a township of 65: their number
// would be told by the cell, which is no secret, but it tells how many live there.
TEST(DiscloseHouseholds, FewKnownHouseholdsAreNotCounted) {
  Office office(1);
  VillageId const a = office.village({kUnknown});
  VillageId const b = office.village({kFail});
  office.households(a, 30, {kPass});
  office.households(a, 30, {kUnknown});
  office.households(b, 5, {kFail});
  HouseholdStatistics const statistics = office.publish();
  EXPECT_EQ(Office::shown(statistics, 0), "");
}

// Housing fails 30, food 30, "housing and food" 57: so three fail both. The last is not shown.
TEST(DiscloseHouseholds, TheWholeAndItsPartsTellWhatTheyShare) {
  Office office({{0}, {1}, {0, 1}});
  VillageId const a = office.village({kUnknown, kUnknown, kUnknown});
  office.households(a, 63, {kPass, kPass, kPass});
  office.households(a, 27, {kFail, kPass, kFail});
  office.households(a, 27, {kPass, kFail, kFail});
  office.households(a, 3, {kFail, kFail, kFail});
  HouseholdStatistics const statistics = office.publish();
  EXPECT_EQ(Office::shown(statistics, 0), "all:90/30 101:90/30 101200:90/30");
  EXPECT_EQ(Office::shown(statistics, 1), "all:90/30 101:90/30 101200:90/30");
  EXPECT_EQ(Office::shown(statistics, 2), "");
}

// Few who fail the one and pass the other are no difference that anybody can form.
TEST(DiscloseHouseholds, CellsThatNobodyCanFormHideNothing) {
  Office office(2);
  VillageId const a = office.village({kUnknown, kUnknown});
  office.households(a, 30, {kNone, kNone});
  office.households(a, 20, {kPass, kNone});
  office.households(a, 40, {kPass, kPass});
  office.households(a, 20, {kFail, kFail});
  office.households(a, 14, {kPass, kFail});
  office.households(a, 6, {kFail, kPass});
  EXPECT_EQ(Office::shown(office.publish(), 1), "all:46/34 101:46/34 101200:46/34");
}

// Two guarantees that have nothing to do with each other are judged alone.
TEST(DiscloseHouseholds, GuaranteesThatCrossAreIndependent) {
  Office office(2);
  VillageId const a = office.village({kUnknown, kUnknown});
  office.households(a, 20, {kPass, kPass});
  office.households(a, 12, {kFail, kPass});
  office.households(a, 11, {kPass, kFail});
  office.households(a, 1, {kFail, kFail});
  EXPECT_EQ(Office::shown(office.publish(), 0), "all:31/13 101:31/13 101200:31/13");
  EXPECT_EQ(Office::shown(office.publish(), 1), "all:32/12 101:32/12 101200:32/12");
}

// 97 of 100 wait for the same datum: the number is the three who fail already.
TEST(DiscloseHouseholds, WhatIsMissingHasNoNumbers) {
  Office office(1);
  VillageId const a = office.village({kUnknown});
  office.households(a, 97, {kUnknown});
  office.households(a, 3, {kFail});
  office.missing(97);
  office.missing(3);
  HouseholdStatistics const real = office.publish();
  ASSERT_EQ(real.missing.size(), 1U);  // that anybody waits is told of ten or more only
  EXPECT_EQ(real.missing.front().open, std::nullopt);
  EXPECT_EQ(real.missing.front().alone, std::nullopt);
  HouseholdStatistics const invented = office.publish(RegisterTreatment::invented);
  ASSERT_EQ(invented.missing.size(), 2U);
  EXPECT_EQ(invented.missing.front().open->households, 97);
}

}  // namespace
}  // namespace tongcun
