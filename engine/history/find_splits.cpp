// SPDX-License-Identifier: Apache-2.0
#include "engine/history/find_splits.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Kind = std::pair<Sex, std::int32_t>;  // and age, in the later year
using Kinds = std::vector<Kind>;            // ascending

// The members of a household `years` later; none where one of them is not known.
std::optional<Kinds> kinds_of(HouseholdRegister const& people, HouseholdId id, int years) {
  HouseholdTable const& table = people.households;
  if (table.listed[id] == 0 || table.listed[id] != table.persons[id]) {
    return std::nullopt;
  }
  Kinds kinds;
  auto const first = table.first_person[id].value();
  for (std::int32_t member = 0; member < table.listed[id]; ++member) {
    PersonId const person(first + static_cast<std::uint32_t>(member));
    if (!people.persons.sex[person].has_value() || !people.persons.age[person].has_value()) {
      return std::nullopt;
    }
    kinds.emplace_back(people.persons.sex[person].value(),
                       people.persons.age[person].value() + years);
  }
  std::ranges::sort(kinds);
  return kinds;
}

struct Loser {
  HouseholdId id;
  Kinds lost;
};
struct Newcomer {
  HouseholdId id;
  Kinds members;
};

struct VillageChange {
  std::vector<Loser> losers;
  std::vector<Newcomer> newcomers;
};

// The one household that lost all the members; null if none or several did.
Loser const* only_source(std::vector<Loser> const& losers, Kinds const& members) {
  Loser const* source = nullptr;
  for (Loser const& loser : losers) {
    if (std::ranges::includes(loser.lost, members)) {
      if (source != nullptr) {
        return nullptr;
      }
      source = &loser;
    }
  }
  return source;
}

void match(VillageChange const& village, IdVector<HouseholdId, HouseholdId>& source_of) {
  struct Claim {
    Loser const* source;
    Newcomer const* newcomer;
  };
  std::vector<Claim> claims;
  for (Newcomer const& newcomer : village.newcomers) {
    if (Loser const* const source = only_source(village.losers, newcomer.members)) {
      claims.push_back({source, &newcomer});
    }
  }
  for (Loser const& loser : village.losers) {
    Kinds claimed;
    for (Claim const& claim : claims) {
      if (claim.source == &loser) {
        claimed.insert(claimed.end(), claim.newcomer->members.begin(),
                       claim.newcomer->members.end());
      }
    }
    std::ranges::sort(claimed);
    if (!std::ranges::includes(loser.lost, claimed)) {
      continue;  // two households want the same member: nobody can tell which
    }
    for (Claim const& claim : claims) {
      if (claim.source == &loser) {
        source_of[claim.newcomer->id] = loser.id;
      }
    }
  }
}

}  // namespace

IdVector<HouseholdId, HouseholdId> find_splits(HouseholdRegister const& before,
                                               HouseholdRegister const& now,
                                               IdVector<HouseholdId, HouseholdId> const& earlier_of,
                                               int years) {
  HouseholdTable const& table = now.households;
  IdVector<HouseholdId, HouseholdId> source_of(table.size());
  VillageChange village;
  VillageId current;
  for (HouseholdId const id : table.code.ids()) {
    if (table.village[id] != current) {
      match(village, source_of);
      village = {};
      current = table.village[id];
    }
    std::optional<Kinds> members = kinds_of(now, id, 0);
    if (!members) {
      continue;
    }
    if (earlier_of[id].is_none()) {
      village.newcomers.push_back({id, *std::move(members)});
      continue;
    }
    std::optional<Kinds> const earlier = kinds_of(before, earlier_of[id], years);
    if (earlier && earlier->size() > members->size()) {
      Kinds lost;
      std::ranges::set_difference(*earlier, *members, std::back_inserter(lost));
      village.losers.push_back({id, std::move(lost)});
    }
  }
  match(village, source_of);
  return source_of;
}

}  // namespace tongcun
