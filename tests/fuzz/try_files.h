// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace tongcun {

// Readers of files of our own. The bytes become a file in a folder that is gone with the program.
void try_dbf(std::string_view bytes);
void try_digests(std::string_view bytes);
void try_geojson_text(std::string_view bytes);
void try_ledger(std::string_view bytes);
void try_osm_pbf(std::string_view bytes);
void try_osm_xml(std::string_view bytes);
void try_scenario(std::string_view bytes);
void try_workbook(std::string_view bytes);

// Layers as a run reads them, the format library included; then rows balance. Of a shapefile the
// bytes are all parts, one after another.
void try_layer_csv(std::string_view bytes);
void try_layer_flatgeobuf(std::string_view bytes);
void try_layer_geojson(std::string_view bytes);
void try_layer_geopackage(std::string_view bytes);
void try_layer_shapefile(std::string_view bytes);
void try_layer_workbook(std::string_view bytes);
void try_raster(std::string_view bytes);

}  // namespace tongcun
