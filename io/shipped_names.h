// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// What of a profile has the name.
enum class NamedThing : std::uint8_t { service, guarantee, other };

// What shipped profiles call something of theirs: a guarantee, a rule, a line, a service, a class.
struct ShippedName {
  std::string id;
  Text name;
  NamedThing of = NamedThing::other;
  std::vector<std::string> profiles;  // that have it by this name, in the order of shipped_profiles
};

// All of them, each once, in the order of the profiles. Reads the shipped profiles when it is first
// asked.
[[nodiscard]] std::vector<ShippedName> const& shipped_names();

// What a service or guarantee is called: names that differ between profiles stand side by side
// ("clinic / health centre"); of an id that no shipped profile has the id itself.
[[nodiscard]] Text shipped_name_of(NamedThing of, std::string const& id);

}  // namespace tongcun
