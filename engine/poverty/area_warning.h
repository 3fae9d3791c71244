// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/income_account.h"
#include "engine/poverty/income_poverty.h"
#include "engine/poverty/poverty_line.h"
#include "engine/region/area_tree.h"
#include "engine/region/household_register.h"
#include "engine/region/locate_hazards.h"
#include "engine/rules/verdict.h"
#include "engine/types/id_vector.h"
#include "engine/types/stated.h"
#include "engine/types/text.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// What a blow to an area would do (规模性返贫风险, domain reference 4.3): households that it would
// push under the line, beside those of whom too little is known.
struct PushedHouseholds {
  std::int64_t households = 0;
  std::int64_t pushed = 0;   // not poor before, poor after
  std::int64_t already = 0;  // poor before
  std::int64_t unknown = 0;  // income or loss unknown: may be pushed
  friend bool operator==(PushedHouseholds const&, PushedHouseholds const&) = default;

  // Shares of households, in thousandths: what is sure, rounded down, and what may be, up.
  [[nodiscard]] std::int64_t sure_permille() const;
  [[nodiscard]] std::int64_t most_permille() const;
};

// What a blow does to one household.
enum class BlowState : std::uint8_t { not_pushed, pushed, already, unknown };
constexpr std::size_t kBlowStates = 4;

// `income` a person and year, `loss` of the household in a year, both minor units. A loss of zero
// pushes nobody, whatever else is unknown; who is poor before is counted as that. O(1).
[[nodiscard]] BlowState blow_state(Stated<std::int64_t> const& income,
                                   Stated<std::int64_t> const& loss, std::int32_t persons,
                                   IncomeLine const& line);

// The states of households with one entry each, counted. O(households).
[[nodiscard]] PushedHouseholds push_below_line(std::span<Stated<std::int64_t> const> income,
                                               std::span<Stated<std::int64_t> const> loss,
                                               std::span<std::int32_t const> persons,
                                               IncomeLine const& line);

// Components of income that a blow may take from: business before its cost, because a fall of
// prices leaves the cost.
enum class IncomePart : std::uint8_t { wage, business, property, transfer };
inline constexpr std::array<std::string_view, 4> kIncomePartNames{"wage", "business", "property",
                                                                  "transfer"};

// A blow as the user states it.
struct WarningOption {
  std::string key;
  Text name;
  std::array<std::int32_t, kIncomePartNames.size()> taken{};  // millionths of each component
  std::optional<std::int64_t> taken_a_person;  // minor units a person and year, beside them
  std::vector<std::string> places;             // codes of villages, townships, counties; none: all
  std::optional<HazardChoice> hazard;          // only houses in such zones
  std::string line;                            // key; "" = the line that summaries tell
  std::optional<std::int32_t> warn_from;       // millionths of an area's households
  std::string source;
};

// The blow, household by household and area by area. Without a line the columns are empty.
struct AreaWarning {
  WarningOption option;
  PovertyLine line;
  ResolvedLine resolved;
  IdVector<HouseholdId, Stated<std::int64_t>> loss;  // minor units of the household in a year
  IdVector<HouseholdId, BlowState> states;
  IdVector<AreaId, PushedHouseholds> areas;
};

struct BlowFacts {
  HouseholdTable const& households;
  IncomeAccounts const& accounts;
  Villages const& villages;
  HazardZones const& hazards;
  AreaTree const& tree;
};

// Loss of a household: the shares of its components, each rounded down to minor units, and the
// amount for each person; zero outside the places and zones. A component that is not recorded
// leaves the loss unknown, as does a house of which nobody knows where it stands. Areas of one
// level add up to all. O(households (log zones + levels)).
[[nodiscard]] AreaWarning measure_warning(WarningOption option, PovertyLine line,
                                          ResolvedLine resolved, BlowFacts const& facts);

// Codes of the option that are of no village, township or county. O(codes * villages).
[[nodiscard]] std::vector<std::string> unknown_places(WarningOption const& option,
                                                      Villages const& villages);

// Whether the households pushed reach the user's threshold: pass if surely, fail if not even with
// all that are unknown, not applicable without a threshold.
[[nodiscard]] Verdict reaches_threshold(WarningOption const& option,
                                        PushedHouseholds const& pushed);

}  // namespace tongcun
