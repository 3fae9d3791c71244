// SPDX-License-Identifier: Apache-2.0
#include "tests/hostile/hostile_files.h"

#include "tests/hostile/read_one.h"
#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// Nobody waits longer for "no".
constexpr std::chrono::seconds kLongest{10};

class HostileFilesTest : public testing::Test {
 protected:
  HostileFilesTest() {
    secret_ = folder_.write("secret/people.csv", "id,name,x,y\ns1,secret,104,30\n");
    static_cast<void>(scratch_.write("elsewhere", "secret"));
    files_ = hostile_files(scratch_, secret_);
    std::filesystem::create_directories(folder_ / "in");
    write_hostile_files(files_, folder_ / "in");
  }

  TemporaryFolder folder_;
  TemporaryFolder scratch_;
  std::filesystem::path secret_;
  std::vector<HostileFile> files_;
};

// Each is refused, kept apart or warned of by the rule that says what is wrong with it, at its own
// layer, soon, and without a word of what may be somebody's.
TEST_F(HostileFilesTest, EachIsSeenForWhatItIs) {
  std::set<std::string> rules;
  for (HostileFile const& hostile : files_) {
    SCOPED_TRACE(hostile.source.key + " " + hostile.what);
    auto const start = std::chrono::steady_clock::now();
    std::vector<Finding> const findings = findings_of_layer(hostile, (folder_ / "in").string());
    EXPECT_LT(std::chrono::steady_clock::now() - start, kLongest);
    std::vector<Finding> const found = findings_of(findings, hostile.rule);
    EXPECT_FALSE(found.empty()) << hostile.rule << " among\n" << listed(findings);
    for (Finding const& finding : found) {
      EXPECT_EQ(finding.file.substr(0, 4), hostile.source.file.substr(0, 4)) << finding.rule;
    }
    std::string const all = listed(findings);
    for (char const* personal : {"110105194912310", "13800138000", "1.1010519", "secret,104"}) {
      EXPECT_EQ(all.find(personal), std::string::npos) << personal << "\n" << all;
    }
    rules.insert(hostile.rule);
  }
  RecordProperty("files", static_cast<int>(files_.size()));
  RecordProperty("rules", static_cast<int>(rules.size()));
  EXPECT_GE(files_.size(), 300U);
  EXPECT_GE(rules.size(), 50U);
}

}  // namespace
}  // namespace tongcun
