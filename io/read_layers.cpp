// SPDX-License-Identifier: Apache-2.0
#include "io/read_layers.h"

#include "engine/run/parallel.h"
#include "io/enum_names.h"
#include "io/examine_package.h"
#include "io/feature_source.h"
#include "io/gdal_session.h"
#include "io/input_digests.h"
#include "io/input_folder.h"
#include "io/read_background.h"
#include "io/read_elevation.h"
#include "io/read_register_rows.h"
#include "io/read_rows.h"
#include "io/register_key.h"
#include "io/side_files.h"
#include "io/suspected_shift.h"
#include "io/text_file.h"

#include <algorithm>
#include <limits>
#include <map>
#include <system_error>
#include <utility>

namespace tongcun {
namespace {

class BoxBuilder {
 public:
  void add(GeoPoint point) {
    box_.west = std::min(box_.west, point.lon);
    box_.south = std::min(box_.south, point.lat);
    box_.east = std::max(box_.east, point.lon);
    box_.north = std::max(box_.north, point.lat);
  }
  void add(LayerTable const& table) {
    for (VillageRow const& row : table.villages) {
      for (Polygon const& polygon : row.area.polygons) {
        for (GeoPoint const point : polygon.rings.front()) {
          add(point);
        }
      }
      if (row.layer_point) {
        add(*row.layer_point);
      }
      if (row.committee) {
        add(*row.committee);
      }
    }
    for (RoadRow const& row : table.roads) {
      for (GeoPoint const point : row.line) {
        add(point);
      }
    }
    for (CommitteeRow const& row : table.committees) {
      add(row.point);
    }
    for (FacilityRow const& row : table.facilities) {
      add(row.point);
    }
    for (SiteRow const& row : table.sites) {
      add(row.point);
    }
  }
  [[nodiscard]] bool empty() const { return box_.west > box_.east; }
  [[nodiscard]] GeoBox const& box() const { return box_; }

 private:
  GeoBox box_{std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max(),
              std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::min()};
};

Finding file_problem(LayerSource const& source, InputFileProblem problem) {
  switch (problem) {
    case InputFileProblem::not_a_file_name:
      return layer_rejection(source, "V020");
    case InputFileProblem::outside_folder:
      return layer_rejection(source, "V021");
    case InputFileProblem::missing:
    case InputFileProblem::none:
      return layer_rejection(source, "V022");
  }
  return layer_rejection(source, "V022");
}

// The file and those beside it that reading it opens.
void record_inputs(std::string const& name, std::filesystem::path const& path,
                   std::map<std::string, InputRecord>& inputs) {
  std::vector<std::filesystem::path> files = side_files_of(path);
  files.push_back(path);
  for (std::filesystem::path const& file : files) {
    std::string const shown =
        file == path ? name
                     : std::filesystem::path(name).replace_filename(file.filename()).string();
    bool const is_ours = file == path || lies_beside(file, path);
    if (is_ours && !inputs.contains(shown)) {
      std::error_code error;
      std::uintmax_t const bytes = std::filesystem::file_size(file, error);
      inputs[shown] = {shown, sha256_of_file(file).value_or(""), error ? 0 : bytes};
    }
  }
}

// A layer without rows, so that the findings of all layers come together.
LayerTable unreadable(LayerSource const& source, std::vector<Finding> findings) {
  LayerTable table;
  table.layer.key = source.key;
  table.layer.role = source.role;
  table.layer.file = source.file;
  table.layer.layer = source.layer;
  table.findings = std::move(findings);
  return table;
}

// A run without villages or without roads has nothing to say, and would say it in every table.
void require_rows(std::vector<LayerTable>& tables) {
  for (LayerRole const role : {LayerRole::villages, LayerRole::roads}) {
    LayerTable* first = nullptr;
    bool has_rows = false;
    for (LayerTable& table : tables) {
      if (table.layer.role == role) {
        first = first == nullptr ? &table : first;
        // A rejected layer stops the run anyway, with a better reason.
        has_rows = has_rows || !table.villages.empty() || !table.roads.empty() ||
                   any_rejected(table.findings);
      }
    }
    if (first != nullptr && !has_rows) {
      Finding finding;
      finding.rule = "V028";
      finding.severity = Severity::error;
      finding.treatment = Treatment::rejected;
      finding.file = first->layer.file;
      finding.layer = first->layer.layer;
      finding.values = {{"role", std::string(name_of(role, kLayerRoleNames))}};
      first->findings.push_back(std::move(finding));
    }
  }
}

// A layer of rows: its file, "" where there is none to read and the table says why.
struct LayerToRead {
  LayerSource const* source = nullptr;
  std::filesystem::path path;
  LayerTable table;
};

// Each layer on its own, so that the two large ones of a register are read side by side.
void read_tables(Profile const& profile, RegisterReading const& reading, RunSettings const& run,
                 std::vector<LayerToRead>& layers) {
  start_gdal();  // before there are threads
  run.report("reading", 0, static_cast<std::int64_t>(layers.size()));
  ExaminedFiles examined;
  for_each_block(run, "reading", layers.size(), 1, [&](std::size_t at, std::size_t) {
    LayerToRead& layer = layers[at];
    if (layer.path.empty()) {
      return;
    }
    OpenedSource opened = open_features(*layer.source, layer.path, &examined);
    layer.table = opened.source ? read_rows(*layer.source, profile, *opened.source, reading)
                                : unreadable(*layer.source, std::move(opened.findings));
  });
}

}  // namespace

ReadLayers read_layers(Scenario const& scenario, RunSettings const& run) {
  ReadLayers result;
  std::map<std::string, InputRecord> inputs;
  BoxBuilder box;
  std::vector<ElevationTile> tiles;
  // The elevation comes last: it is cut to what the others cover.
  RegisterKey key = read_register_key(scenario);
  RegisterReading const reading{key.pseudonyms ? &*key.pseudonyms : nullptr, scenario.year,
                                any_rejected(key.findings), scenario.profile.terms.minor_per_major};
  std::vector<LayerSource const*> order;
  order.reserve(scenario.layers.size());
  for (LayerSource const& source : scenario.layers) {
    order.push_back(&source);
  }
  std::ranges::stable_partition(
      order, [](LayerSource const* source) { return source->role != LayerRole::elevation; });
  std::vector<LayerToRead> to_read;
  for (LayerSource const* const source : order) {
    run.check_stop();
    InputFile const file = find_input_file(scenario.input_folder, source->file);
    if (file.problem != InputFileProblem::none) {
      to_read.push_back({source, {}, unreadable(*source, {file_problem(*source, file.problem)})});
      continue;
    }
    record_inputs(source->file, file.path, inputs);
    if (source->role == LayerRole::elevation) {
      tiles.push_back({source, file.path});
    } else {
      to_read.push_back({source, file.path, {}});
    }
  }
  read_tables(scenario.profile, reading, run, to_read);
  for (LayerToRead& layer : to_read) {
    box.add(layer.table);
    result.tables.push_back(std::move(layer.table));
  }
  note_suspected_shifts(result.tables);
  if (!tiles.empty() && !box.empty()) {
    std::ranges::move(read_elevation(tiles, box.box()), std::back_inserter(result.tables));
  } else {
    for (ElevationTile const& tile : tiles) {
      result.tables.push_back(unreadable(*tile.source, {}));
    }
  }
  if (scenario.background && !result.tables.empty()) {
    std::vector<Finding>& findings = result.tables.front().findings;
    LayerSource const& source = *scenario.background;
    InputFile const file = find_input_file(scenario.input_folder, source.file);
    if (file.problem != InputFileProblem::none) {
      findings.push_back(file_problem(source, file.problem));
    } else if (!box.empty()) {
      record_inputs(source.file, file.path, inputs);
      ReadBackground read = read_background(source, file.path, box.box());
      result.background = std::move(read.picture);
      std::ranges::move(read.findings, std::back_inserter(findings));
    }
  }
  // A file that is missing has its table before those of the elevations: by key, not by position.
  for (LayerSource const* const source : order) {
    auto const table = std::ranges::find_if(
        result.tables, [&](LayerTable const& one) { return one.layer.key == source->key; });
    if (source->licence.empty() && source->attribution.empty() && table != result.tables.end()) {
      Finding finding = layer_finding(*source, "V029", Severity::information, Treatment::noted);
      finding.values = {{"table", source->key}};
      table->findings.push_back(std::move(finding));
    }
  }
  if (!result.tables.empty()) {
    std::ranges::move(key.findings, std::back_inserter(result.tables.front().findings));
  }
  keep_first_lack_of_key(result.tables);
  require_rows(result.tables);
  for (auto& [name, record] : inputs) {
    result.inputs.push_back(std::move(record));
  }
  if (!result.tables.empty()) {
    std::ranges::move(compare_digests(scenario.input_folder, result.inputs),
                      std::back_inserter(result.tables.front().findings));
  }
  return result;
}

}  // namespace tongcun
