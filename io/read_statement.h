// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/statements/statement.h"
#include "io/config_reader.h"

#include <optional>

namespace tongcun {

// The statement of one table of a file (read_statements); none where a complaint says why not. Its
// numbers are of measures that go together.
[[nodiscard]] std::optional<Statement> read_statement(ConfigReader& reader);

}  // namespace tongcun
