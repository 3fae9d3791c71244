// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_standing.h"
#include "engine/region/mpi_indicators.h"
#include "engine/region/village_record.h"
#include "engine/types/geo_point.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"
#include "engine/types/stated.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// How near a household's point is to its house.
enum class GeocodeLevel : std::uint8_t { house, group, natural_village, village, none };
inline constexpr std::array<std::string_view, 5> kGeocodeLevelNames{
    "house", "group", "natural_village", "village", "none"};

// Grade of a dwelling (危房等级): A and B are safe, C is dangerous in parts, D as a whole.
enum class HouseGrade : std::uint8_t { a, b, c, d, none_house };
inline constexpr std::array<std::string_view, 5> kHouseGradeNames{"A", "B", "C", "D", "none_house"};

enum class Sex : std::uint8_t { m, f };
inline constexpr std::array<std::string_view, 2> kSexNames{"m", "f"};

enum class Relation : std::uint8_t { head, spouse, child, grandchild, parent, other };
inline constexpr std::array<std::string_view, 6> kRelationNames{"head",       "spouse", "child",
                                                                "grandchild", "parent", "other"};

// The highest stage that was completed; `primary` is six years.
enum class Education : std::uint8_t { illiterate, primary, junior, senior, vocational, college };
inline constexpr std::array<std::string_view, 6> kEducationNames{
    "illiterate", "primary", "junior", "senior", "vocational", "college"};

// What the incomes of a register are counted in; figures of two units are never compared.
struct IncomeUnit {
  std::string currency;           // ISO code, or "USD-PPP-2021" and the like
  std::string per;                // "person/year", "person/day"
  std::string concept_of_income;  // net, disposable, consumption, survey
  friend bool operator==(IncomeUnit const&, IncomeUnit const&) = default;
};

// Whom a line of income calls poor: those below it, or also those exactly at it.
enum class PoorIf : std::uint8_t { below, at_most };

// Households in the order of their villages, in a village of their codes. One entry per household
// in each column.
struct HouseholdTable {
  IdVector<HouseholdId, std::string> code;  // unique; of a real register a keyed pseudonym
  IdVector<HouseholdId, VillageId> village;
  IdVector<HouseholdId, GeoPoint> point;  // (0, 0) at level `none`
  IdVector<HouseholdId, GeocodeLevel> geocode_level;
  // Members are the persons first_person … first_person + listed - 1, the head first where known;
  // `listed` is 0 where the register has no rows of persons.
  IdVector<HouseholdId, PersonId> first_person;
  IdVector<HouseholdId, std::int32_t> listed;
  IdVector<HouseholdId, std::int32_t> persons;                  // 1 … 20
  IdVector<HouseholdId, Stated<std::int64_t>> income_a_person;  // minor units of the register
  IdVector<HouseholdId, Deprivations> deprivations;
  IdVector<HouseholdId, Stated<HouseGrade>> house_grade;
  IdVector<HouseholdId, Stated<DrinkingSource>> water_source;
  // Round trip on foot with the queue, minutes; not applicable where water is piped to the house or
  // the well stands there.
  IdVector<HouseholdId, Stated<std::int32_t>> water_fetch_minutes;
  IdVector<HouseholdId, Stated<std::int64_t>> water_litres;  // millilitres a person and day
  // Repaired or rebuilt, and accepted (危改验收); not applicable to a house of grade A or B.
  IdVector<HouseholdId, Stated<YesNo>> house_treatment_accepted;
  IdVector<HouseholdId, Stated<YesNo>> food_and_clothing;  // no worry about either, as declared
  IdVector<HouseholdId, std::string> group;  // village group or natural village; "" = unknown
  HouseholdStanding standing;

  [[nodiscard]] std::size_t size() const { return code.size(); }
  void resize(std::size_t rows);  // new rows know nothing
  friend bool operator==(HouseholdTable const&, HouseholdTable const&) = default;
};

// Persons in the order of their households. No names, no identity numbers.
struct PersonTable {
  IdVector<PersonId, HouseholdId> household;
  IdVector<PersonId, Stated<Sex>> sex;
  IdVector<PersonId, Stated<std::int32_t>> age;  // completed years in the register's year
  IdVector<PersonId, Stated<Relation>> relation;
  IdVector<PersonId, Stated<Education>> education;   // not applicable below twelve
  IdVector<PersonId, Stated<YesNo>> enrolled;        // not applicable outside 6 … 15
  IdVector<PersonId, Stated<YesNo>> taught_at_home;  // 送教上门; as enrolled
  IdVector<PersonId, Stated<YesNo>> excused;         // from school, for health
  IdVector<PersonId, Stated<YesNo>> boards;          // 寄宿; not applicable to who is no pupil
  IdVector<PersonId, Stated<std::int32_t>> school_grade;  // 1 … 12; not applicable likewise
  IdVector<PersonId, Stated<YesNo>> medically_insured;    // basic medical insurance

  [[nodiscard]] std::size_t size() const { return household.size(); }
  void resize(std::size_t rows);  // new rows know nothing
  friend bool operator==(PersonTable const&, PersonTable const&) = default;
};

// Who lives in the villages of a region, in one year. Frozen once made.
struct HouseholdRegister {
  bool invented = false;                  // made by our generator: said wherever it appears
  std::optional<int> year;                // that it describes; none = not stated
  std::optional<IncomeUnit> income_unit;  // none: no income is recorded
  HouseholdTable households;
  PersonTable persons;
  friend bool operator==(HouseholdRegister const&, HouseholdRegister const&) = default;
};

// Age bounds, completed years, inclusive.
constexpr std::int32_t kCompulsoryAgeFirst =
    6;  // compulsory education (domain reference 3.12, V308)
constexpr std::int32_t kCompulsoryAgeLast = 15;
constexpr std::int32_t kClassEightAge = 14;      // attendance of the poverty index: until class 8
constexpr std::int32_t kSixYearsSchoolAge = 12;  // from here six years of schooling are possible
constexpr std::int32_t kLargestHousehold = 20;   // domain reference 3.3
constexpr std::int32_t kFarWaterMinutes = 30;    // round trip that makes water count as unsafe

}  // namespace tongcun
