// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/synthetic/plant_defects.h"
#include "engine/synthetic/synthetic_county.h"
#include "engine/types/text.h"
#include "io/check_output_target.h"
#include "io/county_register_files.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {

// Defects that were planted in a county before it is written.
struct CountyDefects {
  std::int32_t permille = 0;
  PlantedDefects planted;
};

// Publishes a made-up county as an office would hand it over: county.gpkg (villages, committees,
// roads, facilities, water points, sites, hazard zones, townships, hamlets, rivers; households and
// persons where `people` is not null), elevation.tif, a scenario that runs on them, and synth.json,
// which says how it was made and that it is invented. Up to kMostWorkbookVillages the register lies
// beside it in one workbook a township, and scenario-workbooks.toml reads it from there. A register
// of the year before is earlier.gpkg, which the scenario names. Where `defects` is not null there
// are no workbooks, and planted.csv is the key of what was planted where: kind, rule, layer, row
// (as a check names it; empty for a township and for a whole layer), code, and of a household that
// was split off the code of the one that it left; files that are broken themselves lie beside it
// with a key of their own (broken_county_files.h). The folder
// appears whole or not at all; the same county gives the same bytes but for the command in
// synth.json. Throws OutputError.
void write_synthetic_county(OutputTarget const& target, SyntheticCounty const& county,
                            CountyPeople const* people, CountyLanguages languages,
                            std::vector<std::string> const& command,
                            CountyDefects const* defects = nullptr);

}  // namespace tongcun
