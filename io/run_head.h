// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region.h"
#include "engine/scenario/scenario.h"
#include "engine/types/text.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// Ids with what they are called, in the order of their file.
using NamedIds = std::vector<std::pair<std::string, Text>>;

// What pages and workbooks say of a rule profile.
struct ProfileHead {
  std::string id;
  Text name;
  std::string currency;
  std::map<std::string, std::string> units;  // quantity -> display unit
  std::map<std::string, Text> words;
  NamedIds rules;
  NamedIds conditions;
  std::vector<ConfigFile> files;
};

// To whom thanks are owed for a layer.
struct LayerCredit {
  std::string layer;
  std::string attribution;
  std::string licence;  // "" = not stated
};

// What a run's page and workbooks say of the run itself, apart from its tables: a run folder keeps
// it, so that they can be made anew without computing again. Public.
struct RunHead {
  Language language = Language::en;
  std::string scenario;
  std::string title;
  std::string sha256;                 // of the scenario file
  std::vector<ConfigFile> inherited;  // scenario files below it
  std::vector<std::string> settings;  // "key=value" of the command line
  std::optional<int> year;
  ReportImprint imprint;
  std::vector<Text> stamps;  // what every map and sheet must say: invented
  std::vector<LayerCredit> credits;
  ProfileHead profile;
};

[[nodiscard]] RunHead run_head(Scenario const& scenario, std::vector<Text> stamps,
                               IdVector<LayerId, Layer> const& layers);

// A title with the stamps behind it.
[[nodiscard]] Text stamped(Text title, std::vector<Text> const& stamps);

// "roads: © somebody [licence]", one line a layer.
[[nodiscard]] std::vector<std::string> credit_lines(RunHead const& head, Language language);

// Stamps and credits as plain text, for the file beside maps (ATTRIBUTION.txt).
[[nodiscard]] std::string attribution_text(RunHead const& head);

}  // namespace tongcun
