// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/decompose_by_cause.h"

#include <cassert>
#include <cmath>
#include <utility>

namespace tongcun {
namespace {

constexpr double kUnits = 1e6;

std::int64_t rounded(double value) {
  return static_cast<std::int64_t>(std::floor(value + 0.5));
}

double ratio(std::int64_t part, std::int64_t of) {
  return static_cast<double>(part) / static_cast<double>(of);
}

GroupCount sum_of(std::span<GroupCount const> groups) {
  GroupCount sum;
  for (GroupCount const& group : groups) {
    sum.persons += group.persons;
    sum.poor += group.poor;
  }
  return sum;
}

double within_of(GroupCount const& before, GroupCount const& after, std::int64_t all_before,
                 std::int64_t all_after) {
  if (before.persons == 0 || after.persons == 0) {
    return 0.0;
  }
  double const share = (ratio(before.persons, all_before) + ratio(after.persons, all_after)) / 2.0;
  return share * (ratio(after.poor, after.persons) - ratio(before.poor, before.persons));
}

std::size_t group_of(HouseholdGrounds const& grounds, HouseholdId id) {
  Stated<PovertyCause> const& main = grounds.cause_main[id];
  return main.has_value()                             ? static_cast<std::size_t>(main.value())
         : main.state() == ValueState::not_applicable ? kPovertyCauses
                                                      : kPovertyCauses + 1;
}

bool is_told(PovertyStudy const& study, AreaId area) {
  return study.tree.areas[area].level <= AreaLevel::township;
}

using GroupsOfAreas = IdVector<AreaId, std::vector<GroupCount>>;

// By area, of households of known income; `count` of each, over the replicates.
template <class CountOf>
GroupsOfAreas count_groups(PovertyPath const& path, CountOf const& count) {
  PovertyStudy const& study = path.study;
  GroupsOfAreas groups(study.tree.areas.size());
  for (AreaId const area : groups.ids()) {
    groups[area].resize(is_told(study, area) ? kCauseGroups : 0);
  }
  for (HouseholdId const id : path.row.ids()) {
    if (!path.row[id]) {
      continue;
    }
    GroupCount const own = count(id);
    std::size_t const group = group_of(study.grounds, id);
    for (AreaId area = study.tree.of_village[study.households.village[id]]; !area.is_none();
         area = study.tree.areas[area].parent) {
      if (!is_told(study, area)) {
        continue;
      }
      groups[area][group].persons += own.persons;
      groups[area][group].poor += own.poor;
    }
  }
  return groups;
}

}  // namespace

std::vector<GroupChange> decompose_by_group(std::span<GroupCount const> before,
                                            std::span<GroupCount const> after) {
  assert(before.size() == after.size());
  GroupCount const all_before = sum_of(before);
  GroupCount const all_after = sum_of(after);
  std::vector<GroupChange> changes(before.size());
  if (all_before.persons == 0 || all_after.persons == 0) {
    return changes;
  }
  // Differences of rounded sums: what is cut off one group goes to the next.
  GroupCount to_before;
  GroupCount to_after;
  std::int64_t told = 0;
  for (std::size_t g = 0; g < before.size(); ++g) {
    to_before.poor += before[g].poor;
    to_after.poor += after[g].poor;
    std::int64_t const sum = rounded(kUnits * (ratio(to_after.poor, all_after.persons) -
                                               ratio(to_before.poor, all_before.persons)));
    changes[g].contribution = sum - told;
    told = sum;
    bool const same_share =
        before[g].persons == after[g].persons && all_before.persons == all_after.persons;
    changes[g].within = same_share
                            ? changes[g].contribution
                            : rounded(kUnits * within_of(before[g], after[g], all_before.persons,
                                                         all_after.persons));
    changes[g].share = changes[g].contribution - changes[g].within;
  }
  return changes;
}

std::string_view name_of_cause_group(std::size_t group) {
  assert(group < kCauseGroups);
  return group < kPovertyCauses    ? kPovertyCauseNames[group]
         : group == kPovertyCauses ? std::string_view("none")
                                   : std::string_view("not_recorded");
}

std::vector<CauseChange> decompose_by_cause(PovertyPath const& path) {
  PovertyStudy const& study = path.study;
  std::size_t const last = study.years() - 1;
  GroupsOfAreas const today = count_groups(path, [&](HouseholdId id) {
    std::int64_t const persons =
        std::int64_t{study.households.persons[id]} * study.options.replicates;
    return GroupCount{persons,
                      is_poor_today(study, study.households.income[id].value()) ? persons : 0};
  });
  std::vector<GroupsOfAreas> then;
  for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
    then.push_back(count_groups(path, [&](HouseholdId id) {
      return GroupCount{path.persons_over_replicates(id, last),
                        path.poor_over_replicates(s, id, last)};
    }));
  }
  std::vector<CauseChange> changes;
  for (AreaId const area : study.tree.areas.ids()) {
    if (!is_told(study, area)) {
      continue;
    }
    for (std::size_t s = 0; s < then.size(); ++s) {
      for (ChangeOver const over : {ChangeOver::years, ChangeOver::measures}) {
        if (over == ChangeOver::measures && s == 0) {
          continue;
        }
        CauseChange change{
            over,          s, area, over == ChangeOver::years ? today[area] : then.front()[area],
            then[s][area], {}};
        change.change = decompose_by_group(change.before, change.after);
        changes.push_back(std::move(change));
      }
    }
  }
  return changes;
}

}  // namespace tongcun
