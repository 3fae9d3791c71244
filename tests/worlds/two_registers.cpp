// SPDX-License-Identifier: Apache-2.0
#include "tests/worlds/two_registers.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <stdexcept>
#include <utility>

namespace tongcun {
namespace {

constexpr HistoryYears kYears{2019, 2023};

VillageId village_of(Villages const& villages, std::string const& code) {
  auto const codes = villages.code.values();
  auto const found = std::ranges::find(codes, code);
  if (found == codes.end()) {
    throw std::invalid_argument("no village " + code);
  }
  return VillageId(static_cast<std::uint32_t>(found - codes.begin()));
}

template <class T>
Stated<T> stated(std::optional<T> const& value) {
  return value ? Stated(*value) : Stated<T>();
}

}  // namespace

Villages small_villages(std::vector<std::string> const& codes) {
  std::set<std::string> const sorted(codes.begin(), codes.end());
  Villages villages;
  for (std::string const& code : sorted) {
    villages.code.push_back(code);
    villages.name.push_back("");
    villages.township_code.push_back(code.substr(0, 1));
    villages.township_name.push_back("");
    villages.county_code.push_back("county");
    villages.county_name.push_back("");
    villages.persons.push_back(std::nullopt);
    villages.households.push_back(std::nullopt);
    villages.area.push_back({});
    villages.point.push_back({});
    villages.point_source.push_back(PointSource::point_layer);
    villages.record.push_back({});
  }
  return villages;
}

HouseholdRegister small_register(std::vector<SmallHousehold> const& households,
                                 Villages const& villages) {
  std::vector<SmallHousehold> sorted = households;
  std::ranges::sort(sorted, {}, [&](SmallHousehold const& one) {
    return std::pair(village_of(villages, one.village), one.code);
  });
  HouseholdRegister people;
  people.income_unit = IncomeUnit{"CNY", "person/year", "net"};
  people.households.resize(sorted.size());
  std::size_t persons = 0;
  for (SmallHousehold const& one : sorted) {
    persons += one.members.size();
  }
  people.persons.resize(persons);
  std::uint32_t next = 0;
  for (std::size_t at = 0; at < sorted.size(); ++at) {
    SmallHousehold const& one = sorted[at];
    HouseholdId const id(static_cast<std::uint32_t>(at));
    HouseholdTable& table = people.households;
    table.code[id] = one.code;
    table.village[id] = village_of(villages, one.village);
    table.first_person[id] = PersonId(next);
    table.listed[id] = static_cast<std::int32_t>(one.members.size());
    table.persons[id] = one.members.empty() ? one.persons : table.listed[id];
    table.income_a_person[id] = stated(one.income);
    table.standing.record_status[id] = stated(one.record);
    table.standing.monitor_class[id] = stated(one.monitor);
    table.standing.risk_cleared[id] = stated(one.cleared);
    table.standing.year_registered[id] = stated<std::int32_t>(one.year_registered);
    table.standing.year_exited[id] = stated<std::int32_t>(one.year_exited);
    for (auto const& [sex, age] : one.members) {
      people.persons.household[PersonId(next)] = id;
      people.persons.sex[PersonId(next)] = Stated(sex);
      people.persons.age[PersonId(next)] = Stated(static_cast<std::int32_t>(age));
      ++next;
    }
  }
  return people;
}

ComparedRegisters::ComparedRegisters(TwoRegisters const& world)
    : villages_(small_villages(world.villages)), now_(small_register(world.now, villages_)) {
  BuiltCrosswalk const crosswalk = build_crosswalk(world.crosswalk);
  std::vector<std::string> codes;
  for (SmallHousehold const& one : world.before) {
    codes.push_back(one.village);
  }
  EarlierVillages villages = find_earlier_villages(villages_, crosswalk.crosswalk, codes, kYears);
  HouseholdRegister before = small_register(world.before, villages.villages);
  PresentRegister const present{now_, villages_, world.kept_apart_now, world.line};
  history_ = compare_registers(std::move(before), std::move(villages), world.kept_apart_before,
                               present, kYears);
}

HouseholdChange const& ComparedRegisters::of(std::string const& code) const {
  auto const found = std::ranges::find_if(history_.changes, [&](HouseholdChange const& change) {
    return (change.now.is_none() ? history_.before.households.code[change.before]
                                 : now_.households.code[change.now]) == code;
  });
  if (found == history_.changes.end()) {
    throw std::invalid_argument("no household " + code);
  }
  return *found;
}

std::vector<std::string> ComparedRegisters::reasons(std::string const& code) const {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < kRevisitReasonNames.size(); ++at) {
    if (of(code).reasons.contains(static_cast<RevisitReason>(at))) {
      words.emplace_back(kRevisitReasonNames[at]);
    }
  }
  return words;
}

FieldChanges const& ComparedRegisters::field(std::string_view name) const {
  auto const found = std::ranges::find(history_.fields, name, &FieldChanges::field);
  if (found == history_.fields.end()) {
    throw std::invalid_argument("no field");
  }
  return *found;
}

}  // namespace tongcun
