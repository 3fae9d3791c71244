// SPDX-License-Identifier: Apache-2.0
#include "io/export_layers.h"

#include "io/gdal_session.h"
#include "io/map_package.h"
#include "io/rule_catalogue.h"
#include "io/text_file.h"
#include "io/write_filegdb.h"
#include "io/write_geopackage.h"
#include "io/write_kml.h"
#include "tests/io/output_samples.h"
#include "tests/io/temporary_folder.h"
#include "tests/io/xml_check.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// Exports the sample tables and publishes the folder.
std::vector<Finding> exported(TemporaryFolder const& folder, std::string const& name,
                              std::vector<OutputTable> const& tables,
                              std::vector<ExportFormat> const& formats) {
  std::filesystem::path const package = folder / (name + ".gpkg");
  write_geopackage(package, tables, Language::zh);
  RunHead head;
  head.language = Language::zh;
  head.title = "县 <1>";
  head.stamps = {{"invented", "虚构"}};
  head.credits = {{"roads", "them & us", "CC"}};
  RunFolder out({folder / name, Overwrite::no, {}});
  std::vector<Finding> findings =
      export_layers(out, head, {package, "public/", "plan", tables}, formats);
  out.publish();
  return findings;
}

std::unique_ptr<GDALDataset> opened(std::filesystem::path const& path) {
  start_gdal();
  return std::unique_ptr<GDALDataset>(
      GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY));
}

TEST(ExportLayers, KmlHoldsWhatThePackageHolds) {
  TemporaryFolder const folder;
  ASSERT_TRUE(exported(folder, "a", sample_tables("东&村"), {ExportFormat::kml}).empty());
  std::string const kml = read_text_file(folder / "a/public/plan.kml").value();
  for (char const* const part :
       {"<name>县 ＜1＞ – 虚构</name>", "<description>roads: them &amp; us [CC]</description>",
        "<Schema name=\"villages\" id=\"layer1\">",
        "<SimpleField name=\"village_name\" type=\"string\"><displayName>行政村</displayName>",
        "<SimpleField name=\"clinic_walk_wet_min\" type=\"double\">",
        "<SimpleData name=\"village_code\">010203004005</SimpleData>",
        "<SimpleData name=\"village_name\">东&amp;村</SimpleData>",
        "<SimpleData name=\"clinic_walk_wet_min\">12.34</SimpleData>",
        "<Point><coordinates>104.5000001,-30.2500003</coordinates></Point>",
        "<innerBoundaryIs><LinearRing><coordinates>104.2500000,30.2500000 "
        "104.2500000,30.5000000 104.5000000,30.5000000 104.2500000,30.2500000</coordinates>"}) {
    EXPECT_NE(kml.find(part), std::string::npos) << part;
  }
  // What has no geometry is no layer; a village without a shape is there all the same.
  EXPECT_EQ(kml.find("access_counts"), std::string::npos);
  EXPECT_EQ(XmlCheck::problem_of(kml.substr(kml.find("?>\n") + 3)), "");
}

TEST(ExportLayers, ShapefilesKeepNumbersAndTexts) {
  TemporaryFolder const folder;
  std::string const name(130, 'n');
  std::string const longer = name + std::string(130, 'x');
  std::vector<OutputTable> const tables = sample_tables(longer);
  std::vector<Finding> const findings = exported(folder, "a", tables, {ExportFormat::shapefile});
  ASSERT_EQ(findings.size(), 3U);  // a village, a site, a road
  EXPECT_EQ(findings[0].rule, "C014");
  EXPECT_EQ(findings[0].file, "public/shapefile/villages.shp");
  EXPECT_EQ(findings[0].field, "village_name");
  EXPECT_NE(message_of(findings[0], Language::en).find("254 bytes"), std::string::npos);
  std::unique_ptr<GDALDataset> const villages = opened(folder / "a/public/shapefile/villages.shp");
  ASSERT_TRUE(villages);
  OGRLayer& layer = *villages->GetLayer(0);
  EXPECT_EQ(layer.GetFeatureCount(), 2);
  std::unique_ptr<OGRFeature> const first(layer.GetNextFeature());
  EXPECT_EQ(std::string(first->GetFieldAsString("village_co")), "530112345001");
  EXPECT_EQ(std::string(first->GetFieldAsString("village_na")), longer.substr(0, 254));
  EXPECT_EQ(first->GetFieldAsInteger64("persons_re"), 512);
  EXPECT_EQ(std::string(first->GetFieldAsString("clinic_wal")), "12.34");
  std::unique_ptr<OGRFeature> const second(layer.GetNextFeature());
  EXPECT_EQ(std::string(second->GetFieldAsString("village_na")), "乙");
  EXPECT_FALSE(second->IsFieldSetAndNotNull(second->GetFieldIndex("persons_re")));
  EXPECT_EQ(read_text_file(folder / "a/public/shapefile/villages.cpg").value(), "UTF-8");
  EXPECT_NE(read_text_file(folder / "a/public/shapefile/fields.csv")
                .value()
                .find("villages,persons_registered,villages.shp,persons_re,行政村,人口,0\r\n"),
            std::string::npos);
}

// Cells say words by their names in the language of the file; a name may be longer than a shapefile
// holds, and is then cut between two characters.
TEST(ExportLayers, WordsByTheirNames) {
  TemporaryFolder const folder;
  std::vector<OutputTable> tables = sample_tables();
  OutputTable& roads = tables[2];
  std::string path;
  for (int i = 0; i < 100; ++i) {
    path += "路";  // three bytes
  }
  roads.columns[1].words = {{"highway", {"highway", "公路"}}, {"path", {"path", path}}};
  roads.columns[2].words = {{"no", {"no", "否"}}};
  std::vector<Finding> const findings =
      exported(folder, "a", tables, {ExportFormat::kml, ExportFormat::shapefile});
  std::string const kml = read_text_file(folder / "a/public/plan.kml").value();
  EXPECT_NE(kml.find("<SimpleData name=\"road_class\">" + path + "</SimpleData>"),
            std::string::npos);
  EXPECT_NE(kml.find("<SimpleData name=\"hardened\">否</SimpleData>"), std::string::npos);
  EXPECT_NE(kml.find("<SimpleData name=\"road_code\">东村</SimpleData>"), std::string::npos);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].file, "public/shapefile/roads.shp");
  EXPECT_EQ(findings[0].field, "road_class");
  std::unique_ptr<GDALDataset> const written = opened(folder / "a/public/shapefile/roads.shp");
  ASSERT_TRUE(written);
  std::unique_ptr<OGRFeature> const road(written->GetLayer(0)->GetNextFeature());
  EXPECT_EQ(std::string(road->GetFieldAsString("road_class")), path.substr(0, std::size_t{84} * 3));
  EXPECT_EQ(std::string(road->GetFieldAsString("hardened")), "否");
}

TEST(ExportLayers, SameBytesTwice) {
  TemporaryFolder const folder;
  for (char const* const name : {"a", "b"}) {
    ASSERT_TRUE(
        exported(folder, name, sample_tables(), {ExportFormat::kml, ExportFormat::shapefile})
            .empty());
  }
  std::size_t files = 0;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder / "a")) {
    if (entry.is_regular_file()) {
      std::filesystem::path const other =
          folder / "b" / std::filesystem::relative(entry.path(), folder / "a");
      EXPECT_EQ(read_text_file(entry.path()), read_text_file(other)) << other;
      ++files;
    }
  }
  EXPECT_EQ(files, 1U + 3U * 5U + 1U);
}

TEST(ExportLayers, GeodatabaseOrTheReason) {
  TemporaryFolder const folder;
  std::vector<Finding> const findings =
      exported(folder, "a", sample_tables(), {ExportFormat::filegdb});
  if (!can_write_filegdb()) {
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "C015");
    GTEST_SKIP() << "SKIPPED: this GDAL cannot write file geodatabases";
  }
  EXPECT_TRUE(findings.empty());
  start_gdal();
  EXPECT_EQ(GetGDALDriverManager()->GetDriverByName("OpenFileGDB"), nullptr);  // not to read with
  RegisterOGROpenFileGDB();
  std::unique_ptr<GDALDataset> dataset = opened(folder / "a/public/plan.gdb");
  ASSERT_TRUE(dataset);
  OGRLayer* const villages = dataset->GetLayerByName("villages");
  ASSERT_NE(villages, nullptr);
  std::unique_ptr<OGRFeature> const first(villages->GetNextFeature());
  EXPECT_EQ(std::string(first->GetFieldAsString("village_code")), "530112345001");
  EXPECT_EQ(first->GetFieldAsDouble("persons_registered"), 512.0);
  EXPECT_EQ(first->GetFieldAsDouble("clinic_walk_wet_min"), 12.34);
  EXPECT_EQ(dataset->GetLayerByName("access_counts"), nullptr);
  dataset.reset();
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("OpenFileGDB");
  GetGDALDriverManager()->DeregisterDriver(driver);
  GDALDestroyDriver(driver);
}

// What the office alone may see is written for it alone.
TEST(ExportLayers, RestrictedFilesAreForTheirOwner) {
  TemporaryFolder const folder;
  std::filesystem::path const package = folder / "map.gpkg";
  std::vector<OutputTable> const tables = sample_tables();
  write_geopackage(package, tables, Language::en);
  RunFolder out({folder / "out", Overwrite::no, {}});
  static_cast<void>(
      export_layers(out, RunHead(), {package, "restricted/internal/", "problems", tables},
                    {ExportFormat::kml, ExportFormat::shapefile, ExportFormat::filegdb}));
  out.publish();
  using std::filesystem::perms;
  for (auto const& entry :
       std::filesystem::recursive_directory_iterator(folder / "out/restricted")) {
    EXPECT_EQ(entry.status().permissions() & (perms::group_all | perms::others_all), perms::none)
        << entry.path();
  }
  EXPECT_TRUE(std::filesystem::exists(folder / "out/restricted/internal/problems.kml"));
}

}  // namespace
}  // namespace tongcun
