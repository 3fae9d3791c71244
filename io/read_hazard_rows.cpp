// SPDX-License-Identifier: Apache-2.0
#include "io/read_hazard_rows.h"

namespace tongcun {

std::optional<HazardRow> read_hazard_row(RowCells& cells, RowPlaces& places) {
  if (!places.has_area()) {
    return std::nullopt;
  }
  static_cast<void>(cells.has_ruined_code("code", Need::optional));
  HazardRow row;
  row.row = cells.row();
  row.code = cells.text("code");
  row.name = cells.text("name");
  row.kind = cells.choice<HazardKind>("hazard_kind", kHazardKindNames);
  row.level = cells.choice<HazardLevel>("hazard_level", kHazardLevelNames);
  row.area = cells.shape().area;
  return row;
}

}  // namespace tongcun
