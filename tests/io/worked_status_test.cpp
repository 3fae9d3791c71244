// SPDX-License-Identifier: Apache-2.0
// The worked examples of the domain reference 4.11, judged by the shipped profiles.
#include "engine/poverty/income_account.h"
#include "engine/poverty/judge_status.h"
#include "io/read_profile.h"
#include "tests/io/finding_lists.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Money = Stated<std::int64_t>;
constexpr HouseholdId kOnly{0};
constexpr std::int64_t kYuan = 100;

KindSet<RiskKind> kinds(RiskKind kind) {
  KindSet<RiskKind> set;
  set.insert(kind);
  return set;
}

// A household of a register that is described by hand, in one year, and the profile's lines with
// those that the test states.
class StatusCase {
 public:
  explicit StatusCase(std::string const& id, int year) {
    ReadProfile read = read_profile(id, ".");
    EXPECT_TRUE(read.findings.empty()) << id << "\n" << listed(read.findings);
    profile_ = std::move(read.profile);
    people_.year = year;
    people_.income_unit = IncomeUnit{"CNY", "person/year", "net"};
    people_.households.resize(1);
    people_.households.persons[kOnly] = 4;
    for (Guarantee const& guarantee : profile_.guarantees.guarantees.values()) {
      if (guarantee.family == Family::official && guarantee.about == About::household) {
        guarantees_.push_back({guarantee.key, Verdict::unknown});
      }
    }
  }

  StatusCase& line(std::string const& key, std::int64_t yuan, std::string const& kind = "net") {
    auto const found = std::ranges::find(profile_.terms.lines, key, &PovertyLine::key);
    EXPECT_NE(found, profile_.terms.lines.end()) << key;
    found->by_year[*people_.year] = yuan * kYuan;
    found->concept_of_income = kind;
    return *this;
  }
  StatusCase& income(std::int64_t yuan) {
    people_.households.income_a_person[kOnly] = Money(yuan * kYuan);
    return *this;
  }
  StatusCase& formerly(bool registered) {
    standing().registered_class[kOnly] =
        Stated(registered ? RegisteredClass::general : RegisteredClass::none);
    return *this;
  }
  StatusCase& risk(RiskKind kind) {
    standing().risk_kinds[kOnly] = Stated(kinds(kind));
    standing().risk_cleared[kOnly] = Stated(RiskCleared::no);
    return *this;
  }
  StatusCase& no_risk() {
    standing().risk_kinds[kOnly] = Stated<KindSet<RiskKind>>::not_applicable();
    return *this;
  }
  StatusCase& expense(std::int64_t yuan) {
    standing().rigid_expense[kOnly] = Money(yuan * kYuan);
    return *this;
  }
  StatusCase& difficulty(bool declared) {
    standing().severe_difficulty[kOnly] = Stated(declared ? YesNo::yes : YesNo::no);
    return *this;
  }
  StatusCase& declared(MonitorClass monitored) {
    standing().monitor_class[kOnly] = Stated(monitored);
    return *this;
  }
  StatusCase& guarantee(std::string const& key, Verdict verdict) {
    auto const found = std::ranges::find(guarantees_, key, &Given::key);
    EXPECT_NE(found, guarantees_.end()) << key;
    found->verdict = verdict;
    return *this;
  }
  StatusCase& all_guarantees(Verdict verdict) {
    for (Given& given : guarantees_) {
      given.verdict = verdict;
    }
    return *this;
  }
  HouseholdStanding& standing() { return people_.households.standing; }
  HouseholdRegister& people() { return people_; }

  [[nodiscard]] HouseholdStatuses judged() const {
    IncomeAccounts const accounts = account_incomes(people_.households);
    StatusFacts facts{people_, accounts, {}, {}, {}};
    for (PovertyLine const& one : profile_.terms.lines) {
      facts.lines.push_back(
          {one.key, resolve_line(one, people_.year, people_.income_unit, std::nullopt)});
    }
    for (Given const& given : guarantees_) {
      facts.household_guarantees.push_back(
          {given.key, IdVector<HouseholdId, Verdict>(1, given.verdict)});
    }
    return judge_households_status(profile_.status, facts, {});
  }
  [[nodiscard]] std::string monitoring() const { return name_of(judged().monitoring[kOnly]); }
  [[nodiscard]] std::string visit() const { return name_of(judged().visit[kOnly]); }
  [[nodiscard]] std::string low_income() const { return name_of(judged().low_income[kOnly]); }
  [[nodiscard]] Verdict of(std::string const& key) const {
    auto const found = std::ranges::find(profile_.status.classes, key, &StatusClass::key);
    EXPECT_NE(found, profile_.status.classes.end()) << key;
    HouseholdStatuses const statuses = judged();
    return statuses
        .verdicts[static_cast<std::size_t>(found - profile_.status.classes.begin())][kOnly];
  }

 private:
  struct Given {
    std::string key;
    Verdict verdict = Verdict::unknown;
  };

  [[nodiscard]] std::string name_of(FamilyClass found) const {
    if (found.is_class()) {
      return profile_.status.classes[found.at].key;
    }
    return found.at == FamilyClass::kOpen ? "unknown" : "none";
  }

  Profile profile_;
  HouseholdRegister people_;
  std::vector<Given> guarantees_;
};

StatusCase of_2023() {
  StatusCase one("cn-2021-2025", 2023);
  one.line("monitoring", 7000);
  return one;
}

TEST(WorkedStatus, P14Unstable) {
  EXPECT_EQ(of_2023().formerly(true).income(6500).risk(RiskKind::illness).monitoring(), "unstable");
}

TEST(WorkedStatus, P15Marginal) {
  EXPECT_EQ(of_2023().formerly(false).income(6900).risk(RiskKind::job_loss).monitoring(),
            "marginal");
}

// (48,000 - 26,000) / 4 = 5,500 < 7,000, income above the line; with 12,000 of expense 9,000.
TEST(WorkedStatus, P16P17SuddenAboveTheLine) {
  StatusCase one = of_2023();
  one.formerly(false).income(12000).risk(RiskKind::accident).difficulty(false);
  EXPECT_EQ(one.expense(26000).monitoring(), "sudden");
  EXPECT_EQ(one.expense(12000).monitoring(), "none");
  EXPECT_EQ(one.visit(), "none");
}

TEST(WorkedStatus, P18DeclaredDifficulty) {
  StatusCase one = of_2023();
  one.formerly(true).income(9000).risk(RiskKind::disaster);
  EXPECT_EQ(one.monitoring(), "unknown");  // neither expense nor difficulty is known
  EXPECT_EQ(one.difficulty(true).monitoring(), "sudden");
}

TEST(WorkedStatus, P19AtTheLine) {
  StatusCase one = of_2023();
  EXPECT_EQ(one.formerly(true).income(7000).no_risk().monitoring(), "none");
  EXPECT_EQ(one.visit(), "unknown");  // no rigid expense is recorded
  EXPECT_EQ(one.expense(0).all_guarantees(Verdict::pass).visit(), "none");
}

TEST(WorkedStatus, P20LowWithoutRisk) {
  StatusCase one = of_2023();
  one.formerly(true).income(6000).all_guarantees(Verdict::pass);
  EXPECT_EQ(one.monitoring(), "unknown");
  one.no_risk();
  EXPECT_EQ(one.monitoring(), "none");
  EXPECT_EQ(one.visit(), "low_no_risk");
  // A guarantee that fails is a risk of its own.
  EXPECT_EQ(one.guarantee("housing", Verdict::fail).monitoring(), "unstable");
}

TEST(WorkedStatus, P21NoLine) {
  StatusCase one("cn-2021-2025", 2024);
  one.formerly(true).income(6500).risk(RiskKind::illness).expense(26000);
  EXPECT_EQ(one.monitoring(), "unknown");
}

TEST(WorkedStatus, P22OtherConcept) {
  StatusCase one = of_2023();
  one.formerly(true).income(6500).risk(RiskKind::illness).expense(26000);
  one.people().income_unit->concept_of_income = "disposable";
  EXPECT_EQ(one.monitoring(), "unknown");
}

// Line of the year 7,200: 7,100 is not above it; 8,000 is; a house of grade D keeps the risk.
TEST(WorkedStatus, P23RiskCleared) {
  StatusCase one("cn-2021-2025", 2023);
  one.line("monitoring", 7200).formerly(true).declared(MonitorClass::unstable);
  one.no_risk().all_guarantees(Verdict::pass);
  EXPECT_EQ(one.income(7100).of("clearing"), Verdict::fail);
  EXPECT_EQ(one.income(8000).of("clearing"), Verdict::pass);
  EXPECT_EQ(one.guarantee("housing", Verdict::fail).of("clearing"), Verdict::fail);
  EXPECT_EQ(one.declared(MonitorClass::none).of("clearing"), Verdict::not_applicable);
}

// What is marked as cleared although income speaks against it is a ground for a visit (V607).
TEST(WorkedStatus, MarkedClearedInDoubt) {
  StatusCase one = of_2023();
  one.formerly(true).income(6500).risk(RiskKind::illness).declared(MonitorClass::unstable);
  one.standing().risk_cleared[kOnly] = Stated(RiskCleared::stable);
  one.all_guarantees(Verdict::pass);
  EXPECT_EQ(one.visit(), "cleared_doubt");
  one.income(9000).expense(0);
  EXPECT_EQ(one.visit(), "none");
}

// P41: net 6,500, water unknown. 2020: income passes, exit unknown. 2023 with 7,600: on the visit
// list. 2026 without a line: unknown.
TEST(WorkedStatus, P41OneHouseholdInThreePeriods) {
  auto const described = [](StatusCase one) {
    one.formerly(true).income(6500).no_risk().all_guarantees(Verdict::pass);
    return one.guarantee("drinking_water", Verdict::unknown);
  };
  StatusCase const exit = described(StatusCase("cn-2016-2020", 2020));
  EXPECT_EQ(exit.of("exit"), Verdict::unknown);
  StatusCase transition("cn-2021-2025", 2023);
  transition.line("monitoring", 7600);
  StatusCase const low = described(transition);
  EXPECT_EQ(low.monitoring(), "none");
  EXPECT_EQ(low.visit(), "low_no_risk");
  EXPECT_EQ(described(StatusCase("cn-2026", 2026)).monitoring(), "unknown");
}

// Exit wants more than the line, poor is less: at it neither holds.
TEST(WorkedStatus, ExitOfHouseholds) {
  StatusCase one("cn-2016-2020", 2020);
  one.all_guarantees(Verdict::pass);
  EXPECT_EQ(one.income(4001).of("exit"), Verdict::pass);
  EXPECT_EQ(one.income(4000).of("exit"), Verdict::fail);
  EXPECT_EQ(one.income(4001).guarantee("education", Verdict::fail).of("exit"), Verdict::fail);
  // One failure decides whatever else is unknown.
  one.guarantee("drinking_water", Verdict::unknown);
  EXPECT_EQ(one.of("exit"), Verdict::fail);
}

TEST(WorkedStatus, LowIncomeClasses) {
  StatusCase one("cn-2021-2025", 2023);
  one.income(7000);
  EXPECT_EQ(one.low_income(), "unknown");  // standards are local
  one.line("low_allowance", 7456).line("low_allowance_edge", 11184);
  one.standing().labourers[kOnly] = Stated(std::int32_t{2});
  EXPECT_EQ(one.low_income(), "dibao");
  one.standing().labourers[kOnly] = Stated(std::int32_t{0});
  EXPECT_EQ(one.low_income(), "tekun");
  EXPECT_EQ(one.income(9000).low_income(), "dibao_edge");
  EXPECT_EQ(one.income(12000).expense(0).low_income(), "none");
  EXPECT_EQ(one.expense(20000).low_income(), "rigid_expense");  // (48,000 - 20,000) / 4 = 7,000
}

// From 2026 one class; what the earlier rules say stands beside it.
TEST(WorkedStatus, OneClassFrom2026) {
  StatusCase one("cn-2026", 2026);
  one.line("monitoring", 8800).formerly(false).income(15000).risk(RiskKind::illness);
  one.expense(40000).declared(MonitorClass::none);
  EXPECT_EQ(one.monitoring(), "monitored");
  EXPECT_EQ(one.of("sudden"), Verdict::pass);
  HouseholdStatuses const found = one.judged();
  EXPECT_EQ(found.monitoring_difference[kOnly], Difference::not_declared);
  EXPECT_EQ(one.declared(MonitorClass::monitored).judged().monitoring_difference[kOnly],
            Difference::same);
}

// Every rule and class names its source and mark, in both languages.
TEST(WorkedStatus, RulesNameTheirSource) {
  for (char const* id : {"cn-2016-2020", "cn-2021-2025", "cn-2026"}) {
    StatusRules const rules = read_profile(id, ".").profile.status;
    EXPECT_FALSE(rules.classes.empty()) << id;
    for (Rule const& rule : rules.book.rules.values()) {
      EXPECT_FALSE(rule.source.empty() || rule.mark.empty()) << id << " " << rule.id;
      EXPECT_FALSE(rule.name.en.empty() || rule.name.zh.empty()) << id << " " << rule.id;
    }
    for (StatusClass const& one : rules.classes) {
      EXPECT_FALSE(one.source.empty() || one.mark.empty()) << id << " " << one.key;
      EXPECT_FALSE(one.name.zh.empty()) << id << " " << one.key;
    }
  }
}

// Relocation is voluntary: what a household says about it is no fact of any rule of status.
TEST(WorkedStatus, RefusingToMoveChangesNoClass) {
  for (char const* profile : {"cn-2016-2020", "cn-2021-2025", "cn-2026"}) {
    StatusCase one(profile, profile == std::string("cn-2016-2020") ? 2019 : 2023);
    one.formerly(true).income(3000).risk(RiskKind::disaster).expense(4000);
    one.all_guarantees(Verdict::pass);
    HouseholdStatuses const before = one.judged();
    for (Consent const consent : {Consent::not_asked, Consent::willing, Consent::conditional,
                                  Consent::unwilling, Consent::signed_up}) {
      one.standing().consent[kOnly] = Stated(consent);
      one.standing().urgency[kOnly] = Stated(Urgency::urgent);
      HouseholdStatuses const after = one.judged();
      EXPECT_EQ(after.verdicts, before.verdicts);
      EXPECT_EQ(after.monitoring[kOnly], before.monitoring[kOnly]);
      EXPECT_EQ(after.rules[kOnly].passed, before.rules[kOnly].passed);
      EXPECT_EQ(after.rules[kOnly].unknown, before.rules[kOnly].unknown);
    }
  }
}

}  // namespace
}  // namespace tongcun
