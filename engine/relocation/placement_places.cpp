// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/placement_places.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

namespace tongcun {
namespace {

class KnownPlacer {
 public:
  KnownPlacer(RelocationProblem const& problem, MoverPlacement const& placement,
              IdVector<MoverId, std::optional<MoverPlace>> const& place)
      : problem_(problem),
        placement_(placement),
        place_(place),
        left_(placement.problem.capacity) {}

  std::vector<Placement> placed() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int32_t> members;  // by unit, option
    for (std::uint32_t unit = 0; unit < placement_.alike.size(); ++unit) {
      for (MoveUnitId const one : placement_.alike[unit]) {
        if (std::optional<std::uint32_t> const option =
                option_of(unit, placement_.members[one.value()])) {
          take(*option);
          ++members[{unit, *option}];
        }
      }
    }
    std::vector<Placement> placements;
    placements.reserve(members.size());
    for (auto const& [key, count] : members) {
      placements.push_back({key.first, key.second, count});
    }
    return score_placement(placement_.problem, placements) ? placements : std::vector<Placement>{};
  }

 private:
  // The first option that is the unit's place and that there is enough left for.
  [[nodiscard]] std::optional<std::uint32_t> option_of(std::uint32_t unit,
                                                       std::vector<MoverId> const& movers) const {
    PlacementProblem const& in = placement_.problem;
    std::optional<MoverPlace> const& first = place_[movers.front()];
    std::size_t const site = first ? first->phase.value() : problem_.phases.size();
    for (std::size_t option = in.first[unit]; option < in.first[unit + 1]; ++option) {
      if (in.options[option].site != site || !fits(option)) {
        continue;
      }
      std::size_t const stocks = placement_.first_stock[option];
      bool is_same = true;
      for (std::size_t member = 0; first && member < movers.size(); ++member) {
        is_same = is_same && place_[movers[member]]->stock == placement_.stocks[stocks + member];
      }
      if (is_same) {
        return static_cast<std::uint32_t>(option);
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool fits(std::size_t option) const {
    return std::ranges::all_of(placement_.problem.uses_of(option), [&](ResourceUse const& use) {
      return use.amount <= left_[use.resource];
    });
  }
  void take(std::size_t option) {
    for (ResourceUse const& use : placement_.problem.uses_of(option)) {
      left_[use.resource] -= use.amount;
    }
  }

  RelocationProblem const& problem_;
  MoverPlacement const& placement_;
  IdVector<MoverId, std::optional<MoverPlace>> const& place_;
  std::vector<std::int64_t> left_;  // of resources, but for openings
};

}  // namespace

IdVector<MoverId, std::optional<MoverPlace>> places_of(RelocationProblem const& problem,
                                                       MoverPlacement const& placement,
                                                       std::vector<Placement> const& placements) {
  IdVector<MoverId, std::optional<MoverPlace>> place(problem.movers.size());
  std::vector<std::size_t> next(placement.alike.size(), 0);
  for (Placement const& one : placements) {
    PhaseId const phase(placement.problem.options[one.option].site);
    if (phase.value() == problem.phases.size()) {
      next[one.unit] += static_cast<std::size_t>(one.members);  // they stay
      continue;
    }
    std::size_t const first = placement.first_stock[one.option];
    for (std::int32_t i = 0; i < one.members; ++i) {
      MoveUnitId const unit = placement.alike[one.unit][next[one.unit]++];
      std::vector<MoverId> const& members = placement.members[unit.value()];
      for (std::size_t member = 0; member < members.size(); ++member) {
        place[members[member]] = MoverPlace{phase, placement.stocks[first + member]};
      }
    }
  }
  return place;
}

std::vector<Placement> place_known(RelocationProblem const& problem,
                                   MoverPlacement const& placement,
                                   IdVector<MoverId, std::optional<MoverPlace>> const& place) {
  return KnownPlacer(problem, placement, place).placed();
}

}  // namespace tongcun
