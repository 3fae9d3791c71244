// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/disclose.h"
#include "engine/disclose/study_guarantees.h"
#include "engine/disclose/suppress_areas.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tongcun {
namespace {

// What all published numbers of one guarantee are made from: each household's verdicts in all
// states, in its village and at the site it moves to, and the year in which it has moved. Parts in
// the order of their first household.
class Fates {
 public:
  Fates(StudyGuarantees const& all, GuaranteeId guarantee, HouseholdTable const& table) {
    for (HouseholdId const household : table.village.ids()) {
      VillageId const village = table.village[household];
      std::vector<std::int32_t> fate{all.away_from[household].value_or(0)};
      for (GuaranteeState const& state : all.states) {
        auto const& own = state.households[guarantee];
        fate.push_back(static_cast<std::int32_t>(own.empty() ? state.villages[guarantee][village]
                                                             : own[household]));
        fate.push_back(static_cast<std::int32_t>(state.at_site(guarantee, household)));
      }
      part_.push_back(parts_.try_emplace(std::move(fate), parts_.size()).first->second);
    }
  }
  [[nodiscard]] std::size_t size() const { return parts_.size(); }
  [[nodiscard]] std::size_t operator[](HouseholdId household) const { return part_[household]; }

 private:
  std::map<std::vector<std::int32_t>, std::size_t> parts_;
  IdVector<HouseholdId, std::size_t> part_;
};

Split split_by(Fates const& fates, Telling telling, HouseholdTable const& table,
               AreaTree const& tree) {
  Split split{std::vector<Telling>(fates.size(), telling), {}};
  split.households.resize(tree.areas.size(), std::vector<std::int64_t>(fates.size(), 0));
  for (HouseholdId const household : table.village.ids()) {
    for (AreaId area = tree.of_village[table.village[household]]; !area.is_none();
         area = tree.areas[area].parent) {
      ++split.households[area][fates[household]];
    }
  }
  return split;
}

// Areas above the village, of those whose verdicts of today are published; of a guarantee about
// villages, whose number of households is.
ShownAreas candidates(HouseholdStatistics const& today, GuaranteeId guarantee, AreaTree const& tree,
                      StudyGuaranteeStatistics const& told) {
  auto const of = std::ranges::find(today.guarantees, guarantee);
  ShownAreas wide(tree.areas.size(), 0);
  std::size_t row = 0;  // both leave out areas without households
  for (AreaId const area : tree.areas.ids()) {
    if (row == told.areas.size() || told.areas[row].area != tree.areas[area]) {
      continue;
    }
    HouseholdAreaCount const& shown = today.areas[row++];
    bool const is_shown =
        of == today.guarantees.end()
            ? shown.base.has_value()
            : shown.verdicts[static_cast<std::size_t>(of - today.guarantees.begin())].has_value();
    wide[area] = is_shown && tree.areas[area].level != AreaLevel::village ? 1 : 0;
  }
  return wide;
}

}  // namespace

Public<StudyGuaranteeStatistics> Disclosure::disclose(
    Restricted<StudyGuarantees> const& guarantees, Restricted<HouseholdResults> const& households,
    Public<HouseholdStatistics> const& today, PlaceFacts const& places) {
  StudyGuarantees const& all = guarantees.for_the_office();
  HouseholdResults const& results = households.for_the_office();
  HouseholdTable const& table = results.people.households;
  AreaTree const tree = build_area_tree(places.region.villages);
  StudyGuaranteeStatistics statistics = tell_study_guarantees(all, results.people, tree);
  if (results.treatment == RegisterTreatment::invented) {
    return Public<StudyGuaranteeStatistics>(std::move(statistics));
  }
  bool const may_move = std::ranges::any_of(all.away_from.values(),
                                            [](auto const& year) { return year.has_value(); });
  for (GuaranteeId const guarantee : all.states.front().villages.ids()) {
    // Verdicts of villages are facts of places.
    bool const is_of_places = all.states.front().households[guarantee].empty() && !may_move;
    Split const split = split_by(Fates(all, guarantee, table),
                                 is_of_places ? Telling::silent : Telling::tells, table, tree);
    ShownAreas const shown =
        choose_shown(tree, split, candidates(today.value(), guarantee, tree, statistics));
    std::size_t row = 0;
    for (AreaId const area : tree.areas.ids()) {
      if (row == statistics.areas.size() || statistics.areas[row].area != tree.areas[area]) {
        continue;
      }
      StudyGuaranteeArea& told = statistics.areas[row++];
      if (shown[area] != 0) {
        continue;
      }
      statistics.suppressed = true;
      for (auto& of_steps : told.verdicts[guarantee.value()]) {
        std::ranges::fill(of_steps, std::nullopt);
      }
    }
  }
  for (std::size_t row = 0; row < statistics.areas.size(); ++row) {
    statistics.areas[row].base = today.value().areas[row].base;
  }
  return Public<StudyGuaranteeStatistics>(std::move(statistics));
}

}  // namespace tongcun
