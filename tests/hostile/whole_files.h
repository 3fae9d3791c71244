// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "engine/scenario/scenario.h"
#include "tests/io/temporary_folder.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// A good layer in one format, to be damaged.
struct WholeFile {
  std::string format;  // and which of its parts is to be damaged
  LayerSource source;
  std::string damaged;  // name of the part that is to be damaged
  std::vector<std::pair<std::string, std::string>> parts;
  [[nodiscard]] std::string const& bytes() const;
};

// A layer of twenty places or roads in every format that is read, once for each part.
[[nodiscard]] std::vector<WholeFile> whole_files(TemporaryFolder const& scratch);

// What became of a file with other bytes in place of the damaged part.
struct Outcome {
  bool is_rejected = false;
  bool is_warned = false;    // a warning or an error of any kind
  bool is_unlisted = false;  // a digest of the whole, kept beside it, does not fit any more (V925)
  std::int64_t rows = 0;     // read
  std::string content;       // of all rows
  std::string findings;      // in short
};

// Reads it in a folder that holds a list of the digests of the whole.
class DamageReader {
 public:
  explicit DamageReader(WholeFile file);
  [[nodiscard]] Outcome read(std::string_view bytes) const;
  [[nodiscard]] WholeFile const& file() const { return file_; }

 private:
  WholeFile file_;
  TemporaryFolder folder_;
};

}  // namespace tongcun
