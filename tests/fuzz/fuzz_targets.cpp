// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzz_targets.h"

#include "tests/fuzz/try_files.h"
#include "tests/fuzz/try_texts.h"

#include <algorithm>

namespace tongcun {

std::vector<FuzzTarget> const& fuzz_targets() {
  static std::vector<FuzzTarget> const kTargets{{"csv", try_csv, 80'000},
                                                {"encoding", try_encoding, 50'000},
                                                {"geojson_text", try_geojson_text, 20'000},
                                                {"inflate", try_inflate, 50'000},
                                                {"plan", try_plan, 20'000},
                                                {"sums", try_numbers_in_text, 50'000},
                                                {"toml", try_toml, 30'000},
                                                {"values", try_values, 80'000},
                                                {"xml", try_xml, 50'000},
                                                {"dbf", try_dbf, 10'000},
                                                {"digests", try_digests, 5'000},
                                                {"ledger", try_ledger, 5'000},
                                                {"osm_pbf", try_osm_pbf, 10'000},
                                                {"osm_xml", try_osm_xml, 5'000},
                                                {"scenario", try_scenario, 5'000},
                                                {"workbook", try_workbook, 10'000},
                                                {"layer_csv", try_layer_csv, 3'000},
                                                {"layer_flatgeobuf", try_layer_flatgeobuf, 3'000},
                                                {"layer_geojson", try_layer_geojson, 3'000},
                                                {"layer_geopackage", try_layer_geopackage, 2'000},
                                                {"layer_shapefile", try_layer_shapefile, 2'000},
                                                {"layer_workbook", try_layer_workbook, 3'000},
                                                {"raster", try_raster, 2'000}};
  return kTargets;
}

FuzzTarget const* fuzz_target(std::string_view name) {
  auto const found = std::ranges::find(fuzz_targets(), name, &FuzzTarget::name);
  return found != fuzz_targets().end() ? &*found : nullptr;
}

}  // namespace tongcun
