// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/judge_status.h"
#include "engine/scenario/measure_poverty.h"

namespace tongcun {

// What was measured and judged before, as rules of status and checks ask for it. Refers to `facts`
// and `result`.
[[nodiscard]] StatusFacts status_facts_of(PovertyFacts const& facts, PovertyResult const& result);

}  // namespace tongcun
