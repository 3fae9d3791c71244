// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// A key of a file that users write, and what it means (keys.toml).
struct ConfigKey {
  std::string file;   // kind of file: "scenario", "profile", "statements"
  std::string place;  // "relocation.funds.amount"; "*" stands for a name of the user's own
  Text meaning;
};

// All of them, in the order of keys.toml.
[[nodiscard]] std::vector<ConfigKey> const& config_keys();

// The key at a place of a kind of file, whose names of the user's own stand as they are
// ("layers.facilities.clinics.crs"); positions of lists are left out. None: nothing is known of it.
// O(keys).
[[nodiscard]] std::optional<ConfigKey> config_key_at(std::string_view file, std::string_view place);

// Keys that are asked for by their last word, by the end of their place ("funds.amount"), or by
// their whole place, the kind of file before it or not. O(keys).
[[nodiscard]] std::vector<ConfigKey> config_keys_named(std::string_view asked);

}  // namespace tongcun
