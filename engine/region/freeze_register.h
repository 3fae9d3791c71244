// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/build_register.h"
#include "engine/region/row_ledger.h"

#include <optional>
#include <vector>

namespace tongcun {

// Moves the rows of one layer of a register to those of the others. Layers that count incomes in
// different units leave none of all (V605).
void gather_register(LayerTable& table, LayerId layer, RegisterRows& rows,
                     std::vector<Finding>& findings);

// build_register, with what it finds as findings of the layers and their rows counted.
[[nodiscard]] HouseholdRegister freeze_register(RegisterRows rows, Villages const& villages,
                                                std::optional<int> year, Length house_reach,
                                                RowLedger& ledger);

}  // namespace tongcun
