// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"
#include "io/feature_source.h"
#include "io/read_rows.h"
#include "tests/io/finding_lists.h"
#include "tests/io/temporary_folder.h"

#include <filesystem>
#include <string>
#include <utility>

namespace tongcun {

// A country between 100 and 120 degrees east, 20 and 40 north, with village codes of 12 digits and
// rain from May to September.
inline Profile invented_profile() {
  Profile profile;
  profile.id = "invented";
  profile.extent = {1000000000, 200000000, 1200000000, 400000000};
  profile.code_pattern = "[0-9]{12}";
  for (int month = 5; month <= 9; ++month) {
    profile.road_rules.wet_months.insert(Month(month));
  }
  return profile;
}

inline LayerSource layer_source(LayerRole role, std::string file, std::string crs = "") {
  LayerSource source;
  source.key = "tested";
  source.role = role;
  source.file = std::move(file);
  source.crs = std::move(crs);
  return source;
}

// Opens and reads a layer; where it cannot be opened, a table without rows with the findings.
inline LayerTable read_layer(LayerSource const& source, std::filesystem::path const& path,
                             Profile const& profile = invented_profile()) {
  OpenedSource opened = open_features(source, path);
  if (!opened.source) {
    LayerTable table;
    table.findings = std::move(opened.findings);
    return table;
  }
  return read_rows(source, profile, *opened.source);
}

// A layer as CSV text in EPSG:4490 unless the source says otherwise.
inline LayerTable read_csv(TemporaryFolder const& folder, LayerRole role, std::string_view text) {
  return read_layer(layer_source(role, "layer.csv", "EPSG:4490"), folder.write("layer.csv", text));
}

// The layer is used and every row is somewhere; `listed` tells why not.
inline bool is_accepted(LayerTable const& table) {
  return !any_rejected(table.findings) && table.layer.counts.balanced();
}

}  // namespace tongcun
