// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/run_folder.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// The text of run.json for a result that is made from runs (kind "comparison", "report"): `about`
// says from which; digests of the public files, names alone of the restricted ones.
[[nodiscard]] std::string result_record(std::string_view kind, nlohmann::ordered_json const& about,
                                        std::vector<RunFolder::File> const& outputs,
                                        std::vector<std::string> const& command);

}  // namespace tongcun
