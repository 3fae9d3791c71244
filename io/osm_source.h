// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/feature_source.h"

#include <filesystem>

namespace tongcun {

// Opens an extract of OpenStreetMap (.osm, .osm.pbf) as a layer of roads or of facilities.
//
// Roads are the ways whose `highway` the vocabulary or the scenario knows; others are counted and
// said. Their columns are tags; `oneway`, `layer`, `surface` and `motor_access` are completed from
// the tags that imply them (see osm_source.cpp). Two ways that share a node share a vertex. Where
// the extract lacks nodes of a way it is cut there, never drawn across the gap.
//
// Facilities are nodes, and ways by their middle, with a tag (amenity, healthcare, man_made,
// highway, social_facility, office) whose value is a known word of `kind`; if the scenario states
// the layer's kind, those of that kind. Codes are "n" or "w" and the element's number, which is
// its row in findings.
[[nodiscard]] OpenedSource open_osm(LayerSource const& source, std::filesystem::path const& path);

}  // namespace tongcun
