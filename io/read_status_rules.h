// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/guarantee.h"
#include "engine/poverty/poverty_measures.h"
#include "engine/poverty/status_rules.h"
#include "engine/scenario/profile_terms.h"
#include "io/config_reader.h"

#include <string>

namespace tongcun {

// What the [poverty] table of a profile says: the line that summaries tell, the classes of
// households and villages by rules, and the measures that it asks for (read_poverty_measures).
//
//   [poverty]
//   line = "monitoring"
//   [[poverty.rules]]        as [[rules]], over the facts of status_fields
//   [[poverty.conditions]]   as [[conditions]]
//   [[poverty.classes]]      id, name, family, about, condition; monitor_class and assist_class:
//                            the register's own words for it; source, mark
//
// More than kMostStatusRules rules, and what read_rules complains about, are complaints.
struct ReadStatusRules {
  std::string line;
  StatusRules rules;
  PovertyMeasures measures;
};
[[nodiscard]] ReadStatusRules read_status_rules(ConfigReader& poverty, ProfileTerms const& terms,
                                                GuaranteeRules const& guarantees);

}  // namespace tongcun
