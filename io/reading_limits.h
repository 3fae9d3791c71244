// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace tongcun {

// What is read of one layer at most: far more than a country's data hold, and little enough that a
// file made to exhaust a machine is refused early. A layer with more is refused, by V928 (rows),
// V929 (vertices of one geometry), V930 (bytes of a text file that is read as a whole) or V931
// (vertices of the layer); what is exactly at a limit is read.
struct ReadingLimits {
  std::int64_t rows = 50'000'000;
  std::int64_t vertices_of_geometry = 5'000'000;
  std::int64_t vertices = 100'000'000;
  std::uintmax_t text_bytes = std::uintmax_t{2} << 30;
};

}  // namespace tongcun
