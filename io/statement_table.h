// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/statements/judge_statement.h"
#include "io/output_table.h"

#include <vector>

namespace tongcun {

// For restricted/internal, "statements": one row a statement, with the computation.
[[nodiscard]] OutputTable statement_table(std::vector<JudgedStatement> const& judged);

}  // namespace tongcun
