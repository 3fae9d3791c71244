// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/synthetic/synthetic_county.h"
#include "engine/types/text.h"
#include "io/row_stream.h"

#include <cstdint>

namespace tongcun {

// Where a household's place is written: as the geometry of a layer, or in two columns of a sheet.
enum class PlaceForm : std::uint8_t { geometry, columns };

// The households and persons of an invented county as an office's register would have them, with
// the headers and words that io/vocabulary.toml knows: unknown is an empty cell, "not applicable"
// says so, and a column that nobody fills is left out. Each row says that it is invented; there are
// no names and no identity numbers. Money in major units with two decimals. Rows in the order of
// ids. What is returned looks at the register and the county.
[[nodiscard]] RowStream household_rows(HouseholdRegister const& made, SyntheticCounty const& county,
                                       Language language, PlaceForm place);
[[nodiscard]] RowStream person_rows(HouseholdRegister const& made, Language language);

}  // namespace tongcun
