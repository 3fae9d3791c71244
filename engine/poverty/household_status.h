// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/status_rules.h"
#include "engine/rules/verdict.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tongcun {

// The class that a family gives a household: the first that passes, else open if one is unknown,
// else none.
struct FamilyClass {
  static constexpr std::uint8_t kNone = 255;
  static constexpr std::uint8_t kOpen = 254;
  std::uint8_t at = kNone;  // position among the classes of the rules

  [[nodiscard]] bool is_class() const { return at < kOpen; }
  friend bool operator==(FamilyClass, FamilyClass) = default;
};

// What was computed beside what the register declares.
enum class Difference : std::uint8_t {
  same,          // both say the same, or both say none
  not_declared,  // the rules find a class, the register has none
  not_found,     // the register has a class whose rules do not fire
  other_class,
  open,          // the rules cannot tell
  not_recorded,  // the register does not say
};
inline constexpr std::array<std::string_view, 6> kDifferenceNames{
    "same", "not_declared", "not_found", "other_class", "open", "not_recorded"};

// Which rules of the book passed, failed and are unknown, one bit each.
struct FiredRules {
  std::uint64_t passed = 0;
  std::uint64_t failed = 0;
  std::uint64_t unknown = 0;
};

// WHERE EACH HOUSEHOLD STANDS by the rules of the profile. A class is a ground for a visit, never
// for adding or removing anyone: status changes only by the human procedure (domain reference 4.3).
struct HouseholdStatuses {
  std::vector<IdVector<HouseholdId, Verdict>> verdicts;  // by class about households; else empty
  IdVector<HouseholdId, FiredRules> rules;
  IdVector<HouseholdId, FamilyClass> monitoring;
  IdVector<HouseholdId, FamilyClass> earlier;
  IdVector<HouseholdId, FamilyClass> low_income;
  IdVector<HouseholdId, FamilyClass> visit;
  IdVector<HouseholdId, Difference> monitoring_difference;
  IdVector<HouseholdId, Difference> low_income_difference;
  IdVector<HouseholdId, Verdict> guarantee_fails;  // pass: one fails
};

// Households to be visited first, the most urgent of a village first: by class, then whether a
// guarantee fails, then how far rigid expense pushes them below the line, then the longest without
// a visit (domain reference 4.3 [A]).
struct VisitEntry {
  HouseholdId household;
  std::uint8_t ground = FamilyClass::kNone;  // position of the class; kNone: a difference alone
  std::optional<std::int64_t> depth;  // minor units a person below the line after rigid expense
};

// A class in every village.
struct VillageStatuses {
  std::vector<IdVector<VillageId, Verdict>> verdicts;  // by class about villages; else empty
  // Persons of registered households that do not pass the exit: surely, and perhaps.
  IdVector<VillageId, std::int64_t> remaining_surely;
  IdVector<VillageId, std::int64_t> remaining_perhaps;
  IdVector<VillageId, std::int64_t> persons;  // the base; 0 = unknown
};

}  // namespace tongcun
