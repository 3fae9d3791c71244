// SPDX-License-Identifier: Apache-2.0
// Files cut off and files with bits turned over, in every format.
#include "tests/hostile/whole_files.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>

namespace tongcun {
namespace {

class DamageTest : public testing::Test {
 protected:
  TemporaryFolder scratch_;
  std::vector<WholeFile> files_ = whole_files(scratch_);
};

// What is damaged below was whole.
TEST_F(DamageTest, WholeFilesAreRead) {
  for (WholeFile const& file : files_) {
    Outcome const outcome = DamageReader(file).read(file.bytes());
    EXPECT_FALSE(outcome.is_rejected || outcome.is_warned || outcome.is_unlisted)
        << file.format << "\n"
        << outcome.findings;
    EXPECT_EQ(outcome.rows, 20) << file.format;
  }
}

// Cut at twenty places and at each of the last 64 bytes: refused; or read with a warning that it
// may be cut; or nothing was lost (a line end, a mark of the end). But for two: a table of text cut
// between two rows, and a PBF file cut between two blocks, are whole files of fewer rows. Nobody
// can see that but by a digest, which sees every cut.
TEST_F(DamageTest, CutFiles) {
  std::map<std::string, int> unnoticed;
  int cuts = 0;
  for (WholeFile const& file : files_) {
    DamageReader const reader(file);
    std::string const& bytes = file.bytes();
    Outcome const whole = reader.read(bytes);
    std::set<std::size_t> sizes;
    for (std::size_t i = 0; i < 20; ++i) {
      sizes.insert(bytes.size() * i / 20);
    }
    for (std::size_t i = 1; i <= std::min<std::size_t>(64, bytes.size()); ++i) {
      sizes.insert(bytes.size() - i);
    }
    for (std::size_t const size : sizes) {
      SCOPED_TRACE(file.format + ", " + std::to_string(size) + " of " +
                   std::to_string(bytes.size()) + " bytes");
      ++cuts;
      Outcome const outcome = reader.read(bytes.substr(0, size));
      EXPECT_TRUE(outcome.is_unlisted);
      bool const is_noticed =
          outcome.is_rejected || outcome.is_warned || outcome.content == whole.content;
      if (!is_noticed) {
        ++unnoticed[file.format];
        EXPECT_TRUE(file.format != "CSV" || bytes[size - 1] == '\n');
      }
    }
  }
  unnoticed.erase("CSV");
  unnoticed.erase("OpenStreetMap PBF");
  EXPECT_TRUE(unnoticed.empty()) << unnoticed.begin()->first << " " << unnoticed.begin()->second;
  RecordProperty("cuts", cuts);
  EXPECT_GE(cuts, 500);
}

// One, two or four bits turned over: no crash, and no other number of rows without a word. Of
// OpenStreetMap that is too much to ask: a tag whose key became another one is a tag of another
// key. Every change is seen by a digest.
TEST_F(DamageTest, TurnedBits) {
  constexpr int kFlips = 200;
  std::mt19937 random(20200101);
  int flips = 0;
  int refused = 0;
  for (WholeFile const& file : files_) {
    DamageReader const reader(file);
    std::string const& bytes = file.bytes();
    std::int64_t const rows = reader.read(bytes).rows;
    bool const is_osm = file.source.role == LayerRole::roads;
    for (int i = 0; i < kFlips; ++i) {
      std::string damaged = bytes;
      int const bits = 1 << (i % 3);
      std::string where;
      for (int bit = 0; bit < bits; ++bit) {
        std::size_t const at = random() % damaged.size();
        damaged[at] =
            static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ (1U << (random() % 8U)));
        where += " " + std::to_string(at);
      }
      if (damaged == bytes) {
        continue;
      }
      SCOPED_TRACE(file.format + ", bytes" + where);
      ++flips;
      Outcome const outcome = reader.read(damaged);
      EXPECT_TRUE(outcome.is_unlisted);
      refused += outcome.is_rejected ? 1 : 0;
      bool const is_told = outcome.is_rejected || outcome.is_warned || outcome.rows == rows;
      EXPECT_TRUE(is_told || is_osm) << outcome.rows << " rows\n" << outcome.findings;
    }
  }
  RecordProperty("flips", flips);
  RecordProperty("refused", refused);
  EXPECT_GE(flips, 1200);
  EXPECT_GT(refused, flips / 4);
}

}  // namespace
}  // namespace tongcun
