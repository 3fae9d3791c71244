// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/households_by_code.h"

#include <algorithm>

namespace tongcun {

HouseholdsByCode::HouseholdsByCode(HouseholdTable const& households) : households_(households) {
  by_code_.reserve(households.size());
  for (HouseholdId const household : households.code.ids()) {
    by_code_.push_back(household);
  }
  std::ranges::sort(by_code_, {},
                    [&](HouseholdId id) -> auto const& { return households.code[id]; });
}

HouseholdId HouseholdsByCode::find(std::string_view code) const {
  auto const code_of = [&](HouseholdId id) { return std::string_view(households_.code[id]); };
  auto const found = std::ranges::lower_bound(by_code_, code, {}, code_of);
  return found != by_code_.end() && code_of(*found) == code ? *found : HouseholdId::none();
}

}  // namespace tongcun
