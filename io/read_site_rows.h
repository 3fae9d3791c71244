// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "io/column_unit.h"
#include "io/row_cells.h"
#include "io/row_places.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// Reads the rows of the layer of resettlement sites, each a phase of one. Nothing but the place is
// required: a cell that cannot be read is unknown, with a finding.
class SiteRowReader {
 public:
  // `minor_per_major`: of the money that the layer counts in.
  SiteRowReader(RowCells& cells, RowPlaces& places, std::int64_t minor_per_major);

  // The site of the current row; none if its code is ruined or its place cannot be used.
  [[nodiscard]] std::optional<SiteRow> read();

 private:
  struct DwellingField {
    std::string name;
    std::int64_t square_metres;
  };

  [[nodiscard]] SitePhase phase();
  [[nodiscard]] SiteRecord record();
  [[nodiscard]] SiteFollowUp lived_in();
  [[nodiscard]] std::int32_t phase_number();
  [[nodiscard]] std::optional<std::int32_t> number(std::string const& field);
  [[nodiscard]] bool is_negative(std::string const& field);
  [[nodiscard]] std::optional<std::int32_t> room(std::string const& field);
  [[nodiscard]] std::optional<std::int64_t> room(std::string const& field, double most,
                                                 Measure measure);
  [[nodiscard]] std::optional<std::int64_t> money(std::string const& field, double most);

  RowCells& cells_;
  RowPlaces& places_;
  std::int64_t minor_per_major_;
  std::vector<DwellingField> dwellings_;  // columns that the layer has, by size
};

}  // namespace tongcun
