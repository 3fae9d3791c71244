// SPDX-License-Identifier: Apache-2.0
#include "io/read_profile.h"
#include "io/rule_catalogue.h"
#include "tests/io/finding_lists.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// A user's own profile over the international one.
class RulesErrorsTest : public testing::Test {
 protected:
  ReadProfile read(std::string const& rules) {
    text_ = "schema = 1\nkind = \"profile\"\nid = \"own\"\ninherits = \"international\"\n" + rules;
    static_cast<void>(folder_.write("own.toml", text_));
    return read_profile("own.toml", folder_.path());
  }

  // One finding, at the place of `words`, which names the field and says what is legal.
  void expect_at(std::string const& rules, std::string_view words, std::string const& field,
                 std::string_view legal) {
    std::vector<Finding> const all = read(rules).findings;
    ASSERT_EQ(all.size(), 1U) << listed(all);
    EXPECT_EQ(all[0].rule, "S005");
    EXPECT_EQ(all[0].file, "own.toml");
    EXPECT_EQ(all[0].treatment, Treatment::rejected);
    EXPECT_TRUE(all[0].field.ends_with(field)) << all[0].field;
    EXPECT_EQ(std::pair(all[0].row, all[0].column), place_in(text_, words)) << listed(all);
    EXPECT_NE(message_of(all[0], Language::en).find(legal), std::string::npos)
        << message_of(all[0], Language::en);
  }

  static std::string rule(std::string const& keys) {
    return "[[rules]]\nid = \"mine\"\nsource = \"county\"\nmark = \"A\"\n" + keys;
  }

  static std::string stated(std::string const& value) {
    return "[[stated]]\nfield = \"water_region\"\nvalue = " + value +
           "\nsource = \"county plan\"\nmark = \"A\"\n";
  }

  TemporaryFolder folder_;
  std::string text_;
};

TEST_F(RulesErrorsTest, NothingOfItsOwnIsFlawless) {
  EXPECT_EQ(listed(read("").findings), "");
}

TEST_F(RulesErrorsTest, UnknownField) {
  expect_at(rule("field = \"served_day\"\nop = \">=\"\nvalue = 2\nunit = \"days/week\"\n"),
            "\"served_day\"", ".field", "nearest: served_days");
}

// A share above one, more days than a week has, minus one litre: no village can ever have them.
TEST_F(RulesErrorsTest, ImpossibleThreshold) {
  expect_at(rule("field = \"electricity_rate\"\nop = \">=\"\nvalue = 1.2\nunit = \"share\"\n"),
            "1.2", ".value", "0 to 1 share");
  expect_at(rule("field = \"electricity_rate\"\nop = \">=\"\nvalue = 101\nunit = \"%\"\n"), "101",
            ".value", "0 to 100 %");
  expect_at(rule("field = \"served_days\"\nop = \">=\"\nvalue = 8\nunit = \"days/week\"\n"),
            "8\nunit", ".value", "0 to 7 days/week");
  expect_at(rule("field = \"water_litres\"\nop = \">=\"\nvalue = -1\nunit = \"L/person/day\"\n"),
            "-1", ".value", "0 to");
  expect_at(rule("field = \"water_report_date\"\nop = \">=\"\nvalue = \"2023-13-01\"\n"
                 "unit = \"date\"\n"),
            "\"2023-13-01\"", ".value", "a date");
}

TEST_F(RulesErrorsTest, WrongUnit) {
  expect_at(rule("field = \"hardened_road\"\nop = \"<=\"\nvalue = 2\nunit = \"min\"\n"), "\"min\"",
            ".unit", "m, km");
  expect_at(rule("field = \"hardened_road\"\nop = \"<=\"\nvalue = 2\n"), "[[rules]]", ".unit",
            "m, km");
  expect_at(rule("field = \"water_piped\"\nop = \"==\"\nvalue = true\nunit = \"m\"\n"), "\"m\"",
            ".unit", "no unit");
}

TEST_F(RulesErrorsTest, WordsThatAreNoValues) {
  expect_at(rule("field = \"served_by\"\nop = \"in\"\nvalue = [\"own\", \"rented\"]\n"),
            "[\"own\", \"rented\"]", ".value", "township_hospital");
  expect_at(rule("field = \"served_by\"\nop = \"<=\"\nvalue = \"own\"\n"), "\"<=\"", ".op",
            "has no order");
  expect_at(rule("field = \"water_piped\"\nop = \"==\"\nvalue = \"yes\"\n"), "\"yes\"", ".value",
            "true or false");
  expect_at(rule("field = \"served_days\"\nop = \"=>\"\nvalue = 2\nunit = \"days/week\"\n"),
            "\"=>\"", ".op", ">=");
}

// The message names the key that is wrong and the field whose nature makes it so.
TEST_F(RulesErrorsTest, NamesKeyAndField) {
  Finding const order =
      read(rule("field = \"served_by\"\nop = \"<=\"\nvalue = \"own\"\n")).findings.at(0);
  EXPECT_TRUE(message_of(order, Language::en)
                  .ends_with(".op is not legal; expected ==, != or in: served_by has no order"))
      << message_of(order, Language::en);
  Finding const unit =
      read(rule("field = \"water_piped\"\nop = \"==\"\nvalue = true\nunit = \"m\"\n"))
          .findings.at(0);
  EXPECT_TRUE(message_of(unit, Language::en)
                  .ends_with(".unit is not legal; expected no unit: water_piped is no number"))
      << message_of(unit, Language::en);
}

TEST_F(RulesErrorsTest, SeveralValuesOnlyWithIn) {
  expect_at(rule("field = \"served_days\"\nop = \">=\"\nvalue = [1, 2]\nunit = \"days/week\"\n"),
            "[1, 2]", ".value", "one value");
}

// A rule without a value waits for the user and must say so.
TEST_F(RulesErrorsTest, UserSuppliesAndSaysSo) {
  expect_at(rule("field = \"served_days\"\nop = \">=\"\nunit = \"days/week\"\n"), "\"A\"", ".mark",
            "USER");
}

TEST_F(RulesErrorsTest, PartsThatAreNotThere) {
  expect_at("[[conditions]]\nid = \"mine\"\nparts = [\"served_by_somebod\"]\n",
            "[\"served_by_somebod\"]", ".parts", "nearest: served_by_somebody");
  expect_at("[[conditions]]\nid = \"mine\"\nparts = []\n", "[]", ".parts", "at least one");
}

TEST_F(RulesErrorsTest, Circles) {
  std::vector<Finding> const all = read(
                                       "[[conditions]]\nid = \"one\"\nparts = [\"two\"]\n"
                                       "[[conditions]]\nid = \"two\"\nparts = [\"one\"]\n")
                                       .findings;
  ASSERT_EQ(all.size(), 1U) << listed(all);
  EXPECT_EQ(all[0].row, place_in(text_, "[\"one\"]").first);
  EXPECT_NE(message_of(all[0], Language::en).find("circle"), std::string::npos);
}

TEST_F(RulesErrorsTest, OneNameForTwo) {
  expect_at("[[conditions]]\nid = \"served_on_days\"\nparts = [\"served_by_somebody\"]\n",
            "\"served_on_days\"", ".id", "no other");
}

// What is judged officially hangs on no measure of access, and the other way round, also where a
// condition stands between them, in `when` and as a rung.
TEST_F(RulesErrorsTest, FamiliesAreNeverMixed) {
  std::string const access =
      "[[guarantees]]\nid = \"minutes\"\nfamily = \"access\"\nabout = \"village\"\n"
      "parts = [\"near\"]\n";
  std::string const official =
      "[[guarantees]]\nid = \"judged\"\nfamily = \"official\"\nabout = \"village\"\n";
  std::string const between = "[[conditions]]\nid = \"between\"\nparts = [\"minutes\"]\n";
  std::string const near = "[[conditions]]\nid = \"near\"\nparts = [\"hardened_road_reach\"]\n";
  expect_at(access + near + official + "parts = [\"near\", \"minutes\"]\n",
            "[\"near\", \"minutes\"]", ".parts", "minutes is of the other");
  expect_at(access + near + between + official + "parts = [\"between\"]\n", "[\"between\"]",
            ".parts", "official only");
  expect_at(access + near + official + "parts = [\"near\"]\nwhen = [\"minutes\"]  # when\n",
            "[\"minutes\"]  # when", ".when", "minutes is of the other");
  expect_at(access + near + official +
                "parts = [\"near\"]\nrungs = [{ id = \"best\", condition = \"minutes\" }]\n",
            "\"minutes\" }", ".condition", "minutes is of the other");
  expect_at(near + official + "parts = [\"near\"]\n" +
                with(access, "[\"near\"]", "[\"near\", \"judged\"]"),
            "[\"near\", \"judged\"]", ".parts", "access only");
  EXPECT_EQ(listed(read(access + near + official + "parts = [\"near\"]\n").findings), "");
}

// A line in the profile's currency is counted in the minor units that the profile says, wherever in
// the file it stands; a line in another currency in hundredths.
TEST_F(RulesErrorsTest, LinesInMinorUnits) {
  ReadProfile const own = read(
      "[[lines]]\nid = \"ours\"\ncurrency = \"TND\"\nper = \"person/year\"\nvalue = 1879.5\n"
      "by_year = { 2020 = 1879.125 }\nsource = \"x\"\nmark = \"A\"\n"
      "[[lines]]\nid = \"theirs\"\ncurrency = \"USD-PPP-2021\"\nper = \"person/day\"\n"
      "value = 2.15\nsource = \"x\"\nmark = \"A\"\n"
      "[currency]\ncode = \"TND\"\nminor_per_major = 1000\n");
  ASSERT_EQ(listed(own.findings), "");
  std::vector<PovertyLine> const& lines = own.profile.terms.lines;
  auto const line = [&](std::string const& key) {
    return *std::ranges::find(lines, key, &PovertyLine::key);
  };
  EXPECT_EQ(line("ours").any_year, 1879500);
  EXPECT_EQ(line("ours").by_year.at(2020), 1879125);
  EXPECT_EQ(line("theirs").any_year, 215);
}

// The years of the profile are complained about once, not once for every rule without its own.
TEST_F(RulesErrorsTest, YearsOfTheProfile) {
  for (char const* years : {"[2030, 2020]", "[2020.5, 2030]", "[2020]"}) {
    expect_at("years = " + std::string(years) + "\n", years, "years", "[first, last]");
  }
}

// All errors at once, each at its place.
TEST_F(RulesErrorsTest, AllAtOnce) {
  std::vector<Finding> const all =
      read(
          "[[rules]]\nid = \"one\"\nfield = \"nothing\"\nop = \"<\"\nvalue = 1\nsource = \"x\"\n"
          "mark = \"A\"\n[[rules]]\nid = \"two\"\nfield = \"age\"\nop = \"<\"\nvalue = 200\n"
          "unit = \"years\"\nsource = \"x\"\nmark = \"Q\"\ntypo = 1\n")
          .findings;
  EXPECT_EQ(all.size(), 4U) << listed(all);
  EXPECT_EQ(findings_of(all, "S002").size(), 1U);  // typo
}

// A key of one inherited rule is changed by its id; the others stay. A guarantee is switched off.
TEST_F(RulesErrorsTest, ChangesOneKeyOfAnInheritedRule) {
  ReadProfile const own = read(
      "[[rules]]\nid = \"hardened_road_reach\"\nvalue = 300\nunit = \"m\"\n"
      "source = \"county notice\"\nmark = \"A\"\n"
      "[[rules]]\nid = \"electricity_share\"\nvalue = 100\n"
      "source = \"county notice\"\nmark = \"A\"\n"
      "[[guarantees]]\nid = \"rural_access\"\nactive = false\n");
  ASSERT_EQ(listed(own.findings), "");
  ReadProfile const base = read_profile("international", ".");
  GuaranteeRules const& changed = own.profile.guarantees;
  EXPECT_EQ(changed.book.rules.size(), base.profile.guarantees.book.rules.size());
  EXPECT_EQ(changed.guarantees.size() + 1, base.profile.guarantees.guarantees.size());
  for (RuleId const id : changed.book.rules.ids()) {
    Rule const& rule = changed.book.rules[id];
    Rule const& before = base.profile.guarantees.book.rules[id];
    EXPECT_EQ(rule.id, before.id);
    if (rule.id == "hardened_road_reach") {
      EXPECT_EQ(rule.threshold, (std::vector<std::int64_t>{300000}));
      EXPECT_EQ(rule.source, "county notice");
      EXPECT_EQ(rule.name, before.name);
    } else if (rule.id == "electricity_share") {
      EXPECT_EQ(rule.threshold, (std::vector<std::int64_t>{1000000}));
    } else {
      EXPECT_EQ(rule.threshold, before.threshold) << rule.id;
      EXPECT_EQ(rule.source, before.source) << rule.id;
    }
  }
}

// The inherited source stands for the inherited number. Whoever changes value, operator, unit or
// field names a source and a mark; to repeat a value, or to change its name, needs none.
TEST_F(RulesErrorsTest, ChangedRulesNeedTheirOwnSource) {
  struct Case {
    char const* keys;
    char const* at;
    char const* missing;
  };
  for (Case const& one : {Case{"value = 300\n", "300", "source, mark"},
                          Case{"unit = \"m\"\n", "\"m\"", "source, mark"},
                          Case{"op = \"<\"\nmark = \"A\"\n", "\"<\"", "source"},
                          Case{"value = 300\nsource = \"x\"\n", "300", "mark"},
                          Case{"value = \"user\"\nmark = \"USER\"\n", "\"user\"", "source"}}) {
    std::vector<Finding> const all =
        read("[[rules]]\nid = \"hardened_road_reach\"\n" + std::string(one.keys)).findings;
    ASSERT_EQ(all.size(), 1U) << one.keys << listed(all);
    EXPECT_EQ(all[0].rule, "S014");
    EXPECT_EQ(all[0].file, "own.toml");
    EXPECT_EQ(all[0].treatment, Treatment::rejected);
    EXPECT_EQ(std::pair(all[0].row, all[0].column), place_in(text_, one.at)) << listed(all);
    EXPECT_EQ(value_of(all[0], "missing"), one.missing);
    EXPECT_NE(remedy_of(all[0], Language::en).find("mark"), std::string::npos);
  }
  EXPECT_EQ(listed(read("[[rules]]\nid = \"hardened_road_reach\"\nveto = true\n"
                        "name = { en = \"road\", zh = \"道路\" }\n")
                       .findings),
            "");
}

// A second table of one id in a file would go over the first without a word: refused at its place.
TEST_F(RulesErrorsTest, OneTableOfAnIdInAFile) {
  std::string const again =
      "[[rules]]\nsource = \"y\"\nmark = \"A\"\nvalue = 400\nid = \"hardened_road_reach\"  # "
      "again\n";
  for (char const* first :
       {"[[rules]]\nid = 'hardened_road_reach'\nvalue = 300\nsource = \"x\"\nmark = \"A\"\n"}) {
    expect_at(first + again, "\"hardened_road_reach\"  # again", "rules[2].id",
              "one table only for hardened_road_reach");
  }
  expect_at(stated("\"wet\"") +
                "[[stated]]\nvalue = \"dry\"\nsource = \"y\"\nmark = \"A\"\n"
                "field = \"water_region\"  # again\n",
            "\"water_region\"  # again", "stated[2].field", "one table only for water_region");
}

// What the parent states of a field, the child states otherwise: the child's holds, as a whole.
TEST_F(RulesErrorsTest, TheChildStatesItsOwn) {
  static_cast<void>(folder_.write("parent.toml",
                                  "schema = 1\nkind = \"profile\"\nid = \"parent\"\n"
                                  "inherits = \"international\"\n" +
                                      stated("\"wet\"")));
  std::string const child =
      "schema = 1\nkind = \"profile\"\nid = \"child\"\ninherits = \"parent.toml\"\n";
  static_cast<void>(folder_.write("child.toml", child + stated("\"dry\"")));
  ReadProfile const own = read_profile("child.toml", folder_.path());
  ASSERT_EQ(listed(own.findings), "");
  ASSERT_EQ(own.profile.guarantees.stated.size(), 1U);
  EXPECT_EQ(own.profile.guarantees.stated[0].value, 1);
  EXPECT_EQ(own.profile.guarantees.stated[0].source, "county plan");
  // Its value stands on its own source, not on that of the parent.
  static_cast<void>(folder_.write(
      "child.toml", child + "[[stated]]\nfield = \"water_region\"\nvalue = \"dry\"\n"));
  std::vector<Finding> const all = read_profile("child.toml", folder_.path()).findings;
  EXPECT_EQ(findings_of(all, "S003", "stated[1].source").size(), 1U) << listed(all);
  EXPECT_EQ(all.size(), 2U) << listed(all);
}

// value = "user" takes an inherited value away.
TEST_F(RulesErrorsTest, TakesAnInheritedValueAway) {
  ReadProfile const own = read(
      "[[rules]]\nid = \"hardened_road_reach\"\nvalue = \"user\"\nmark = \"USER\"\n"
      "source = \"the county sets its own\"\n");
  ASSERT_EQ(listed(own.findings), "");
  for (Rule const& rule : own.profile.guarantees.book.rules.values()) {
    if (rule.id == "hardened_road_reach") {
      EXPECT_TRUE(rule.threshold.empty());
    }
  }
}

// What holds for all villages is stated once.
TEST_F(RulesErrorsTest, StatedFacts) {
  ReadProfile const own = read(
      "[[stated]]\nid = \"region\"\nfield = \"water_region\"\nvalue = \"dry\"\n"
      "source = \"county plan\"\nmark = \"A\"\n");
  ASSERT_EQ(listed(own.findings), "");
  ASSERT_EQ(own.profile.guarantees.stated.size(), 1U);
  EXPECT_EQ(own.profile.guarantees.stated[0].value, 1);
  EXPECT_EQ(own.profile.guarantees.stated[0].source, "county plan");
  EXPECT_EQ(own.profile.guarantees.stated[0].mark, "A");
  expect_at(
      "[[stated]]\nfield = \"water_region\"\nvalue = \"damp\"\nsource = \"x\"\nmark = \"A\"\n",
      "\"damp\"", ".value", "wet, dry");
  // Of households and persons a profile can state nothing: they are not all alike.
  expect_at("[[stated]]\nfield = \"house_grade\"\nvalue = \"A\"\nsource = \"x\"\nmark = \"A\"\n",
            "\"house_grade\"", ".field", "house_grade is one of households or persons");
  expect_at("[[stated]]\nfield = \"insured\"\nvalue = true\nsource = \"x\"\nmark = \"A\"\n",
            "\"insured\"", ".field", "register");
  expect_at(
      "[[stated]]\nfield = \"water_region\"\nvalue = \"wet\"\nsource = \"x\"\nmark = \"USER\"\n",
      "\"USER\"", ".mark", "S, V, M, A");
}

// Leaving the inherited rules leaves the ways of moving in place.
TEST_F(RulesErrorsTest, LeavesInheritedRules) {
  ReadProfile const own = read("inherits_rules = false\n");
  ASSERT_EQ(listed(own.findings), "");
  EXPECT_TRUE(own.profile.guarantees.guarantees.empty());
  EXPECT_TRUE(own.profile.guarantees.book.rules.empty());
  EXPECT_EQ(own.profile.services.size(), 4U);
}

}  // namespace
}  // namespace tongcun
