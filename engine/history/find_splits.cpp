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

// Members that left one household together and are known again although somebody joined them.
constexpr std::size_t kFewestTogether = 2;

// The members of a household `years` later, at least `youngest` by then; none where one of them is
// not known.
std::optional<Kinds> kinds_of(HouseholdRegister const& people, HouseholdId id, int years,
                              std::int32_t youngest) {
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
    std::int32_t const age = people.persons.age[person].value() + years;
    if (age >= youngest) {
      kinds.emplace_back(people.persons.sex[person].value(), age);
    }
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

Kinds common(Kinds const& lost, Kinds const& members) {
  Kinds both;
  std::ranges::set_intersection(lost, members, std::back_inserter(both));
  return both;
}

// The one household that lost all the members but `others`; null if none or several did.
Loser const* only_source(std::vector<Loser> const& losers, Kinds const& members,
                         std::size_t others) {
  Loser const* source = nullptr;
  for (Loser const& loser : losers) {
    if (common(loser.lost, members).size() + others >= members.size()) {
      if (source != nullptr) {
        return nullptr;
      }
      source = &loser;
    }
  }
  return source;
}

// Two members from one household and a wife from elsewhere are a split; one of each is not.
Loser const* source_of(std::vector<Loser> const& losers, Kinds const& members) {
  Loser const* const source = only_source(losers, members, 0);
  return source != nullptr || members.size() <= kFewestTogether ? source
                                                                : only_source(losers, members, 1);
}

void match(VillageChange const& village, IdVector<HouseholdId, HouseholdId>& sources) {
  struct Claim {
    Loser const* source;
    Kinds members;  // of those that it lost
    HouseholdId newcomer;
  };
  std::vector<Claim> claims;
  for (Newcomer const& newcomer : village.newcomers) {
    if (Loser const* const source = source_of(village.losers, newcomer.members)) {
      claims.push_back({source, common(source->lost, newcomer.members), newcomer.id});
    }
  }
  for (Loser const& loser : village.losers) {
    Kinds claimed;
    for (Claim const& claim : claims) {
      if (claim.source == &loser) {
        claimed.insert(claimed.end(), claim.members.begin(), claim.members.end());
      }
    }
    std::ranges::sort(claimed);
    if (!std::ranges::includes(loser.lost, claimed)) {
      continue;  // two households want the same member: nobody can tell which
    }
    for (Claim const& claim : claims) {
      if (claim.source == &loser) {
        sources[claim.newcomer] = loser.id;
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
  IdVector<HouseholdId, HouseholdId> sources(table.size());
  VillageChange village;
  VillageId current;
  for (HouseholdId const id : table.code.ids()) {
    if (table.village[id] != current) {
      match(village, sources);
      village = {};
      current = table.village[id];
    }
    // Who was born since can have left no household: neither hides a split nor makes one up.
    std::optional<Kinds> members = kinds_of(now, id, 0, years);
    if (!members || members->empty()) {
      continue;
    }
    if (earlier_of[id].is_none()) {
      village.newcomers.push_back({id, *std::move(members)});
      continue;
    }
    std::optional<Kinds> const earlier = kinds_of(before, earlier_of[id], years, years);
    if (earlier && earlier->size() > members->size()) {
      Kinds lost;
      std::ranges::set_difference(*earlier, *members, std::back_inserter(lost));
      village.losers.push_back({id, std::move(lost)});
    }
  }
  match(village, sources);
  return sources;
}

}  // namespace tongcun
