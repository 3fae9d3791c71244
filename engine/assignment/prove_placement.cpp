// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/prove_placement.h"

#include "engine/assignment/placement_program.h"
#include "engine/assignment/whole_costs.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// What taking the option costs more than the bound at least, in 2^-20.
Wide reduced_cost(PlacementProblem const& problem, PlacementPrices const& prices, std::size_t unit,
                  std::size_t option) {
  Wide cost = in_price_units(problem.options[option].cost);
  for (ResourceUse const& use : problem.uses_of(option)) {
    cost += static_cast<Wide>(use.amount) * prices.resource_price[use.resource];
  }
  Wide const unplaced = in_price_units(problem.unplaced[unit]);
  return cost - std::min<Wide>(prices.unit_value[unit], unplaced);
}

// The options that a plan can use which costs less than this one.
std::vector<PlacementProgram::Kept> useful_options(PlacementProblem const& problem,
                                                   PlacementPlan const& plan) {
  Wide const gap = in_price_units(plan.cost - plan.bound);
  std::vector<PlacementProgram::Kept> kept;
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
      if (reduced_cost(problem, plan.prices, unit, option) <= gap) {
        kept.push_back({static_cast<std::uint32_t>(unit), static_cast<std::uint32_t>(option)});
      }
    }
  }
  return kept;
}

}  // namespace

PlacementProof prove_placement(PlacementProblem const& problem, PlacementPlan& plan,
                               std::size_t most_options, ProgramLimits const& limits) {
  PlacementProof proof;
  std::vector<PlacementProgram::Kept> kept = useful_options(problem, plan);
  proof.kept_options = kept.size();
  if (plan.cost == plan.bound || kept.size() > most_options || exact_solver_name().empty()) {
    return proof;
  }
  PlacementProgram const built = build_placement_program(problem, std::move(kept));
  ProgramLimits better = limits;
  // Half a unit of cost below the plan's: costs are whole.
  better.better_than = (static_cast<double>(plan.cost) - built.base - 0.5) / built.scale;
  better.gap = 0.5 / built.scale;
  ProgramSolution const solution = solve_integer_program(built.program, better);
  proof.status = solution.status;
  if (solution.status == ProgramStatus::infeasible) {
    proof.claimed_bound = plan.cost;
  }
  if (solution.values.empty()) {
    return proof;
  }
  std::vector<Placement> placements = built.placements(solution.values);
  std::optional<std::int64_t> const cost = score_placement(problem, placements);
  if (cost && *cost < plan.cost) {
    plan.placements = std::move(placements);
    plan.cost = *cost;
  }
  if (proof.status == ProgramStatus::optimal) {
    proof.claimed_bound = plan.cost;
  } else {
    proof.claimed_bound =
        static_cast<std::int64_t>(std::ceil(solution.bound * built.scale + built.base - 0.5));
  }
  return proof;
}

}  // namespace tongcun
