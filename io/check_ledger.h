// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/checks/register_checks.h"
#include "engine/region/household_register.h"
#include "engine/region/villages.h"
#include "engine/scenario/check_options.h"
#include "engine/types/finding.h"
#include "engine/types/text.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// Where an entry of the ledger of problems (问题台账) stands against an earlier check.
enum class LedgerState : std::uint8_t {
  fresh,     // not in the earlier check; or there was none
  open,      // in both
  accepted,  // somebody answers for it, with a reason and until a date
  fixed,     // in the earlier check only (销号)
};
inline constexpr std::array<std::string_view, 4> kLedgerStateNames{"new", "open", "accepted",
                                                                   "fixed"};

// One problem. It is the same problem as one of another check if rule, file, layer, field, place,
// household, subject and number agree; rows move when a file is sorted and say nothing then.
struct LedgerEntry {
  std::string rule;
  std::string file;
  std::string layer;
  std::string field;
  std::string place;        // code of the village, road, site … that it is about; "" = none
  std::string household;    // as the register's results call it; "" = of no single one
  std::string subject;      // what else tells it from others: a word, another road
  std::int64_t number = 1;  // among those that agree in all of the above

  Severity severity = Severity::warning;
  LedgerState state = LedgerState::fresh;
  std::int64_t row = 0;  // as the user sees it; 0 = none, or fixed
  std::string since;     // date of the first check that found it; "" = not stated
  std::string reason;    // of the waiver
  std::string until;     // likewise; "" = for good
  std::string message;   // of a fixed one: as it was
  std::string remedy;
  std::string office;    // who settles it; "" = nobody was named
  std::string deadline;  // the last day, yyyy-mm-dd; "" = none
};

// Everything that a check found, one entry a problem; cases of the register by household. Sorted.
// `stated_date`: of this check, "" = not stated.
[[nodiscard]] std::vector<LedgerEntry> ledger_of(std::vector<Finding> const& findings,
                                                 RegisterChecks const* checks,
                                                 HouseholdTable const* households,
                                                 Villages const& villages, Language language,
                                                 std::string const& stated_date);

// What has become of the problems of an earlier check: entries of `now` become open or stay new,
// entries of `before` that are not in `now` and were not fixed then are added as fixed. Sorted.
void compare_with(std::vector<LedgerEntry> const& before, std::vector<LedgerEntry>& now);

// Marks what waivers accept. One whose last day lies before the date of the check accepts nothing.
void accept(CheckOptions const& options, std::vector<LedgerEntry>& entries);

// For restricted/households: rows of persons' registers are in it.
[[nodiscard]] std::string ledger_csv(std::vector<LedgerEntry> const& entries);
inline constexpr char const* kLedgerFile = "restricted/households/check_ledger.csv";

// The ledger that an earlier check left in its folder. Throws InputError (P061) if it has none that
// can be read.
[[nodiscard]] std::vector<LedgerEntry> read_ledger(std::filesystem::path const& run);

}  // namespace tongcun
