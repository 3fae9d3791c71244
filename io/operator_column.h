// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/rule.h"
#include "io/output_table.h"

#include <string>

namespace tongcun {

// How rules compare, in the cells of tables: "<=", "is", "in". No cell begins with "=", which
// spreadsheets take for a formula.
[[nodiscard]] std::string operator_word(Comparison comparison);

// The column of such cells, with their names: "at most", "is", "one of".
[[nodiscard]] OutputColumn operator_column();

// The unit behind a value or threshold of a rule; "" for dates, which say it by themselves.
[[nodiscard]] std::string printed_unit(Rule const& rule);

}  // namespace tongcun
