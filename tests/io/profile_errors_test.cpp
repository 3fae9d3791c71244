// SPDX-License-Identifier: Apache-2.0
#include "io/embedded_files.h"
#include "io/read_profile.h"
#include "io/rule_catalogue.h"
#include "tests/io/finding_lists.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

std::string international() {
  return std::string(*embedded_file("scenarios/profiles/international.toml"));
}

// Findings of the international profile with words changed.
class ProfileErrorsTest : public testing::Test {
 protected:
  void change(std::string_view from, std::string_view to) { text_ = with(text_, from, to); }

  std::vector<Finding> findings() {
    static_cast<void>(folder_.write("own.toml", text_));
    return read_profile("own.toml", folder_.path()).findings;
  }

  // One finding of the rule about the field, at the first place of `words`, rejecting the file.
  void expect_at(std::vector<Finding> const& all, std::string_view rule, std::string_view field,
                 std::string_view words) {
    std::vector<Finding> const found = findings_of(all, rule, field);
    ASSERT_EQ(found.size(), 1U) << rule << " " << field << "\n" << listed(all);
    EXPECT_EQ(std::pair(found[0].row, found[0].column), place_in(text_, words)) << listed(found);
    EXPECT_EQ(found[0].file, "own.toml");
    EXPECT_EQ(found[0].treatment, Treatment::rejected);
  }

  TemporaryFolder folder_;
  std::string text_ = international();
};

// Unchanged, the text has no faults: whatever the other tests see, they have made.
TEST_F(ProfileErrorsTest, CopyIsFlawless) {
  EXPECT_EQ(listed(findings()), "");
}

// A key that nobody knows is named with the nearest one that is known (one letter too many).
TEST_F(ProfileErrorsTest, UnknownKey) {
  change("hill_from = 3.0", "hill_fromm = 3.0\nhill_from = 3.0");
  std::vector<Finding> const all = findings();
  ASSERT_EQ(all.size(), 1U) << listed(all);
  EXPECT_EQ(all[0].rule, "S002");
  EXPECT_EQ(all[0].field, "terrain.hill_fromm");
  EXPECT_EQ(value_of(all[0], "nearest"), "hill_from");
  EXPECT_EQ(all[0].row, place_in(text_, "hill_fromm").first);
  EXPECT_GT(all[0].column, 0);
}

// A far-off key has no nearest one.
TEST_F(ProfileErrorsTest, UnknownKeyWithoutNeighbour) {
  change("hill_from = 3.0", "qqqqqqqqqq = 3.0\nhill_from = 3.0");
  std::vector<Finding> const all = findings();
  ASSERT_EQ(all.size(), 1U) << listed(all);
  EXPECT_EQ(value_of(all[0], "nearest"), "");
}

// A missing key is reported at its table.
TEST_F(ProfileErrorsTest, MissingKey) {
  change("hill_from = 3.0\n", "");
  expect_at(findings(), "S003", "terrain.hill_from", "[terrain]");
}

// A missing key of the whole file is reported at its beginning.
TEST_F(ProfileErrorsTest, MissingTopKey) {
  change("id = \"international\"\n", "");
  std::vector<Finding> const all = findings();
  ASSERT_EQ(all.size(), 1U) << listed(all);
  EXPECT_EQ(all[0].rule, "S003");
  EXPECT_EQ(all[0].field, "id");
  EXPECT_EQ(all[0].row, 1);
  EXPECT_EQ(all[0].column, 1);
}

TEST_F(ProfileErrorsTest, WrongTypes) {
  // A text for a number, a number for a text, a number for yes or no, a table for a list.
  change("plain = 80", "plain = \"80\"");
  change("code = \"ZZ\"", "code = 7");
  change("fords_close_when_wet = true", "fords_close_when_wet = 1");
  change("not_walkable = [\"expressway\"]", "not_walkable = { a = 1 }");
  std::vector<Finding> const all = findings();
  expect_at(all, "S004", "roads.motor[1].plain", "\"80\"");
  expect_at(all, "S004", "country.code", "7");
  expect_at(all, "S004", "season.fords_close_when_wet", "1 # fords");
  expect_at(all, "S004", "walking.not_walkable", "{ a = 1 }");
  EXPECT_EQ(findings_of(all, "S004").size(), 4U) << listed(all);
}

// Out of range: a speed of 500 km/h, month 13, half a month, a wet factor above one, a grade
// order turned round, a latitude of 91.
TEST_F(ProfileErrorsTest, OutOfRange) {
  change("plain = 80", "plain = 500");
  change("wet_months = []", "wet_months = [13, 6.5]");
  change("path = 0.8", "path = 1.8");
  change("hill_from = 3.0", "hill_from = 9.0");
  change("180.0, 90.0]", "180.0, 91.0]");
  std::vector<Finding> const all = findings();
  expect_at(all, "S005", "roads.motor[1].plain", "500");
  EXPECT_EQ(findings_of(all, "S005", "season.wet_months").size(), 2U) << listed(all);
  expect_at(all, "S005", "walking.wet_factor.path", "1.8");
  expect_at(all, "S005", "terrain.hill_from", "9.0");
  expect_at(all, "S005", "country.extent", "[-180.0");
  EXPECT_EQ(all.size(), 6U) << listed(all);
}

// A word that is not in a list is named with the legal ones.
TEST_F(ProfileErrorsTest, UnknownWords) {
  change("class = [\"path\"]", "class = [\"footpath\"]");
  change("mark = \"A\"", "mark = \"B\"");
  change("code_pattern = \".+\"", "code_pattern = \"([\"");
  std::vector<Finding> const all = findings();
  std::vector<Finding> const words = findings_of(all, "S005", "roads.motor[10].class");
  ASSERT_EQ(words.size(), 1U) << listed(all);
  EXPECT_NE(value_of(words[0], "legal").find("field_track, path, unknown"), std::string::npos);
  expect_at(all, "S005", "country.mark", "\"B\"");
  expect_at(all, "S005", "country.code_pattern", "\"([\"");
}

// One class × surface without a row of speeds, one with two, one without a reading: each is said
// by name.
TEST_F(ProfileErrorsTest, EachRowExactlyOnce) {
  change("[\"path\"]\nsurface = [\"asphalt\", ", "[\"path\"]\nsurface = [");
  change("class = [\"county\"]\nsurface = [", "class = [\"county\"]\nsurface = [\"earth\", ");
  change("\"path\", \"unknown\"]\nsurface = \"unpaved\"", "\"unknown\"]\nsurface = \"unpaved\"");
  std::vector<Finding> const all = findings();
  std::vector<Finding> const missing = findings_of(all, "S005", "roads.motor");
  ASSERT_EQ(missing.size(), 1U) << listed(all);
  EXPECT_NE(message_of(missing[0], Language::en).find("a row for path × asphalt"),
            std::string::npos);
  std::vector<Finding> const doubled = findings_of(all, "S005", "roads.motor[8].surface");
  ASSERT_EQ(doubled.size(), 1U) << listed(all);
  EXPECT_NE(message_of(doubled[0], Language::zh).find("county × earth 只能有一行"),
            std::string::npos);
  std::vector<Finding> const reading = findings_of(all, "S005", "roads.reading");
  ASSERT_EQ(reading.size(), 1U) << listed(all);
  EXPECT_NE(message_of(reading[0], Language::en).find("a row for path × unpaved"),
            std::string::npos);
  EXPECT_EQ(all.size(), 3U) << listed(all);
  EXPECT_GT(missing[0].row, 0);
  EXPECT_GT(doubled[0].column, 0);
}

// A high reading slower than the low one, in one terrain: gravel made slower than earth on
// mountains, which "unpaved" has as high and low (nine motorable classes but field tracks: eight).
TEST_F(ProfileErrorsTest, HighReadingSlowerThanLow) {
  change("plain = 20\nhill = 16\nmountain = 12", "plain = 20\nhill = 16\nmountain = 7");
  std::vector<Finding> const all = findings();
  EXPECT_EQ(findings_of(all, "S005", "roads.reading").size(), 8U) << listed(all);
  EXPECT_EQ(all.size(), 8U) << listed(all);
}

// The same where only a record that the road is open shows it: earth at its dry 12 km/h against
// gravel at 16 x 0.7 = 11.2.
TEST_F(ProfileErrorsTest, HighReadingSlowerThanLowIfRecordedOpen) {
  change("plain = 20\nhill = 16", "plain = 16\nhill = 16");
  EXPECT_EQ(findings_of(findings(), "S005", "roads.reading").size(), 8U);
}

// Not a TOML text: the place where the parser gave up.
TEST_F(ProfileErrorsTest, NoToml) {
  change("[terrain]", "[terrain");
  std::vector<Finding> const all = findings();
  ASSERT_EQ(all.size(), 1U) << listed(all);
  EXPECT_EQ(all[0].rule, "S001");
  EXPECT_EQ(all[0].row, place_in(text_, "[terrain").first);
  EXPECT_GT(all[0].column, 0);
}

// A circle of three, and a profile that inherits itself: said at the key that closes it.
TEST_F(ProfileErrorsTest, CircleOfInherits) {
  static_cast<void>(folder_.write("a.toml", "schema = 1\ninherits = \"sub/b.toml\"\n"));
  static_cast<void>(folder_.write("sub/b.toml", "inherits = \"../c.toml\"\n"));
  static_cast<void>(folder_.write("c.toml", "\n\n inherits = \"a.toml\"\n"));
  std::vector<Finding> const all = read_profile("a.toml", folder_.path()).findings;
  ASSERT_EQ(all.size(), 1U) << listed(all);
  EXPECT_EQ(all[0].rule, "S011");
  EXPECT_EQ(all[0].file, "../c.toml");
  EXPECT_EQ(all[0].row, 3);
  EXPECT_EQ(all[0].column, 13);
  static_cast<void>(folder_.write("self.toml", "inherits = \"self.toml\"\n"));
  EXPECT_EQ(findings_of(read_profile("self.toml", folder_.path()).findings, "S011").size(), 1U);
}

// The same file name in two folders is no circle.
TEST_F(ProfileErrorsTest, SameNameElsewhereIsNoCircle) {
  static_cast<void>(folder_.write("own.toml", "inherits = \"sub/base.toml\"\nid = \"mine\"\n"));
  static_cast<void>(folder_.write("sub/base.toml", "inherits = \"own.toml\"\n"));
  static_cast<void>(folder_.write("sub/own.toml", "inherits = \"rwanda\"\n"));
  ReadProfile const read = read_profile("own.toml", folder_.path());
  EXPECT_EQ(listed(read.findings), "");
  EXPECT_EQ(read.profile.id, "mine");
  EXPECT_EQ(read.profile.country, "RW");
}

// An absent profile is said with the shipped ones; one that is inherited at its key.
TEST_F(ProfileErrorsTest, AbsentProfile) {
  std::vector<Finding> const all = read_profile("cn-2062", folder_.path()).findings;
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].rule, "S006");
  EXPECT_NE(value_of(all[0], "legal").find("cn-2026"), std::string::npos);
  text_ = "schema = 1\ninherits = \"absent.toml\"\n";
  expect_at(findings(), "S006", "inherits", "\"absent.toml\"");
}

// Faults of one file come together, in whatever table they are.
TEST_F(ProfileErrorsTest, AllAtOnce) {
  change("schema = 1", "schema = 2");
  change("kind = \"profile\"", "kind = \"scenario\"");
  change("hill_from = 3.0\n", "");
  change("plain = 45", "plain = 0.5");
  change("low = \"earth\"", "low = \"mud\"");
  change("id = \"water\"", "id = \"Water\"");
  change("kinds = [\"water_point\"]", "kinds = []");
  std::vector<Finding> const all = findings();
  expect_at(all, "S005", "schema", "2");
  expect_at(all, "S005", "kind", "\"scenario\"");
  expect_at(all, "S003", "terrain.hill_from", "[terrain]");
  expect_at(all, "S005", "roads.motor[4].plain", "0.5");
  expect_at(all, "S005", "roads.reading[1].low", "\"mud\"");
  expect_at(all, "S005", "services[4].id", "\"Water\"");
  expect_at(all, "S005", "services[4].kinds", "[]\nround_trip");
  EXPECT_EQ(all.size(), 8U) << listed(all);  // the reading row that has no low one as well
  for (Finding const& finding : all) {
    EXPECT_GT(finding.row, 0) << listed(all);
    EXPECT_GT(finding.column, 0) << listed(all);
    EXPECT_FALSE(finding.field.empty()) << listed(all);
  }
}

}  // namespace
}  // namespace tongcun
