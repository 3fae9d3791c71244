// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_problem.h"

#include <cstdint>
#include <optional>

namespace tongcun {

// What tests say of a mover; the rest of its row is as of a household that takes no post and no
// seat, is of a unit of its own, and is bound by no area, wish or lock.
struct MoverDraft {
  HouseholdId household;
  VillageId village{0};
  std::int32_t persons = 1;
  Consent consent = Consent::signed_up;
  bool urgent = false;
  bool accompanying = false;
  std::int32_t jobs = 0;
  std::int64_t unserved = 0;
};

// The row after the last one. Every column has one more: where Movers gains a column, this is the
// one place for tests to fill it.
MoverId add_mover(RelocationProblem& problem, MoverDraft const& draft);

// The next phase of the site, without stocks; sites in their order. Opening it costs nothing.
PhaseId add_phase(RelocationProblem& problem, SiteId site, std::optional<std::int64_t> persons,
                  std::optional<std::int32_t> available_from = std::nullopt);

}  // namespace tongcun
