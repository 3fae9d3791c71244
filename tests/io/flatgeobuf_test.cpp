// SPDX-License-Identifier: Apache-2.0
#include "tests/io/geopackage_maker.h"
#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tongcun {
namespace {

class FlatGeobufTest : public testing::Test {
 protected:
  LayerTable read(LayerRole role, PackageLayer const& layer, std::string const& crs = "",
                  std::vector<std::string> const& creation = {}) {
    std::filesystem::remove(folder_ / "layer.fgb");
    make_layer_file(folder_ / "layer.fgb", "FlatGeobuf", layer, creation);
    return read_again(role, crs);
  }
  LayerTable read_again(LayerRole role, std::string const& crs = "") {
    return read_layer(layer_source(role, "layer.fgb", crs), folder_ / "layer.fgb");
  }

  TemporaryFolder folder_;
};

PackageLayer sites(int rows) {
  PackageLayer layer{
      "sites", 4490, wkbPoint, {{"id", OFTString}, {"name", OFTString}, {"n", OFTInteger64}}, {}};
  for (int i = 0; i < rows; ++i) {
    layer.rows.push_back({{"s" + std::to_string(i), "北坪", "530112345678"},
                          "POINT (" + std::to_string(104.0 + 0.001 * i) + " 30)"});
  }
  return layer;
}

// With and without the spatial index, which changes the order of rows but no row.
TEST_F(FlatGeobufTest, ReadsWithAndWithoutIndex) {
  for (char const* index : {"SPATIAL_INDEX=YES", "SPATIAL_INDEX=NO"}) {
    LayerTable const table = read(LayerRole::sites, sites(50), "", {index});
    EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
    EXPECT_TRUE(findings_of(table.findings, "V010").empty()) << listed(table.findings);
    EXPECT_EQ(table.layer.counts, (LayerCounts{50, 50, 0, 0}));
    EXPECT_EQ(table.layer.crs, "EPSG:4490");
    auto const found = std::ranges::find(table.sites, "s7", &SiteRow::code);
    ASSERT_NE(found, table.sites.end());
    EXPECT_EQ(found->name, "北坪");
    EXPECT_EQ(found->point, (GeoPoint{1040070000, 300000000}));
  }
}

// A code in a column of whole numbers gives its digits.
TEST_F(FlatGeobufTest, NumbersKeepTheirDigits) {
  PackageLayer const layer{"villages",
                           4326,
                           wkbPoint,
                           {{"code", OFTInteger64}, {"name", OFTString}, {"persons", OFTInteger}},
                           {{{"530112345671", "a", std::nullopt}, "POINT (104 30)"}}};
  LayerTable const table = read(LayerRole::villages, layer);
  EXPECT_EQ(table.villages.at(0).code, "530112345671") << listed(table.findings);
  EXPECT_EQ(table.villages.at(0).persons, std::nullopt);
}

// Without a reference system the scenario must state one.
TEST_F(FlatGeobufTest, NoReferenceSystem) {
  PackageLayer layer = sites(1);
  layer.epsg = 0;
  EXPECT_EQ(findings_of(read(LayerRole::sites, layer).findings, "V005").size(), 1U);
  EXPECT_TRUE(is_accepted(read_again(LayerRole::sites, "EPSG:4490")));
}

// Cut off at every other tenth, with and without index: never accepted.
TEST_F(FlatGeobufTest, Truncated) {
  for (char const* index : {"SPATIAL_INDEX=YES", "SPATIAL_INDEX=NO"}) {
    EXPECT_TRUE(is_accepted(read(LayerRole::sites, sites(200), "", {index})));
    std::string const bytes = content_of(folder_ / "layer.fgb");
    for (std::size_t percent = 0; percent < 100; percent += 5) {
      folder_.write("layer.fgb", bytes.substr(0, bytes.size() * percent / 100));
      EXPECT_TRUE(any_rejected(read_again(LayerRole::sites).findings)) << index << " " << percent;
    }
    folder_.write("layer.fgb", bytes.substr(0, bytes.size() - 1));
    EXPECT_TRUE(any_rejected(read_again(LayerRole::sites).findings)) << index;
  }
}

// Every fifth byte of the first thousand changed: refused, or read with counts that balance.
TEST_F(FlatGeobufTest, ChangedBytes) {
  static_cast<void>(read(LayerRole::sites, sites(5)));
  std::string const bytes = content_of(folder_ / "layer.fgb");
  for (std::size_t at = 0; at < std::min<std::size_t>(bytes.size(), 1000); at += 5) {
    for (char const value : {'\0', '\x7f', '\xff'}) {
      std::string changed = bytes;
      changed[at] = value;
      folder_.write("layer.fgb", changed);
      LayerTable const table = read_again(LayerRole::sites);
      EXPECT_TRUE(any_rejected(table.findings) || table.layer.counts.balanced()) << at;
    }
  }
}

}  // namespace
}  // namespace tongcun
