// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// The output could not be written; nothing of it is visible.
class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A result folder in the making, invisible until publish(): everything is written to a sibling
// folder ".<name>.partial-<number>", flushed to the disk and renamed in one step, so that the
// folder appears whole or not at all and an earlier result of the same name stays until that
// moment. A process that dies leaves only its partial folder, which the next run to the same place
// removes.
class RunFolder {
 public:
  // Throws OutputError if `folder` exists and may not be overwritten, or cannot be made.
  RunFolder(std::filesystem::path const& folder, bool overwrite);
  ~RunFolder();  // removes what was not published
  RunFolder(RunFolder const&) = delete;
  RunFolder& operator=(RunFolder const&) = delete;

  // Where to write; folders are made on the way. Names are relative, with '/'.
  [[nodiscard]] std::filesystem::path path_of(std::string_view name);
  // Writes a whole file. Files below restricted/ are for their owner only (0600, folders 0700).
  void write(std::string_view name, std::string_view content);

  struct File {
    std::string name;
    std::string sha256;
    std::uintmax_t bytes = 0;
  };
  // All files written so far with their digests, by name.
  [[nodiscard]] std::vector<File> files() const;

  // Makes the folder visible. Throws OutputError; then the earlier result is untouched.
  void publish();

 private:
  std::filesystem::path target_;
  std::filesystem::path partial_;
  bool overwrite_;
  int lock_ = -1;
  bool published_ = false;
};

}  // namespace tongcun
