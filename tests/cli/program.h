// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tongcun {

// A folder that is gone when the test is over.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }
  [[nodiscard]] std::string operator/(std::string const& name) const {
    return (path_ / name).string();
  }

 private:
  std::filesystem::path path_;
};

struct ProgramResult {
  int status = -1;  // exit code, or 128 + signal
  std::string out;
  std::string err;
};

// How to end the program before it ends itself; 0 = not at all.
struct Interruption {
  int signal = 0;
  int after_microseconds = 0;
};

// Where the output goes instead of being gathered ("/dev/full"); "" = gathered.
struct Redirection {
  std::string out;
  std::string err;
};

// Runs the built tongcun with the arguments and additional environment variables.
[[nodiscard]] ProgramResult run_tongcun(std::vector<std::string> const& arguments,
                                        std::map<std::string, std::string> const& environment = {},
                                        Interruption interruption = {},
                                        Redirection const& redirection = {});

// Digests of all files below a folder by relative name, but for those in `without`.
[[nodiscard]] std::map<std::string, std::string> digests_of(
    std::filesystem::path const& folder, std::vector<std::string> const& without = {});

[[nodiscard]] std::string content_of(std::filesystem::path const& file);
void write_file(std::filesystem::path const& file, std::string const& content);

// A CSV table as rows of cells by column key.
[[nodiscard]] std::vector<std::map<std::string, std::string>> csv_rows(
    std::filesystem::path const& file);

// Where the shared test data lies, beside the project's folder; a test that needs a set that is not
// there skips and says so.
[[nodiscard]] std::filesystem::path shared_data(std::string const& set);

// A scenario file of the project.
[[nodiscard]] std::string project_scenario(std::string const& name);

}  // namespace tongcun

#define TONGCUN_NEEDS_SET(set)                                             \
  if (!std::filesystem::exists(::tongcun::shared_data(set))) {             \
    GTEST_SKIP() << "SKIPPED: ../shared/data/" << (set) << " not present"; \
  }                                                                        \
  static_assert(true, "wants a semicolon")
