// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_standing.h"
#include "engine/run/random_stream.h"
#include "engine/synthetic/draw_standing.h"

namespace tongcun {

// Causes of poverty: the main one, and up to two others that differ from it.
struct DrawnCauses {
  PovertyCause main = PovertyCause::other;
  KindSet<PovertyCause> others;
};

// Causes that the facts allow. Illness and disability lead, between the 35 % and the 64 % that two
// counties report [S 004-4, S 002-7]; the rest is a choice [A].
[[nodiscard]] DrawnCauses draw_causes(StandingFacts const& facts, RandomStream& random);

// Risks of a monitored household, at least one: what the facts show, and what befell it [A].
[[nodiscard]] KindSet<RiskKind> draw_risks(StandingFacts const& facts, RandomStream& random);

// Causes that say the same as the risks, the first of them the main one.
[[nodiscard]] DrawnCauses causes_of(KindSet<RiskKind> risks);

}  // namespace tongcun
