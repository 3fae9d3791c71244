// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/judge_status.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace tongcun {

// Writes the facts of single households that rules of status ask for, as status_fields defines
// them.
class StatusFactWriter {
 public:
  StatusFactWriter(Fields const& fields, StatusFacts const& facts);

  // `values`: one a field; those of villages stay as they are.
  void set_household(HouseholdId household, IdVector<FieldId, RuleValue>& values) const;
  // Pass: a guarantee fails; unknown where one is unknown and none fails.
  [[nodiscard]] Verdict guarantee_fails(HouseholdId household) const;

 private:
  // A field that the profile's lists make; none() where no rule could ask for it.
  [[nodiscard]] static FieldId field(Fields const& fields, std::string const& key);
  void set_lines(HouseholdId household, IdVector<FieldId, RuleValue>& values) const;
  void set_record(HouseholdId household, IdVector<FieldId, RuleValue>& values) const;
  void set_risks(HouseholdId household, IdVector<FieldId, RuleValue>& values) const;
  void set_living(HouseholdId household, IdVector<FieldId, RuleValue>& values) const;

  struct LineFields {
    FieldId below;
    FieldId above;
    FieldId left_below;
  };
  StatusFacts const& facts_;
  std::vector<LineFields> lines_;    // by line of the facts
  std::vector<FieldId> guarantees_;  // by guarantee of the facts
  std::vector<FieldId> risks_;       // by kind
  FieldId guarantee_fails_;
  FieldId formerly_;
  FieldId remaining_;
  FieldId registered_this_year_;
  FieldId exited_;
  FieldId risk_declared_;
  FieldId difficulty_;
  FieldId has_labour_;
  FieldId has_work_;
  FieldId registered_class_;
  FieldId record_status_;
  FieldId assist_class_;
  FieldId monitor_class_;
  FieldId risk_cleared_;
  FieldId income_;
  FieldId expense_;
  FieldId persons_;
  FieldId labourers_;
  FieldId employed_;
  FieldId pupils_;
  FieldId house_grade_;
  FieldId water_source_;
  std::vector<FieldId> deprived_;  // by indicator of the global index
};

}  // namespace tongcun
