// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"
#include "engine/verify/exact.h"

#include <array>
#include <cstddef>
#include <optional>

namespace tongcun::recount {

// What one household pays and gets for one dwelling, minor units.
struct Money {
  Exact building;
  Exact public_money;
  Exact self;
  Exact loan;
};

// All functions: of a question without contradictions (check_question.h), of ids that it has;
// `stock` is none() where the phase has no stocks. By the definitions at RelocationProblem. O(1)
// but for wishes and locks, of which a household has few.

[[nodiscard]] Money money_of(RelocationProblem const& problem, MoverId mover, PhaseId phase,
                             StockId stock);

// Position in the budgets of the year that pays for the phase; none where there are no budgets or
// none for its year.
[[nodiscard]] std::optional<std::size_t> budget_of(RelocationProblem const& problem, PhaseId phase);

// Whether a lock of the mover leaves it this site.
[[nodiscard]] bool is_unlocked(RelocationProblem const& problem, MoverId mover, SiteId site);

// Whether the mover may be offered something in the phase at all, whatever the dwelling: but for
// locks (is_unlocked), and for area and money (is_fit). `has_stocks`: of the phase.
[[nodiscard]] bool is_open_to(RelocationProblem const& problem, MoverId mover, PhaseId phase,
                              bool has_stocks);

// Whether the dwelling's area suits the mover and its own money suffices.
[[nodiscard]] bool is_fit(RelocationProblem const& problem, MoverId mover, PhaseId phase,
                          StockId stock, Money const& money);

// What the mover's preferences cost where it is placed at `site`, or stays where none.
[[nodiscard]] Exact preferences_of(RelocationProblem const& problem, MoverId mover,
                                   std::optional<SiteId> site);

// What staying counts in the objective: the unserved price and preferences.
[[nodiscard]] Exact cost_of_staying(RelocationProblem const& problem, MoverId mover);

// What placing the mover counts in the objective, without opening costs: public money, minutes,
// rank of wish and preferences; minor units.
[[nodiscard]] Exact cost_of(RelocationProblem const& problem, MoverId mover, PhaseId phase,
                            Money const& money);

// What placing the mover takes, by kind of limit.
[[nodiscard]] std::array<Exact, kLimitKinds> uses_of(RelocationProblem const& problem,
                                                     MoverId mover, PhaseId phase,
                                                     Money const& money);

}  // namespace tongcun::recount
