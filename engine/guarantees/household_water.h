// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/water_reach.h"
#include "engine/region/household_register.h"
#include "engine/rules/field.h"
#include "engine/rules/rule_value.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <vector>

namespace tongcun {

// The water facts of single households, written over those of their village:
//   water_piped, water_source  the household's own source; where that is unknown the village's fact
//                              holds, unless the household carries water although the village's is
//                              piped: then nobody knows
//   water_tier, water_report, water_report_date, water_inspection, water_reliability, water_litres
//                              of the works that serve the village, if the household's source is
//                              theirs; else unknown (its own litres, where recorded)
//   water_fetch_time           the round trip that the household states; then the distance and
//                              height of the nearest water point say nothing about it. Where it
//                              states none: from the place of the house, else the village's
//                              bounds; piped: does not apply. A well, a spring or a rain tank whose
//                              way does not apply is at the house: nothing is carried, no time
//                              (domain reference 2.4.1)
// A household that says both that its water is piped and that it is carried contradicts itself:
// source, way and works are unknown.
class HouseholdWater {
 public:
  // `reach` null: nothing is known of single houses. Keeps what it is given.
  HouseholdWater(HouseholdTable const& households, Fields const& fields,
                 WaterReachMaker const* reach);

  // Every field that is written.
  [[nodiscard]] std::vector<FieldId> const& fields() const { return fields_; }

  void write(HouseholdId household, IdVector<FieldId, RuleValue> const& village,
             IdVector<FieldId, RuleValue>& facts) const;

 private:
  void write_source(HouseholdId household, IdVector<FieldId, RuleValue>& facts) const;
  void write_way(HouseholdId household, IdVector<FieldId, RuleValue>& facts) const;
  [[nodiscard]] bool is_served_by_works(HouseholdId household,
                                        IdVector<FieldId, RuleValue> const& village) const;
  [[nodiscard]] bool has_own_way(HouseholdId household) const;
  [[nodiscard]] bool contradicts_itself(HouseholdId household) const;

  HouseholdTable const& households_;
  WaterReachMaker const* reach_;
  FieldId piped_;
  FieldId source_;
  FieldId time_;
  FieldId distance_;
  FieldId height_;
  FieldId litres_;
  std::vector<FieldId> works_;  // what is said of the works
  std::vector<FieldId> fields_;
};

}  // namespace tongcun
