// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/history/compare_registers.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// A household of a small register, by code and village.
struct SmallHousehold {
  std::string code;
  std::string village;
  std::vector<std::pair<Sex, int>> members = {};  // and age
  std::int32_t persons = 3;                       // where no members are listed
  std::optional<RecordStatus> record = std::nullopt;
  std::optional<MonitorClass> monitor = std::nullopt;
  std::optional<RiskCleared> cleared = std::nullopt;
  std::optional<int> year_registered = std::nullopt;
  std::optional<int> year_exited = std::nullopt;
  std::optional<std::int64_t> income = std::nullopt;  // a person, minor units
};

// Villages of one county, one township for each first letter of their codes.
[[nodiscard]] Villages small_villages(std::vector<std::string> const& codes);

// Households in any order; a household of no such village fails the test.
[[nodiscard]] HouseholdRegister small_register(std::vector<SmallHousehold> const& households,
                                               Villages const& villages);

// Two registers of 2019 and 2023 with a crosswalk and their comparison.
struct TwoRegisters {
  std::vector<std::string> villages;  // of 2023
  std::vector<CrosswalkRow> crosswalk = {};
  std::vector<SmallHousehold> before = {};
  std::vector<SmallHousehold> now = {};
  std::vector<std::string> kept_apart_before = {};
  std::vector<std::string> kept_apart_now = {};
  std::optional<IncomeLine> line = std::nullopt;
};

class ComparedRegisters {
 public:
  explicit ComparedRegisters(TwoRegisters const& world);

  [[nodiscard]] RegisterHistory const& history() const { return history_; }
  [[nodiscard]] HouseholdTable const& now() const { return now_.households; }
  [[nodiscard]] Villages const& villages() const { return villages_; }
  // The change of the household of that code; fails the test if there is none.
  [[nodiscard]] HouseholdChange const& of(std::string const& code) const;
  // Its reasons, as words in their order.
  [[nodiscard]] std::vector<std::string> reasons(std::string const& code) const;
  [[nodiscard]] Area const& area(std::string const& code) const {
    return history_.areas.areas[of(code).area];
  }
  [[nodiscard]] FieldChanges const& field(std::string_view name) const;

 private:
  Villages villages_;
  HouseholdRegister now_;
  RegisterHistory history_;
};

}  // namespace tongcun
