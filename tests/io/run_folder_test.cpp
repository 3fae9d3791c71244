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
#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <utility>
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
  [[nodiscard]] OutputTarget once(std::string_view name = "run") const {
    return {folder_ / name, Overwrite::no, {}};
  }
  [[nodiscard]] OutputTarget again(std::string_view name = "run") const {
    return {folder_ / name, Overwrite::yes, {}};
  }
  // What a dead process leaves: its marker is there and nobody holds it.
  void leave(std::string const& name) const {
    static_cast<void>(folder_.write(name + "/.tongcun-partial", ""));
    static_cast<void>(folder_.write(name + "/content/a", "x"));
  }

  TemporaryFolder folder_;
};

using Names = std::vector<std::string>;

// The records by which earlier results are known.
constexpr std::string_view kRunRecord =
    R"({"schema": 1, "kind": "run", "program": "tongcun", "age": "old",
        "outputs": [{"file": "public/old.csv"}]})";
constexpr std::string_view kCountyRecord =
    R"({"schema": 1, "kind": "synthetic_county", "program": "tongcun",
        "files": [{"file": "public/old.csv"}, {"file": "in/villages.csv"}]})";

unsigned mode_of(std::filesystem::path const& path) {
  struct stat status {};
  EXPECT_EQ(stat(path.c_str(), &status), 0) << path;
  return status.st_mode & 07777U;
}

// Until it is published there is no folder of the name; then there is the whole of it at once, and
// nothing else beside it.
TEST_F(RunFolderTest, AppearsWhole) {
  {
    RunFolder run(once());
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
  RunFolder run(once("results/2026/run/"));
  run.write("a", "x");
  run.publish();
  EXPECT_EQ(content_of(folder_ / "results/2026/run/a"), "x");
}

// A folder that is there stays as it is unless overwriting is allowed: at the start, and where it
// appeared meanwhile.
TEST_F(RunFolderTest, KeepsWhatIsThere) {
  static_cast<void>(folder_.write("run/run.json", "old"));
  EXPECT_THROW(RunFolder{once()}, OutputError);
  EXPECT_EQ(names(), (Names{"run"}));
  EXPECT_EQ(content_of(target() / "run.json"), "old");
  RunFolder late(once("late"));
  late.write("run.json", "new");
  static_cast<void>(folder_.write("late/run.json", "other"));
  EXPECT_THROW(late.publish(), OutputError);
  EXPECT_EQ(content_of(folder_ / "late/run.json"), "other");
}

// With overwriting the old one stays until the new one stands in its place, then it is gone whole.
TEST_F(RunFolderTest, ReplacesWhenAllowed) {
  for (auto const& [record, text] :
       {std::pair{"run.json", kRunRecord}, {"synth.json", kCountyRecord}}) {
    std::filesystem::remove_all(target());
    static_cast<void>(folder_.write("run/" + std::string(record), text));
    static_cast<void>(folder_.write("run/public/old.csv", "old"));
    {
      RunFolder run(again());
      run.write("new.json", "new");
      EXPECT_EQ(content_of(target() / record), text);
      run.publish();
    }
    EXPECT_EQ(content_of(target() / "new.json"), "new");
    EXPECT_FALSE(std::filesystem::exists(target() / "public"));
    EXPECT_EQ(names(), (Names{"run"}));
  }
}

// An empty folder may be filled.
TEST_F(RunFolderTest, FillsAnEmptyFolder) {
  std::filesystem::create_directory(target());
  {
    RunFolder run(again());
    run.write("a", "x");
    run.publish();
  }
  EXPECT_EQ(content_of(target() / "a"), "x");
  EXPECT_EQ(names(), (Names{"run"}));
}

// What is not an earlier result of ours is never replaced: a file, folders with files of others,
// records of other programs and kinds, a link in place of the record.
TEST_F(RunFolderTest, ReplacesNothingOfOthers) {
  static_cast<void>(folder_.write("file", "mine"));
  static_cast<void>(folder_.write("notes/plan.txt", "mine"));
  static_cast<void>(folder_.write("other/run.json", R"({"schema": 1, "kind": "run"})"));
  static_cast<void>(folder_.write("swapped/run.json", kCountyRecord));
  static_cast<void>(folder_.write("broken/run.json", "old"));
  static_cast<void>(folder_.write("deep/run/run.json", kRunRecord));
  static_cast<void>(folder_.write("linked/a", "mine"));
  std::filesystem::create_symlink(folder_ / "deep/run/run.json", folder_ / "linked/run.json");
  std::filesystem::create_symlink(folder_ / "nowhere", folder_ / "dangling");
  Names const before = names();
  for (char const* name :
       {"file", "notes", "other", "swapped", "broken", "deep", "linked", "dangling"}) {
    EXPECT_THROW(RunFolder{again(name)}, OutputError) << name;
  }
  EXPECT_EQ(names(), before);
  EXPECT_EQ(content_of(folder_ / "notes/plan.txt"), "mine");
}

// Even an earlier result stays if what the run is made from, or the working folder, lies in it.
TEST_F(RunFolderTest, KeepsItsInputs) {
  static_cast<void>(folder_.write("run/synth.json", kCountyRecord));
  static_cast<void>(folder_.write("run/in/villages.csv", "x"));
  std::filesystem::create_directory_symlink(folder_ / "run", folder_ / "link");
  for (char const* input : {"run", "run/in", "run/in/villages.csv", "link/in", "run/./in/../in"}) {
    for (char const* name : {"run", "run/", "link"}) {
      OutputTarget target = again(name);
      target.inputs = {folder_ / input};
      EXPECT_THROW(RunFolder{target}, OutputError) << input << " " << name;
    }
  }
  std::filesystem::path const before = std::filesystem::current_path();
  std::filesystem::current_path(folder_ / "run/in");
  EXPECT_THROW(RunFolder{again()}, OutputError);
  std::filesystem::current_path(before);
  // Beside it or above it is no harm.
  OutputTarget target = again();
  target.inputs = {folder_.path(), folder_ / "running"};
  RunFolder run(target);
  run.write("a", "x");
  run.publish();
  EXPECT_EQ(content_of(folder_ / "run/a"), "x");
}

// A result holds what its record names: nothing else is put into it, however deep.
TEST_F(RunFolderTest, NothingIsPutIntoAResult) {
  static_cast<void>(folder_.write("run/run.json", kRunRecord));
  static_cast<void>(folder_.write("plain/run.json", "{}"));
  for (char const* name : {"run/again", "run/public/deep/again"}) {
    EXPECT_THROW(check_output_target(once(name)), OutputError) << name;
    EXPECT_THROW(check_output_target(again(name)), OutputError) << name;
  }
  check_output_target(once("plain/again"));
  check_output_target(again());  // in its place
}

// Not even an earlier result that holds what it did not when it was made: a file that somebody put
// there, or an invented county's scenario that was edited. What programs keep beside files that
// they have open is no such file.
TEST_F(RunFolderTest, KeepsWhatWasPutIntoAResult) {
  static_cast<void>(folder_.write("run/run.json", kRunRecord));
  static_cast<void>(folder_.write("run/public/old.csv", "old"));
  static_cast<void>(folder_.write("run/public/plan.gpkg-wal", ""));
  static_cast<void>(folder_.write("run/public/.~lock.tables.xlsx#", ""));
  check_output_target(again());
  std::string const notes = folder_.write("run/public/notes.docx", "mine");
  try {
    check_output_target(again());
    ADD_FAILURE() << "nothing thrown";
  } catch (OutputError const& error) {
    EXPECT_NE(error.text().en.find("public/notes.docx in it is no part"), std::string::npos);
    EXPECT_NE(error.text().zh.find("public/notes.docx 不属于"), std::string::npos);
  }
  EXPECT_EQ(content_of(notes), "mine");

  std::string const scenario = folder_.write("county/scenario.toml", "as it was made");
  std::string const record = R"({"schema": 1, "kind": "synthetic_county", "program": "tongcun",
      "files": [{"file": "scenario.toml", "sha256": ")" +
                             sha256_of("as it was made") + R"("}]})";
  static_cast<void>(folder_.write("county/synth.json", record));
  check_output_target(again("county"));
  static_cast<void>(folder_.write("county/scenario.toml", "as the county needs it"));
  EXPECT_THROW(check_output_target(again("county")), OutputError);
  EXPECT_EQ(content_of(scenario), "as the county needs it");
}

// The reason is said in both languages.
TEST_F(RunFolderTest, SaysWhy) {
  static_cast<void>(folder_.write("run/notes.txt", "x"));
  try {
    check_output_target(again());
    ADD_FAILURE() << "nothing thrown";
  } catch (OutputError const& error) {
    EXPECT_NE(error.text().en.find("neither empty nor an earlier result"), std::string::npos);
    EXPECT_NE(error.text().zh.find("不替换"), std::string::npos);
  }
}

// Overwriting what is not there is the same as writing it.
TEST_F(RunFolderTest, OverwritesNothing) {
  RunFolder run(again());
  run.write("a", "x");
  run.publish();
  EXPECT_EQ(content_of(target() / "a"), "x");
}

// Given up before publishing: nothing is left, and an old result is untouched.
TEST_F(RunFolderTest, LeavesNothingBehind) {
  static_cast<void>(folder_.write("run/run.json", kRunRecord));
  {
    RunFolder run(again());
    run.write("restricted/a", "x");
  }
  EXPECT_EQ(names(), (Names{"run"}));
  EXPECT_EQ(content_of(target() / "run.json"), kRunRecord);
}

// What a dead process left (nobody holds its marker) is removed by the next run to the same place;
// what a living one holds is not.
TEST_F(RunFolderTest, RemovesAbandonedFolders) {
  leave(".run.partial-1");
  leave(".run.partial-2");
  leave(".other.partial-1");
  std::filesystem::create_directory(folder_ / ".run.partial-7");  // died before it had a marker
  int const lock = open((folder_ / ".run.partial-2/.tongcun-partial").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_EQ(flock(lock, LOCK_EX | LOCK_NB), 0);
  {
    RunFolder const run(once());
    EXPECT_FALSE(std::filesystem::exists(folder_ / ".run.partial-1/content/a"));
    EXPECT_TRUE(std::filesystem::exists(folder_ / ".run.partial-2/content/a"));
  }
  EXPECT_EQ(names(), (Names{".other.partial-1", ".run.partial-2"}));
  close(lock);
  { RunFolder const run(once()); }
  EXPECT_EQ(names(), (Names{".other.partial-1"}));
}

// Folders of others with such a name stay: without a marker, with another name behind it, a file, a
// link to something else, another owner; of one with a marker only our own part goes.
TEST_F(RunFolderTest, RemovesNothingOfOthers) {
  static_cast<void>(folder_.write(".run.partial-1/thesis", "mine"));
  leave(".run.partial-backup");
  leave(".run.partial-");
  leave(".run.partial-12345");
  leave("run.partial-3");
  leave("elsewhere");
  static_cast<void>(folder_.write(".run.partial-4", "a file"));
  std::filesystem::create_directory_symlink(folder_ / "elsewhere", folder_ / ".run.partial-5");
  leave(".run.partial-6");
  static_cast<void>(folder_.write(".run.partial-6/thesis", "mine"));
  bool const is_root = geteuid() == 0;
  if (is_root) {
    leave(".run.partial-8");
    ASSERT_EQ(chown((folder_ / ".run.partial-8").c_str(), 65534, 65534), 0);
  }
  Names const before = names();
  { RunFolder const run(once()); }
  EXPECT_EQ(names(), before);
  EXPECT_EQ(content_of(folder_ / ".run.partial-1/thesis"), "mine");
  EXPECT_EQ(content_of(folder_ / ".run.partial-6/thesis"), "mine");
  EXPECT_EQ(content_of(folder_ / "elsewhere/content/a"), "x");
  EXPECT_EQ(content_of(folder_ / ".run.partial-backup/content/a"), "x");
  EXPECT_TRUE(!is_root || std::filesystem::exists(folder_ / ".run.partial-8/content/a"));
}

// Many at once, each cleaning up before it starts, never remove one another.
TEST_F(RunFolderTest, ManyAtOnce) {
  static_cast<void>(folder_.write("run/run.json", kRunRecord));
  std::vector<std::thread> threads;
  std::atomic<int> published = 0;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) {
        RunFolder run(again());
        run.write("run.json", kRunRecord);
        run.publish();
        ++published;
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(published, 160);
  EXPECT_EQ(content_of(target() / "run.json"), kRunRecord);
  EXPECT_EQ(names(), (Names{"run"}));
}

// Two runs to the same place at the same time do not disturb each other; the second to publish
// fails, and the first stays.
TEST_F(RunFolderTest, TwoAtOnce) {
  RunFolder first(once());
  RunFolder second(once());
  first.write("a", "first");
  second.write("a", "second");
  first.publish();
  EXPECT_THROW(second.publish(), OutputError);
  EXPECT_EQ(content_of(target() / "a"), "first");
}

// Below restricted/ everything is for the owner alone, whatever the process grants to its group and
// to others; the rest can be read by whom it grants it to.
TEST_F(RunFolderTest, RestrictedModesUnderAnyUmask) {
  for (mode_t mask = 0; mask <= 0077; ++mask) {
    std::filesystem::remove_all(target());
    mode_t const before = umask(mask);
    RunFolder run(once());
    run.write("restricted/internal/findings.csv", "x");
    run.write("restricted/households/list.csv", "x");
    run.write("public/tables/a.csv", "x");
    run.publish();
    umask(before);
    for (char const* name : {"restricted", "restricted/internal", "restricted/households"}) {
      EXPECT_EQ(mode_of(target() / name), 0700U) << name << " under " << std::oct << mask;
    }
    for (char const* name :
         {"restricted/internal/findings.csv", "restricted/households/list.csv"}) {
      EXPECT_EQ(mode_of(target() / name), 0600U) << name << " under " << std::oct << mask;
    }
    EXPECT_EQ(mode_of(target() / "public"), 0755U & ~mask) << std::oct << mask;
    EXPECT_EQ(mode_of(target() / "public/tables/a.csv"), 0644U & ~mask) << std::oct << mask;
  }
}

// A parent that is a file, and one that may not be written to (as another user where the tests run
// as root): an error, and nothing is made.
TEST_F(RunFolderTest, UnwritableParents) {
  static_cast<void>(folder_.write("file", "x"));
  EXPECT_THROW(RunFolder{once("file/run")}, OutputError);
  std::filesystem::create_directory(folder_ / "closed");
  std::filesystem::permissions(folder_.path(), std::filesystem::perms::others_exec,
                               std::filesystem::perm_options::add);
  std::filesystem::permissions(folder_ / "closed", std::filesystem::perms(0555));
  bool const is_root = geteuid() == 0;
  if (is_root) {
    ASSERT_EQ(seteuid(65534), 0);
  }
  EXPECT_THROW(RunFolder{once("closed/run")}, OutputError);
  EXPECT_THROW(RunFolder{once("closed/sub/run")}, OutputError);
  if (is_root) {
    ASSERT_EQ(seteuid(0), 0);
  }
  std::filesystem::permissions(folder_ / "closed", std::filesystem::perms(0755));
  EXPECT_TRUE(std::filesystem::is_empty(folder_ / "closed"));
}

// A file is written once; names stay inside the folder.
TEST_F(RunFolderTest, NamesOfFiles) {
  RunFolder run(once());
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
  RunFolder run(once());
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
  RunFolder run(once());
  std::ofstream(run.path_of("public/plan.gpkg")) << "x";
  EXPECT_EQ(run.files().size(), 1U);
  run.publish();
  EXPECT_EQ(content_of(target() / "public/plan.gpkg"), "x");
}

}  // namespace
}  // namespace tongcun
