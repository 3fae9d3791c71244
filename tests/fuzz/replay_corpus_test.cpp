// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzz_targets.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace tongcun {
namespace {

std::filesystem::path corpus() {
  return std::filesystem::path(TONGCUN_SOURCE_DIR) / "tests/fuzz/corpus";
}

// What fuzzing began with and what it ever found, in every build: no promise broken, no crash.
TEST(FuzzCorpusTest, IsReplayed) {
  std::set<std::string> names;
  for (FuzzTarget const& target : fuzz_targets()) {
    names.insert(std::string(target.name));
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator(corpus() / target.name)) {
      files.push_back(entry.path());
    }
    std::ranges::sort(files);
    EXPECT_GE(files.size(), 2U) << target.name;
    for (std::filesystem::path const& file : files) {
      SCOPED_TRACE(file.string());
      target.try_bytes(content_of(file));
    }
    target.try_bytes("");
  }
  for (auto const& entry : std::filesystem::directory_iterator(corpus())) {
    EXPECT_TRUE(names.contains(entry.path().filename().string())) << entry.path();
  }
}

}  // namespace
}  // namespace tongcun
