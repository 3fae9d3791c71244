// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/dense_factor.h"
#include "engine/assignment/relaxed_program.h"
#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// The rows of a program weighted by its columns, A W A^T, factorised: rows of units and of sites
// are eliminated one by one, what is left is a matrix of resources.
class WeightedRows {
 public:
  WeightedRows(RelaxedProgram const& program, RunSettings const& run);

  // Weights by column, above 0.
  void factorise(std::vector<double> const& weight);
  // In place: from the right side to the solution.
  void solve(std::vector<double>& rows) const;

 private:
  struct Scratch;
  void add_unit(std::size_t unit, Scratch& scratch, std::vector<double>& matrix) const;
  void add_column(std::size_t column, std::size_t key, Scratch& scratch,
                  std::vector<double>& matrix) const;
  void add_sites();

  RelaxedProgram const& program_;
  RunSettings const& run_;
  std::size_t block_;  // units handled together
  std::vector<double> weight_;
  std::vector<double> unit_weight_;
  std::vector<std::vector<double>> part_;  // of the matrix, by block
  DenseFactor factor_;
};

}  // namespace tongcun
