// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/household_status.h"
#include "engine/types/text.h"
#include "io/output_table.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// How classes of status and their reasons are told. `rules` are those that judged.
class StatusTexts {
 public:
  StatusTexts(StatusRules const& rules, Language language);

  // Families of which a household has one class; the others are a verdict each.
  [[nodiscard]] static bool is_exclusive(StatusFamily family);

  // A column of the classes of a family, "none" and "unknown".
  [[nodiscard]] OutputColumn class_column(std::string key, StatusFamily family) const;
  // A column of what puts a household on the visit list.
  [[nodiscard]] OutputColumn ground_column() const;

  // "unstable", "none", "unknown".
  [[nodiscard]] std::string word(FamilyClass found) const;
  // Of a class that fails: the rules that fail; of one that is unknown: those that are.
  [[nodiscard]] std::string why(std::size_t at, Verdict verdict, FiredRules const& rules) const;
  // The rules that a class rests on, by position of the class.
  [[nodiscard]] std::vector<RuleId> rules_of(std::size_t at) const;

  // The class, or "difference".
  [[nodiscard]] std::string ground(VisitEntry const& visit) const;
  // The rules of the class that passed: "income below the line, a declared risk stands".
  [[nodiscard]] std::string reasons(FamilyClass found, FiredRules const& rules) const;
  // Of a family that is open: the rules of its classes that are not known.
  [[nodiscard]] std::string not_known(StatusFamily family, FamilyClass found,
                                      FiredRules const& rules) const;

 private:
  [[nodiscard]] std::string names_of(std::uint64_t rules) const;

  StatusRules const& rules_;
  Language language_;
  std::vector<std::uint64_t> rules_of_;  // by class: one bit a rule that it rests on
};

}  // namespace tongcun
