// SPDX-License-Identifier: Apache-2.0
#include "engine/exact/integer_program.h"

#include <algorithm>
#include <cstddef>
#include <string>

#ifdef TONGCUN_HAS_CBC
#include <coin/Cbc_C_Interface.h>

#include <limits>
#include <memory>
#endif

namespace tongcun {

#ifdef TONGCUN_HAS_CBC
namespace {

struct DeleteModel {
  void operator()(Cbc_Model* model) const { Cbc_deleteModel(model); }
};
using Model = std::unique_ptr<Cbc_Model, DeleteModel>;

// The code wants columns, we have rows.
struct Columns {
  std::vector<int> first;
  std::vector<int> row;
  std::vector<double> factor;
};

Columns columns_of(IntegerProgram const& program) {
  Columns columns;
  columns.first.assign(program.columns() + 1, 0);
  for (ProgramEntry const& entry : program.entries) {
    ++columns.first[entry.column + std::size_t{1}];
  }
  for (std::size_t i = 0; i < program.columns(); ++i) {
    columns.first[i + 1] += columns.first[i];
  }
  columns.row.resize(program.entries.size());
  columns.factor.resize(program.entries.size());
  std::vector<int> next = columns.first;
  for (std::size_t row = 0; row < program.rows(); ++row) {
    for (std::size_t i = program.first_entry[row]; i < program.first_entry[row + 1]; ++i) {
      auto const at = static_cast<std::size_t>(next[program.entries[i].column]++);
      columns.row[at] = static_cast<int>(row);
      columns.factor[at] = program.entries[i].factor;
    }
  }
  return columns;
}

Model load(IntegerProgram const& program) {
  Model model(Cbc_newModel());
  Columns const columns = columns_of(program);
  std::vector<double> const zero(program.columns(), 0.0);
  std::vector<double> const no_left(program.rows(), -std::numeric_limits<double>::max());
  Cbc_loadProblem(model.get(), static_cast<int>(program.columns()),
                  static_cast<int>(program.rows()), columns.first.data(), columns.row.data(),
                  columns.factor.data(), zero.data(), program.most.data(), program.cost.data(),
                  no_left.data(), program.right_side.data());
  Cbc_setLogLevel(model.get(), 0);
  return model;
}

}  // namespace

std::string_view exact_solver_name() {
  static std::string const name = std::string("CBC ") + Cbc_getVersion();
  return name;
}

ProgramSolution solve_integer_program(IntegerProgram const& program, ProgramLimits const& limits) {
  ProgramSolution solution;
  Model const model = load(program);
  auto const count = static_cast<int>(program.columns());
  for (int column = 0; column < count; ++column) {
    Cbc_setInteger(model.get(), column);
  }
  Cbc_setParameter(model.get(), "threads", "0");
  Cbc_setMaximumNodes(model.get(), limits.nodes);
  if (limits.seconds > 0.0) {
    Cbc_setMaximumSeconds(model.get(), limits.seconds);
  }
  Cbc_setAllowableGap(model.get(), limits.gap);
  if (limits.better_than) {
    Cbc_setCutoff(model.get(), *limits.better_than);
  }
  Cbc_solve(model.get());
  if (Cbc_isProvenInfeasible(model.get()) != 0) {
    solution.status = ProgramStatus::infeasible;
    return solution;
  }
  double const* const values = Cbc_bestSolution(model.get());
  if (values == nullptr) {
    solution.status = ProgramStatus::unsolved;
    return solution;
  }
  solution.values.assign(values, values + count);
  solution.bound = Cbc_getBestPossibleObjValue(model.get());
  solution.status =
      Cbc_isProvenOptimal(model.get()) != 0 ? ProgramStatus::optimal : ProgramStatus::feasible;
  return solution;
}

#else

std::string_view exact_solver_name() {
  return "";
}

ProgramSolution solve_integer_program(IntegerProgram const& /*program*/,
                                      ProgramLimits const& /*limits*/) {
  return {};
}

#endif

}  // namespace tongcun
