// SPDX-License-Identifier: Apache-2.0
#include "io/input_digests.h"

#include "tests/io/finding_lists.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

std::string const kA(64, 'a');
std::string const kB(64, 'b');

class InputDigestsTest : public testing::Test {
 protected:
  // What is said of a.csv and b/c.gpkg, whose digests are kA and kB, under a list.
  std::vector<Finding> compare(std::string const& list) {
    static_cast<void>(folder_.write(kDigestFile, list));
    return compare_digests(folder_.path().string(), {{"a.csv", kA, 1}, {"b/c.gpkg", kB, 1}});
  }

  TemporaryFolder folder_;
};

// As sha256sum writes it, of texts and of binary files, on either system; names as they may be
// written; files that were not read.
TEST_F(InputDigestsTest, WholeFiles) {
  EXPECT_TRUE(compare(kA + "  a.csv\n" + kB + " *b/c.gpkg\n").empty());
  EXPECT_TRUE(compare(kB + "  ./b/../b/c.gpkg\r\n" + kA + "  a.csv").empty());
  EXPECT_TRUE(compare(kA + "  a.csv\n\n" + kB + "  b/c.gpkg\n" + kB + "  other.tif\n").empty());
}

TEST_F(InputDigestsTest, NoListSaysNothing) {
  EXPECT_TRUE(compare_digests(folder_.path().string(), {{"a.csv", kA, 1}}).empty());
}

// The file that differs is named and refused; the one that nobody listed is noted.
TEST_F(InputDigestsTest, ChangedAndUnlistedFiles) {
  std::vector<Finding> const changed = compare(kB + "  a.csv\n" + kB + "  b/c.gpkg\n");
  ASSERT_EQ(changed.size(), 1U) << listed(changed);
  EXPECT_EQ(changed[0].rule, "V925");
  EXPECT_EQ(changed[0].file, "a.csv");
  EXPECT_TRUE(any_rejected(changed));
  std::vector<Finding> const unlisted = compare(kA + "  a.csv\n");
  ASSERT_EQ(unlisted.size(), 1U) << listed(unlisted);
  EXPECT_EQ(unlisted[0].rule, "V926");
  EXPECT_EQ(unlisted[0].file, "b/c.gpkg");
  EXPECT_FALSE(any_rejected(unlisted));
}

// A list that is not to the letter vouches for nothing: refused, line by line.
TEST_F(InputDigestsTest, BrokenLists) {
  std::string const good = kA + "  a.csv\n" + kB + "  b/c.gpkg\n";
  for (std::string const& line :
       {std::string("x"), kA, kA + "  ", kA + " x.csv", std::string(64, 'A') + "  x.csv",
        std::string(63, 'a') + "  x.csv", std::string(65, 'a') + "  x.csv", kB + "  a.csv",
        kA + "  ./a.csv", std::string("SHA256 (a.csv) = ") + kA}) {
    std::vector<Finding> const found = findings_of(compare(good + line + "\n"), "V927");
    ASSERT_EQ(found.size(), 1U) << line;
    EXPECT_EQ(found[0].row, 3) << line;
    EXPECT_TRUE(any_rejected(found)) << line;
  }
}

// A list that leads out of the folder is not followed.
TEST_F(InputDigestsTest, ListElsewhere) {
  TemporaryFolder const elsewhere;
  std::filesystem::create_symlink(elsewhere.write("list", kA + "  a.csv\n"), folder_ / kDigestFile);
  std::vector<Finding> const found = compare_digests(folder_.path().string(), {{"a.csv", kA, 1}});
  EXPECT_EQ(findings_of(found, "V927").size(), 1U) << listed(found);
}

}  // namespace
}  // namespace tongcun
