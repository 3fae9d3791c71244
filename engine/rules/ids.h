// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/id.h"

namespace tongcun {

using FieldId = Id<struct FieldTag>;          // a fact that rules may ask for
using RuleId = Id<struct RuleTag>;            // one comparison of a profile
using ConditionId = Id<struct ConditionTag>;  // rules and conditions put together

}  // namespace tongcun
