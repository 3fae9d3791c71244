// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/compute_travel_times.h"
#include "engine/network/build_road_network.h"
#include "engine/network/network_overlay.h"
#include "engine/poverty/simulation_options.h"
#include "engine/region/house_places.h"
#include "engine/region/new_facilities.h"
#include "engine/region/region.h"
#include "engine/relocation/relocation_options.h"
#include "engine/scenario/check_options.h"
#include "engine/scenario/profile.h"
#include "engine/scenario/reading_limits.h"
#include "engine/scenario/report_imprint.h"
#include "engine/types/text.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tongcun {

// Where the rows of a layer come from and how its columns and words are understood.
struct LayerSource {
  std::string key;  // "villages", "facilities.clinics" …
  LayerRole role = LayerRole::villages;
  std::string file;                   // as written in the scenario, relative to the input folder
  std::string layer;                  // "" = the only layer of the file
  std::string crs;                    // "" = as the file says
  Length datum_accuracy = metres(5);  // the worst that a change of datum may have
  std::string encoding;               // of CSV files; "" = UTF-8
  int band = 0;                       // of a raster, from 1; 0 = the only one
  std::map<std::string, std::string> fields;  // canonical field -> column of the file
  std::map<std::string, std::string, std::less<>>
      units;  // canonical field of a share -> "%" or "share"
  // canonical field -> word in the file (normalised) -> canonical value
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> values;
  std::optional<FacilityKind> kind;  // of all rows, where the layer has no kind column
  std::string licence;
  std::string attribution;
  ReadingLimits limits;   // the same for all layers of a scenario
  std::int64_t line = 0;  // of the table in the scenario file, for messages
};

// A register of an earlier year, compared with the present one by a check.
struct EarlierRegister {
  int year = 0;                     // that it describes, at its end
  std::vector<LayerSource> layers;  // households, persons, and the crosswalk of villages
};

// A question as a scenario file asks it. Made only by the scenario reader.
struct Scenario {
  std::string name;
  std::string title;
  std::string file;                   // the scenario file's own name, without folders
  std::string sha256;                 // of the scenario file
  std::vector<ConfigFile> inherited;  // scenario files below it, the nearest first
  std::vector<std::string> settings;  // "key=value" of the command line, over the files
  std::set<std::string> given;  // keys that the files or settings set ("network.off_road_limit_m")
  Language language = Language::en;
  bool invented = false;     // the data was made by our generator; said on every output
  std::string register_key;  // file with the office's key for pseudonyms; "" = none
  // An invented register is published as if its households were real, to see what that would hide.
  bool treat_register_as_real = false;
  Length house_reach = kHouseReach;  // of houses of the register from their village
  std::optional<int> year;           // that the layers describe; none = not stated
  std::string input_folder;          // resolved; nothing outside is opened
  Profile profile;
  std::vector<LayerSource> layers;
  NetworkOptions network;
  AccessOptions access;
  std::vector<Duration> thresholds;             // minutes that the summary counts persons within
  std::vector<UpgradeRequest> upgrades;         // with a year: measures of years ahead
  std::vector<NewFacility> new_facilities;      // likewise
  std::optional<RelocationOptions> relocation;  // none: no relocation is planned
  std::optional<PurchasingPower> purchasing_power;  // of international lines; none: not stated
  std::optional<SimulationOptions> simulation;      // none: no years ahead are simulated
  CheckOptions check;
  std::optional<EarlierRegister> earlier;  // none: there is none to compare with
  ReportImprint imprint;
  std::optional<LayerSource> background;  // a raster behind the report's map; its role says nothing
};

}  // namespace tongcun
