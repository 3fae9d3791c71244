// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/rule_book.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"
#include "engine/types/text.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

using GuaranteeId = Id<struct GuaranteeTag>;

// Two families that are never mixed or added (domain reference 2.5): what the profile's source
// judges by, and measures of access, which explain and rank but decide nothing.
enum class Family : std::uint8_t { official, access };

// Whom a guarantee is about. A condition of the village is one judgement a village; a guarantee of
// households is read for all households of a village at once where no register is given.
enum class About : std::uint8_t { village, household };

// One step of a ladder, such as "basic" drinking water.
struct Rung {
  std::string key;
  Text name;
  ConditionId condition;
};

// What must hold, under a name that reports and maps use.
struct Guarantee {
  std::string key;
  Text name;
  Family family = Family::official;
  About about = About::village;
  ConditionId condition;    // its parts are the parts that are shown
  std::vector<Rung> rungs;  // the best first; empty = no ladder
  Text below_all;           // what lies below the last rung
};

// A fact that the profile states for all villages whose own record is silent.
struct StatedFact {
  FieldId field;
  std::int64_t value = 0;  // canonical
  std::string source;
  std::string mark;
};

// The part of a profile that judges.
struct GuaranteeRules {
  RuleBook book;
  IdVector<GuaranteeId, Guarantee> guarantees;
  std::vector<StatedFact> stated;  // ascending by field, each once
};

}  // namespace tongcun
