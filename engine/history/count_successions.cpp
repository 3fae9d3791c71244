// SPDX-License-Identifier: Apache-2.0
#include "engine/history/count_successions.h"

#include <algorithm>
#include <map>
#include <optional>

namespace tongcun {
namespace {

struct Counts {
  std::map<VillageId, std::int64_t> stated;  // by present village
  std::int64_t missing = 0;                  // that the present register has not
};

// The missing households by successor; none where the shares do not say.
template <class Successors>
std::optional<std::vector<std::int64_t>> spread(std::int64_t missing,
                                                Successors const& successors) {
  std::vector<std::int64_t> weights;
  for (auto const& [village, share] : successors) {
    if (!share) {
      return std::nullopt;
    }
    weights.push_back(*share);
  }
  bool const is_something = std::ranges::any_of(weights, [](auto weight) { return weight > 0; });
  return is_something ? std::optional(spread_by_share(missing, weights)) : std::nullopt;
}

}  // namespace

std::vector<VillageSuccession> count_successions(RegisterHistory const& history,
                                                 HouseholdTable const& now, Villages const& today) {
  EarlierVillages const& earlier = history.villages;
  IdVector<VillageId, Counts> counts(earlier.villages.size());
  for (HouseholdChange const& change : history.changes) {
    if (change.before.is_none()) {
      continue;
    }
    Counts& of_village = counts[history.before.households.village[change.before]];
    if (change.now.is_none()) {
      ++of_village.missing;
    } else {
      ++of_village.stated[now.village[change.now]];
    }
  }
  std::vector<VillageSuccession> successions;
  for (VillageId const village : counts.ids()) {
    auto const& successors = earlier.successors[village];
    Counts const& of_village = counts[village];
    bool const is_same = successors.size() == 1 &&
                         today.code[successors.front().first] == earlier.villages.code[village];
    if (is_same || (of_village.missing == 0 && of_village.stated.empty())) {
      continue;
    }
    std::optional<std::vector<std::int64_t>> const imputed = spread(of_village.missing, successors);
    for (std::size_t at = 0; at < successors.size(); ++at) {
      auto const& [successor, share] = successors[at];
      auto const found = of_village.stated.find(successor);
      successions.push_back({village, successor, share,
                             found != of_village.stated.end() ? found->second : 0,
                             imputed ? std::optional((*imputed)[at]) : std::nullopt});
    }
  }
  return successions;
}

}  // namespace tongcun
