// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/assignment/placement_problem.h"
#include "engine/run/run_settings.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

inline constexpr char const* kRelaxationStage = "placement prices";  // of progress

// The linear relaxation of a placement problem in standard form: min cost x, A x = right, x >= 0.
//
// Columns: options that may be taken at all, by unit; members of each unit that go nowhere; for
// each site that is opened, how much of it is, and how much is not; room of each resource. Rows:
// units, sites that are opened, resources. Amounts are in parts of about what an option takes of
// the resource, costs in parts of the largest of leaving a member out.
struct RelaxedProgram {
  struct Entry {
    std::uint32_t resource = 0;
    double factor = 0.0;
  };
  static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

  explicit RelaxedProgram(PlacementProblem const& problem);

  std::size_t units = 0;
  std::size_t sites = 0;  // that are opened
  std::size_t resources = 0;
  std::vector<std::uint32_t> option_of;     // by column, of the first columns
  std::vector<std::uint32_t> site_of;       // by site that is opened
  std::vector<std::size_t> first;           // first column of a unit's options, and their number
  std::vector<std::size_t> first_entry;     // by column of an option
  std::vector<Entry> entries;               // of a column by resource
  std::vector<std::size_t> first_used;      // by unit
  std::vector<std::uint32_t> used;          // resources that a unit's options use, ascending
  std::vector<std::vector<Entry>> opening;  // by site: what it takes when open; below 0 what it has
  std::vector<double> cost;                 // by column
  std::vector<double> right;                // by row
  std::vector<double> pieces;               // by resource: of it, in one of the program's
  double cost_unit = 1.0;                   // units of cost in one of the program's

  [[nodiscard]] std::size_t options() const { return option_of.size(); }
  [[nodiscard]] std::size_t nowhere() const { return options(); }  // first such column
  [[nodiscard]] std::size_t open() const { return nowhere() + units; }
  [[nodiscard]] std::size_t shut() const { return open() + sites; }
  [[nodiscard]] std::size_t room() const { return shut() + sites; }
  [[nodiscard]] std::size_t columns() const { return room() + resources; }
  [[nodiscard]] std::size_t site_rows() const { return units; }  // first such row
  [[nodiscard]] std::size_t resource_rows() const { return units + sites; }
  [[nodiscard]] std::size_t rows() const { return resource_rows() + resources; }
  [[nodiscard]] std::span<Entry const> uses(std::size_t column) const {
    return std::span(entries).subspan(first_entry[column],
                                      first_entry[column + 1] - first_entry[column]);
  }

  [[nodiscard]] std::span<std::uint32_t const> used_by(std::size_t unit) const {
    return std::span(used).subspan(first_used[unit], first_used[unit + 1] - first_used[unit]);
  }

  // Units handled together: the same blocks for any number of threads, one of few units.
  [[nodiscard]] std::size_t block() const;
  // rows += sign A x. Throws Stopped.
  void add_rows(std::vector<double> const& x, double sign, std::vector<double>& rows,
                RunSettings const& run) const;
  // columns = A^T rows. Throws Stopped.
  void price_columns(std::vector<double> const& rows, std::vector<double>& columns,
                     RunSettings const& run) const;

 private:
  void take_options(PlacementProblem const& problem);
  void take_sites(PlacementProblem const& problem);
};

}  // namespace tongcun
