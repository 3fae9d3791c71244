// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/enum_names.h"
#include "io/output_table.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {

// Columns and cells of the layers of invented counties, under the headers of an office's file.
inline OutputColumn text_column(std::string key) {
  return {key, {key, key}, ColumnType::text, 0};
}
inline OutputColumn integer_column(std::string key) {
  return {key, {key, key}, ColumnType::integer, 0};
}
inline OutputColumn decimal_column(std::string key, int decimals) {
  return {key, {key, key}, ColumnType::decimal, decimals};
}

inline OutputTable table_of(std::string const& name, GeometryType geometry,
                            std::vector<OutputColumn> columns) {
  OutputTable table;
  table.name = name;
  table.title = {name, name};
  table.geometry = geometry;
  table.columns = std::move(columns);
  return table;
}

template <class Value, std::size_t N>
OutputCell word_cell(std::optional<Value> const& value,
                     std::array<std::string_view, N> const& words) {
  return value ? OutputCell(std::string(name_of(*value, words))) : OutputCell();
}

}  // namespace tongcun
