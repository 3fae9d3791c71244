// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/plant_splits.h"

#include <cstdint>
#include <utility>

namespace tongcun {
namespace {

bool is_listed(HouseholdTable const& table, HouseholdId id) {
  return table.listed[id] > 0 && table.listed[id] == table.persons[id];
}

// Helped now, and nothing that it states lies in the time before it was a household.
bool can_have_split(HouseholdTable const& table, HouseholdId id) {
  HouseholdStanding const& standing = table.standing;
  Stated<RecordStatus> const& status = standing.record_status[id];
  bool const is_on_register =
      status == Stated(RecordStatus::active) || status == Stated(RecordStatus::new_poor);
  bool const is_assisted = standing.assist_class[id].has_value() &&
                           standing.assist_class[id].value() != AssistClass::none;
  bool const is_monitored = standing.monitor_class[id].has_value() &&
                            standing.monitor_class[id].value() != MonitorClass::none;
  return is_listed(table, id) && table.persons[id] >= kFewestSplitOff &&
         (is_on_register || (!status.has_value() && (is_assisted || is_monitored)));
}

// The next household of the village, around it, that could have been one with this one.
HouseholdId neighbour_of(HouseholdTable const& table, RowChooser const& chooser, std::size_t at) {
  auto const id_of = [](std::size_t row) { return HouseholdId(static_cast<std::uint32_t>(row)); };
  HouseholdId const newcomer = id_of(at);
  VillageId const village = table.village[newcomer];
  auto const is_able = [&](std::size_t row) {
    HouseholdId const id = id_of(row);
    return is_listed(table, id) && table.persons[id] + table.persons[newcomer] <= kMostTogether &&
           !chooser.is_taken(DefectKind::split_to_qualify, row);
  };
  for (std::size_t row = at + 1; row < table.size() && table.village[id_of(row)] == village;
       ++row) {
    if (is_able(row)) {
      return id_of(row);
    }
  }
  for (std::size_t row = at; row > 0 && table.village[id_of(row - 1)] == village; --row) {
    if (is_able(row - 1)) {
      return id_of(row - 1);
    }
  }
  return HouseholdId::none();
}

}  // namespace

std::vector<HouseholdSplit> plant_splits(HouseholdRegister& people, RowChooser& chooser,
                                         std::vector<PlantedDefect>& planted) {
  constexpr DefectKind kKind = DefectKind::split_to_qualify;
  HouseholdTable& table = people.households;
  std::vector<std::size_t> able;
  for (HouseholdId const id : table.code.ids()) {
    if (can_have_split(table, id)) {
      able.push_back(id.value());
    }
  }
  auto const code_of = [&](std::size_t at) -> std::string const& {
    return table.code[HouseholdId(static_cast<std::uint32_t>(at))];
  };
  std::vector<HouseholdSplit> splits;
  for (std::size_t const at : chooser.choose(kKind, std::move(able), table.size(), code_of)) {
    HouseholdId const source = neighbour_of(table, chooser, at);
    if (source.is_none()) {
      continue;
    }
    static_cast<void>(chooser.take(kKind, source.value()));
    HouseholdId const newcomer(static_cast<std::uint32_t>(at));
    if (table.standing.record_status[newcomer].has_value()) {
      table.standing.year_registered[newcomer] = Stated(std::int32_t{*people.year});
    }
    planted.push_back({kKind, table.code[newcomer], table.code[source]});
    splits.push_back({newcomer, source});
  }
  return splits;
}

}  // namespace tongcun
