// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/relaxed_program.h"

#include "engine/assignment/price_relaxation.h"
#include "engine/run/parallel.h"

#include <algorithm>
#include <cmath>

namespace tongcun {
namespace {

constexpr std::size_t kBlocks = 8;
constexpr std::size_t kLeastBlock = 512;

// About the mean: a power of two, so that dividing by it loses nothing.
std::vector<double> typical_amounts(PlacementProblem const& problem) {
  std::vector<double> amounts = mean_amounts(problem);
  for (double& amount : amounts) {
    amount = std::exp2(std::floor(std::log2(amount)));
  }
  return amounts;
}

}  // namespace

RelaxedProgram::RelaxedProgram(PlacementProblem const& problem)
    : units(problem.units()), resources(problem.resources()), pieces(typical_amounts(problem)) {
  for (std::int64_t const unplaced : problem.unplaced) {
    cost_unit = std::max(cost_unit, static_cast<double>(unplaced));
  }
  take_options(problem);
  for (std::int64_t const unplaced : problem.unplaced) {
    cost.push_back(static_cast<double>(unplaced) / cost_unit);
  }
  for (std::int32_t const count : problem.count) {
    right.push_back(count);
  }
  take_sites(problem);
  cost.resize(columns(), 0.0);
}

// What there is nothing of keeps its options out: a price can be as high as it takes.
void RelaxedProgram::take_options(PlacementProblem const& problem) {
  first.push_back(0);
  first_entry.push_back(0);
  first_used.push_back(0);
  for (std::size_t unit = 0; unit < units; ++unit) {
    for (std::size_t option = problem.first[unit]; option < problem.first[unit + 1]; ++option) {
      auto const uses_of = problem.uses_of(option);
      if (std::ranges::any_of(uses_of, [&](ResourceUse const& use) {
            return problem.capacity[use.resource] == 0;
          })) {
        continue;
      }
      option_of.push_back(static_cast<std::uint32_t>(option));
      cost.push_back(static_cast<double>(problem.options[option].cost) / cost_unit);
      for (ResourceUse const& use : uses_of) {
        entries.push_back({use.resource, static_cast<double>(use.amount) / pieces[use.resource]});
      }
      std::sort(entries.begin() + static_cast<std::ptrdiff_t>(first_entry.back()), entries.end(),
                [](Entry const& a, Entry const& b) { return a.resource < b.resource; });
      first_entry.push_back(entries.size());
    }
    first.push_back(option_of.size());
    auto const begin = static_cast<std::ptrdiff_t>(first_used.back());
    for (std::size_t i = first_entry[first[unit]]; i < entries.size(); ++i) {
      used.push_back(entries[i].resource);
    }
    std::sort(used.begin() + begin, used.end());
    used.erase(std::unique(used.begin() + begin, used.end()), used.end());
    first_used.push_back(used.size());
  }
}

void RelaxedProgram::take_sites(PlacementProblem const& problem) {
  std::vector<std::uint32_t> number(problem.sites(), kNone);
  for (std::uint32_t site = 0; site < problem.sites(); ++site) {
    if (problem.site_cost[site] > 0 ||
        std::ranges::binary_search(problem.opening, site, {}, &OpeningUse::site)) {
      number[site] = static_cast<std::uint32_t>(site_of.size());
      site_of.push_back(site);
      cost.push_back(static_cast<double>(problem.site_cost[site]) / cost_unit);
      right.push_back(1.0);
    }
  }
  sites = site_of.size();
  opening.resize(sites);
  for (OpeningUse const& use : problem.opening) {
    opening[number[use.site]].push_back(
        {use.resource, static_cast<double>(use.amount) / pieces[use.resource]});
  }
  for (std::uint32_t r = 0; r < resources; ++r) {
    double const capacity = static_cast<double>(problem.capacity[r]) / pieces[r];
    std::uint32_t const owner = problem.owner[r];
    bool const is_opened = owner != PlacementProblem::kShared && number[owner] != kNone;
    if (is_opened) {
      opening[number[owner]].push_back({r, -capacity});
    }
    right.push_back(is_opened ? 0.0 : capacity);
  }
}

std::size_t RelaxedProgram::block() const {
  return std::max(kLeastBlock, (units + kBlocks - 1) / kBlocks);
}

void RelaxedProgram::add_rows(std::vector<double> const& x, double sign,
                              std::vector<double>& rows_out, RunSettings const& run) const {
  std::size_t const together = block();
  std::vector<std::vector<double>> part((units + together - 1) / together);
  for_each_block(run, kRelaxationStage, units, together, [&](std::size_t begin, std::size_t end) {
    std::vector<double>& resource = part[begin / together];
    resource.assign(resources, 0.0);
    for (std::size_t unit = begin; unit < end; ++unit) {
      double sum = x[nowhere() + unit];
      for (std::size_t column = first[unit]; column < first[unit + 1]; ++column) {
        sum += x[column];
        for (Entry const& entry : uses(column)) {
          resource[entry.resource] += entry.factor * sign * x[column];
        }
      }
      rows_out[unit] += sign * sum;
    }
  });
  double* const resource = rows_out.data() + resource_rows();
  for (std::vector<double> const& sums : part) {
    for (std::size_t r = 0; r < resources; ++r) {
      resource[r] += sums[r];
    }
  }
  for (std::size_t site = 0; site < sites; ++site) {
    double const share = x[open() + site];
    rows_out[site_rows() + site] += sign * (share + x[shut() + site]);
    for (Entry const& entry : opening[site]) {
      resource[entry.resource] += entry.factor * sign * share;
    }
  }
  for (std::size_t r = 0; r < resources; ++r) {
    resource[r] += sign * x[room() + r];
  }
}

void RelaxedProgram::price_columns(std::vector<double> const& rows_in,
                                   std::vector<double>& columns_out, RunSettings const& run) const {
  double const* const resource = rows_in.data() + resource_rows();
  auto const priced = [&](std::span<Entry const> list, double sum) {
    for (Entry const& entry : list) {
      sum += entry.factor * resource[entry.resource];
    }
    return sum;
  };
  columns_out.resize(columns());
  for_each_block(run, kRelaxationStage, units, block(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t unit = begin; unit < end; ++unit) {
      for (std::size_t column = first[unit]; column < first[unit + 1]; ++column) {
        columns_out[column] = priced(uses(column), rows_in[unit]);
      }
      columns_out[nowhere() + unit] = rows_in[unit];
    }
  });
  for (std::size_t site = 0; site < sites; ++site) {
    columns_out[open() + site] = priced(opening[site], rows_in[site_rows() + site]);
    columns_out[shut() + site] = rows_in[site_rows() + site];
  }
  std::copy_n(resource, resources, columns_out.begin() + static_cast<std::ptrdiff_t>(room()));
}

}  // namespace tongcun
