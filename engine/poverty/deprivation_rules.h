// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/deprivation_measure.h"
#include "engine/rules/rule_book.h"
#include "engine/types/text.h"

#include <cstddef>
#include <string>

namespace tongcun {

constexpr std::size_t kMostIndicators = 32;

// An index of deprivation (Alkire and Foster) as a profile or a scenario states it. The rules of
// the book are its indicators, in their order: whoever passes a rule is deprived in it. To whom a
// rule does not apply is not.
struct DeprivationRules {
  std::string key;
  Text name;
  RuleBook book;           // over status_fields; no conditions
  DeprivationIndex index;  // weights by rule
  std::string source;
  std::string mark;
};

}  // namespace tongcun
