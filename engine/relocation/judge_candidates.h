// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/household_facts.h"
#include "engine/guarantees/village_facts.h"
#include "engine/region/household_register.h"
#include "engine/region/locate_hazards.h"
#include "engine/relocation/relocation_options.h"
#include "engine/relocation/relocation_rules.h"
#include "engine/rules/verdict.h"
#include "engine/run/run_settings.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tongcun {

// Where a household stands before any plan is made.
enum class Candidacy : std::uint8_t {
  mover,        // may be placed
  declined,     // eligible and unwilling: staying is its outcome, listed with other remedies
  not_asked,    // eligible, and this kind of plan needs its word
  conditional,  // eligible, its conditions are not recorded as met
  unknown,      // what makes it eligible is not known
  ineligible,   // nothing in the profile offers it a move
};
inline constexpr std::array<std::string_view, 6> kCandidacyNames{
    "mover", "declined", "not_asked", "conditional", "unknown", "ineligible"};

// Who says whether a household is eligible.
enum class EligibilitySource : std::uint8_t {
  rule,
  office_offers,    // the office: it is
  office_excludes,  // the office: it is not
  group_moves,      // it is accompanying, and its group moves as a whole (take_along)
};
inline constexpr std::array<std::string_view, 4> kEligibilitySourceNames{
    "rule", "office_offers", "office_excludes", "group_moves"};

struct HouseholdCandidacy {
  Candidacy candidacy = Candidacy::ineligible;
  Consent consent = Consent::not_asked;
  EligibilitySource source = EligibilitySource::rule;
  bool urgent = false;        // a reason that makes it so, or the register's own word
  std::uint32_t reasons = 0;  // bits by position in RelocationRules::reasons, those that hold,
                              // whoever decided
  bool accompanying = false;  // for certain (AccompanyingRules::principal)
  bool area_limited = false;  // the upper limit of floor area is its own
  bool area_unknown = false;  // nobody knows whether it is
};
constexpr std::size_t kMostReasons = 32;

// Where an eligible, ineligible or unknown household stands that says this, in this kind of plan.
[[nodiscard]] Candidacy candidacy_of(Verdict eligible, Consent consent, PlanKind kind);

// Whom a move may be offered (RelocationRules::reasons: Kleene's "or", judged for each household)
// and who may be placed by this kind of plan. An unwilling household is never a mover; consent that
// is not recorded counts as not asked. The consent of one household changes nobody else's
// candidacy. Deterministic for any number of threads. O(households · rules that the reasons rest
// on).
[[nodiscard]] IdVector<HouseholdId, HouseholdCandidacy> judge_candidates(
    RelocationRules const& relocation, PlanKind kind, GuaranteeRules const& rules,
    VillageFacts const& facts, HouseholdRegister const& people, HouseHazards const* hazards,
    std::optional<int> year, RunSettings const& run);

}  // namespace tongcun
