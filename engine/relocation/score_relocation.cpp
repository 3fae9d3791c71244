// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/score_relocation.h"

#include "engine/relocation/goal_cost.h"
#include "engine/relocation/limit_table.h"
#include "engine/relocation/price_offer.h"
#include "engine/relocation/split_groups.h"

#include <algorithm>

namespace tongcun {
namespace {

bool is_a_place(RelocationProblem const& problem, MoverPlace const& place) {
  if (place.phase.is_none() || place.phase.value() >= problem.phases.size()) {
    return false;
  }
  if (place.stock.is_none()) {
    // A dwelling must be named where there are any.
    return std::ranges::find(problem.stocks.phase.values(), place.phase) ==
           problem.stocks.phase.values().end();
  }
  return place.stock.value() < problem.stocks.size() &&
         problem.stocks.phase[place.stock] == place.phase;
}

// Where each unit goes: none() = nowhere. None if a unit is divided.
std::optional<IdVector<MoveUnitId, PhaseId>> phase_of_units(
    RelocationProblem const& problem, IdVector<MoverId, std::optional<MoverPlace>> const& place) {
  IdVector<MoveUnitId, PhaseId> phase(problem.units);
  std::vector<bool> seen(problem.units, false);
  for (MoverId const mover : place.ids()) {
    MoveUnitId const unit = problem.movers.unit[mover];
    PhaseId const own = place[mover] ? place[mover]->phase : PhaseId::none();
    if (seen[unit.value()] && phase[unit] != own) {
      return std::nullopt;
    }
    seen[unit.value()] = true;
    phase[unit] = own;
  }
  return phase;
}

// Counts what the rule of groups counts; whether no part is too small.
bool count_groups(RelocationProblem const& problem,
                  IdVector<MoverId, std::optional<MoverPlace>> const& place,
                  RelocationScore& score) {
  if (!problem.groups) {
    return true;
  }
  IdVector<MoveGroupId, GroupSplit> const splits = split_groups(problem, place);
  for (GroupSplit const& split : splits.values()) {
    score.households_apart += split.apart();
  }
  if (problem.options.groups == GroupRule::price) {
    score.split_price = problem.options.split_price * score.households_apart;
    score.objective += problem.goal == Goal::cost ? score.split_price : 0;
  }
  return are_parts_whole(problem, splits);
}

}  // namespace

std::optional<RelocationScore> score_relocation(
    RelocationProblem const& problem, IdVector<MoverId, std::optional<MoverPlace>> const& place) {
  LimitTable const limits(problem);
  RelocationScore score;
  score.used.assign(limits.limits().size(), 0);
  if (place.size() != problem.movers.size() || !phase_of_units(problem, place)) {
    return std::nullopt;
  }
  std::vector<bool> is_open(problem.phases.size(), false);
  for (MoverId const mover : place.ids()) {
    std::int64_t const persons = problem.movers.persons[mover];
    if (!place[mover]) {
      score.objective += goal_of_staying(problem, mover);
      score.unserved_price += problem.unserved[mover];
      score.unmet_preferences += unmet_preferences(problem, mover, std::nullopt);
      score.households_unplaced += 1;
      score.persons_unplaced += persons;
      for (LimitUse const& use : limits.uses_of_staying(problem, mover)) {
        score.used[use.limit] += use.amount;
      }
      continue;
    }
    MoverPlace const& at = *place[mover];
    if (!is_a_place(problem, at)) {
      return std::nullopt;
    }
    Offer const offer = price_offer(problem, mover, at.phase, at.stock);
    if (offer.bar != OfferBar::none) {
      return std::nullopt;
    }
    score.objective += goal_of_placing(problem, mover, at.phase, offer);
    score.households_placed += 1;
    score.persons_placed += persons;
    score.public_money += offer.money.public_money;
    score.building += offer.money.building;
    score.self_payment += offer.money.self_payment;
    score.loan += offer.money.loan;
    score.way_price += problem.options.minute_price * persons * offer.minutes;
    score.wish_price += problem.options.wish_price * offer.wish_rank;
    score.unmet_preferences += offer.unmet_preferences;
    for (LimitUse const& use :
         limits.uses(problem, mover, at.phase, at.stock, offer.money.public_money)) {
      score.used[use.limit] += use.amount;
    }
    is_open[at.phase.value()] = true;
  }
  if (!count_groups(problem, place, score)) {
    return std::nullopt;
  }
  for (PhaseId const phase : problem.phases.site.ids()) {
    if (!is_open[phase.value()]) {
      continue;
    }
    score.objective += goal_of_opening(problem, phase);
    score.opening += problem.phases.opening_cost[phase];
    if (auto const year = budget_of(problem, phase)) {
      score.used[*limits.find(LimitKind::money, static_cast<std::uint32_t>(*year))] +=
          problem.phases.opening_cost[phase];
    }
  }
  for (std::size_t limit = 0; limit < score.used.size(); ++limit) {
    std::int64_t const over = score.used[limit] - limits.limits()[limit].capacity;
    std::optional<BeyondLimit> const more = limits.beyond(problem, limit);
    if (over > 0 && more) {
      score.objective += more->cost * over;
      if (more->limit) {
        score.used[*more->limit] += over;
      }
    }
  }
  for (std::size_t limit = 0; limit < score.used.size(); ++limit) {
    if (score.used[limit] > limits.limits()[limit].capacity && !limits.beyond(problem, limit)) {
      return std::nullopt;
    }
  }
  return score;
}

GoalCounts count_goals(RelocationProblem const& problem,
                       IdVector<MoverId, std::optional<MoverPlace>> const& place) {
  RelocationProblem question = problem;
  question.reached = {};
  GoalCounts counts;
  for (Goal const goal : goals_before_cost(problem)) {
    question.goal = goal;
    counts[static_cast<std::size_t>(goal)] = score_relocation(question, place).value().objective;
  }
  return counts;
}

}  // namespace tongcun
