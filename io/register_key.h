// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "engine/scenario/scenario.h"
#include "engine/types/finding.h"
#include "io/pseudonyms.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// The office's key, and what is to be said about its file.
struct RegisterKey {
  std::optional<Pseudonyms> pseudonyms;  // none: no key is named, or a finding rejects it
  std::vector<Finding> findings;
};

// The key in a file that messages call `shown`. Refused if it is none (V917); noted if others than
// its owner may open it (V918).
[[nodiscard]] RegisterKey read_key_file(std::filesystem::path const& path,
                                        std::string const& shown);

// The key that the scenario names, if it names one: a file of the input folder that is no layer.
// What is published is published with the layers' digests: a layer as key is refused (V917).
[[nodiscard]] RegisterKey read_register_key(Scenario const& scenario);

// Every layer of a register says that the key is missing; said once is enough.
void keep_first_lack_of_key(std::vector<LayerTable>& tables);

}  // namespace tongcun
