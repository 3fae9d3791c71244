// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/demography_options.h"
#include "engine/poverty/poverty_line.h"
#include "engine/rules/rule.h"
#include "engine/types/text.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// A kind of assistance of the period, a word of its catalogue: without money and without an effect,
// which nobody knows for a county but the county.
struct ProgrammeKind {
  std::string code;  // "health"
  Text name;
  friend bool operator==(ProgrammeKind const&, ProgrammeKind const&) = default;
};

// How a profile speaks and what it counts in: words of its period, currency, display units, lines,
// ages.
struct ProfileTerms {
  std::optional<YearRange> years;     // in which the profile holds; none: any
  std::map<std::string, Text> words;  // "relapse" -> relapse, 返贫致贫
  std::string currency;               // ISO code; "" = named by the scenario
  std::int64_t minor_per_major = 100;
  std::map<std::string, std::string> units;  // quantity -> display unit: "land" -> "mu"
  std::vector<PovertyLine> lines;            // ascending by key
  std::string headline;                      // key of the line that summaries tell; "" = none
  std::optional<LifeAges> ages;              // none: the profile has none
  std::vector<ProgrammeKind> programmes;     // the catalogue, as the profile lists it
};

}  // namespace tongcun
