// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/locate_earlier_plan.h"
#include "engine/types/id.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tongcun {

// What a plan changes for a household against the earlier plan that it stays near to.
enum class PlanChange : std::uint8_t {
  kept,           // at the same site
  other_site,     // placed in both, at another site
  now_placed,     // stayed in the earlier plan
  now_stays,      // was placed there, also if it may no longer be
  still_stays,    // in both
  not_in_earlier  // which has no such household
};
inline constexpr std::array<std::string_view, 6> kPlanChangeNames{
    "kept", "other_site", "now_placed", "now_stays", "still_stays", "not_in_earlier"};

// `now`: the site where the plan places the household; none: it stays.
[[nodiscard]] constexpr PlanChange change_of(EarlierStanding const& earlier,
                                             std::optional<SiteId> now) {
  if (!earlier.is_known) {
    return PlanChange::not_in_earlier;
  }
  if (!earlier.site) {
    return now ? PlanChange::now_placed : PlanChange::still_stays;
  }
  if (!now) {
    return PlanChange::now_stays;
  }
  return *earlier.site == *now ? PlanChange::kept : PlanChange::other_site;
}

}  // namespace tongcun
