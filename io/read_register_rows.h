// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region_tables.h"
#include "io/pseudonyms.h"
#include "io/row_cells.h"
#include "io/row_places.h"
#include "io/stated_cells.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tongcun {

// How a register is read: `pseudonyms` null where the office gave no key.
struct RegisterReading {
  Pseudonyms const* pseudonyms = nullptr;
  std::optional<int> year = std::nullopt;  // that ages are meant in
  bool key_refused = false;                // which is said already
  std::int64_t minor_per_major = 100;      // of the money that the register counts in
};

// Reads the rows of registers. Names, identity numbers, telephone numbers have no field and are
// never looked at; the codes of households leave as pseudonyms unless the row says that it is
// invented. Without a key for the others the layer is refused (V917).
//
// Nothing but the number of persons and the codes is required: what else cannot be read is unknown,
// with a finding. A cell that says "not applicable" is that.
class RegisterRowReader {
 public:
  RegisterRowReader(RowCells& cells, RowPlaces& places, RegisterReading const& reading);

  // The household of the current row; none, and kept apart, without a code (V101).
  [[nodiscard]] std::optional<HouseholdRow> household();
  // The person of the current row; none, and kept apart, without the code of a household.
  [[nodiscard]] std::optional<PersonRow> person();
  // After the last row: birth dates from which no age follows, counted (V219).
  void finish();

 private:
  [[nodiscard]] std::optional<std::string> household_code(std::string const& field,
                                                          bool is_invented);
  [[nodiscard]] std::string group();
  [[nodiscard]] Deprivations deprivations();
  [[nodiscard]] Stated<std::int32_t> age();

  RowCells& cells_;
  StatedCells stated_;
  RowPlaces& places_;
  RegisterReading reading_;
  bool lacks_key_ = false;       // said already
  std::int64_t undated_ = 0;     // birth dates, but no year that the register describes
  std::int64_t impossible_ = 0;  // born after that year, or too long before
};

}  // namespace tongcun
