// SPDX-License-Identifier: Apache-2.0
#include "io/reading_limits.h"

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
  LayerSource const source = layer_source(LayerRole::roads, "roads.geojson");
  OpenedSource const opened = open_features(source, folder.write("roads.geojson", kRoads));
  return read_rows(source, invented_profile(), *opened.source, {}, limits);
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
  std::filesystem::resize_file(path, ReadingLimits().text_bytes + 1);
  LayerTable const table =
      read_layer(layer_source(LayerRole::villages, "layer.csv", "EPSG:4490"), path);
  ASSERT_EQ(table.findings.size(), 1U);
  EXPECT_TRUE(has(table, "V930"));
}

}  // namespace
}  // namespace tongcun
