// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/rules/rule.h"
#include "engine/types/text.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// A line of income or consumption that the profile knows. Money in minor units of its currency.
struct PovertyLine {
  std::string key;
  Text name;
  std::string currency;           // ISO code; "USD-PPP-2021" and the like for international lines
  std::string per;                // "person/year", "person/day"
  std::string concept_of_income;  // net, disposable, consumption, survey
  Comparison poor_if = Comparison::less;
  std::map<int, std::int64_t> by_year;
  std::optional<std::int64_t> any_year;  // of lines that hold in every year of the profile
  std::string source;
  std::string mark;
};

// How a profile speaks and what it counts in: words of its period, currency, display units, lines.
struct ProfileTerms {
  std::optional<YearRange> years;     // in which the profile holds; none: any
  std::map<std::string, Text> words;  // "relapse" -> relapse, 返贫致贫
  std::string currency;               // ISO code; "" = named by the scenario
  std::int64_t minor_per_major = 100;
  std::map<std::string, std::string> units;  // quantity -> display unit: "land" -> "mu"
  std::vector<PovertyLine> lines;            // ascending by key
};

}  // namespace tongcun
