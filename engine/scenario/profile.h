// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/services.h"
#include "engine/checks/check_rules.h"
#include "engine/guarantees/guarantee.h"
#include "engine/network/road_rules.h"
#include "engine/poverty/poverty_measures.h"
#include "engine/poverty/status_rules.h"
#include "engine/region/region_tables.h"
#include "engine/relocation/relocation_rules.h"
#include "engine/scenario/profile_terms.h"
#include "engine/types/geo_point.h"
#include "engine/types/text.h"

#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// Where a value of a profile comes from and how sure it is.
struct ValueSource {
  std::string key;     // "roads.motor[3]"
  std::string source;  // "domain reference 2.9"
  std::string mark;    // S, V, M or A, as in the domain reference
  // What it says, for the record of a run: key and value as text, in the order of the profile.
  std::vector<std::pair<std::string, std::string>> values;
};

// A configuration file that a run rests on, for the record.
struct ConfigFile {
  std::string file;
  std::string sha256;
};

// A rule profile: what holds in one country in one period. Made only by the profile reader.
struct Profile {
  std::string id;  // "cn-2026"
  Text name;
  std::string country;       // ISO 3166 code
  GeoBox extent;             // coordinates outside are wrong
  std::string code_pattern;  // of village codes, a regular expression (ECMAScript)
  CodeLevels code_levels;
  RoadRules road_rules;
  Services services;
  GuaranteeRules guarantees;
  RelocationRules relocation;
  ProfileTerms terms;
  StatusRules status;
  CheckRules checks;
  PovertyMeasures measures;
  std::vector<ValueSource> sources;  // in effect, after inheritance
  std::vector<ConfigFile> files;     // the profile and those it inherits
};

}  // namespace tongcun
