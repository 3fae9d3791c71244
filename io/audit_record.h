// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"

#include <filesystem>
#include <vector>

namespace tongcun {

// Whether what a result folder gives to the public (all but restricted/) is what its record says it
// wrote: files that the record does not list, that are not there any more, or that are not the ones
// that were written, and a record that was edited. Such a file was not looked at by what hides
// households when it was published. V914 for each; nothing for a folder without a record. Reads
// each file once.
[[nodiscard]] std::vector<Finding> audit_record(std::filesystem::path const& folder);

}  // namespace tongcun
