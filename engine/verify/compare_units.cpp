// SPDX-License-Identifier: Apache-2.0
#include "engine/verify/compare_units.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <string>
#include <utility>

namespace tongcun::recount {
namespace {

// Movers that are tied, directly or through others; each set is named by its first mover.
class Ties {
 public:
  explicit Ties(std::size_t movers) : parent_(movers) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }

  [[nodiscard]] std::uint32_t first_of(std::uint32_t mover) {
    while (parent_[mover] != mover) {
      parent_[mover] = parent_[parent_[mover]];
      mover = parent_[mover];
    }
    return mover;
  }
  void tie(std::uint32_t a, std::uint32_t b) {
    std::uint32_t const one = first_of(a);
    std::uint32_t const other = first_of(b);
    parent_[std::max(one, other)] = std::min(one, other);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

void compare_units(RelocationProblem const& problem, HouseholdRegister const& people,
                   std::vector<PlanFinding>& findings) {
  Movers const& movers = problem.movers;
  HouseholdTable const& households = people.households;
  Ties ties(movers.size());
  std::map<std::string, std::uint32_t> tied;
  std::map<std::pair<VillageId, std::string>, std::uint32_t> grouped;
  for (MoverId const mover : movers.household.ids()) {
    HouseholdId const household = movers.household[mover];
    if (household.value() < households.standing.tied_group.size()) {
      std::string const& code = households.standing.tied_group[household];
      if (!code.empty()) {
        ties.tie(tied.try_emplace(code, mover.value()).first->second, mover.value());
      }
    }
    if (problem.options.unit == MoveUnit::group && household.value() < households.group.size()) {
      std::string const& group = households.group[household];
      if (!group.empty()) {
        std::pair const key(movers.village[mover], group);
        ties.tie(grouped.try_emplace(key, mover.value()).first->second, mover.value());
      }
    }
  }
  IdVector<MoveUnitId, MoverId> first(problem.units);
  for (MoverId const mover : movers.household.ids()) {
    MoveUnitId const unit = movers.unit[mover];
    if (first[unit].is_none()) {
      first[unit] = mover;
    }
    std::uint32_t const tied_to = ties.first_of(mover.value());
    MoveUnitId const right = movers.unit[MoverId(tied_to)];
    if (right != unit) {
      findings.push_back({PlanFault::wrong_facts,
                          mover,
                          movers.household[mover],
                          unit.value(),
                          right.value(),
                          {}});
    } else if (ties.first_of(first[unit].value()) != tied_to) {
      findings.push_back({PlanFault::wrong_facts,
                          mover,
                          movers.household[mover],
                          unit.value(),
                          static_cast<std::int64_t>(problem.units),
                          {}});
    }
  }
}

}  // namespace tongcun::recount
