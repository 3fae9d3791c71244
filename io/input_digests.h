// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "io/read_layers.h"

#include <string>
#include <vector>

namespace tongcun {

// In an input folder: what its files were when somebody vouched for them, as sha256sum writes it.
inline constexpr char const* kDigestFile = "inputs.sha256";

// Compares what was read with the list of digests in the input folder; nothing without such a list.
// A file that differs is refused (V925), one that the list lacks is noted (V926), and a list that
// is not to the letter is refused (V927). Lines of files that were not read say nothing.
//
// No reader can notice every change: a digit of a number that became another one reads as well as
// before. A list of digests can.
[[nodiscard]] std::vector<Finding> compare_digests(std::string const& folder,
                                                   std::vector<InputRecord> const& inputs);

}  // namespace tongcun
