// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/prove_placement.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

__extension__ using Wide = __int128;

constexpr std::uint32_t kNone = 0xFFFF'FFFF;

// What taking the option costs more than the bound at least, in 2^-20.
Wide reduced_cost(PlacementProblem const& problem, PlacementPrices const& prices, std::size_t unit,
                  std::size_t option) {
  Wide cost = static_cast<Wide>(problem.options[option].cost) << kPriceBits;
  for (ResourceUse const& use : problem.uses_of(option)) {
    cost += static_cast<Wide>(use.amount) * prices.resource_price[use.resource];
  }
  Wide const unplaced = static_cast<Wide>(problem.unplaced[unit]) << kPriceBits;
  return cost - std::min<Wide>(prices.unit_value[unit], unplaced);
}

class Program {
 public:
  Program(PlacementProblem const& problem, PlacementPlan const& plan)
      : problem_(problem), column_of_site_(problem.sites(), kNone) {
    Wide const gap = static_cast<Wide>(plan.cost - plan.bound) << kPriceBits;
    for (std::size_t unit = 0; unit < problem.units(); ++unit) {
      for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
        if (reduced_cost(problem, plan.prices, unit, option) <= gap) {
          options_.push_back(
              {static_cast<std::uint32_t>(unit), static_cast<std::uint32_t>(option)});
        }
      }
    }
  }

  [[nodiscard]] std::size_t kept() const { return options_.size(); }

  void build() {
    for (auto const& [unit, option] : options_) {
      add_column(static_cast<double>(problem_.options[option].cost - problem_.unplaced[unit]),
                 static_cast<double>(problem_.count[unit]));
      std::uint32_t const site = problem_.options[option].site;
      if (column_of_site_[site] == kNone && opens(site)) {
        column_of_site_[site] = 0;  // numbered below, behind the options
      }
    }
    for (std::size_t site = 0; site < problem_.sites(); ++site) {
      if (column_of_site_[site] != kNone) {
        column_of_site_[site] = add_column(static_cast<double>(problem_.site_cost[site]), 1.0);
      }
    }
    add_unit_rows();
    add_resource_rows();
    add_opening_rows();
  }

  [[nodiscard]] IntegerProgram const& program() const { return program_; }

  [[nodiscard]] std::vector<Placement> placements(std::vector<double> const& values) const {
    std::vector<Placement> list;
    for (std::size_t i = 0; i < options_.size(); ++i) {
      auto const members = static_cast<std::int32_t>(std::lround(values[i]));
      if (members > 0) {
        list.push_back({options_[i].unit, options_[i].option, members});
      }
    }
    return list;
  }

  // What a plan costs that leaves everybody where he is.
  [[nodiscard]] double base() const {
    double sum = 0.0;
    for (std::size_t unit = 0; unit < problem_.units(); ++unit) {
      sum += static_cast<double>(problem_.unplaced[unit]) * problem_.count[unit];
    }
    return sum;
  }

 private:
  struct Kept {
    std::uint32_t unit = 0;
    std::uint32_t option = 0;
  };

  [[nodiscard]] bool opens(std::uint32_t site) const {
    return problem_.site_cost[site] > 0 ||
           std::ranges::binary_search(problem_.opening, site, {}, &OpeningUse::site);
  }

  std::uint32_t add_column(double cost, double most) {
    program_.cost.push_back(cost);
    program_.most.push_back(most);
    return static_cast<std::uint32_t>(program_.cost.size() - 1);
  }
  void end_row(double right_side) {
    program_.right_side.push_back(right_side);
    program_.first_entry.push_back(program_.entries.size());
  }

  void add_unit_rows() {
    for (std::size_t i = 0; i < options_.size();) {
      std::uint32_t const unit = options_[i].unit;
      for (; i < options_.size() && options_[i].unit == unit; ++i) {
        program_.entries.push_back({static_cast<std::uint32_t>(i), 1.0});
      }
      end_row(problem_.count[unit]);
    }
  }

  void add_resource_rows() {
    std::vector<std::vector<ProgramEntry>> rows(problem_.resources());
    for (std::size_t i = 0; i < options_.size(); ++i) {
      for (ResourceUse const& use : problem_.uses_of(options_[i].option)) {
        rows[use.resource].push_back(
            {static_cast<std::uint32_t>(i), static_cast<double>(use.amount)});
      }
    }
    for (OpeningUse const& use : problem_.opening) {
      if (column_of_site_[use.site] != kNone) {
        rows[use.resource].push_back({column_of_site_[use.site], static_cast<double>(use.amount)});
      }
    }
    for (std::size_t resource = 0; resource < rows.size(); ++resource) {
      if (rows[resource].empty()) {
        continue;
      }
      auto const capacity = static_cast<double>(problem_.capacity[resource]);
      std::uint32_t const owner = problem_.owner[resource];
      bool const is_opened = owner != PlacementProblem::kShared && column_of_site_[owner] != kNone;
      program_.entries.insert(program_.entries.end(), rows[resource].begin(), rows[resource].end());
      if (is_opened && capacity > 0.0) {
        program_.entries.push_back({column_of_site_[owner], -capacity});
      }
      end_row(is_opened ? 0.0 : capacity);
    }
  }

  void add_opening_rows() {
    for (std::size_t i = 0; i < options_.size(); ++i) {
      std::uint32_t const column = column_of_site_[problem_.options[options_[i].option].site];
      if (column != kNone) {
        program_.entries.push_back({static_cast<std::uint32_t>(i), 1.0});
        program_.entries.push_back(
            {column, -static_cast<double>(problem_.count[options_[i].unit])});
        end_row(0.0);
      }
    }
  }

  PlacementProblem const& problem_;
  std::vector<Kept> options_;
  std::vector<std::uint32_t> column_of_site_;
  IntegerProgram program_;
};

}  // namespace

PlacementProof prove_placement(PlacementProblem const& problem, PlacementPlan& plan,
                               std::size_t most_options, ProgramLimits const& limits) {
  PlacementProof proof;
  Program program(problem, plan);
  proof.kept_options = program.kept();
  if (plan.cost == plan.bound || program.kept() > most_options || exact_solver_name().empty()) {
    return proof;
  }
  program.build();
  ProgramLimits better = limits;
  // Half a unit of cost below the plan's: costs are whole.
  better.better_than = static_cast<double>(plan.cost) - program.base() - 0.5;
  ProgramSolution const solution = solve_integer_program(program.program(), better);
  proof.status = solution.status;
  if (solution.status == ProgramStatus::infeasible) {
    proof.claimed_bound = plan.cost;
  }
  if (solution.values.empty()) {
    return proof;
  }
  std::vector<Placement> placements = program.placements(solution.values);
  std::optional<std::int64_t> const cost = score_placement(problem, placements);
  if (cost && *cost < plan.cost) {
    plan.placements = std::move(placements);
    plan.cost = *cost;
  }
  if (proof.status == ProgramStatus::optimal) {
    proof.claimed_bound = plan.cost;
  } else {
    proof.claimed_bound =
        static_cast<std::int64_t>(std::ceil(solution.bound + program.base() - 0.5));
  }
  return proof;
}

}  // namespace tongcun
