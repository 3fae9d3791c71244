// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/describe_household.h"

#include <algorithm>
#include <array>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int32_t kGrownUp = 18;
constexpr std::int32_t kOld = 60;
constexpr std::int32_t kFirstBoardingGrade = 4;
constexpr std::int32_t kFirstJuniorGrade = 7;
constexpr std::int32_t kLastCompulsoryGrade = 9;
constexpr int kMostPlaceDraws = 1000;

bool chance(RandomStream& random, std::uint32_t percent) {
  return random.next_below(100) < percent;
}

std::int32_t between(RandomStream& random, std::int32_t low, std::int32_t high) {
  return low +
         static_cast<std::int32_t>(random.next_below(static_cast<std::uint32_t>(high - low + 1)));
}

HouseGrade house_grade(bool is_deprived, RandomStream& random) {
  if (is_deprived) {
    return chance(random, 60) ? HouseGrade::c : HouseGrade::d;
  }
  return chance(random, 70) ? HouseGrade::a : HouseGrade::b;
}

struct Water {
  DrinkingSource source = DrinkingSource::piped;
  Stated<std::int32_t> fetch_minutes = Stated<std::int32_t>::not_applicable();
};

Water water(bool is_deprived, RandomStream& random) {
  std::uint32_t const drawn = random.next_below(100);
  std::int32_t const near = between(random, 2, kFarWaterMinutes - 1);
  std::int32_t const far = between(random, kFarWaterMinutes, 3 * kFarWaterMinutes);
  if (is_deprived) {
    if (drawn < 50) {
      return {DrinkingSource::unprotected, Stated(near)};
    }
    return drawn < 75 ? Water{DrinkingSource::surface, Stated(near)}
                      : Water{DrinkingSource::protected_well_spring, Stated(far)};
  }
  if (drawn < 60) {
    return {};
  }
  return {drawn < 85 ? DrinkingSource::protected_well_spring : DrinkingSource::borehole,
          Stated(near)};
}

// Shares of each completed stage, per cent up to and with it: illiterate, primary, junior, senior,
// vocational, college.
using StageShares = std::array<std::uint32_t, 6>;
constexpr StageShares kOldStages{25, 75, 95, 100, 100, 100};
constexpr StageShares kGrownUpStages{3, 33, 80, 90, 95, 100};
constexpr StageShares kYouthStages{2, 40, 100, 100, 100, 100};

Education schooling(std::int32_t age, RandomStream& random) {
  StageShares const& shares =
      age >= kOld ? kOldStages : (age >= kGrownUp ? kGrownUpStages : kYouthStages);
  std::uint32_t const drawn = random.next_below(100);
  auto const stage = std::ranges::upper_bound(shares, drawn) - shares.begin();
  // Junior school ends at fifteen.
  return age <= kCompulsoryAgeLast ? std::min(static_cast<Education>(stage), Education::primary)
                                   : static_cast<Education>(stage);
}

void describe_schooling(PersonTable& persons, std::vector<PersonId> const& members,
                        bool is_deprived, RandomStream& random) {
  bool anybody = false;
  for (PersonId const person : members) {
    std::int32_t const age = persons.age[person].value();
    Education const drawn = schooling(age, random);
    if (age < kSixYearsSchoolAge) {
      persons.education[person] = Stated<Education>::not_applicable();
    } else {
      persons.education[person] = Stated(is_deprived ? Education::illiterate : drawn);
      anybody = anybody || persons.education[person].value() != Education::illiterate;
    }
  }
  if (!is_deprived && !anybody) {
    persons.education[members.front()] = Stated(Education::primary);  // the head is grown up
  }
}

void describe_enrolment(PersonTable& persons, std::vector<PersonId> const& members,
                        bool is_deprived, RandomStream& random) {
  std::vector<PersonId> pupils;
  pupils.reserve(members.size());
  for (PersonId const person : members) {
    std::int32_t const age = persons.age[person].value();
    bool const is_of_age = age >= kCompulsoryAgeFirst && age <= kCompulsoryAgeLast;
    persons.enrolled[person] = is_of_age ? Stated(YesNo::yes) : Stated<YesNo>::not_applicable();
    persons.taught_at_home[person] =
        is_of_age ? Stated(YesNo::no) : Stated<YesNo>::not_applicable();
    persons.excused[person] = persons.taught_at_home[person];
    persons.school_grade[person] =
        is_of_age ? Stated(std::min(age - kCompulsoryAgeFirst + 1, kLastCompulsoryGrade))
                  : Stated<std::int32_t>::not_applicable();
    if (is_of_age && age <= kClassEightAge) {
      pupils.push_back(person);
    }
  }
  if (is_deprived) {
    auto const out = random.next_below(static_cast<std::uint32_t>(pupils.size()));
    persons.enrolled[pupils[out]] = Stated(YesNo::no);
    persons.school_grade[pupils[out]] = Stated<std::int32_t>::not_applicable();
  }
}

// Nobody boards in grades 1 to 3 (domain reference 2.5); above, shares are a choice [A].
void describe_boarding(PersonTable& persons, std::vector<PersonId> const& members,
                       RandomStream& random) {
  for (PersonId const person : members) {
    if (!persons.school_grade[person].has_value()) {
      persons.boards[person] = Stated<YesNo>::not_applicable();
      continue;
    }
    std::int32_t const grade = persons.school_grade[person].value();
    bool const boards =
        grade >= kFirstBoardingGrade && chance(random, grade >= kFirstJuniorGrade ? 60 : 15);
    persons.boards[person] = Stated(boards ? YesNo::yes : YesNo::no);
  }
}

// Families enrol together: in those where anybody may be without, each member is so with one chance
// in two, or more where that would not leave enough persons without.
void insure(PersonTable& persons, std::vector<PersonId> const& members, std::int32_t insured,
            RandomStream& random) {
  constexpr std::uint32_t kWhole = 1000000;
  std::uint32_t const without = kWhole - static_cast<std::uint32_t>(insured);
  std::uint32_t const in_doubt = std::min(2 * without, kWhole);
  std::uint32_t const each = std::max(kWhole / 2, without);
  bool const may_lack = random.next_below(kWhole) < in_doubt;
  for (PersonId const person : members) {
    bool const lacks = random.next_below(kWhole) < each && may_lack;
    persons.medically_insured[person] = Stated(lacks ? YesNo::no : YesNo::yes);
  }
}

}  // namespace

void describe_household(HouseholdRegister& made, HouseholdId id, std::int32_t insured,
                        RandomStream& random) {
  HouseholdTable& households = made.households;
  PersonTable& persons = made.persons;
  IndicatorSet const deprived = households.deprivations[id].deprived;
  households.house_grade[id] =
      Stated(house_grade(deprived.contains(MpiIndicator::housing), random));
  households.house_treatment_accepted[id] = deprived.contains(MpiIndicator::housing)
                                                ? Stated(YesNo::no)
                                                : Stated<YesNo>::not_applicable();
  Water const drawn = water(deprived.contains(MpiIndicator::drinking_water), random);
  households.water_source[id] = Stated(drawn.source);
  households.water_fetch_minutes[id] = drawn.fetch_minutes;

  std::vector<PersonId> members;
  members.reserve(static_cast<std::size_t>(households.persons[id]));
  for (std::int32_t i = 0; i < households.persons[id]; ++i) {
    members.emplace_back(households.first_person[id].value() + static_cast<std::uint32_t>(i));
  }
  describe_schooling(persons, members, deprived.contains(MpiIndicator::years_of_schooling), random);
  describe_enrolment(persons, members, deprived.contains(MpiIndicator::attendance), random);
  insure(persons, members, insured, random);
  describe_boarding(persons, members, random);
}

void place_household(HouseholdTable& households, HouseholdId id, Villages const& villages,
                     RandomStream& random) {
  VillageId const village = households.village[id];
  MultiPolygon const& area = villages.area[village];
  households.point[id] = villages.point[village];
  households.geocode_level[id] = GeocodeLevel::village;
  if (area.empty()) {
    return;
  }
  GeoPoint low = area.polygons.front().rings.front().front();
  GeoPoint high = low;
  for (Polygon const& polygon : area.polygons) {
    for (GeoPoint const point : polygon.rings.front()) {
      low = {std::min(low.lon, point.lon), std::min(low.lat, point.lat)};
      high = {std::max(high.lon, point.lon), std::max(high.lat, point.lat)};
    }
  }
  for (int draw = 0; draw < kMostPlaceDraws; ++draw) {
    GeoPoint const point{between(random, low.lon, high.lon), between(random, low.lat, high.lat)};
    if (covers(area, point)) {
      households.point[id] = point;
      households.geocode_level[id] = GeocodeLevel::house;
      return;
    }
  }
}

}  // namespace tongcun
