// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace tongcun {

// What is read of one layer at most: more than the data of a country hold, and little enough that a
// file made to exhaust a machine is refused early. A layer with more is refused, by V928 (rows),
// V929 (vertices of one geometry), V930 (bytes of a text file that is read as a whole) or V931
// (vertices of the layer); what is exactly at a limit is read. The defaults are modelling choices
// [A]; an office sets its own in the scenario's [limits], on a machine that holds them.
struct ReadingLimits {
  // The registered poor of all China in 2014 were 29.48 million households (domain reference 2.1).
  std::int64_t rows = 50'000'000;
  std::int64_t vertices_of_geometry = 5'000'000;
  // Eight bytes each once they are read: 0.8 GB.
  std::int64_t vertices = 100'000'000;
  // 2 GiB, which are held in memory with the rows made of them.
  std::int64_t text_bytes = std::int64_t{2} << 30;
  friend bool operator==(ReadingLimits const&, ReadingLimits const&) = default;
};

// The range of what a scenario may set: ids have 32 bits, and no layer is larger than a disk.
constexpr std::int64_t kMostRowsSet = 4'000'000'000;
constexpr std::int64_t kMostVerticesSet = 1'000'000'000'000;
constexpr std::int64_t kMostTextBytesSet = std::int64_t{1} << 40;

}  // namespace tongcun
