// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/output_table.h"

#include <string>
#include <string_view>

namespace tongcun {

// A column with the title, meaning, unit and words of a term of the glossary.
[[nodiscard]] OutputColumn term_column(std::string key, std::string_view term_key,
                                       ColumnType type = ColumnType::text, int decimals = 0);

// What the columns of the tables mean, one row a column: the dictionary that goes with them. It
// describes itself too.
[[nodiscard]] OutputTable column_table(std::vector<OutputTable> const& tables);

}  // namespace tongcun
