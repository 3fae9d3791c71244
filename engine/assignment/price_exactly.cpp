// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/price_exactly.h"

#include "engine/assignment/placement_program.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace tongcun {

std::optional<RelaxedPrices> price_exactly(PlacementProblem const& problem,
                                           std::size_t most_options) {
  if (exact_solver_name().empty() || problem.options.size() > most_options) {
    return std::nullopt;
  }
  std::vector<PlacementProgram::Kept> all;
  all.reserve(problem.options.size());
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
      all.push_back({static_cast<std::uint32_t>(unit), static_cast<std::uint32_t>(option)});
    }
  }
  PlacementProgram const built = build_placement_program(problem, std::move(all));
  LinearSolution const solution = solve_linear_relaxation(built.program);
  if (!solution.is_solved) {
    return std::nullopt;
  }
  RelaxedPrices prices = starting_prices(problem);
  for (std::size_t resource = 0; resource < problem.resources(); ++resource) {
    std::uint32_t const row = built.resource_row[resource];
    prices.resource_price[resource] =
        row == PlacementProgram::kNone
            ? 0.0
            : solution.row_price[row] * built.scale / built.row_unit[row];
  }
  for (std::size_t unit = 0; unit < problem.units(); ++unit) {
    std::uint32_t const row = built.unit_row[unit];
    double const saved = row == PlacementProgram::kNone ? 0.0 : solution.row_price[row];
    prices.unit_value[unit] = static_cast<double>(problem.unplaced[unit]) - saved * built.scale;
  }
  prices.bound = solution.objective * built.scale + built.base;
  return prices;
}

}  // namespace tongcun
