// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/polygon.h"
#include "engine/types/geo_point.h"
#include "engine/types/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tongcun {

enum class ColumnType : std::uint8_t { text, integer, decimal };

// A word that cells of a column hold, and its name for people.
struct ColumnWord {
  std::string word;
  Text name;
};

struct OutputColumn {
  std::string key;  // English ASCII, the same in every language and format
  Text title;
  ColumnType type = ColumnType::text;
  int decimals = 0;  // of a decimal column: cells hold the value times 10^decimals
  std::string unit = {};
  Text meaning = {};                   // "" = the title says it
  Text empty = {};                     // what an empty cell means; "" = not recorded
  std::vector<ColumnWord> words = {};  // none = any text
};

// Nothing known, a text, or an integer (for decimals scaled): exact until printed.
using OutputCell = std::variant<std::monostate, std::string, std::int64_t>;

enum class GeometryType : std::uint8_t { none, point, line, area };

// A table as every format publishes it: the same rows, keys and numbers in CSV and GeoPackage.
struct OutputTable {
  std::string name;
  Text title;
  std::vector<OutputColumn> columns;
  std::vector<std::vector<OutputCell>> rows;
  GeometryType geometry = GeometryType::none;
  std::vector<GeoPoint> points;              // one per row, for points
  std::vector<std::vector<GeoPoint>> lines;  // one per row, for lines
  std::vector<MultiPolygon> areas;           // one per row, for areas

  [[nodiscard]] std::optional<std::size_t> position_of(std::string const& key) const;
};

// The cell as it is printed: decimals with exactly their digits, "" for nothing.
[[nodiscard]] std::string printed(OutputCell const& cell, OutputColumn const& column);

// A text, or nothing where it is empty.
[[nodiscard]] OutputCell text_cell(std::string_view text);
// Scaled integers for cells.
[[nodiscard]] OutputCell cell_of(std::optional<std::int64_t> const& value);

}  // namespace tongcun
