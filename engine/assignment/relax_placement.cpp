// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/relax_placement.h"

#include "engine/assignment/price_relaxation.h"
#include "engine/assignment/relaxed_program.h"
#include "engine/assignment/weighted_rows.h"
#include "engine/run/random_stream.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace tongcun {
namespace {

constexpr int kMostRounds = 200;
constexpr double kGap = 1e-5;         // between primal and dual, before ties are broken
constexpr double kInfeasible = 1e-5;  // that a row may be missed by then, of 1 + its right side
constexpr double kBroken = 1e-3;      // that tells of rounding errors afterwards
constexpr double kTie = 3e-2;         // added to costs at most, of the mean cost of an option
constexpr double kVertex = 1e-6;      // of that: the mean product of members and reduced costs
constexpr double kInside = 0.9995;    // of the way to the edge
constexpr double kLeastStep = 1e-8;
constexpr double kStart = 0.1;  // of what leaving everybody out costs: products at the start
constexpr double kHalf = 0.5;
constexpr double kLeastRoom = 1e-3;
// Multiplications of a factorisation: where all sites are open anyway, and where they open.
constexpr double kMostWork = 3e8;
constexpr double kMostWorkOfOpenings = 3e9;

class InteriorPoint {
 public:
  InteriorPoint(PlacementProblem const& problem, RunSettings const& run)
      : problem_(problem), run_(run), program_(problem), rows_of_(program_, run) {}

  RelaxedPlacement solve() {
    RelaxedPlacement result;
    result.prices = starting_prices(problem_);
    best_dual_ = -std::numeric_limits<double>::infinity();
    double tie = 0.0;
    try {
      start(result.prices);
      for (; result.rounds < kMostRounds; ++result.rounds) {
        measure();
        bool const is_broken = !std::isfinite(product_) || product_ <= 0.0 ||
                               (result.is_solved && infeasible_ > kBroken);
        if (is_broken || (result.is_solved && product_ <= kVertex * tie)) {
          break;
        }
        note(result);
        if (!result.is_solved && infeasible_ < kInfeasible &&
            primal_ - dual_ <= kGap * (1.0 + std::abs(primal_))) {
          take_prices(result.prices);
          result.is_solved = true;
          tie = break_ties();
          continue;
        }
        if (!step()) {
          break;
        }
      }
    } catch (Stopped const&) {
      assert(run_.stop_requested());  // what was found so far is a bound all the same
    }
    if (!result.is_solved && std::isfinite(best_dual_)) {
      row_ = best_row_;
      take_prices(result.prices);
    }
    return result;
  }

 private:
  using Values = std::vector<double>;

  void start(RelaxedPrices const& prices) {
    RelaxedProgram const& p = program_;
    start_members();
    double everybody = 0.0;
    for (std::size_t unit = 0; unit < p.units; ++unit) {
      everybody += p.cost[p.nowhere() + unit] * p.right[unit];
    }
    double const product = kStart * std::max(everybody, 1.0) / static_cast<double>(p.columns());
    row_.assign(p.rows(), 0.0);
    for (std::size_t r = 0; r < p.resources; ++r) {
      row_[p.resource_rows() + r] = -std::max(prices.resource_price[r] * p.pieces[r] / p.cost_unit,
                                              product / x_[p.room() + r]);
    }
    Values priced;
    p.price_columns(row_, priced, run_);
    for (std::size_t unit = 0; unit < p.units; ++unit) {
      std::size_t const nowhere = p.nowhere() + unit;
      double least = p.cost[nowhere] - product / x_[nowhere];
      for (std::size_t i = p.first[unit]; i < p.first[unit + 1]; ++i) {
        least = std::min(least, p.cost[i] - priced[i] - product / x_[i]);
      }
      row_[unit] = least;
    }
    for (std::size_t site = 0; site < p.sites; ++site) {
      std::size_t const open = p.open() + site;
      row_[p.site_rows() + site] = std::min(0.0, p.cost[open] - priced[open]) - product / kHalf;
    }
    p.price_columns(row_, priced, run_);
    z_.resize(p.columns());
    for (std::size_t i = 0; i < p.columns(); ++i) {
      z_[i] = p.cost[i] - priced[i];
      assert(z_[i] > 0.0);
    }
  }

  void start_members() {
    RelaxedProgram const& p = program_;
    x_.assign(p.columns(), 0.0);
    for (std::size_t unit = 0; unit < p.units; ++unit) {
      auto const ways = static_cast<double>(p.first[unit + 1] - p.first[unit] + 1);
      for (std::size_t i = p.first[unit]; i < p.first[unit + 1]; ++i) {
        x_[i] = p.right[unit] / ways;
      }
    }
    Values used(p.rows(), 0.0);
    p.add_rows(x_, 1.0, used, run_);
    Values capacity(p.right.begin() + static_cast<std::ptrdiff_t>(p.resource_rows()),
                    p.right.end());
    for (std::size_t site = 0; site < p.sites; ++site) {
      x_[p.open() + site] = kHalf;
      x_[p.shut() + site] = kHalf;
      for (RelaxedProgram::Entry const& entry : p.opening[site]) {
        capacity[entry.resource] -= kHalf * entry.factor;
      }
    }
    Values share(p.resources, 1.0);
    for (std::size_t r = 0; r < p.resources; ++r) {
      double const half = std::max(kLeastRoom, kHalf * capacity[r]);
      share[r] = std::min(1.0, half / std::max(half, used[p.resource_rows() + r]));
    }
    for (std::size_t unit = 0; unit < p.units; ++unit) {
      double left = p.right[unit];
      for (std::size_t i = p.first[unit]; i < p.first[unit + 1]; ++i) {
        double least = 1.0;
        for (RelaxedProgram::Entry const& entry : p.uses(i)) {
          least = std::min(least, share[entry.resource]);
        }
        x_[i] *= least;
        left -= x_[i];
      }
      x_[p.nowhere() + unit] = left;
    }
    Values room = p.right;
    p.add_rows(x_, -1.0, room, run_);
    for (std::size_t r = 0; r < p.resources; ++r) {
      x_[p.room() + r] = std::max(kLeastRoom, room[p.resource_rows() + r]);
    }
  }

  void measure() {
    RelaxedProgram const& p = program_;
    row_left_ = p.right;
    p.add_rows(x_, -1.0, row_left_, run_);
    p.price_columns(row_, column_left_, run_);
    primal_ = 0.0;
    dual_ = 0.0;
    product_ = 0.0;
    infeasible_ = 0.0;
    for (std::size_t i = 0; i < p.columns(); ++i) {
      column_left_[i] = p.cost[i] - column_left_[i] - z_[i];
      primal_ += p.cost[i] * x_[i];
      product_ += x_[i] * z_[i];
    }
    for (std::size_t i = 0; i < p.rows(); ++i) {
      dual_ += p.right[i] * row_[i];
      infeasible_ = std::max(infeasible_, std::abs(row_left_[i]) / (1.0 + std::abs(p.right[i])));
    }
    product_ /= static_cast<double>(p.columns());
  }

  void note(RelaxedPlacement& result) {
    result.members.assign(problem_.options.size(), 0.0);
    for (std::size_t i = 0; i < program_.options(); ++i) {
      result.members[program_.option_of[i]] = x_[i];
    }
    for (std::size_t site = 0; site < program_.sites; ++site) {
      result.prices.opening[program_.site_of[site]] = x_[program_.open() + site];
    }
    if (!result.is_solved && dual_ > best_dual_) {
      best_dual_ = dual_;
      best_row_ = row_;
    }
  }

  void take_prices(RelaxedPrices& prices) const {
    for (std::size_t unit = 0; unit < program_.units; ++unit) {
      prices.unit_value[unit] = row_[unit] * program_.cost_unit;
    }
    for (std::size_t r = 0; r < program_.resources; ++r) {
      double const price = std::max(0.0, -row_[program_.resource_rows() + r]);
      prices.resource_price[r] = price * program_.cost_unit / program_.pieces[r];
    }
    price_out_barred(prices);
    prices.bound = dual_ * program_.cost_unit;
  }

  // Of what there is none, prices that keep options from being worth anything: they cost nothing.
  void price_out_barred(RelaxedPrices& prices) const {
    for (std::size_t unit = 0; unit < program_.units; ++unit) {
      for (std::size_t o = problem_.first[unit]; o < problem_.first[unit + 1]; ++o) {
        double const missing =
            prices.unit_value[unit] - relaxed_cost(problem_, o, prices.resource_price);
        for (ResourceUse const& use : problem_.uses_of(o)) {
          if (missing > 0.0 && problem_.capacity[use.resource] == 0) {
            prices.resource_price[use.resource] += missing / static_cast<double>(use.amount);
            break;
          }
        }
      }
    }
  }

  double break_ties() {
    double mean = 0.0;
    for (std::size_t i = 0; i < program_.options(); ++i) {
      mean += program_.cost[i] / static_cast<double>(program_.options());
    }
    double const most = kTie * std::max(mean, 1e-9);
    RandomStream random(0, Purpose::placement_tie, 0);
    for (std::size_t i = 0; i < program_.options(); ++i) {
      double const added = most * random.next_unit();
      program_.cost[i] += added;
      z_[i] += added;
    }
    return most;
  }

  // Where members and prices go for their products to change by `change`.
  void direct(Values const& change) {
    RelaxedProgram const& p = program_;
    shift_.resize(p.columns());
    x_step_.resize(p.columns());
    for (std::size_t i = 0; i < p.columns(); ++i) {
      shift_[i] = change[i] / z_[i] - weight_[i] * column_left_[i];
    }
    row_step_ = row_left_;
    p.add_rows(shift_, -1.0, row_step_, run_);
    rows_of_.solve(row_step_);
    p.price_columns(row_step_, z_step_, run_);
    for (std::size_t i = 0; i < p.columns(); ++i) {
      x_step_[i] = shift_[i] + weight_[i] * z_step_[i];
      z_step_[i] = column_left_[i] - z_step_[i];
    }
  }

  [[nodiscard]] static double longest(Values const& at, Values const& step) {
    double length = 1.0 / kInside;
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (step[i] < 0.0) {
        length = std::min(length, -at[i] / step[i]);
      }
    }
    return length;
  }

  // False: no way on.
  bool step() {
    std::size_t const columns = program_.columns();
    weight_.resize(columns);
    change_.resize(columns);
    for (std::size_t i = 0; i < columns; ++i) {
      weight_[i] = x_[i] / z_[i];
      change_[i] = -x_[i] * z_[i];
    }
    rows_of_.factorise(weight_);
    direct(change_);
    double const x_most = std::min(1.0, longest(x_, x_step_));
    double const z_most = std::min(1.0, longest(z_, z_step_));
    double hoped = 0.0;
    for (std::size_t i = 0; i < columns; ++i) {
      hoped += (x_[i] + x_most * x_step_[i]) * (z_[i] + z_most * z_step_[i]);
    }
    hoped /= static_cast<double>(columns) * product_;
    double const target = hoped * hoped * hoped * product_;
    for (std::size_t i = 0; i < columns; ++i) {
      change_[i] = target - x_[i] * z_[i] - x_step_[i] * z_step_[i];
    }
    direct(change_);
    double const x_length = kInside * longest(x_, x_step_);
    double const z_length = kInside * longest(z_, z_step_);
    for (std::size_t i = 0; i < columns; ++i) {
      x_[i] += x_length * x_step_[i];
      z_[i] += z_length * z_step_[i];
    }
    for (std::size_t i = 0; i < row_.size(); ++i) {
      row_[i] += z_length * row_step_[i];
    }
    return x_length > kLeastStep || z_length > kLeastStep;
  }

  PlacementProblem const& problem_;
  RunSettings const& run_;
  RelaxedProgram program_;
  WeightedRows rows_of_;
  Values x_;    // by column
  Values z_;    // by column: reduced costs
  Values row_;  // by row: prices
  Values best_row_;
  double best_dual_ = 0.0;
  Values row_left_;  // what rows and columns are missed by
  Values column_left_;
  double infeasible_ = 0.0;
  double primal_ = 0.0;
  double dual_ = 0.0;
  double product_ = 0.0;  // x z, on average
  // Of a step.
  Values weight_;
  Values change_;
  Values shift_;
  Values x_step_;
  Values z_step_;
  Values row_step_;
};

}  // namespace

bool can_relax(PlacementProblem const& problem) {
  auto const resources = static_cast<double>(problem.resources());
  return resources * resources * resources / 3.0 <=
         (all_open_anyway(problem) ? kMostWork : kMostWorkOfOpenings);
}

RelaxedPlacement relax_placement(PlacementProblem const& problem, RunSettings const& run) {
  return InteriorPoint(problem, run).solve();
}

}  // namespace tongcun
