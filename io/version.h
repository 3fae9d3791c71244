// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tongcun {

[[nodiscard]] std::string program_version();
// Libraries that results may depend on, with the versions found at run time.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> library_versions();

}  // namespace tongcun
