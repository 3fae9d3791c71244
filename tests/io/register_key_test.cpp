// SPDX-License-Identifier: Apache-2.0
#include "io/register_key.h"

#include "tests/io/finding_lists.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace tongcun {
namespace {

using std::filesystem::perms;

class RegisterKeyTest : public testing::Test {
 protected:
  // A key that nobody but its owner may open.
  std::filesystem::path key(std::string const& name) {
    std::filesystem::path const path = folder_.write(name, std::string(64, 'k'));
    std::filesystem::permissions(path, perms::owner_read | perms::owner_write);
    return path;
  }

  TemporaryFolder folder_;
};

TEST_F(RegisterKeyTest, OthersThanTheOwnerMustNotOpenIt) {
  std::filesystem::path const path = key("office.key");
  RegisterKey const quiet = read_key_file(path, "office.key");
  EXPECT_TRUE(quiet.pseudonyms);
  EXPECT_TRUE(quiet.findings.empty()) << listed(quiet.findings);
  std::filesystem::permissions(path, perms::group_read, std::filesystem::perm_options::add);
  RegisterKey const open = read_key_file(path, "office.key");
  EXPECT_TRUE(open.pseudonyms);
  ASSERT_EQ(open.findings.size(), 1U);
  EXPECT_EQ(open.findings[0].rule, "V918");
  EXPECT_EQ(open.findings[0].treatment, Treatment::noted);
}

// A layer is given away with its results; as a key it would lead back to every household.
TEST_F(RegisterKeyTest, ALayerIsNoKey) {
  key("roads.csv");
  key("office.key");
  Scenario scenario;
  scenario.input_folder = std::filesystem::path(folder_ / "x").parent_path().string();
  LayerSource roads;
  roads.file = "roads.csv";
  scenario.layers.push_back(roads);
  scenario.register_key = "roads.csv";
  RegisterKey const refused = read_register_key(scenario);
  EXPECT_FALSE(refused.pseudonyms);
  ASSERT_EQ(refused.findings.size(), 1U);
  EXPECT_EQ(refused.findings[0].rule, "V917");
  EXPECT_EQ(value_of(refused.findings[0], "layer"), "yes");
  scenario.register_key = "office.key";
  EXPECT_TRUE(read_register_key(scenario).pseudonyms);
}

}  // namespace
}  // namespace tongcun
