// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/region/region.h"
#include "engine/relocation/relocation_plan.h"
#include "engine/relocation/relocation_problem.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// A plan in words that outlive the program: codes of households, sites and townships in place of
// ids. Everything that a check of it needs beside the scenario and its layers. Of single
// households: restricted.

struct PublishedDwelling {
  std::string site;                  // code (site_code)
  std::int32_t phase = 0;            // its number
  std::optional<std::int64_t> area;  // square decimetres; none: a phase without dwellings
  friend auto operator<=>(PublishedDwelling const&, PublishedDwelling const&) = default;
};

struct PublishedPlace {
  std::string household;
  std::optional<PublishedDwelling> dwelling;  // none: stays
  friend bool operator==(PublishedPlace const&, PublishedPlace const&) = default;
};

// One limit of the question. What does not tell it apart is empty.
struct PublishedLimit {
  LimitKind kind = LimitKind::dwellings;
  // Code of the site; county, code and name of the township; the year; the mode.
  std::string of;
  std::int32_t phase = 0;            // of dwellings and persons
  std::optional<std::int64_t> area;  // of dwellings, square decimetres
  friend auto operator<=>(PublishedLimit const&, PublishedLimit const&) = default;
};

// RelocationCertificate.
struct PublishedCertificate {
  std::vector<std::pair<std::string, std::int64_t>> unit_value;  // by the unit's first household
  std::vector<std::pair<PublishedLimit, std::int64_t>> price;
  friend bool operator==(PublishedCertificate const&, PublishedCertificate const&) = default;
};

struct PublishedLevel {
  Goal goal = Goal::shares;
  std::int64_t value = 0;
  std::int64_t bound = 0;
  PublishedCertificate certificate;
  friend bool operator==(PublishedLevel const&, PublishedLevel const&) = default;
};

struct PublishedShareProof {
  std::int32_t most = 1000;  // per mille
  PublishedCertificate certificate;
  friend bool operator==(PublishedShareProof const&, PublishedShareProof const&) = default;
};

// Other places at nearly the same cost (OtherPlan).
struct PublishedOther {
  std::int64_t objective = 0;          // minor units
  std::vector<PublishedPlace> places;  // of all who may be placed
  friend bool operator==(PublishedOther const&, PublishedOther const&) = default;
};

struct PublishedPlan {
  PlanKind kind = PlanKind::committed;
  bool has_earlier = false;  // it stays near to an earlier plan
  PlanStatus status = PlanStatus::feasible;
  std::int64_t objective = 0;  // minor units
  std::int64_t bound = 0;
  std::optional<std::int64_t> bound_solver;
  std::string bound_source;
  std::vector<PublishedPlace> places;  // of all who may be placed
  PublishedCertificate certificate;
  std::vector<PublishedLevel> levels;
  std::optional<std::int32_t> least_share;  // per mille; where townships are owed one
  std::optional<PublishedShareProof> share_proof;
  std::vector<PublishedOther> others;  // with the multipliers and levels of the plan
  friend bool operator==(PublishedPlan const&, PublishedPlan const&) = default;
};

// Where codes come from; the caller keeps the parts alive.
struct PlanNames {
  HouseholdTable const& households;
  Region const& region;
};

// The names of all limits of a question, in the order of limits_of. No two are equal: sizes of
// dwellings of one phase differ, and so do numbers of phases of one site.
[[nodiscard]] std::vector<PublishedLimit> named_limits(RelocationProblem const& problem,
                                                       PlanNames const& names);

// The first household of each unit.
[[nodiscard]] IdVector<MoveUnitId, MoverId> first_of_units(RelocationProblem const& problem);

}  // namespace tongcun
