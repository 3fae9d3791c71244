// SPDX-License-Identifier: Apache-2.0
#include "io/load_scenario.h"

#include "io/read_scenario.h"
#include "io/run_folder.h"
#include "io/text_file.h"
#include "tests/io/finding_lists.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr char const* kBase = R"(schema = 1
kind = "scenario"
name = "base"
profile = "cn-2026"
language = "zh"
[layers.villages]
file = "villages.gpkg"
layer = "a"
[layers.roads]
file = "roads.gpkg"
[access]
nearest = 3
boarding_min = 5.0
)";

class LoadScenarioTest : public testing::Test {
 protected:
  LoadScenarioTest() { folder_.write("base.toml", kBase); }

  Scenario read(std::string const& text, std::vector<std::string> const& settings = {}) {
    return read_scenario(folder_.write("child.toml", text), settings);
  }
  std::vector<Finding> refused(std::string const& text,
                               std::vector<std::string> const& settings = {}) {
    try {
      static_cast<void>(read(text, settings));
    } catch (InputError const& error) {
      return error.findings();
    }
    ADD_FAILURE() << "not refused";
    return {};
  }

  TemporaryFolder folder_;
};

// One key of one table changes; the rest of the table stays, and so does the file that is named.
TEST_F(LoadScenarioTest, ChildChangesKeys) {
  Scenario const child = read(
      "inherits = \"base.toml\"\nname = \"child\"\n[layers.villages]\nlayer = \"b\"\n"
      "[access]\nnearest = 4\n");
  EXPECT_EQ(child.name, "child");
  EXPECT_EQ(child.access.nearest, 4);
  EXPECT_EQ(child.access.boarding, Duration(300'000));
  EXPECT_EQ(child.layers.at(0).file, "villages.gpkg");
  EXPECT_EQ(child.layers.at(0).layer, "b");
  EXPECT_TRUE(child.given.contains("access.boarding_min"));
  ASSERT_EQ(child.inherited.size(), 1U);
  EXPECT_EQ(child.inherited[0].file, "base.toml");
  EXPECT_EQ(child.inherited[0].sha256, sha256_of(kBase));
  EXPECT_EQ(child.sha256, sha256_of(content_of(folder_ / "child.toml")));
  EXPECT_EQ(language_of_scenario(folder_ / "child.toml"), Language::zh);
}

TEST_F(LoadScenarioTest, GrandchildrenInherit) {
  folder_.write("middle.toml", "inherits = \"base.toml\"\n[access]\nnearest = 4\n");
  Scenario const child = read("inherits = \"middle.toml\"\nname = \"child\"\n");
  EXPECT_EQ(child.access.nearest, 4);
  EXPECT_EQ(child.inherited.size(), 2U);
}

// A complaint is made at the file that holds the key.
TEST_F(LoadScenarioTest, FindingsPointAtTheFileOfTheKey) {
  folder_.write("base.toml", std::string(kBase) + "nearst = 2\n");
  std::vector<Finding> const all =
      refused("inherits = \"base.toml\"\n[access]\nboarding_min = -1\n");
  std::vector<Finding> const unknown = findings_of(all, "S002", "access.nearst");
  ASSERT_EQ(unknown.size(), 1U) << listed(all);
  EXPECT_EQ(unknown[0].file, "base.toml");
  EXPECT_EQ(unknown[0].row, 14);
  std::vector<Finding> const illegal = findings_of(all, "S005", "access.boarding_min");
  ASSERT_EQ(illegal.size(), 1U) << listed(all);
  EXPECT_EQ(illegal[0].file, "child.toml");
  EXPECT_EQ(illegal[0].row, 3);
}

TEST_F(LoadScenarioTest, WhatCannotBeInherited) {
  for (std::string const name : {"none.toml", "../base.toml", "/base.toml", ""}) {
    std::vector<Finding> const all = refused("inherits = \"" + name + "\"\n");
    ASSERT_EQ(all.size(), 1U) << name;
    EXPECT_EQ(all[0].rule, "S060");
    EXPECT_EQ(all[0].file, "child.toml");
    EXPECT_EQ(all[0].row, 1);
  }
  folder_.write("base.toml", "inherits = \"child.toml\"\n");
  std::vector<Finding> const circle = refused("inherits = \"base.toml\"\n");
  ASSERT_EQ(circle.size(), 1U);
  EXPECT_EQ(circle[0].rule, "S061");
  EXPECT_EQ(circle[0].file, "base.toml");
}

TEST_F(LoadScenarioTest, SettingsChangeKeys) {
  Scenario const changed = read(kBase, {"access.nearest=7", "title = \"另一个\"",
                                        "access.thresholds_min=[10, 20]", "access.nearest=8"});
  EXPECT_EQ(changed.access.nearest, 8);
  EXPECT_EQ(changed.title, "另一个");
  EXPECT_EQ(changed.thresholds.size(), 2U);
  EXPECT_EQ(changed.access.boarding, Duration(300'000));
  EXPECT_EQ(changed.settings.size(), 4U);
}

TEST_F(LoadScenarioTest, SettingsAreCheckedLikeKeys) {
  std::vector<Finding> const unknown =
      findings_of(refused(kBase, {"access.nearst=7"}), "S002", "access.nearst");
  ASSERT_EQ(unknown.size(), 1U);
  EXPECT_EQ(unknown[0].file, "--set access.nearst");
  EXPECT_EQ(unknown[0].values.at(0).second, "nearest");
  EXPECT_EQ(findings_of(refused(kBase, {"access.nearest=\"7\""}), "S004", "access.nearest").size(),
            1U);
  for (std::string const setting : {"access.nearest", "access.nearest=", "profile=cn-2026", "=3",
                                    "access.nearest=1\nname=2", "access]=3", ""}) {
    std::vector<Finding> const all = refused(kBase, {setting});
    ASSERT_EQ(all.size(), 1U) << setting;
    EXPECT_EQ(all[0].rule, "S062") << setting;
  }
}

}  // namespace
}  // namespace tongcun
