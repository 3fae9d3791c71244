// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/history/find_earlier_villages.h"
#include "engine/history/register_history.h"
#include "engine/poverty/income_poverty.h"

#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// The present register and what else is known of it.
struct PresentRegister {
  HouseholdRegister const& people;
  Villages const& villages;
  // Codes of households that were read but could not be used, sorted: they are not gone.
  std::vector<std::string> kept_apart;
  std::optional<IncomeLine> line;  // of this year, in the unit of its incomes; none: none fits
};

// Compares an earlier register, in the villages of then, with the present one. Households meet by
// their codes, which are pseudonyms of one key; villages by what became of them. `kept_apart`: as
// above, of the earlier register. Incomes are compared where both registers count them alike.
// Deterministic. O(n log n), and find_splits.
[[nodiscard]] RegisterHistory compare_registers(HouseholdRegister before, EarlierVillages villages,
                                                std::vector<std::string> const& kept_apart,
                                                PresentRegister const& present, HistoryYears years);

}  // namespace tongcun
