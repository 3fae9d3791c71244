// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "io/row_cells.h"
#include "io/row_places.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// Reads the rows of a layer of roads.
class RoadRowReader {
 public:
  // `wet_months`: when a road that is no all-weather road is closed.
  RoadRowReader(RowCells& cells, RowPlaces& places, MonthSet wet_months)
      : cells_(cells), places_(places), wet_months_(wet_months) {}

  // The roads of the current row, one for each of its lines; none if it is kept apart.
  [[nodiscard]] std::vector<RoadRow> read();
  // After the last row: says which technical grades were read as classes (V214).
  void finish();

 private:
  [[nodiscard]] RoadTraits traits();
  [[nodiscard]] RoadClass road_class();
  [[nodiscard]] std::int8_t level();
  [[nodiscard]] std::optional<MonthSet> passable_months();

  RowCells& cells_;
  RowPlaces& places_;
  MonthSet wet_months_;
  std::map<std::string, std::int64_t> technical_grades_;
};

}  // namespace tongcun
