// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/reading_limits.h"

#include "tests/io/input_layers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

namespace tongcun {
namespace {

constexpr char const* kRoads = R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"code": "a"}, "geometry":
 {"type": "LineString", "coordinates": [[110, 30], [110.1, 30], [110.2, 30]]}},
{"type": "Feature", "properties": {"code": "b"}, "geometry":
 {"type": "LineString", "coordinates": [[110, 30.1], [110.1, 30.1]]}},
{"type": "Feature", "properties": {"code": "c"}, "geometry":
 {"type": "LineString", "coordinates": [[110, 30.2], [110.1, 30.2]]}}]})";

LayerTable read_within(ReadingLimits const& limits) {
  TemporaryFolder const folder;
  LayerSource source = layer_source(LayerRole::roads, "roads.geojson");
  source.limits = limits;
  OpenedSource const opened = open_features(source, folder.write("roads.geojson", kRoads));
  return read_rows(source, invented_profile(), *opened.source);
}

bool has(LayerTable const& table, std::string const& rule) {
  return std::ranges::any_of(table.findings, [&](Finding const& finding) {
    return finding.rule == rule && finding.treatment == Treatment::rejected;
  });
}

// Three roads of 3, 2 and 2 vertices: exactly at a limit all is read, one below it nothing counts.
TEST(ReadingLimitsTest, AtTheLimit) {
  EXPECT_TRUE(is_accepted(read_within({})));
  EXPECT_TRUE(is_accepted(read_within({.rows = 3, .vertices_of_geometry = 3, .vertices = 7})));

  LayerTable const rows = read_within({.rows = 2});
  EXPECT_TRUE(has(rows, "V928"));
  EXPECT_EQ(rows.layer.counts.read, 2);
  EXPECT_TRUE(rows.layer.counts.balanced());

  LayerTable const geometry = read_within({.vertices_of_geometry = 2});
  EXPECT_TRUE(has(geometry, "V929"));
  EXPECT_EQ(geometry.layer.counts.read, 0);

  LayerTable const layer = read_within({.vertices = 6});
  EXPECT_TRUE(has(layer, "V931"));
  EXPECT_EQ(layer.layer.counts.read, 2);
  EXPECT_FALSE(has(layer, "V928"));
}

// A file of holes, one byte too long; nothing of it is read.
TEST(ReadingLimitsTest, BytesOfText) {
  TemporaryFolder const folder;
  std::filesystem::path const path = folder.write("layer.csv", "code\n");
  std::filesystem::resize_file(path, static_cast<std::uintmax_t>(ReadingLimits().text_bytes) + 1);
  LayerTable const table =
      read_layer(layer_source(LayerRole::villages, "layer.csv", "EPSG:4490"), path);
  ASSERT_EQ(table.findings.size(), 1U);
  EXPECT_TRUE(has(table, "V930"));
}

// A layer of 14 bytes within a limit of as many, and of one less.
TEST(ReadingLimitsTest, BytesAreThoseOfTheSource) {
  TemporaryFolder const folder;
  std::filesystem::path const path = folder.write("layer.csv", "code,name\na,b\n");
  LayerSource source = layer_source(LayerRole::villages, "layer.csv", "EPSG:4490");
  source.limits.text_bytes = 14;
  EXPECT_FALSE(has(read_layer(source, path), "V930"));
  source.limits.text_bytes = 13;
  EXPECT_TRUE(has(read_layer(source, path), "V930"));
}

}  // namespace
}  // namespace tongcun
