// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/weighted_rows.h"

#include "engine/run/parallel.h"

#include <algorithm>

namespace tongcun {

struct WeightedRows::Scratch {
  explicit Scratch(std::size_t resources) : sum(resources, 0.0) {}

  std::vector<double> sum;                        // of weighted differences, by resource
  std::vector<RelaxedProgram::Entry> difference;  // of a column from the unit's key
};

WeightedRows::WeightedRows(RelaxedProgram const& program, RunSettings const& run)
    : program_(program),
      run_(run),
      block_(program.block()),
      unit_weight_(program.units, 0.0),
      part_((program.units + block_ - 1) / block_),
      factor_(program.resources) {}

// Adds weight (a - key)(a - key)^T, where a is what the column takes of the resources.
void WeightedRows::add_column(std::size_t column, std::size_t key, Scratch& scratch,
                              std::vector<double>& matrix) const {
  std::vector<RelaxedProgram::Entry>& difference = scratch.difference;
  difference.clear();
  auto const uses_of = [&](std::size_t of) {
    return of < program_.options() ? program_.uses(of) : std::span<RelaxedProgram::Entry const>();
  };
  auto const own = uses_of(column);
  auto const other = uses_of(key);
  for (std::size_t i = 0, k = 0; i < own.size() || k < other.size();) {
    if (k == other.size() || (i < own.size() && own[i].resource < other[k].resource)) {
      difference.push_back(own[i++]);
    } else if (i == own.size() || other[k].resource < own[i].resource) {
      difference.push_back({other[k].resource, -other[k].factor});
      ++k;
    } else {
      double const factor = own[i++].factor - other[k].factor;
      if (factor != 0.0) {
        difference.push_back({other[k].resource, factor});
      }
      ++k;
    }
  }
  for (std::size_t i = 0; i < difference.size(); ++i) {
    double const value = weight_[column] * difference[i].factor;
    scratch.sum[difference[i].resource] += value;
    double* const line = &matrix[difference[i].resource * program_.resources];
    for (std::size_t k = 0; k <= i; ++k) {
      line[difference[k].resource] += value * difference[k].factor;
    }
  }
}

void WeightedRows::add_unit(std::size_t unit, Scratch& scratch, std::vector<double>& matrix) const {
  std::size_t const nowhere = program_.nowhere() + unit;
  std::size_t key = nowhere;
  for (std::size_t column = program_.first[unit]; column < program_.first[unit + 1]; ++column) {
    key = weight_[column] > weight_[key] ? column : key;
  }
  for (std::size_t column = program_.first[unit]; column < program_.first[unit + 1]; ++column) {
    if (column != key) {
      add_column(column, key, scratch, matrix);
    }
  }
  if (key != nowhere) {
    add_column(nowhere, key, scratch, matrix);
  }
  auto const used = program_.used_by(unit);
  for (std::size_t i = 0; i < used.size(); ++i) {
    double const value = scratch.sum[used[i]] / unit_weight_[unit];
    double* const line = &matrix[used[i] * program_.resources];
    for (std::size_t k = 0; k <= i && value != 0.0; ++k) {
      line[used[k]] -= value * scratch.sum[used[k]];
    }
  }
  for (std::uint32_t const resource : used) {
    scratch.sum[resource] = 0.0;
  }
}

void WeightedRows::add_sites() {
  for (std::size_t site = 0; site < program_.sites; ++site) {
    double const open = weight_[program_.open() + site];
    double const shut = weight_[program_.shut() + site];
    double const weight =
        std::min(open, shut) / (1.0 + std::min(open, shut) / std::max(open, shut));
    for (RelaxedProgram::Entry const& a : program_.opening[site]) {
      for (RelaxedProgram::Entry const& b : program_.opening[site]) {
        if (b.resource <= a.resource) {
          factor_.at(a.resource, b.resource) += weight * a.factor * b.factor;
        }
      }
    }
  }
}

void WeightedRows::factorise(std::vector<double> const& weight) {
  weight_ = weight;
  for (std::size_t unit = 0; unit < program_.units; ++unit) {
    unit_weight_[unit] = weight_[program_.nowhere() + unit];
    for (std::size_t column = program_.first[unit]; column < program_.first[unit + 1]; ++column) {
      unit_weight_[unit] += weight_[column];
    }
  }
  std::size_t const size = program_.resources;
  for_each_block(run_, kRelaxationStage, program_.units, block_,
                 [&](std::size_t begin, std::size_t end) {
                   std::vector<double>& matrix = part_[begin / block_];
                   matrix.assign(size * size, 0.0);
                   Scratch scratch(size);
                   for (std::size_t unit = begin; unit < end; ++unit) {
                     add_unit(unit, scratch, matrix);
                   }
                 });
  std::vector<double>& all = factor_.entries();
  std::ranges::fill(all, 0.0);
  for (std::vector<double> const& matrix : part_) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i] += matrix[i];
    }
  }
  add_sites();
  for (std::size_t r = 0; r < size; ++r) {
    factor_.at(r, r) += weight_[program_.room() + r];
  }
  factor_.factorise(run_);
}

void WeightedRows::solve(std::vector<double>& rows) const {
  auto const first_resource = static_cast<std::ptrdiff_t>(program_.resource_rows());
  std::vector<double> resource(rows.begin() + first_resource, rows.end());
  std::vector<std::vector<double>> part(part_.size());
  for_each_block(run_, kRelaxationStage, program_.units, block_,
                 [&](std::size_t begin, std::size_t end) {
                   std::vector<double>& taken = part[begin / block_];
                   taken.assign(program_.resources, 0.0);
                   for (std::size_t unit = begin; unit < end; ++unit) {
                     double const share = rows[unit] / unit_weight_[unit];
                     for (std::size_t column = program_.first[unit];
                          column < program_.first[unit + 1]; ++column) {
                       for (RelaxedProgram::Entry const& entry : program_.uses(column)) {
                         taken[entry.resource] += entry.factor * share * weight_[column];
                       }
                     }
                   }
                 });
  for (std::vector<double> const& taken : part) {
    for (std::size_t r = 0; r < resource.size(); ++r) {
      resource[r] -= taken[r];
    }
  }
  for (std::size_t site = 0; site < program_.sites; ++site) {
    double const open = weight_[program_.open() + site];
    double const share =
        rows[program_.site_rows() + site] * (open / (open + weight_[program_.shut() + site]));
    for (RelaxedProgram::Entry const& entry : program_.opening[site]) {
      resource[entry.resource] -= entry.factor * share;
    }
  }
  factor_.solve(resource);
  std::ranges::copy(resource, rows.begin() + first_resource);
  auto const worth = [&](std::span<RelaxedProgram::Entry const> entries) {
    double sum = 0.0;
    for (RelaxedProgram::Entry const& entry : entries) {
      sum += entry.factor * resource[entry.resource];
    }
    return sum;
  };
  for_each_block(run_, kRelaxationStage, program_.units, block_,
                 [&](std::size_t begin, std::size_t end) {
                   for (std::size_t unit = begin; unit < end; ++unit) {
                     double sum = rows[unit];
                     for (std::size_t column = program_.first[unit];
                          column < program_.first[unit + 1]; ++column) {
                       sum -= weight_[column] * worth(program_.uses(column));
                     }
                     rows[unit] = sum / unit_weight_[unit];
                   }
                 });
  for (std::size_t site = 0; site < program_.sites; ++site) {
    double const open = weight_[program_.open() + site];
    double& row = rows[program_.site_rows() + site];
    row = (row - open * worth(program_.opening[site])) / (open + weight_[program_.shut() + site]);
  }
}

}  // namespace tongcun
