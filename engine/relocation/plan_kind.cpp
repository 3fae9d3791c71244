// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/plan_kind.h"

#include "engine/relocation/place_movers.h"

#include <algorithm>
#include <cstddef>

namespace tongcun {
namespace {

using Places = IdVector<MoverId, std::optional<MoverPlace>>;

std::optional<SiteId> site_of(RelocationProblem const& problem,
                              std::optional<MoverPlace> const& place) {
  return place ? std::optional(problem.phases.site[place->phase]) : std::nullopt;
}

}  // namespace

AlikeMovers::AlikeMovers(RelocationProblem const& problem) : problem_(problem) {
  PlacementTerms terms;
  terms.most = 1;  // options are not looked at
  MoverPlacement const placement = place_movers(problem, terms);
  for (std::vector<MoveUnitId> const& units : placement.alike) {
    std::vector<MoverId> const& first = placement.members[units.front().value()];
    if (first.size() > 1) {
      for (MoverId const mover : first) {
        kinds_.push_back({mover});
      }
      continue;
    }
    std::map<MoveGroupId, std::vector<MoverId>> by_group;
    for (MoveUnitId const unit : units) {
      MoverId const mover = placement.members[unit.value()].front();
      by_group[problem.groups ? problem.groups->of[mover] : MoveGroupId::none()].push_back(mover);
    }
    for (auto& [group, movers] : by_group) {
      kinds_.push_back(std::move(movers));
    }
  }
}

PlanKindOf AlikeMovers::kind_of(Places const& place) const {
  PlanKindOf kind;
  kind.is_used.assign(problem_.phases.size(), 0);
  for (std::uint32_t i = 0; i < kinds_.size(); ++i) {
    for (MoverId const mover : kinds_[i]) {
      ++kind.households[{i, site_of(problem_, place[mover]).value_or(SiteId::none())}];
      if (place[mover]) {
        kind.is_used[place[mover]->phase.value()] = 1;
      }
    }
  }
  return kind;
}

Places AlikeMovers::as_near_as_can_be(Places const& place, Places const& to) const {
  Places near = place;
  for (std::vector<MoverId> const& movers : kinds_) {
    std::vector<std::optional<MoverPlace>> left;  // places to give
    left.reserve(movers.size());
    for (MoverId const mover : movers) {
      left.push_back(place[mover]);
    }
    std::vector<MoverId> open = movers;
    auto const give = [&](auto const& suits) {
      std::erase_if(open, [&](MoverId mover) {
        auto const found = std::ranges::find_if(
            left, [&](std::optional<MoverPlace> const& one) { return suits(mover, one); });
        if (found == left.end()) {
          return false;
        }
        near[mover] = *found;
        left.erase(found);
        return true;
      });
    };
    give([&](MoverId mover, std::optional<MoverPlace> const& one) { return one == to[mover]; });
    give([&](MoverId mover, std::optional<MoverPlace> const& one) {
      return site_of(problem_, one) == site_of(problem_, to[mover]);
    });
    give([](MoverId, std::optional<MoverPlace> const&) { return true; });
  }
  return near;
}

PlanDistance distance_of(PlanKindOf const& one, PlanKindOf const& other) {
  PlanDistance distance;
  for (std::size_t phase = 0; phase < one.is_used.size(); ++phase) {
    distance.phases += one.is_used[phase] != other.is_used[phase] ? 1 : 0;
  }
  for (auto const& [key, households] : one.households) {
    auto const there = other.households.find(key);
    std::int64_t const same = there == other.households.end() ? 0 : there->second;
    distance.households += std::max<std::int64_t>(0, households - same);
  }
  return distance;
}

}  // namespace tongcun
