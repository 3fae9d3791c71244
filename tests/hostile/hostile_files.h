// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"
#include "tests/io/temporary_folder.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// A layer that must not be taken for a good one, and the rule that says so. Made by code, for the
// point of a file is what is wrong with it.
struct HostileFile {
  std::string what;    // in words
  std::string rule;    // that must be among the findings
  LayerSource source;  // `file` relative to the input folder; `key` unique
  // Files to be written there, the layer's own among them, and links: name and where it leads.
  std::vector<std::pair<std::string, std::string>> files;
  std::vector<std::pair<std::string, std::string>> links;
  // What only shows when the layer meets the others of a region.
  bool needs_region = false;
};

// Collects them and names their folders.
class HostileFiles {
 public:
  // One file of the name given, in a folder of its own.
  HostileFile& add(std::string what, std::string rule, LayerRole role, std::string const& file,
                   std::string bytes, std::string crs = "EPSG:4490");
  // Without any file: the name alone.
  HostileFile& add_name(std::string what, std::string rule, std::string name);
  [[nodiscard]] std::vector<HostileFile> take() { return std::move(files_); }

 private:
  std::string next_key();
  std::vector<HostileFile> files_;
};

// `scratch`: where the format libraries may write what is then broken.
void add_broken_tables(HostileFiles& files);
void add_broken_values(HostileFiles& files);
void add_broken_geojson(HostileFiles& files);
void add_broken_packages(HostileFiles& files, TemporaryFolder const& scratch);
void add_broken_shapefiles(HostileFiles& files, TemporaryFolder const& scratch);
void add_broken_workbooks(HostileFiles& files);
void add_broken_osm(HostileFiles& files);
void add_broken_flatgeobuf(HostileFiles& files, TemporaryFolder const& scratch);
void add_broken_rasters(HostileFiles& files, TemporaryFolder const& scratch);
void add_disguises(HostileFiles& files, std::filesystem::path const& secret);
void add_names(HostileFiles& files, std::filesystem::path const& secret);

// All of them. `secret`: a file outside the input folder, to which some lead.
[[nodiscard]] std::vector<HostileFile> hostile_files(TemporaryFolder const& scratch,
                                                     std::filesystem::path const& secret);

// Writes them below the input folder.
void write_hostile_files(std::vector<HostileFile> const& files,
                         std::filesystem::path const& input_folder);

}  // namespace tongcun
