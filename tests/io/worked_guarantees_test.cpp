// SPDX-License-Identifier: Apache-2.0
// The worked examples of the domain reference (2.4.1, 2.5, 4.11) judged by the shipped profiles.
#include "io/load_profile.h"
#include "tests/io/judged_facts.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr Verdict F = Verdict::fail;
constexpr Verdict U = Verdict::unknown;
constexpr Verdict P = Verdict::pass;
constexpr Verdict N = Verdict::not_applicable;

std::vector<std::string> const kChinese{"cn-2016-2020", "cn-2021-2025"};

// A report of a tier that gives the grade wanted: 2 by full limits, 1 by inspection of dispersed
// supply, none: nothing known but the tier.
void give_quality(JudgedFacts& facts, std::string const& grade) {
  if (grade == "2") {
    facts.word("water_tier", "A").word("water_report", "meets_full");
    facts.set("water_report_date", RuleValue::known(20240601));
  } else if (grade == "1") {
    facts.word("water_tier", "C").truth("water_inspection", true);
  } else {
    facts.word("water_tier", "A");
  }
}

struct WaterCase {
  double litres;
  char const* region;
  double minutes;  // < 0: piped to the house
  double metres;
  double height;
  double reliability;
  char const* quality;
  std::vector<std::string> grades;  // quantity, quality, convenience, reliability
  std::string whole;
  Verdict verdict;
};

// Domain reference 2.4.1, tests: grades of the four indicators, and the worst of them.
TEST(WorkedGuaranteesTest, WaterGrades) {
  std::vector<WaterCase> const cases{
      {45, "wet", -1, 0, 0, 0.96, "2", {"1", "2", "2", "2"}, "1", P},
      {32, "wet", 15, 500, 30, 0.93, "2", {"0", "2", "1", "1"}, "0", F},
      {22, "dry", 18, 700, 60, 0.90, "1", {"1", "1", "1", "1"}, "1", P},
      {70, "wet", 25, 1000, 90, 0.97, "2", {"2", "2", "0", "2"}, "0", F},
      {45, "wet", -1, 0, 0, 0.96, "?", {"1", "0..2", "2", "2"}, "0..1", U},
      {32, "wet", -1, 0, 0, 0.96, "?", {"0", "0..2", "2", "2"}, "0", F}};
  for (std::string const& id : kChinese) {
    for (std::size_t i = 0; i < cases.size(); ++i) {
      WaterCase const& test = cases[i];
      JudgedFacts facts = JudgedFacts::by_shipped(id);
      facts.number("water_litres", test.litres, "L/person/day")
          .word("water_region", test.region)
          .number("water_reliability", test.reliability, "share")
          .truth("water_piped", test.minutes < 0);
      if (test.minutes >= 0) {
        facts.number("water_fetch_time", test.minutes, "min")
            .number("water_fetch_distance", test.metres, "m")
            .number("water_fetch_height", test.height, "m");
      }
      give_quality(facts, test.quality);
      std::vector<std::string> const grades{
          facts.grade("water_quantity_full", "water_quantity"),
          facts.grade("water_quality_full", "water_quality"),
          facts.grade("water_convenience_full", "water_convenience"),
          facts.grade("reliability_95", "reliability_90")};
      EXPECT_EQ(grades, test.grades) << id << " case " << i;
      EXPECT_EQ(facts.grade("water_full", "drinking_water"), test.whole) << id << " case " << i;
      EXPECT_EQ(facts.verdict("drinking_water"), test.verdict) << id << " case " << i;
    }
  }
}

// P28: the same village, with its reason in both languages; one part that fails decides alone.
TEST(WorkedGuaranteesTest, WaterSaysWhatIsMissing) {
  JudgedFacts facts = JudgedFacts::by_shipped("cn-2021-2025");
  facts.number("water_litres", 45, "L/person/day")
      .word("water_region", "wet")
      .truth("water_piped", true)
      .number("water_reliability", 0.96, "share");
  EXPECT_EQ(facts.why("drinking_water"), "not failed so far: quality missing");
  EXPECT_EQ(facts.why("drinking_water", Language::zh), "目前未发现不合格：水质缺资料");
  facts.number("water_litres", 32, "L/person/day");
  EXPECT_EQ(facts.why("drinking_water"), "fails by quantity");
  EXPECT_EQ(facts.why("drinking_water", Language::zh), "不合格项：水量");
}

// Whether the region is dry decides only between 20 and 35 litres: 70 L is enough, 10 L is not,
// wherever it is.
TEST(WorkedGuaranteesTest, UnknownRegionMattersOnlyBetweenTheLimits) {
  JudgedFacts facts = JudgedFacts::by_shipped("cn-2021-2025");
  for (auto const& [litres, verdict] : {std::pair(70.0, P), std::pair(35.0, P), std::pair(34.9, U),
                                        std::pair(20.0, U), std::pair(19.9, F)}) {
    facts.number("water_litres", litres, "L/person/day");
    EXPECT_EQ(facts.verdict("water_quantity"), verdict) << litres;
  }
}

// P25: the report meets only the limits for small works: tier A 0, tier B 2.
// P26: tier C without a report: inspection passed 1, failed 0, none: unknown; a report that meets
// GB 5749: 2.
TEST(WorkedGuaranteesTest, QualityByTier) {
  auto const grade = [](JudgedFacts const& facts) {
    return facts.grade("water_quality_full", "water_quality");
  };
  for (std::string const& id : kChinese) {
    JudgedFacts facts = JudgedFacts::by_shipped(id);
    facts.set("water_report_date", RuleValue::known(20240301));
    facts.word("water_report", "meets_relaxed");
    EXPECT_EQ(grade(facts.word("water_tier", "A")), "0");
    EXPECT_EQ(grade(facts.word("water_tier", "B")), "2");
    facts.forget();
    facts.word("water_tier", "C");
    EXPECT_EQ(grade(facts), "0..1");
    EXPECT_EQ(grade(facts.truth("water_inspection", true)), "1");
    EXPECT_EQ(grade(facts.truth("water_inspection", false)), "0");
    EXPECT_EQ(grade(facts.word("water_report", "meets_full")), "2");
    // A report that fails decides over an inspection that passed, or none, and where nobody knows
    // the tier; one that meets the limits for small works does not replace the inspection.
    EXPECT_EQ(grade(facts.word("water_report", "fails")), "0");
    EXPECT_EQ(grade(facts.truth("water_inspection", true)), "0");
    EXPECT_EQ(grade(facts.word("water_report", "meets_relaxed")), "1");
    EXPECT_EQ(grade(facts.truth("water_inspection", false)), "0");
    facts.forget();
    EXPECT_EQ(grade(facts.word("water_report", "fails")), "0");
  }
}

// P27: a report of a large works is judged by the edition in force at its date.
TEST(WorkedGuaranteesTest, EditionByDate) {
  JudgedFacts facts = JudgedFacts::by_shipped("cn-2021-2025");
  facts.word("water_tier", "A").word("water_report", "meets_full");
  for (auto const& [date, old_edition, new_edition] :
       {std::tuple(20221201, P, N), std::tuple(20230331, P, N), std::tuple(20230401, N, P),
        std::tuple(20230501, N, P)}) {
    facts.set("water_report_date", RuleValue::known(date));
    EXPECT_EQ(facts.verdict("quality_a_2006"), old_edition) << date;
    EXPECT_EQ(facts.verdict("quality_a_2022"), new_edition) << date;
    EXPECT_EQ(facts.verdict("water_quality"), P) << date;
  }
}

// Without a date the edition is unknown; the verdict is not where both say the same: a report that
// fails fails, one that meets the limits in force meets them. The date is open only as long as the
// report is, and then the report alone settles it.
TEST(WorkedGuaranteesTest, UndatedReports) {
  for (auto const& [tier, report, verdict] :
       {std::tuple("A", "fails", F), std::tuple("A", "meets_relaxed", F),
        std::tuple("A", "meets_full", P), std::tuple("B", "fails", F),
        std::tuple("B", "meets_relaxed", P), std::tuple("B", "meets_full", P)}) {
    JudgedFacts facts = JudgedFacts::by_shipped("cn-2021-2025");
    facts.word("water_tier", tier);
    EXPECT_EQ(facts.verdict("water_quality"), U);
    facts.word("water_report", report);
    EXPECT_EQ(facts.verdict("quality_a_2006"), facts.verdict("quality_a_2022"));
    EXPECT_EQ(facts.verdict("water_quality"), verdict) << tier << " " << report;
  }
}

// 2.5 and P32: own clinic, 0 days: fail. None of its own, a doctor visits on 2 days, minimum 2:
// pass, although the next clinic is 70 minutes away. Own clinic, days unknown: unknown.
TEST(WorkedGuaranteesTest, Clinic) {
  for (char const* const id : {"cn-2016-2020", "cn-2021-2025", "cn-2026"}) {
    JudgedFacts facts = JudgedFacts::by_shipped(id);
    facts.word("served_by", "own").number("served_days", 0, "days/week");
    EXPECT_EQ(facts.verdict("medical_service"), F) << id;
    facts.word("served_by", "visiting").number("served_days", 2, "days/week");
    facts.number("clinic_ride_worst", 70, "min").number("clinic_walk_worst", 70, "min");
    // Without the county's minimum nobody can say.
    EXPECT_EQ(facts.verdict("medical_service"), U) << id;
    EXPECT_EQ(facts.of_rule("served_days_minimum").reason, Reason::threshold_missing);
    EXPECT_EQ(facts.why("medical_service"),
              "not failed so far: days a week enough without a threshold");
    facts.supply("served_days_minimum", 2000);
    EXPECT_EQ(facts.verdict("medical_service"), P) << id;
    facts.forget();
    EXPECT_EQ(facts.word("served_by", "own").verdict("medical_service"), U) << id;
    EXPECT_EQ(facts.word("served_by", "none").verdict("medical_service"), F) << id;
  }
}

// P31: a child of 10 not enrolled, taught at home, without a record; a youth of 16.
TEST(WorkedGuaranteesTest, Education) {
  for (std::string const& id : kChinese) {
    JudgedFacts facts = JudgedFacts::by_shipped(id);
    facts.number("age", 10, "years");
    EXPECT_EQ(facts.verdict("education"), U);
    EXPECT_EQ(facts.word("enrolment", "not_enrolled").verdict("education"), F);
    EXPECT_EQ(facts.word("enrolment", "taught_at_home").verdict("education"), P);
    EXPECT_EQ(facts.word("enrolment", "excused").verdict("education"), P);
    facts.word("enrolment", "not_enrolled").number("age", 16, "years");
    EXPECT_EQ(facts.verdict("education"), N);
  }
}

// Enrolled, but of what age: whether the guarantee applies is what is open, and is said.
TEST(WorkedGuaranteesTest, SaysWhyItMayNotApply) {
  JudgedFacts facts = JudgedFacts::by_shipped("cn-2021-2025");
  facts.word("enrolment", "not_enrolled");
  EXPECT_EQ(facts.verdict("education"), U);
  EXPECT_EQ(facts.why("education"),
            "not failed so far: old enough for school missing, of compulsory age missing");
  facts.number("age", 17, "years");
  EXPECT_EQ(facts.verdict("education"), N);
}

// P29: a junior pupil who boards, school 55 minutes away: education passes, the way is not judged.
// P30: a day pupil of grade 2, 42 minutes on foot: education passes, the access measure does not.
TEST(WorkedGuaranteesTest, MinutesNeverFailEducation) {
  for (std::string const& id : kChinese) {
    JudgedFacts facts = JudgedFacts::by_shipped(id);
    facts.number("age", 13, "years").word("enrolment", "enrolled").truth("boards", true);
    facts.number("school_grade", 8, "grade").number("school_walk", 55, "min");
    EXPECT_EQ(facts.verdict("education"), P);
    EXPECT_EQ(facts.verdict("school_access"), N);
    facts.number("age", 8, "years").truth("boards", false).number("school_grade", 2, "grade");
    facts.number("school_walk", 42, "min");
    EXPECT_EQ(facts.verdict("education"), P);
    EXPECT_EQ(facts.verdict("school_access"), F);
    ASSERT_NE(facts.guarantee("school_access"), nullptr);
    EXPECT_EQ(facts.guarantee("school_access")->family, Family::access);
    EXPECT_EQ(facts.guarantee("education")->family, Family::official);
  }
}

// Domain reference 2.8: A and B pass, C and D fail unless treated and accepted, no house fails.
TEST(WorkedGuaranteesTest, Housing) {
  JudgedFacts facts = JudgedFacts::by_shipped("cn-2021-2025");
  EXPECT_EQ(facts.verdict("housing"), U);
  for (auto const& [grade, untreated, treated] :
       {std::tuple("A", P, P), std::tuple("B", P, P), std::tuple("C", F, P), std::tuple("D", F, P),
        std::tuple("none_house", F, F)}) {
    facts.word("house_grade", grade);
    EXPECT_EQ(facts.truth("house_treatment_accepted", false).verdict("housing"), untreated);
    EXPECT_EQ(facts.truth("house_treatment_accepted", true).verdict("housing"), treated);
  }
}

// P39, JMP: piped at home, quality unknown: at least basic, safely managed unknown; protected well
// 25 minutes: basic; 45 minutes: limited; unprotected spring 5 minutes: unimproved; river: surface.
TEST(WorkedGuaranteesTest, JmpLadder) {
  JudgedFacts facts = JudgedFacts::by_shipped("international");
  auto const rungs = [&] {
    std::vector<Verdict> ladder;
    Judgements const all = facts.judged();
    for (Rung const& rung : facts.guarantee("drinking_water")->rungs) {
      ladder.push_back(all.conditions[rung.condition]);
    }
    return rung_of(ladder);
  };
  enum : std::size_t { safely_managed, basic, limited, unimproved, surface };
  facts.word("water_source", "piped").truth("water_piped", true);
  facts.number("water_reliability", 0.96, "share");
  EXPECT_EQ(rungs(), (RungRange{safely_managed, basic}));
  EXPECT_EQ(facts.verdict("drinking_water"), U);
  EXPECT_EQ(facts.why("drinking_water"), "not failed so far: quality missing");
  facts.truth("water_piped", false).word("water_source", "protected_well_spring");
  EXPECT_EQ((facts.number("water_fetch_time", 25, "min"), rungs()), (RungRange{basic, basic}));
  EXPECT_EQ((facts.number("water_fetch_time", 45, "min"), rungs()), (RungRange{limited, limited}));
  facts.word("water_source", "unprotected").number("water_fetch_time", 5, "min");
  EXPECT_EQ(rungs(), (RungRange{unimproved, unimproved}));
  EXPECT_EQ((facts.word("water_source", "surface"), rungs()), (RungRange{surface, surface}));
}

// The same facts under the three Chinese periods: 98 % with electricity, 1.5 % poor, 45 litres in a
// wet region, all else of the water in order.
TEST(WorkedGuaranteesTest, SameFactsOtherPeriods) {
  auto const judge_by = [](std::string const& id) {
    JudgedFacts facts = JudgedFacts::by_shipped(id);
    facts.number("electricity_rate", 0.98, "share")
        .number("poverty_incidence", 1.5, "%")
        .number("water_litres", 45, "L/person/day")
        .word("water_region", "wet")
        .truth("water_piped", true)
        .number("water_reliability", 0.96, "share");
    give_quality(facts, "2");
    return facts;
  };
  JudgedFacts const before = judge_by("cn-2016-2020");
  EXPECT_EQ(before.verdict("electricity"), F);  // 100 % was asked for
  EXPECT_EQ(before.why("electricity"), "fails by households with electricity");
  EXPECT_EQ(before.verdict("incidence"), P);
  EXPECT_EQ(before.verdict("drinking_water"), P);
  JudgedFacts const transition = judge_by("cn-2021-2025");
  EXPECT_EQ(transition.verdict("electricity"), U);  // the county's number
  EXPECT_EQ(transition.why("electricity"),
            "not failed so far: households with electricity without a threshold");
  EXPECT_EQ(transition.guarantee("incidence"), nullptr);  // no headcount ratio after 2020
  EXPECT_EQ(transition.verdict("drinking_water"), P);
  JudgedFacts now = judge_by("cn-2026");
  EXPECT_EQ(now.verdict("drinking_water"), U);  // levels are raised locally
  EXPECT_EQ(now.why("drinking_water"), "not failed so far: quantity without a threshold");
  EXPECT_EQ(now.supply("litres_local", 60000).verdict("drinking_water"), F);
  EXPECT_EQ(now.supply("litres_local", 40000).verdict("drinking_water"), P);
}

// Rules do not judge data of other years.
TEST(WorkedGuaranteesTest, OtherYears) {
  JudgedFacts facts = JudgedFacts::by_shipped("cn-2016-2020");
  facts.number("electricity_rate", 1.0, "share");
  RuleId const rule = facts.rule_of("electricity_share");
  EXPECT_EQ(facts.judged(2019).rules[rule].verdict, P);
  EXPECT_EQ(facts.judged(2023).rules[rule].reason, Reason::other_year);
  // Nobody can supply another year: nothing is missing, and why says what it is.
  Judgements const later = facts.judged(2023);
  ConditionId const electricity = facts.condition_of("electricity");
  EXPECT_EQ(later.conditions[electricity], U);
  EXPECT_TRUE(missing_of(facts.book(), electricity, later).empty());
  GuaranteeTexts const texts(facts.profile().guarantees, facts.profile().services, Language::en);
  EXPECT_EQ(texts.why(electricity, later),
            "not failed so far: households with electricity of another year");
}

// Words, currency, units and lines of the periods; no word of an earlier period for people of
// today.
TEST(WorkedGuaranteesTest, TermsOfThePeriods) {
  auto const terms = [](std::string const& id) {
    return JudgedFacts::by_shipped(id).profile().terms;
  };
  EXPECT_EQ(terms("cn-2016-2020").words.at("poor_household").zh, "贫困户");
  EXPECT_EQ(terms("cn-2021-2025").words.at("poor_household").zh, "脱贫户");
  EXPECT_EQ(terms("cn-2026").words.at("poor_household").zh, "防止返贫致贫对象");
  EXPECT_EQ(terms("cn-2026").words.at("relapse").zh, "返贫致贫");
  for (auto const& [key, word] : terms("cn-2026").words) {
    EXPECT_EQ(word.zh.find("贫困户"), std::string::npos) << key;
    EXPECT_EQ(word.zh.find("扶贫"), std::string::npos) << key;
  }
  for (char const* const id : {"cn-2016-2020", "cn-2021-2025", "cn-2026"}) {
    EXPECT_EQ(terms(id).currency, "CNY");
    EXPECT_EQ(terms(id).units.at("land"), "亩");
    EXPECT_EQ(terms(id).units.at("ten_days"), "旬");
  }
  // Minor units: 2,952 yuan in 2016; the floor of 2021; nothing from 2026 on.
  ProfileTerms const before = terms("cn-2016-2020");
  ASSERT_EQ(before.lines.size(), 2U);
  EXPECT_EQ(before.lines[1].by_year.at(2016), 295200);
  EXPECT_EQ(before.lines[1].by_year.at(2020), 400000);
  ProfileTerms const transition = terms("cn-2021-2025");
  ASSERT_EQ(transition.lines.size(), 3U);  // the low allowance and its edge are local
  EXPECT_TRUE(transition.lines[0].by_year.empty());
  EXPECT_TRUE(transition.lines[1].by_year.empty());
  EXPECT_EQ(transition.lines[2].by_year, (std::map<int, std::int64_t>{{2021, 600000}}));
  ProfileTerms const today = terms("cn-2026");
  ASSERT_EQ(today.lines.size(), 3U);
  for (PovertyLine const& line : today.lines) {
    EXPECT_TRUE(line.by_year.empty()) << line.key;
    EXPECT_FALSE(line.any_year) << line.key;
    EXPECT_EQ(line.mark, "USER") << line.key;
  }
  ProfileTerms const international = terms("rwanda");
  ASSERT_EQ(international.lines.size(), 3U);
  EXPECT_EQ(international.lines[0].any_year, 300);
  EXPECT_EQ(international.lines[1].any_year, 420);
  EXPECT_EQ(international.lines[2].any_year, 830);
}

// Every rule names its source and mark; what the user must supply has no value, and no other mark.
TEST(WorkedGuaranteesTest, RulesNameTheirSource) {
  for (std::string const& id : shipped_profiles()) {
    JudgedFacts const facts = JudgedFacts::by_shipped(id);
    EXPECT_FALSE(facts.profile().guarantees.guarantees.empty()) << id;
    for (Rule const& rule : facts.book().rules.values()) {
      EXPECT_FALSE(rule.source.empty()) << id << " " << rule.id;
      EXPECT_EQ(rule.threshold.empty(), rule.mark == "USER") << id << " " << rule.id;
      EXPECT_FALSE(rule.name.en.empty() || rule.name.zh.empty()) << id << " " << rule.id;
    }
  }
}

}  // namespace
}  // namespace tongcun
