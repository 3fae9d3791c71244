// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/status_columns.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

bool has_family(StatusRules const& rules, StatusFamily family) {
  return std::ranges::any_of(rules.classes, [&](StatusClass const& one) {
    return one.family == family && one.about == FieldLevel::household;
  });
}

// One part a class of the family, then "none" and "unknown".
StatusColumn by_class(std::string key, StatusRules const& rules, StatusFamily family,
                      IdVector<HouseholdId, FamilyClass> const& computed) {
  StatusColumn column;
  column.key = std::move(key);
  std::array<std::uint8_t, 256> part{};
  for (std::size_t at = 0; at < rules.classes.size(); ++at) {
    StatusClass const& one = rules.classes[at];
    if (one.family == family && one.about == FieldLevel::household) {
      part[at] = static_cast<std::uint8_t>(column.parts.size());
      column.parts.push_back({one.key, one.name, PartSays::something});
    }
  }
  part[FamilyClass::kNone] = static_cast<std::uint8_t>(column.parts.size());
  column.parts.push_back({"none", {}, PartSays::something});
  part[FamilyClass::kOpen] = static_cast<std::uint8_t>(column.parts.size());
  column.parts.push_back({"unknown", {}, PartSays::perhaps});
  column.part_of.resize(computed.size());
  for (HouseholdId const id : computed.ids()) {
    column.part_of[id] = part[computed[id].at];
  }
  return column;
}

StatusColumn by_verdict(StatusClass const& one, IdVector<HouseholdId, Verdict> const& verdict) {
  StatusColumn column;
  column.key = one.key;
  column.parts = {{"fail", {}, PartSays::something},
                  {"unknown", {}, PartSays::perhaps},
                  {"pass", {}, PartSays::something},
                  {"not_applicable", {}, PartSays::nothing}};
  column.part_of.resize(verdict.size());
  for (HouseholdId const id : verdict.ids()) {
    column.part_of[id] = static_cast<std::uint8_t>(verdict[id]);
  }
  return column;
}

// As the register says it: not monitored, at risk, cleared, not recorded.
std::optional<StatusColumn> as_declared(HouseholdStanding const& standing) {
  StatusColumn column;
  column.key = "declared";
  column.parts = {{"none", {}, PartSays::something},
                  {"monitored", {}, PartSays::something},
                  {"cleared", {}, PartSays::something},
                  {"unknown", {}, PartSays::perhaps}};
  column.part_of.resize(standing.monitor_class.size());
  bool says_anything = false;
  for (HouseholdId const id : standing.monitor_class.ids()) {
    Stated<MonitorClass> const& monitored = standing.monitor_class[id];
    Stated<RiskCleared> const& cleared = standing.risk_cleared[id];
    std::uint8_t part = 3;
    if (monitored.has_value()) {
      bool const is_cleared = cleared.has_value() && cleared.value() != RiskCleared::no;
      part = monitored.value() == MonitorClass::none ? 0 : (is_cleared ? 2 : 1);
      says_anything = true;
    }
    column.part_of[id] = part;
  }
  return says_anything ? std::optional(std::move(column)) : std::nullopt;
}

// Computed monitoring beside declared monitoring.
StatusColumn by_difference(IdVector<HouseholdId, Difference> const& differences) {
  StatusColumn column;
  column.key = "differences";
  for (std::size_t at = 0; at < kDifferenceNames.size(); ++at) {
    auto const difference = static_cast<Difference>(at);
    bool const is_open = difference == Difference::open || difference == Difference::not_recorded;
    column.parts.push_back(
        {std::string(kDifferenceNames[at]), {}, is_open ? PartSays::perhaps : PartSays::something});
  }
  column.part_of.resize(differences.size());
  for (HouseholdId const id : differences.ids()) {
    column.part_of[id] = static_cast<std::uint8_t>(differences[id]);
  }
  return column;
}

// By what puts a household on the list of visits; those that are not on it last.
StatusColumn by_visit(StatusRules const& rules, std::vector<VisitEntry> const& visits,
                      std::size_t households) {
  StatusColumn column;
  column.key = "visits";
  std::array<std::uint8_t, 256> part{};
  for (StatusFamily const family : {StatusFamily::monitoring, StatusFamily::visit}) {
    for (std::size_t at = 0; at < rules.classes.size(); ++at) {
      StatusClass const& one = rules.classes[at];
      if (one.family == family && one.about == FieldLevel::household) {
        part[at] = static_cast<std::uint8_t>(column.parts.size());
        column.parts.push_back({one.key, one.name, PartSays::something});
      }
    }
  }
  part[FamilyClass::kNone] = static_cast<std::uint8_t>(column.parts.size());
  column.parts.push_back({"difference", {}, PartSays::something});
  column.part_of.resize(households, static_cast<std::uint8_t>(column.parts.size()));
  column.parts.push_back({"not_listed", {}, PartSays::something});
  for (VisitEntry const& visit : visits) {
    column.part_of[visit.household] = part[visit.ground];
  }
  return column;
}

}  // namespace

std::vector<StatusColumn> status_columns(StatusRules const& rules,
                                         HouseholdStatuses const& statuses,
                                         std::vector<VisitEntry> const& visits,
                                         HouseholdStanding const& standing) {
  std::vector<StatusColumn> columns;
  bool const has_monitoring = has_family(rules, StatusFamily::monitoring);
  if (has_monitoring) {
    columns.push_back(by_class("monitoring", rules, StatusFamily::monitoring, statuses.monitoring));
  }
  if (has_family(rules, StatusFamily::earlier)) {
    columns.push_back(by_class("earlier", rules, StatusFamily::earlier, statuses.earlier));
  }
  if (has_family(rules, StatusFamily::low_income)) {
    columns.push_back(by_class("low_income", rules, StatusFamily::low_income, statuses.low_income));
  }
  for (std::size_t at = 0; at < rules.classes.size(); ++at) {
    StatusClass const& one = rules.classes[at];
    if (one.family == StatusFamily::exit && one.about == FieldLevel::household) {
      columns.push_back(by_verdict(one, statuses.verdicts[at]));
    }
  }
  if (std::optional<StatusColumn> declared = as_declared(standing)) {
    columns.push_back(std::move(*declared));
    if (has_monitoring) {
      columns.push_back(by_difference(statuses.monitoring_difference));
    }
  }
  if (has_monitoring || has_family(rules, StatusFamily::visit)) {
    columns.push_back(by_visit(rules, visits, standing.monitor_class.size()));
  }
  return columns;
}

IdVector<AreaId, std::vector<StatusCount>> count_status(StatusColumn const& column,
                                                        HouseholdTable const& households,
                                                        AreaTree const& tree) {
  IdVector<AreaId, std::vector<StatusCount>> counts(tree.areas.size(),
                                                    std::vector<StatusCount>(column.parts.size()));
  for (HouseholdId const id : households.village.ids()) {
    StatusCount& count = counts[tree.of_village[households.village[id]]][column.part_of[id]];
    ++count.households;
    count.persons += households.persons[id];
  }
  for (std::size_t i = tree.areas.size(); i-- > 0;) {  // parents stand before their areas
    AreaId const area(static_cast<std::uint32_t>(i));
    AreaId const parent = tree.areas[area].parent;
    for (std::size_t part = 0; !parent.is_none() && part < column.parts.size(); ++part) {
      counts[parent][part].households += counts[area][part].households;
      counts[parent][part].persons += counts[area][part].persons;
    }
  }
  return counts;
}

}  // namespace tongcun
