// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/household_guarantees.h"
#include "engine/region/household_register.h"
#include "engine/relocation/plan_change.h"
#include "engine/relocation/price_offer.h"
#include "engine/relocation/relocation_result.h"
#include "engine/relocation/split_groups.h"
#include "engine/types/id_vector.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// Households placed together, and who pays for them. Money in minor units.
struct PlacedTally {
  HouseholdCount placed;
  OfferMoney money;
  // Households whose part of the money is not zero: a sum tells of those alone.
  std::int64_t receiving = 0;  // public money
  std::int64_t paying = 0;     // themselves
  std::int64_t borrowing = 0;
  std::int64_t bearing = 0;   // paying or borrowing
  std::int64_t unpriced = 0;  // of whom nobody knows what their dwelling costs (WithoutSite)
  friend bool operator==(PlacedTally const&, PlacedTally const&) = default;
};

// What a plan does in one mode.
struct ModeTally {
  ResettlementMode mode = ResettlementMode::concentrated;
  PlacedTally placed;
  std::int64_t opening = 0;  // of phases that are used
  friend bool operator==(ModeTally const&, ModeTally const&) = default;
};

// Households of one village that move to one site, which is a place; at least one.
struct RelocationFlow {
  VillageId village;
  SiteId site;
  HouseholdCount placed;
  friend bool operator==(RelocationFlow const&, RelocationFlow const&) = default;
};

// Households by their place in the earlier plan and in this one; at least one.
struct PlanMove {
  EarlierStanding earlier;
  Candidacy candidacy = Candidacy::ineligible;  // now
  std::optional<SiteId> now;                    // none: stays
  HouseholdCount households;
  friend bool operator==(PlanMove const&, PlanMove const&) = default;
};

// Public money and opening costs of a year of moving.
struct YearNeed {
  std::optional<std::int32_t> year;       // none: of phases without a date
  std::int64_t needed = 0;                // minor units
  std::optional<std::int64_t> available;  // none: money is no limit
  std::int64_t accompanying = 0;          // of what is needed: for accompanying households
  // Households that receive public money, and those of them that are accompanying.
  std::int64_t receiving = 0;
  std::int64_t receiving_accompanying = 0;
  friend bool operator==(YearNeed const&, YearNeed const&) = default;
};

// What a plan gives a township that is owed a share, in households.
struct TownshipTally {
  std::int64_t households = 0;  // that can be offered something
  std::int64_t placed = 0;
  std::int64_t owed = 0;  // the fewest that are its share
  friend bool operator==(TownshipTally const&, TownshipTally const&) = default;
};

// What a plan does, taken apart: by phase, size of dwelling, village and site, and year. Sums of
// it are those of the plan's score.
struct RelocationTally {
  PlacedTally all;
  PlacedTally accompanying;  // of all
  IdVector<PhaseId, PlacedTally> phases;
  IdVector<StockId, std::int64_t> given;         // dwellings
  std::vector<ModeTally> modes;                  // that anybody may be offered, in their order
  std::vector<RelocationFlow> flows;             // by village, then site
  std::vector<YearNeed> years;                   // ascending, without a date first
  IdVector<PhaseId, std::size_t> year_of_phase;  // position in `years`

  std::int64_t below_first_wish = 0;  // households placed at a site that is not their dearest wish
  // Against the earlier plan, all households of the register; empty where there is none.
  std::vector<PlanMove> moves;
  std::array<HouseholdCount, kPlanChangeNames.size()> changes;  // by PlanChange
  std::int64_t gone_placed = 0;  // households of the earlier plan that the register has not
  std::int64_t gone_staying = 0;
  std::int64_t paying_preferences = 0;  // households of which a preference is not met
  HouseholdCount left_out;              // may be placed and are not
  HouseholdCount left_out_urgent;
  std::array<HouseholdCount, kCandidacyNames.size()> candidates;  // by Candidacy
  // Of all of the register, by who says whether they are eligible.
  std::array<HouseholdCount, kEligibilitySourceNames.size()> sources;
  HouseholdCount declined_urgent;  // staying is their outcome; other remedies are looked for
  // Placed at sites whose posts are not recorded, or without a site elsewhere, and those of them
  // that would take a post.
  HouseholdCount at_unknown_jobs;
  HouseholdCount without_counted_job;

  IdVector<TownshipId, TownshipTally> townships;  // that are owed shares
  IdVector<MoveGroupId, GroupSplit> groups;       // where the question has a rule of them

  IdVector<VillageId, HouseholdCount> village;         // all of the register
  IdVector<VillageId, HouseholdCount> village_moving;  // of those, placed and not on the spot
};

// Deterministic. O(households + movers log movers).
[[nodiscard]] RelocationTally tally_relocation(RelocationResult const& result,
                                               HouseholdTable const& households,
                                               std::size_t villages);

}  // namespace tongcun
