// SPDX-License-Identifier: Apache-2.0
// FlatGeobuf and rasters of heights.
#include "tests/hostile/hostile_files.h"
#include "tests/io/geopackage_maker.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace tongcun {
namespace {

struct RasterForm {
  int epsg = 4326;
  std::array<double, 6> transform = {104.0, 0.01, 0.0, 31.0, 0.0, -0.01};
  int bands = 1;
  char const* unit = "";
  GDALColorInterp meaning = GCI_Undefined;
};

std::string raster(TemporaryFolder const& scratch, RasterForm const& form) {
  start_gdal();
  std::filesystem::path const path = scratch / "made.tif";
  std::filesystem::remove(path);
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  std::unique_ptr<GDALDataset> dataset(
      driver->Create(path.c_str(), 100, 100, form.bands, GDT_Int16, nullptr));
  std::array<double, 6> transform = form.transform;
  if (transform[1] != 0.0) {
    dataset->SetGeoTransform(transform.data());
  }
  if (form.epsg != 0) {
    OGRSpatialReference system;
    system.importFromEPSG(form.epsg);
    dataset->SetSpatialRef(&system);
  }
  std::vector<std::int16_t> heights(10000, 500);
  for (int band = 1; band <= form.bands; ++band) {
    EXPECT_EQ(dataset->GetRasterBand(band)->RasterIO(GF_Write, 0, 0, 100, 100, heights.data(), 100,
                                                     100, GDT_Int16, 0, 0),
              CE_None);
  }
  dataset->GetRasterBand(1)->SetUnitType(form.unit);
  dataset->GetRasterBand(1)->SetColorInterpretation(form.meaning);
  dataset.reset();
  return content_of(path);
}

}  // namespace

void add_broken_flatgeobuf(HostileFiles& files, TemporaryFolder const& scratch) {
  PackageLayer layer{"sites", 4326, wkbPoint, {{"id", OFTString}, {"name", OFTString}}, {}};
  for (int i = 0; i < 20; ++i) {
    layer.rows.push_back({{"s" + std::to_string(i), "north"}, "POINT (104.5 30.25)"});
  }
  std::string const whole = content_of(make_layer_file(scratch / "made.fgb", "FlatGeobuf", layer));
  auto const broken = [&](std::string what, std::string rule, std::string bytes) {
    files.add(std::move(what), std::move(rule), LayerRole::sites, "a.fgb", std::move(bytes), "");
  };
  for (std::size_t const size : {std::size_t{0}, std::size_t{4}, std::size_t{8}, std::size_t{12},
                                 std::size_t{40}, whole.size() / 2, whole.size() - 1}) {
    broken("first " + std::to_string(size) + " bytes of a FlatGeobuf",
           size == whole.size() / 2 ? "V009" : "V010", whole.substr(0, size));
  }
  for (std::size_t const at : {std::size_t{0}, std::size_t{3}, std::size_t{11}, std::size_t{12}}) {
    std::string bytes = whole;
    bytes[at] = '\x7f';
    broken("byte " + std::to_string(at) + " of a FlatGeobuf changed", "V010", std::move(bytes));
  }
  layer.epsg = 0;
  std::filesystem::remove(scratch / "made.fgb");
  broken("a FlatGeobuf without reference system", "V005",
         content_of(make_layer_file(scratch / "made.fgb", "FlatGeobuf", layer)));
}

void add_broken_rasters(HostileFiles& files, TemporaryFolder const& scratch) {
  auto const broken = [&](std::string what, std::string rule, std::string bytes,
                          std::string const& name = "a.tif", std::string crs = "") {
    files.add(std::move(what), std::move(rule), LayerRole::elevation, name, std::move(bytes),
              std::move(crs));
  };
  std::string const whole = raster(scratch, {});
  for (std::size_t const size : {std::size_t{0}, std::size_t{4}, std::size_t{100}}) {
    broken("first " + std::to_string(size) + " bytes of a raster", "V010", whole.substr(0, size));
  }
  broken("a raster cut in its heights", "V010", whole.substr(0, whole.size() / 2));
  broken("a raster turned", "V850",
         raster(scratch, {4326, {104.0, 0.01, 0.001, 31.0, 0.001, -0.01}}));
  broken("a raster with the south above", "V850",
         raster(scratch, {4326, {104.0, 0.01, 0.0, 30.0, 0.0, 0.01}}));
  broken("cells larger than the Earth", "V850",
         raster(scratch, {4326, {-1e20, 1e20, 0.0, 1e20, 0.0, -1e20}}));
  broken("cells of no size", "V850",
         raster(scratch, {4326, {104.0, 1e-300, 0.0, 31.0, 0.0, -1e-300}}));
  broken("a raster without a place", "V850", raster(scratch, {4326, {0, 0, 0, 0, 0, 0}}));
  broken("a raster without a reference system", "V005", raster(scratch, {0}));
  broken("heights in feet", "V851",
         raster(scratch, {4326, {104.0, 0.01, 0.0, 31.0, 0.0, -0.01}, 1, "ft"}));
  broken("three bands", "V855", raster(scratch, {4326, {104.0, 0.01, 0.0, 31.0, 0.0, -0.01}, 3}));
  broken("a picture", "V856",
         raster(scratch, {4326, {104.0, 0.01, 0.0, 31.0, 0.0, -0.01}, 1, "", GCI_RedBand}));
  broken("a raster elsewhere", "V852",
         raster(scratch, {4326, {10.0, 0.01, 0.0, 50.0, 0.0, -0.01}}));
  broken(
      "a virtual raster as GeoTIFF", "V010",
      "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"><VRTRasterBand><SimpleSource>"
      "<SourceFilename>/etc/passwd</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>");
  for (char const* name : {"x.hgt", "N28E103x.hgt", "N99E103.hgt", "N28E999.hgt", "28103.hgt"}) {
    broken(std::string("a tile called ") + name, "V862", std::string(1201 * 1201 * 2, '\0'), name);
  }
  broken("a tile of another size", "V862", std::string(1000, '\0'), "N30E104.hgt");
}

}  // namespace tongcun
