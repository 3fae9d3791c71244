// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "io/result_folder.h"

#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// A finding about a run folder: rejected, or to be known.
[[nodiscard]] Finding finding_about(std::string rule, ResultFolder const& run,
                                    std::vector<std::pair<std::string, std::string>> values,
                                    bool is_rejected);

// Why `other` does not answer the question of `base`: other villages (C004), another year (C005),
// rules that rest on another shipped profile (C006), another currency (C007).
void check_comparable(ResultFolder const& base, ResultFolder const& other,
                      std::vector<Finding>& findings);

// What a reader should know of both: another version of the program (C011), other input files
// (C013).
void note_circumstances(ResultFolder const& base, ResultFolder const& other,
                        std::vector<Finding>& findings);

}  // namespace tongcun
