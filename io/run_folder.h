// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/check_output_target.h"
#include "io/output_error.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// A result folder in the making, invisible until publish(): everything is written below a sibling
// folder ".<name>.partial-<number>", flushed to the disk and renamed in one step, so that the
// folder appears whole or not at all and an earlier result of the same name stays until that
// moment. A process that dies leaves only its partial folder, which the next run to the same place
// removes: a folder is known as such by its name, its owner and a marker file that a living process
// holds locked.
class RunFolder {
 public:
  // Throws OutputError if the folder exists and may not be replaced, or cannot be made.
  explicit RunFolder(OutputTarget target);
  ~RunFolder();  // removes what was not published
  RunFolder(RunFolder const&) = delete;
  RunFolder& operator=(RunFolder const&) = delete;

  // Where to write; folders are made on the way. Names are relative, with '/'.
  [[nodiscard]] std::filesystem::path path_of(std::string_view name);
  // Writes a whole file. Files below restricted/ are for their owner only (0600, folders 0700).
  void write(std::string_view name, std::string_view content);

  // Where everything stands until it is published.
  [[nodiscard]] std::filesystem::path const& folder() const { return content_; }

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
  void make_partial();
  void check_exchange() const;
  void rename_into_place(bool replaces) const;

  OutputTarget target_;  // its folder absolute, links resolved
  std::filesystem::path partial_;
  std::filesystem::path content_;  // inside the partial folder, beside the marker
  int lock_ = -1;                  // of the marker
  bool published_ = false;
};

}  // namespace tongcun
