// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/judge_after_move.h"

#include "engine/guarantees/judge_households.h"
#include "engine/guarantees/village_facts.h"
#include "engine/rules/judge_conditions.h"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

void copy_member(PersonTable const& from, PersonId person, PersonTable& to, PersonId at) {
  to.sex[at] = from.sex[person];
  to.age[at] = from.age[person];
  to.relation[at] = from.relation[person];
  to.education[at] = from.education[person];
  to.enrolled[at] = from.enrolled[person];
  to.taught_at_home[at] = from.taught_at_home[person];
  to.excused[at] = from.excused[person];
  to.boards[at] = from.boards[person];
  to.school_grade[at] = from.school_grade[person];
  to.medically_insured[at] = from.medically_insured[person];
}

// The movers as they live at their sites, each of which stands for a village.
HouseholdRegister at_sites(HouseholdRegister const& people,
                           IdVector<HouseholdId, SiteId> const& site,
                           std::vector<HouseholdId> const& movers) {
  HouseholdTable const& table = people.households;
  HouseholdRegister moved;
  moved.year = people.year;
  moved.households.resize(movers.size());
  std::size_t members = 0;
  for (HouseholdId const household : movers) {
    members += static_cast<std::size_t>(table.listed[household]);
  }
  moved.persons.resize(members);
  std::uint32_t next = 0;
  for (std::uint32_t row = 0; row < movers.size(); ++row) {
    HouseholdId const from = movers[row];
    HouseholdId const to(row);
    HouseholdTable& made = moved.households;
    made.village[to] = VillageId(site[from].value());
    made.geocode_level[to] = GeocodeLevel::none;
    made.persons[to] = table.persons[from];
    made.food_and_clothing[to] = table.food_and_clothing[from];
    made.standing.registered_class[to] = table.standing.registered_class[from];
    made.standing.urgency[to] = table.standing.urgency[from];
    made.house_grade[to] = Stated(HouseGrade::a);
    made.house_treatment_accepted[to] = Stated<YesNo>::not_applicable();
    made.first_person[to] = PersonId(next);
    made.listed[to] = table.listed[from];
    for (std::int32_t i = 0; i < table.listed[from]; ++i) {
      PersonId const person(table.first_person[from].value() + static_cast<std::uint32_t>(i));
      moved.persons.household[PersonId(next)] = to;
      copy_member(people.persons, person, moved.persons, PersonId(next));
      ++next;
    }
  }
  return moved;
}

}  // namespace

IdVector<GuaranteeId, IdVector<HouseholdId, Verdict>> judge_after_move(
    GuaranteeRules const& rules, SiteFacts const& facts, HouseholdRegister const& people,
    IdVector<HouseholdId, SiteId> const& site, std::optional<int> year, RunSettings const& run) {
  assert(site.size() == people.households.size());
  std::vector<HouseholdId> movers;
  for (HouseholdId const household : site.ids()) {
    if (!site[household].is_none()) {
      movers.push_back(household);
    }
  }
  HouseholdRegister const moved = at_sites(people, site, movers);
  VillageGuarantees sites;
  VillageFacts facts_of_sites;
  for (auto const& row : facts.values()) {
    facts_of_sites.push_back(row);
    sites.villages.push_back(judge_all(rules.book, row, year));
  }
  HouseholdGuarantees const judged =
      judge_households(rules, facts_of_sites, sites, moved, nullptr, nullptr, year, run);
  IdVector<GuaranteeId, IdVector<HouseholdId, Verdict>> verdicts(
      rules.guarantees.size(),
      IdVector<HouseholdId, Verdict>(people.households.size(), Verdict::unknown));
  for (GuaranteeId const id : rules.guarantees.ids()) {
    if (rules.guarantees[id].about == About::household) {
      continue;
    }
    for (HouseholdId const household : movers) {
      Judgements const& of_site = sites.villages[VillageId(site[household].value())];
      verdicts[id][household] = of_site.conditions[rules.guarantees[id].condition];
    }
  }
  for (JudgedGuarantee const& one : judged.judged) {
    for (std::uint32_t row = 0; row < movers.size(); ++row) {
      verdicts[one.guarantee][movers[row]] = one.verdict[HouseholdId(row)];
    }
  }
  return verdicts;
}

}  // namespace tongcun
