// SPDX-License-Identifier: Apache-2.0
#include "io/run_folder.h"

#include "io/text_file.h"
#include "tests/io/temporary_folder.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace tongcun {
namespace {

class RunFolderTest : public testing::Test {
 protected:
  // Names in the parent folder, hidden ones too.
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> list;
    for (auto const& entry : std::filesystem::directory_iterator(folder_.path())) {
      list.push_back(entry.path().filename().string());
    }
    std::ranges::sort(list);
    return list;
  }
  [[nodiscard]] std::filesystem::path target() const { return folder_ / "run"; }

  TemporaryFolder folder_;
};

using Names = std::vector<std::string>;

unsigned mode_of(std::filesystem::path const& path) {
  struct stat status {};
  EXPECT_EQ(stat(path.c_str(), &status), 0) << path;
  return status.st_mode & 07777U;
}

// Until it is published there is no folder of the name; then there is the whole of it at once, and
// nothing else beside it.
TEST_F(RunFolderTest, AppearsWhole) {
  {
    RunFolder run(target(), false);
    run.write("summary.json", "{}");
    run.write("public/tables/a.csv", "a\r\n");
    EXPECT_FALSE(std::filesystem::exists(target()));
    EXPECT_EQ(names(), (Names{".run.partial-1"}));
    run.publish();
    EXPECT_EQ(names(), (Names{"run"}));
  }
  EXPECT_EQ(names(), (Names{"run"}));
  EXPECT_EQ(content_of(target() / "summary.json"), "{}");
  EXPECT_EQ(content_of(target() / "public/tables/a.csv"), "a\r\n");
}

// Folders above it are made; a trailing slash names the same folder.
TEST_F(RunFolderTest, MakesParents) {
  RunFolder run(folder_ / "results/2026/run/", false);
  run.write("a", "x");
  run.publish();
  EXPECT_EQ(content_of(folder_ / "results/2026/run/a"), "x");
}

// A folder that is there stays as it is unless overwriting is allowed: at the start, and where it
// appeared meanwhile.
TEST_F(RunFolderTest, KeepsWhatIsThere) {
  static_cast<void>(folder_.write("run/run.json", "old"));
  EXPECT_THROW(RunFolder(target(), false), OutputError);
  EXPECT_EQ(names(), (Names{"run"}));
  EXPECT_EQ(content_of(target() / "run.json"), "old");
  RunFolder late(folder_ / "late", false);
  late.write("run.json", "new");
  static_cast<void>(folder_.write("late/run.json", "other"));
  EXPECT_THROW(late.publish(), OutputError);
  EXPECT_EQ(content_of(folder_ / "late/run.json"), "other");
}

// With overwriting the old one stays until the new one stands in its place, then it is gone whole.
TEST_F(RunFolderTest, ReplacesWhenAllowed) {
  static_cast<void>(folder_.write("run/run.json", "old"));
  static_cast<void>(folder_.write("run/public/old.csv", "old"));
  {
    RunFolder run(target(), true);
    run.write("run.json", "new");
    EXPECT_EQ(content_of(target() / "run.json"), "old");
    run.publish();
  }
  EXPECT_EQ(content_of(target() / "run.json"), "new");
  EXPECT_FALSE(std::filesystem::exists(target() / "public"));
  EXPECT_EQ(names(), (Names{"run"}));
}

// Overwriting what is not there is the same as writing it.
TEST_F(RunFolderTest, OverwritesNothing) {
  RunFolder run(target(), true);
  run.write("a", "x");
  run.publish();
  EXPECT_EQ(content_of(target() / "a"), "x");
}

// Given up before publishing: nothing is left, and an old result is untouched.
TEST_F(RunFolderTest, LeavesNothingBehind) {
  static_cast<void>(folder_.write("run/run.json", "old"));
  {
    RunFolder run(target(), true);
    run.write("restricted/a", "x");
  }
  EXPECT_EQ(names(), (Names{"run"}));
  EXPECT_EQ(content_of(target() / "run.json"), "old");
}

// What a dead process left (nobody holds its lock) is removed by the next run to the same place;
// what a living one holds is not, nor what is of another name or no folder.
TEST_F(RunFolderTest, RemovesAbandonedFolders) {
  static_cast<void>(folder_.write(".run.partial-1/dead", "x"));
  static_cast<void>(folder_.write(".run.partial-2/alive", "x"));
  static_cast<void>(folder_.write(".other.partial-1/dead", "x"));
  static_cast<void>(folder_.write("run.partial-3/mine", "x"));
  static_cast<void>(folder_.write(".run.partial-4", "a file"));
  int const lock = open((folder_ / ".run.partial-2").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  ASSERT_EQ(flock(lock, LOCK_EX | LOCK_NB), 0);
  {
    RunFolder const run(target(), false);
    EXPECT_FALSE(std::filesystem::exists(folder_ / ".run.partial-1/dead"));
    EXPECT_TRUE(std::filesystem::exists(folder_ / ".run.partial-2/alive"));
  }
  EXPECT_EQ(names(),
            (Names{".other.partial-1", ".run.partial-2", ".run.partial-4", "run.partial-3"}));
  close(lock);
  { RunFolder const run(target(), false); }
  EXPECT_FALSE(std::filesystem::exists(folder_ / ".run.partial-2"));
}

// Two runs to the same place at the same time do not disturb each other; the second to publish
// fails, and the first stays.
TEST_F(RunFolderTest, TwoAtOnce) {
  RunFolder first(target(), false);
  RunFolder second(target(), false);
  first.write("a", "first");
  second.write("a", "second");
  first.publish();
  EXPECT_THROW(second.publish(), OutputError);
  EXPECT_EQ(content_of(target() / "a"), "first");
}

// Below restricted/ everything is for the owner alone, even where the process would allow all to
// all; the rest can be read.
TEST_F(RunFolderTest, RestrictedModes) {
  mode_t const before = umask(0);
  RunFolder run(target(), false);
  run.write("restricted/internal/findings.csv", "x");
  run.write("restricted/households/list.csv", "x");
  run.write("public/tables/a.csv", "x");
  run.publish();
  umask(before);
  for (char const* name : {"restricted", "restricted/internal", "restricted/households"}) {
    EXPECT_EQ(mode_of(target() / name), 0700U) << name;
  }
  for (char const* name : {"restricted/internal/findings.csv", "restricted/households/list.csv"}) {
    EXPECT_EQ(mode_of(target() / name), 0600U) << name;
  }
  EXPECT_EQ(mode_of(target() / "public"), 0755U);
  EXPECT_EQ(mode_of(target() / "public/tables/a.csv"), 0644U);
}

// A parent that is a file, and one that may not be written to (as another user where the tests run
// as root): an error, and nothing is made.
TEST_F(RunFolderTest, UnwritableParents) {
  static_cast<void>(folder_.write("file", "x"));
  EXPECT_THROW(RunFolder(folder_ / "file/run", false), OutputError);
  std::filesystem::create_directory(folder_ / "closed");
  std::filesystem::permissions(folder_.path(), std::filesystem::perms::others_exec,
                               std::filesystem::perm_options::add);
  std::filesystem::permissions(folder_ / "closed", std::filesystem::perms(0555));
  bool const is_root = geteuid() == 0;
  if (is_root) {
    ASSERT_EQ(seteuid(65534), 0);
  }
  EXPECT_THROW(RunFolder(folder_ / "closed/run", false), OutputError);
  EXPECT_THROW(RunFolder(folder_ / "closed/sub/run", false), OutputError);
  if (is_root) {
    ASSERT_EQ(seteuid(0), 0);
  }
  std::filesystem::permissions(folder_ / "closed", std::filesystem::perms(0755));
  EXPECT_TRUE(std::filesystem::is_empty(folder_ / "closed"));
}

// A file is written once; names stay inside the folder.
TEST_F(RunFolderTest, NamesOfFiles) {
  RunFolder run(target(), false);
  run.write("a", "x");
  EXPECT_THROW(run.write("a", "y"), OutputError);
  for (std::string const& name : {std::string("../outside"), std::string("public/../../outside"),
                                  (folder_ / "outside").string(), std::string("./restricted/x"),
                                  std::string(""), std::string("public/")}) {
    EXPECT_THROW(run.write(name, "x"), OutputError) << name;
    EXPECT_THROW(static_cast<void>(run.path_of(name)), OutputError) << name;
  }
  EXPECT_EQ(names(), (Names{".run.partial-1"}));
}

// All files with sizes and digests, by name; the digest of "abc" is that of FIPS 180-2.
TEST_F(RunFolderTest, ListsFiles) {
  RunFolder run(target(), false);
  run.write("public/b.csv", "abc");
  run.write("a.json", "");
  std::vector<RunFolder::File> const files = run.files();
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].name, "a.json");
  EXPECT_EQ(files[0].bytes, 0U);
  EXPECT_EQ(files[1].name, "public/b.csv");
  EXPECT_EQ(files[1].sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

// What a library wrote by path_of counts as well.
TEST_F(RunFolderTest, PathOf) {
  RunFolder run(target(), false);
  std::ofstream(run.path_of("public/plan.gpkg")) << "x";
  EXPECT_EQ(run.files().size(), 1U);
  run.publish();
  EXPECT_EQ(content_of(target() / "public/plan.gpkg"), "x");
}

}  // namespace
}  // namespace tongcun
