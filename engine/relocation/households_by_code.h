// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/types/id.h"

#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// Households by their codes, which of a real register are pseudonyms: those do not ascend with the
// ids, as the office's codes do. The caller keeps the register alive.
class HouseholdsByCode {
 public:
  explicit HouseholdsByCode(HouseholdTable const& households);  // O(households log households)

  // none(): no such household. O(log households).
  [[nodiscard]] HouseholdId find(std::string_view code) const;

 private:
  HouseholdTable const& households_;
  std::vector<HouseholdId> by_code_;
};

}  // namespace tongcun
