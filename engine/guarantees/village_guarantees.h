// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/missing.h"
#include "engine/region/roads.h"
#include "engine/region/villages.h"
#include "engine/rules/judge_conditions.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"
#include "engine/types/quantity.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// Villages, and their registered households and persons where those are known.
struct VillageCount {
  std::int64_t villages = 0;
  std::int64_t households = 0;
  std::int64_t persons = 0;

  void add(Villages const& table, VillageId village);
  friend bool operator==(VillageCount const&, VillageCount const&) = default;
};

// How many a guarantee passes, fails, leaves unknown or does not concern; index = Verdict.
using VerdictCount = std::array<VillageCount, kVerdicts>;

// The same if every month were like the driest, or like the wettest.
struct SeasonCounts {
  VerdictCount dry{};
  VerdictCount wet{};
};

struct GuaranteeCount {
  VerdictCount whole{};
  std::vector<VerdictCount> parts;  // of the parts of the guarantee's condition, in their order
  std::vector<VerdictCount> rungs;  // of its ladder
};

// What is missing, and what it is worth to one guarantee.
struct MissingWorth {
  GuaranteeId guarantee;
  Missing missing;
  VillageCount alone;  // it settles the verdict by itself, whatever it turns out to be
  VillageCount open;   // the verdict hangs on it, perhaps on more
};

// What recording the surfaces of one class of road is worth to the condition of the hardened road.
struct SurfaceWorth {
  RoadClass road_class = RoadClass::unknown;
  std::int64_t roads = 0;  // without a recorded surface
  Length length;
  VillageCount pass_if_hardened;  // unknown now, pass if all of the class are hardened
  VillageCount fail_if_not;       // unknown now, fail if none of the class is
};

// WHAT HOLDS for each village, and what nobody knows.
struct VillageGuarantees {
  IdVector<VillageId, Judgements> villages;
  IdVector<GuaranteeId, GuaranteeCount> counts;
  // Of guarantees that ask for the worst month, once judge_seasons has said it.
  IdVector<GuaranteeId, std::optional<SeasonCounts>> by_season;
  VillageCount base;                   // all villages; households and persons where known
  std::vector<MissingWorth> missing;   // by guarantee; the most households settled alone first
  std::vector<SurfaceWorth> surfaces;  // the most households decided first; empty: nothing to ask
  // A register judges the guarantees of households: it is nowhere missing.
  bool by_household = false;

  [[nodiscard]] Verdict verdict(GuaranteeRules const& rules, GuaranteeId guarantee,
                                VillageId village) const {
    return villages[village].conditions[rules.guarantees[guarantee].condition];
  }
};

}  // namespace tongcun
