// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/transport_plan.h"
#include "engine/assignment/transport_problem.h"
#include "engine/run/run_settings.h"

namespace tongcun {

// An optimal plan with the prices that prove it: score_transport equals bound_transport.
//
// Every piece starts where it is cheapest. Then sites that hold too much raise their prices until
// just enough leave (coordinate ascent on the dual), and what is still too much goes to the nearest
// room by shortest paths on the graph of the sites, on which the way from one site to another is as
// long as the least that moving one of its residents adds (successive shortest paths; Ahuja,
// Magnanti, Orlin, Network Flows, 1993, 9.7). Prices only rise and no site with a price has room,
// so that they prove the plan.
//
// Deterministic. Memory besides the problem: O(units), and 8 bytes for each pair of neighbouring
// sites and each of 16 to 256 movers that it keeps; neighbours are sites that share a unit. Grows
// about linearly with the candidates at a given number of sites (tests/bench/README.md).
[[nodiscard]] TransportPlan solve_transport(TransportProblem const& problem,
                                            RunSettings const& run);

}  // namespace tongcun
