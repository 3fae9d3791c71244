// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/try_files.h"

#include "io/check_ledger.h"
#include "io/dbf_table.h"
#include "io/examine_geojson.h"
#include "io/input_digests.h"
#include "io/osm_elements.h"
#include "io/read_elevation.h"
#include "io/read_layers.h"
#include "io/read_scenario.h"
#include "io/xlsx_workbook.h"
#include "tests/fuzz/require.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace tongcun {
namespace {

// In memory where the machine has such a place: a disk would be all that is measured.
class Folder {
 public:
  Folder() {
    std::error_code error;
    std::filesystem::path const memory = "/dev/shm";
    std::filesystem::path const base = std::filesystem::is_directory(memory, error)
                                           ? memory
                                           : std::filesystem::temp_directory_path();
    std::string pattern = (base / "tongcun-fuzz-XXXXXX").string();
    require(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }
  std::filesystem::path write(std::string const& name, std::string_view bytes) const {
    std::filesystem::path file = path_ / name;
    std::ofstream(file, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file;
  }

 private:
  std::filesystem::path path_;
};

Folder const& folder() {
  static Folder const kFolder;
  return kFolder;
}

void count_elements(std::optional<OsmProblem> (*read)(std::filesystem::path const&,
                                                      OsmVisitor const&),
                    std::filesystem::path const& path) {
  OsmVisitor visitor;
  visitor.node = [](std::int64_t, GeoPoint place, OsmTags const&) {
    require(place.lon >= -1'800'000'000 && place.lon <= 1'800'000'000);
    require(place.lat >= -900'000'000 && place.lat <= 900'000'000);
  };
  visitor.way = [](std::int64_t, std::vector<std::int64_t> const&, OsmTags const&) {};
  visitor.relation = [](std::int64_t, OsmTags const&) {};
  static_cast<void>(read(path, visitor));
}

// A layer of the name, read as a run reads it, once as villages and once as something else.
void try_layer(std::string const& name, LayerRole role) {
  Scenario scenario;
  scenario.profile.extent = {-1'800'000'000, -900'000'000, 1'800'000'000, 900'000'000};
  scenario.profile.code_pattern = "[0-9]{12}";
  scenario.input_folder = folder().path().string();
  for (LayerRole const as : {LayerRole::villages, role}) {
    LayerSource source;
    source.key = "tested";
    source.role = as;
    source.file = name;
    bool const says_no_system = name.ends_with(".csv") || name.ends_with(".xlsx");
    source.crs = says_no_system ? "EPSG:4490" : "";
    scenario.layers = {source};
    for (LayerTable const& table : read_layers(scenario, {}).tables) {
      require(table.layer.counts.balanced());
      bool const is_empty = table.layer.counts.read == 0;
      require(!is_empty || !table.findings.empty());
    }
  }
}

}  // namespace

void try_dbf(std::string_view bytes) {
  std::optional<DbfTable> table = DbfTable::open(folder().write("a.dbf", bytes));
  if (!table) {
    return;
  }
  require(table->whole_records() <= table->records());
  for (std::int64_t record = 0; table->read(record); ++record) {
    for (std::size_t i = 0; i < table->fields().size(); ++i) {
      require(table->cell(i).size() <= table->fields()[i].width);
      static_cast<void>(table->is_full(i));
    }
  }
  static_cast<void>(encoding_of_cpg(bytes));
}

void try_digests(std::string_view bytes) {
  std::filesystem::path const list = folder().write(kDigestFile, bytes);
  static_cast<void>(compare_digests(folder().path().string(), {{"a.csv", "0", 0}}));
  std::filesystem::remove(list);
}

void try_geojson_text(std::string_view bytes) {
  GeojsonExamination const text = examine_geojson(folder().write("a.geojson", bytes));
  bool const has_fault = text.fault != GeojsonExamination::Fault::none;
  require(!text.features || *text.features >= 0);
  require(has_fault || bytes.find('{') != std::string_view::npos);
}

void try_ledger(std::string_view bytes) {
  std::filesystem::create_directories((folder().path() / kLedgerFile).parent_path());
  static_cast<void>(folder().write("run.json", "{}"));
  static_cast<void>(folder().write(kLedgerFile, bytes));
  try {
    static_cast<void>(read_ledger(folder().path()));
  } catch (InputError const& error) {
    require(any_rejected(error.findings()));
  }
}

void try_osm_pbf(std::string_view bytes) {
  count_elements(read_osm_pbf, folder().write("a.pbf", bytes));
}

void try_osm_xml(std::string_view bytes) {
  count_elements(read_osm_xml, folder().write("a.osm", bytes));
}

void try_scenario(std::string_view bytes) {
  try {
    static_cast<void>(read_scenario(folder().write("scenario.toml", bytes)));
  } catch (InputError const& error) {
    require(any_rejected(error.findings()));
  }
}

void try_workbook(std::string_view bytes) {
  std::optional<XlsxWorkbook> const workbook = XlsxWorkbook::open(folder().write("b.xlsx", bytes));
  if (!workbook) {
    return;
  }
  for (XlsxWorkbook::SheetName const& name : workbook->sheets()) {
    std::optional<Sheet> const sheet = workbook->read_sheet(name);
    for (SheetRow const& row : sheet ? sheet->rows : std::vector<SheetRow>()) {
      require(!row.cells.empty());
    }
  }
}

void try_layer_csv(std::string_view bytes) {
  static_cast<void>(folder().write("layer.csv", bytes));
  try_layer("layer.csv", LayerRole::sites);
}

void try_layer_flatgeobuf(std::string_view bytes) {
  static_cast<void>(folder().write("layer.fgb", bytes));
  try_layer("layer.fgb", LayerRole::roads);
}

void try_layer_geojson(std::string_view bytes) {
  static_cast<void>(folder().write("layer.geojson", bytes));
  try_layer("layer.geojson", LayerRole::hazards);
}

void try_layer_geopackage(std::string_view bytes) {
  static_cast<void>(folder().write("layer.gpkg", bytes));
  try_layer("layer.gpkg", LayerRole::sites);
}

// Two numbers of two bytes each say where the .shx and the .dbf begin.
void try_layer_shapefile(std::string_view bytes) {
  if (bytes.size() < 4) {
    return;
  }
  auto const number = [&](std::size_t at) {
    return static_cast<unsigned char>(bytes[at]) * std::size_t{256} +
           static_cast<unsigned char>(bytes[at + 1]);
  };
  std::string_view const parts = bytes.substr(4);
  std::size_t const index = std::min(number(0), parts.size());
  std::size_t const table = std::min(std::max(index, number(2)), parts.size());
  static_cast<void>(folder().write("layer.shp", parts.substr(0, index)));
  static_cast<void>(folder().write("layer.shx", parts.substr(index, table - index)));
  static_cast<void>(folder().write("layer.dbf", parts.substr(table)));
  static_cast<void>(folder().write("layer.cpg", "UTF-8"));
  static_cast<void>(folder().write(
      "layer.prj",
      "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]"
      "],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"));
  try_layer("layer.shp", LayerRole::sites);
}

void try_layer_workbook(std::string_view bytes) {
  static_cast<void>(folder().write("layer.xlsx", bytes));
  try_layer("layer.xlsx", LayerRole::sites);
}

void try_raster(std::string_view bytes) {
  LayerSource source;
  source.key = "elevation";
  source.role = LayerRole::elevation;
  source.file = "heights.tif";
  std::filesystem::path const path = folder().write("heights.tif", bytes);
  for (LayerTable const& table : read_elevation(
           {{&source, path}}, {1'040'000'000, 300'000'000, 1'041'000'000, 301'000'000})) {
    require(table.layer.counts.balanced());
  }
}

}  // namespace tongcun
