// SPDX-License-Identifier: Apache-2.0
#include "tests/hostile/hostile_files.h"

#include <fmt/format.h>

#include <fstream>
#include <system_error>

namespace tongcun {

std::string HostileFiles::next_key() {
  return fmt::format("h{:03}", files_.size() + 1);
}

HostileFile& HostileFiles::add(std::string what, std::string rule, LayerRole role,
                               std::string const& file, std::string bytes, std::string crs) {
  HostileFile& made = add_name(std::move(what), std::move(rule), "");
  made.source.role = role;
  made.source.file = made.source.key + "/" + file;
  made.source.crs = std::move(crs);
  made.files.emplace_back(made.source.file, std::move(bytes));
  return made;
}

HostileFile& HostileFiles::add_name(std::string what, std::string rule, std::string name) {
  HostileFile made;
  made.what = std::move(what);
  made.rule = std::move(rule);
  made.source.key = next_key();
  made.source.role = LayerRole::sites;
  made.source.file = std::move(name);
  made.source.crs = "EPSG:4490";
  made.source.attribution = "invented";
  files_.push_back(std::move(made));
  return files_.back();
}

std::vector<HostileFile> hostile_files(TemporaryFolder const& scratch,
                                       std::filesystem::path const& secret) {
  HostileFiles files;
  add_broken_tables(files);
  add_broken_values(files);
  add_broken_geojson(files);
  add_broken_packages(files, scratch);
  add_broken_shapefiles(files, scratch);
  add_broken_workbooks(files);
  add_broken_osm(files);
  add_broken_flatgeobuf(files, scratch);
  add_broken_rasters(files, scratch);
  add_disguises(files, secret);
  add_names(files, secret);
  return files.take();
}

void write_hostile_files(std::vector<HostileFile> const& files,
                         std::filesystem::path const& input_folder) {
  for (HostileFile const& hostile : files) {
    for (auto const& [name, bytes] : hostile.files) {
      std::filesystem::path const path = input_folder / name;
      std::filesystem::create_directories(path.parent_path());
      std::ofstream(path, std::ios::binary)
          .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    for (auto const& [name, target] : hostile.links) {
      std::error_code error;
      std::filesystem::create_directories((input_folder / name).parent_path());
      std::filesystem::remove(input_folder / name, error);
      std::filesystem::create_symlink(target, input_folder / name);
    }
  }
}

}  // namespace tongcun
