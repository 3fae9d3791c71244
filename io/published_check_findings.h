// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/check_published_plan.h"
#include "engine/types/finding.h"
#include "io/relocation_plan_file.h"

#include <vector>

namespace tongcun {

// What a check of a published plan found, as findings of the catalogue (P029 to P033), one a kind
// of fault and limit: how often, and of figures of the plan what is stated and what was recounted.
// Of single households nothing is told. Empty: the plan holds.
[[nodiscard]] std::vector<Finding> findings_of(PublishedCheck const& check,
                                               PublishedRun const& published);

}  // namespace tongcun
