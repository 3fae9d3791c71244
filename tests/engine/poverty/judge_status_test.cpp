// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/judge_status.h"

#include "engine/poverty/status_columns.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Money = Stated<std::int64_t>;

constexpr std::int64_t kLine = 400000;

// A small book of rules over the facts of status, as a profile would state it: low income makes a
// class, exit wants income above the line and a safe house, the village's exit a share below 10 %.
class Book {
 public:
  Book() {
    PovertyLine line;
    line.key = "own";
    rules_.book.fields = status_fields({line}, {"housing"}, {"road"});
    add_class("low", StatusFamily::monitoring, {rule("below_own", 1)}, FieldLevel::household);
    rules_.classes.back().monitor = MonitorClass::monitored;
    add_class("unsafe", StatusFamily::visit, {rule("holds_housing", 0)}, FieldLevel::household);
    add_class("exit", StatusFamily::exit, {rule("above_own", 1), rule("holds_housing", 1)},
              FieldLevel::household);
    RuleId const share = rule("remaining_share", 100'000);
    rules_.book.rules[share].comparison = Comparison::less;
    add_class("village_exit", StatusFamily::exit, {share, rule("village_holds_road", 1)},
              FieldLevel::village);
  }

  StatusRules const& rules() const { return rules_; }

 private:
  RuleId rule(std::string const& field, std::int64_t value) {
    Rule rule;
    rule.id = field + std::to_string(value);
    rule.field = *find_field(rules_.book.fields, field);
    rule.threshold = {value};
    return rules_.book.rules.push_back(std::move(rule));
  }
  void add_class(std::string const& key, StatusFamily family, std::vector<RuleId> const& rules,
                 FieldLevel about) {
    Condition condition;
    condition.id = key;
    for (RuleId const id : rules) {
      condition.parts.push_back({id, ConditionId::none()});
    }
    StatusClass one;
    one.key = key;
    one.family = family;
    one.about = about;
    one.condition = rules_.book.conditions.push_back(std::move(condition));
    rules_.classes.push_back(std::move(one));
  }

  StatusRules rules_;
};

// Villages v0 … with so many registered persons each.
Villages villages_of(std::vector<std::int64_t> const& persons) {
  Villages villages;
  for (std::size_t v = 0; v < persons.size(); ++v) {
    villages.code.push_back("v" + std::to_string(v));
    villages.persons.push_back(Persons(persons[v]));
  }
  return villages;
}

class People {
 public:
  HouseholdId add(std::uint32_t village, std::int32_t persons, Money income, Verdict house,
                  Stated<RegisteredClass> registered = Stated(RegisteredClass::general)) {
    HouseholdTable& table = people_.households;
    HouseholdId const id(static_cast<std::uint32_t>(table.size()));
    table.resize(table.size() + 1);
    table.code[id] = "h" + std::to_string(id.value());
    table.village[id] = VillageId(village);
    table.persons[id] = persons;
    table.income_a_person[id] = income;
    table.standing.registered_class[id] = registered;
    houses_.push_back(house);
    return id;
  }
  HouseholdStanding& standing() { return people_.households.standing; }
  HouseholdTable const& table() const { return people_.households; }

  StatusFacts facts(std::vector<Verdict> const& roads = {}) {
    accounts_ = account_incomes(people_.households);
    people_.year = 2019;
    return {people_,
            accounts_,
            {{"own", {IncomeLine{kLine, PoorIf::below, true}, LineLack::none}}},
            {{"housing", houses_}},
            {{"road", IdVector<VillageId, Verdict>(roads)}}};
  }
  IncomeAccounts const& accounts() const { return accounts_; }

 private:
  HouseholdRegister people_;
  IncomeAccounts accounts_;
  IdVector<HouseholdId, Verdict> houses_;
};

constexpr IncomeLine kIncomeLine{kLine, PoorIf::below, true};

TEST(JudgeStatus, ClassesAndDifferences) {
  Book const book;
  People people;
  HouseholdId const low = people.add(0, 3, Money(kLine - 1), Verdict::pass);
  HouseholdId const at = people.add(0, 3, Money(kLine), Verdict::pass);
  HouseholdId const open = people.add(0, 3, Money(), Verdict::pass);
  HouseholdId const silent = people.add(0, 3, Money(kLine - 1), Verdict::pass);
  people.standing().monitor_class[low] = Stated(MonitorClass::none);
  people.standing().monitor_class[at] = Stated(MonitorClass::monitored);
  people.standing().monitor_class[open] = Stated(MonitorClass::none);
  HouseholdStatuses const found = judge_households_status(book.rules(), people.facts(), {});
  EXPECT_EQ(found.monitoring[low].at, 0);
  EXPECT_EQ(found.monitoring[at].at, FamilyClass::kNone);
  EXPECT_EQ(found.monitoring[open].at, FamilyClass::kOpen);
  EXPECT_EQ(found.monitoring_difference[low], Difference::not_declared);
  EXPECT_EQ(found.monitoring_difference[at], Difference::not_found);
  EXPECT_EQ(found.monitoring_difference[open], Difference::open);
  EXPECT_EQ(found.monitoring_difference[silent], Difference::not_recorded);
  people.standing().monitor_class[low] = Stated(MonitorClass::sudden);
  EXPECT_EQ(judge_households_status(book.rules(), people.facts(), {}).monitoring_difference[low],
            Difference::other_class);
}

// Of 100 persons in each village: 9 registered who do not pass are below 10 %, 10 are not; with two
// of unknown income between 8 and 12 it is open; the road decides as well.
TEST(JudgeStatus, ExitOfVillages) {
  Book const book;
  People people;
  people.add(0, 9, Money(kLine), Verdict::pass);
  people.add(0, 5, Money(kLine + 1), Verdict::pass);
  people.add(0, 5, Money(kLine - 1), Verdict::pass, Stated(RegisteredClass::none));
  people.add(1, 10, Money(kLine), Verdict::pass);
  people.add(2, 8, Money(kLine), Verdict::pass);
  people.add(2, 4, Money(), Verdict::pass);
  people.add(3, 1, Money(kLine + 1), Verdict::fail);
  StatusFacts const facts =
      people.facts({Verdict::pass, Verdict::pass, Verdict::pass, Verdict::fail});
  HouseholdStatuses const households = judge_households_status(book.rules(), facts, {});
  VillageStatuses const villages =
      judge_villages_status(book.rules(), facts, households, villages_of({100, 100, 100, 100}));
  std::vector<Verdict> const expected{Verdict::pass, Verdict::fail, Verdict::unknown,
                                      Verdict::fail};
  EXPECT_EQ(villages.verdicts[3], (IdVector<VillageId, Verdict>(expected)));
  EXPECT_EQ(villages.remaining_surely[VillageId(0)], 9);
  EXPECT_EQ(villages.remaining_surely[VillageId(2)], 8);
  EXPECT_EQ(villages.remaining_perhaps[VillageId(2)], 12);
  EXPECT_EQ(villages.remaining_surely[VillageId(3)], 1);  // the house fails
}

// 001-3 of the domain reference: 9 of 525 = 1.714 % is below 3 %.
TEST(JudgeStatus, IncidenceOfThePrintedVillage) {
  Book const book;
  StatusRules rules = book.rules();
  for (Rule& rule : rules.book.rules.values()) {
    if (rule.comparison == Comparison::less) {
      rule.threshold = {30'000};
    }
  }
  People people;
  people.add(0, 9, Money(kLine), Verdict::pass);
  StatusFacts const facts = people.facts({Verdict::pass});
  HouseholdStatuses const households = judge_households_status(rules, facts, {});
  VillageStatuses const villages =
      judge_villages_status(rules, facts, households, villages_of({525}));
  EXPECT_EQ(villages.verdicts[3][VillageId(0)], Verdict::pass);
}

// By class, then a failing guarantee, then depth, then the longest without a visit; villages apart.
TEST(JudgeStatus, VisitsInOrder) {
  Book const book;
  People people;
  HouseholdId const shallow = people.add(0, 1, Money(kLine - 1), Verdict::pass);
  HouseholdId const deep = people.add(0, 1, Money(kLine - 100), Verdict::pass);
  HouseholdId const unsafe_low = people.add(0, 1, Money(kLine - 1), Verdict::fail);
  HouseholdId const unsafe = people.add(0, 1, Money(kLine * 2), Verdict::fail);
  HouseholdId const fine = people.add(0, 1, Money(kLine * 2), Verdict::pass);
  HouseholdId const declared = people.add(0, 1, Money(kLine * 2), Verdict::pass);
  HouseholdId const visited = people.add(0, 1, Money(kLine - 100), Verdict::pass);
  HouseholdId const elsewhere = people.add(1, 1, Money(kLine - 1), Verdict::pass);
  people.standing().monitor_class[declared] = Stated(MonitorClass::monitored);
  people.standing().last_visit[deep] = Money(20260301);
  people.standing().last_visit[visited] = Money(20250301);
  StatusFacts const facts = people.facts({Verdict::pass, Verdict::pass});
  HouseholdStatuses const statuses = judge_households_status(book.rules(), facts, {});
  std::vector<VisitEntry> const visits =
      list_visits(book.rules(), statuses, people.table(), people.accounts(), kIncomeLine);
  std::vector<HouseholdId> order;
  order.reserve(visits.size());
  for (VisitEntry const& visit : visits) {
    order.push_back(visit.household);
  }
  EXPECT_EQ(order, (std::vector{unsafe_low, visited, deep, shallow, unsafe, declared, elsewhere}));
  EXPECT_EQ(visits.front().depth, 1);
  EXPECT_EQ(visits[5].ground, FamilyClass::kNone);
  static_cast<void>(fine);
}

// Rigid expense decides the depth where it is recorded.
TEST(JudgeStatus, DepthAfterExpense) {
  Book const book;
  People people;
  HouseholdId const id = people.add(0, 2, Money(kLine - 1), Verdict::pass);
  people.standing().rigid_expense[id] = Money(2000);
  StatusFacts const facts = people.facts({Verdict::pass});
  HouseholdStatuses const statuses = judge_households_status(book.rules(), facts, {});
  EXPECT_EQ(list_visits(book.rules(), statuses, people.table(), people.accounts(), kIncomeLine)
                .front()
                .depth,
            1001);
}

// Every household is in one part of each breakdown, and areas add up.
TEST(JudgeStatus, BreakdownsCoverEverybody) {
  Book const book;
  People people;
  people.add(0, 3, Money(kLine - 1), Verdict::pass);
  people.add(0, 2, Money(), Verdict::unknown);
  HouseholdId const cleared = people.add(1, 4, Money(kLine + 1), Verdict::pass);
  people.standing().monitor_class[cleared] = Stated(MonitorClass::monitored);
  people.standing().risk_cleared[cleared] = Stated(RiskCleared::stable);
  StatusFacts const facts = people.facts({Verdict::pass, Verdict::pass});
  HouseholdStatuses const statuses = judge_households_status(book.rules(), facts, {});
  std::vector<VisitEntry> const visits =
      list_visits(book.rules(), statuses, people.table(), people.accounts(), kIncomeLine);
  std::vector<StatusColumn> const columns =
      status_columns(book.rules(), statuses, visits, people.standing());
  std::vector<std::string> keys;
  Villages villages = villages_of({10, 10});
  for (VillageId const village : villages.code.ids()) {
    static_cast<void>(village);
    villages.township_code.push_back("T");
    villages.township_name.push_back("");
    villages.county_code.push_back("C");
    villages.county_name.push_back("");
    villages.name.push_back("");
  }
  AreaTree const tree = build_area_tree(villages);
  for (StatusColumn const& column : columns) {
    keys.push_back(column.key);
    auto const counts = count_status(column, people.table(), tree);
    StatusCount all;
    for (StatusCount const& part : counts[AreaId(0)]) {
      all.households += part.households;
      all.persons += part.persons;
    }
    EXPECT_EQ(all, (StatusCount{3, 9})) << column.key;
  }
  EXPECT_EQ(keys,
            (std::vector<std::string>{"monitoring", "exit", "declared", "differences", "visits"}));
  EXPECT_EQ(columns[2].part_of[cleared], 2);
  // Who is marked as cleared is monitored no more: nobody says otherwise.
  EXPECT_EQ(statuses.monitoring_difference[cleared], Difference::same);
  EXPECT_EQ(columns[4].parts[columns[4].part_of[HouseholdId(0)]].key, "low");
  EXPECT_EQ(columns[4].parts[columns[4].part_of[cleared]].key, "not_listed");
}

// The same for any number of threads.
TEST(JudgeStatus, ThreadsChangeNothing) {
  Book const book;
  People people;
  for (int i = 0; i < 10000; ++i) {
    people.add(static_cast<std::uint32_t>(i / 100), 1 + i % 5,
               i % 7 == 0 ? Money() : Money(kLine + (i * 37) % 200 - 100),
               static_cast<Verdict>(i % 4));
  }
  StatusFacts const facts = people.facts({});
  RunSettings one;
  one.threads = 1;
  RunSettings two;
  two.threads = 2;
  HouseholdStatuses const a = judge_households_status(book.rules(), facts, one);
  HouseholdStatuses const b = judge_households_status(book.rules(), facts, two);
  EXPECT_EQ(a.verdicts, b.verdicts);
  EXPECT_EQ(a.monitoring, b.monitoring);
}

}  // namespace
}  // namespace tongcun
