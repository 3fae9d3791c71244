// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/run_reading.h"

#include "io/gdal_session.h"
#include "io/input_folder.h"
#include "io/read_layers.h"
#include "io/read_scenario.h"
#include "tests/bench/measure.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace tongcun {
namespace {

std::int64_t rows_of(ReadLayers const& layers) {
  std::int64_t rows = 0;
  for (LayerTable const& table : layers.tables) {
    rows += table.layer.counts.read;
  }
  return rows;
}

struct Pass {
  std::int64_t rows = 0;
  std::int64_t bytes = 0;  // of all cells, so that none can be left out
};

// One pass over a layer as any program makes it.
Pass pass_by_gdal(std::filesystem::path const& path, std::string const& layer_name) {
  std::unique_ptr<GDALDataset> const dataset(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
  OGRLayer* const layer = dataset == nullptr   ? nullptr
                          : layer_name.empty() ? dataset->GetLayer(0)
                                               : dataset->GetLayerByName(layer_name.c_str());
  if (layer == nullptr) {
    throw std::runtime_error("the library does not read " + path.filename().string());
  }
  Pass pass;
  int const fields = layer->GetLayerDefn()->GetFieldCount();
  while (std::unique_ptr<OGRFeature> const feature{layer->GetNextFeature()}) {
    ++pass.rows;
    for (int i = 0; i < fields; ++i) {
      pass.bytes += static_cast<std::int64_t>(std::string(feature->GetFieldAsString(i)).size());
    }
  }
  return pass;
}

Pass pass_by_gdal(Scenario const& scenario) {
  Pass all;
  for (LayerSource const& source : scenario.layers) {
    Pass const pass =
        pass_by_gdal(find_input_file(scenario.input_folder, source.file).path, source.layer);
    all.rows += pass.rows;
    all.bytes += pass.bytes;
  }
  return all;
}

}  // namespace

nlohmann::ordered_json run_reading(BenchOptions const& options) {
  double const start = wall_seconds();
  Scenario scenario = read_scenario(options.file);
  std::erase_if(scenario.layers,
                [](LayerSource const& source) { return source.role == LayerRole::elevation; });
  RunSettings alone;
  alone.threads = 1;
  RunSettings together;
  together.threads = options.threads;
  std::vector<double> seconds;
  std::vector<double> together_seconds;
  std::vector<double> peer_seconds;
  std::int64_t rows = 0;
  Pass peer;
  bool verified = true;
  Rounds rounds(options.time_limit);
  while (rounds.next()) {
    seconds.push_back(timed([&] { rows = rows_of(read_layers(scenario, alone)); }));
    peer_seconds.push_back(timed([&] { peer = pass_by_gdal(scenario); }));
    std::int64_t again = 0;
    together_seconds.push_back(
        timed_on_wall([&] { again = rows_of(read_layers(scenario, together)); }));
    verified = verified && rows == peer.rows && rows == again && rows > 0;
  }
  nlohmann::ordered_json result;
  result["class"] = "reading";
  result["instance"] = options.file;
  result["objective"] = rows;
  result["bound"] = rows;
  result["status"] = "optimal";
  result["seconds"] = median(seconds);
  result["peak_memory_bytes"] = peak_memory_bytes();
  result["verified"] = verified;
  result["rounds"] = rounds.done();
  result["bytes_of_cells"] = peer.bytes;
  result["rows_per_second"] = static_cast<double>(rows) / median(seconds);
  result["wall_seconds_on_threads"] = {{"threads", options.threads},
                                       {"seconds", median(together_seconds)}};
  result["peers"]["gdal_pass"] = {{"seconds", median(peer_seconds)},
                                  {"ratio", median(peer_seconds) / median(seconds)}};
  result["seconds_in_all"] = wall_seconds() - start;
  result["machine"] = describe_machine();
  return result;
}

}  // namespace tongcun
