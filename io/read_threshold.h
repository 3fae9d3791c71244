// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/field.h"
#include "io/config_reader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// What a rule compares with, and what a profile states: a field, a unit that fits it, values that
// it can have. What does not fit is complained about at its place.

// The field that the key `field` names.
[[nodiscard]] std::optional<FieldId> read_field(ConfigReader& row, Fields const& fields);

// The unit of that name; null where the field has none, or after a complaint.
[[nodiscard]] Unit const* read_unit(ConfigReader& row, Field const& field, std::string const& name);

// Canonical values of a key that is there and holds one or a list, ascending, each once; complaints
// make it shorter.
[[nodiscard]] std::vector<std::int64_t> read_values(ConfigReader& row, std::string_view key,
                                                    Field const& field, Unit const* unit);

}  // namespace tongcun
