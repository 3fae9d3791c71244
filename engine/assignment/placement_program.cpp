// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/placement_program.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tongcun {
namespace {

constexpr double kLargestCost = 1e4;  // a branch-and-bound code works to 1e-7 or so

class Builder {
 public:
  Builder(PlacementProblem const& problem, std::vector<PlacementProgram::Kept> kept)
      : problem_(problem) {
    result_.options = std::move(kept);
    result_.opening_column.assign(problem.sites(), kNone);
    result_.unit_row.assign(problem.units(), kNone);
    result_.resource_row.assign(problem.resources(), kNone);
  }

  PlacementProgram build() {
    set_scale();
    for (PlacementProgram::Kept const& one : result_.options) {
      std::int64_t const saved = problem_.options[one.option].cost - problem_.unplaced[one.unit];
      add_column(static_cast<double>(saved), static_cast<double>(problem_.count[one.unit]));
    }
    for (PlacementProgram::Kept const& one : result_.options) {
      std::uint32_t const site = problem_.options[one.option].site;
      if (result_.opening_column[site] == kNone && opens(site)) {
        result_.opening_column[site] = 0;  // is there; numbered below
      }
    }
    for (std::size_t site = 0; site < problem_.sites(); ++site) {
      if (result_.opening_column[site] != kNone) {
        result_.opening_column[site] =
            add_column(static_cast<double>(problem_.site_cost[site]), 1.0);
      }
    }
    add_unit_rows();
    add_resource_rows();
    add_opening_rows();
    return std::move(result_);
  }

 private:
  static constexpr std::uint32_t kNone = PlacementProgram::kNone;

  void set_scale() {
    double largest = 1.0;
    for (std::size_t unit = 0; unit < problem_.units(); ++unit) {
      auto const unplaced = static_cast<double>(problem_.unplaced[unit]);
      largest = std::max(largest, unplaced);
      result_.base += unplaced * problem_.count[unit];
    }
    result_.scale = std::max(1.0, largest / kLargestCost);
  }

  [[nodiscard]] bool opens(std::uint32_t site) const {
    return problem_.site_cost[site] > 0 ||
           std::ranges::binary_search(problem_.opening, site, {}, &OpeningUse::site);
  }

  std::uint32_t add_column(double cost, double most) {
    IntegerProgram& program = result_.program;
    program.cost.push_back(cost / result_.scale);
    program.most.push_back(most);
    return static_cast<std::uint32_t>(program.cost.size() - 1);
  }
  std::uint32_t end_row(double right_side) {
    IntegerProgram& program = result_.program;
    program.right_side.push_back(right_side);
    program.first_entry.push_back(program.entries.size());
    return static_cast<std::uint32_t>(program.right_side.size() - 1);
  }

  void add_unit_rows() {
    auto const& options = result_.options;
    for (std::size_t i = 0; i < options.size();) {
      std::uint32_t const unit = options[i].unit;
      for (; i < options.size() && options[i].unit == unit; ++i) {
        result_.program.entries.push_back({static_cast<std::uint32_t>(i), 1.0});
      }
      result_.unit_row[unit] = end_row(problem_.count[unit]);
    }
  }

  void add_resource_rows() {
    std::vector<std::vector<ProgramEntry>> rows(problem_.resources());
    for (std::size_t i = 0; i < result_.options.size(); ++i) {
      for (ResourceUse const& use : problem_.uses_of(result_.options[i].option)) {
        rows[use.resource].push_back(
            {static_cast<std::uint32_t>(i), static_cast<double>(use.amount)});
      }
    }
    for (OpeningUse const& use : problem_.opening) {
      std::uint32_t const column = result_.opening_column[use.site];
      if (column != kNone) {
        rows[use.resource].push_back({column, static_cast<double>(use.amount)});
      }
    }
    for (std::size_t resource = 0; resource < rows.size(); ++resource) {
      if (!rows[resource].empty()) {
        add_resource_row(resource, rows[resource]);
      }
    }
  }

  // Amounts in parts of the largest, so that litres and dwellings are alike to the code.
  void add_resource_row(std::size_t resource, std::vector<ProgramEntry> const& row) {
    auto const capacity = static_cast<double>(problem_.capacity[resource]);
    std::uint32_t const owner = problem_.owner[resource];
    bool const is_opened =
        owner != PlacementProblem::kShared && result_.opening_column[owner] != kNone;
    double const unit = unit_of(row);
    for (ProgramEntry const& entry : row) {
      result_.program.entries.push_back({entry.column, entry.factor / unit});
    }
    if (is_opened && capacity > 0.0) {
      result_.program.entries.push_back({result_.opening_column[owner], -capacity / unit});
    }
    result_.resource_row[resource] = end_row(is_opened ? 0.0 : capacity / unit);
    result_.row_unit.resize(result_.program.rows(), 1.0);
    result_.row_unit.back() = unit;
  }

  // The mean amount: a power of two, so that dividing by it loses nothing.
  static double unit_of(std::vector<ProgramEntry> const& row) {
    double sum = 0.0;
    for (ProgramEntry const& entry : row) {
      sum += entry.factor;
    }
    return std::exp2(std::floor(std::log2(sum / static_cast<double>(row.size()))));
  }

  [[nodiscard]] bool takes_own(std::uint32_t option) const {
    return std::ranges::any_of(problem_.uses_of(option), [&](ResourceUse const& use) {
      return problem_.owner[use.resource] == problem_.options[option].site;
    });
  }

  void add_opening_rows() {
    for (std::size_t i = 0; i < result_.options.size(); ++i) {
      PlacementProgram::Kept const& one = result_.options[i];
      std::uint32_t const column = result_.opening_column[problem_.options[one.option].site];
      if (column != kNone && !takes_own(one.option)) {
        result_.program.entries.push_back({static_cast<std::uint32_t>(i), 1.0});
        result_.program.entries.push_back({column, -static_cast<double>(problem_.count[one.unit])});
        end_row(0.0);
      }
    }
    result_.row_unit.resize(result_.program.rows(), 1.0);
  }

  PlacementProblem const& problem_;
  PlacementProgram result_;
};

}  // namespace

std::vector<Placement> PlacementProgram::placements(std::vector<double> const& values) const {
  std::vector<Placement> list;
  for (std::size_t i = 0; i < options.size(); ++i) {
    auto const members = static_cast<std::int32_t>(std::lround(values[i]));
    if (members > 0) {
      list.push_back({options[i].unit, options[i].option, members});
    }
  }
  return list;
}

PlacementProgram build_placement_program(PlacementProblem const& problem,
                                         std::vector<PlacementProgram::Kept> kept) {
  return Builder(problem, std::move(kept)).build();
}

}  // namespace tongcun
