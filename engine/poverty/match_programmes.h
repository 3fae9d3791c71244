// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/choose_beneficiaries.h"
#include "engine/poverty/poverty_study.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tongcun {

// What programmes do about a cause of a household. Only those that name the cause count: a transfer
// to everybody who is poor is no answer to why.
enum class CauseState : std::uint8_t {
  receiving,  // it receives a programme for the cause in some year
  waiting,    // one is for it, and places or money end before its turn
  undecided,  // whether one is for it, the register does not tell
  open,       // none is for it
};
inline constexpr std::array<std::string_view, 4> kCauseStateNames{"receiving", "waiting",
                                                                  "undecided", "open"};
inline constexpr std::size_t kCauseStates = kCauseStateNames.size();

// Households of an area that have a cause, as their main one or another.
struct CauseCount {
  std::int64_t persons = 0;
  std::int64_t main = 0;                                // whose main cause it is
  std::array<std::int64_t, kCauseStates> households{};  // by state
  friend bool operator==(CauseCount const&, CauseCount const&) = default;
};

// ONE HOUSEHOLD, ONE PLAN (一户一策): which programmes are for whom, and which causes nobody does
// anything about. For the office alone.
struct ProgrammeMatch {
  IdVector<HouseholdId, std::uint32_t> eligible;   // bit p: programme p is for it
  IdVector<HouseholdId, std::uint32_t> undecided;  // bit p: the register lacks what would decide
  IdVector<AreaId, std::array<CauseCount, kPovertyCauses>> causes;  // by PovertyCause

  [[nodiscard]] CauseState state_of(PovertyStudy const& study, HouseholdId id,
                                    PovertyCause cause) const;
};

// `beneficiaries` by programme, as in study.households.programmes. O(households * programmes).
[[nodiscard]] ProgrammeMatch match_programmes(PovertyStudy const& study,
                                              std::vector<Beneficiaries> const& beneficiaries);

}  // namespace tongcun
