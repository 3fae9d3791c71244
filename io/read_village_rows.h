// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "io/row_cells.h"
#include "io/row_places.h"

#include <optional>
#include <regex>
#include <string>

namespace tongcun {

// Reads the rows of the layer of villages. Villages are required: what is wrong with their code,
// place or counts refuses the layer.
class VillageRowReader {
 public:
  // `code_pattern`: regular expression that a whole code fits.
  VillageRowReader(RowCells& cells, RowPlaces& places, std::string code_pattern);

  // The village of the current row; none if its code is ruined.
  [[nodiscard]] std::optional<VillageRow> read();

 private:
  [[nodiscard]] std::string code();
  void read_place(VillageRow& row);
  [[nodiscard]] VillageRecord record();
  [[nodiscard]] std::optional<GeoPoint> committee();

  RowCells& cells_;
  RowPlaces& places_;
  std::string code_pattern_;
  std::regex code_form_;
};

}  // namespace tongcun
