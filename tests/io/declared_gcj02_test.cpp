// SPDX-License-Identifier: Apache-2.0
#include "engine/geometry/gcj02.h"
#include "io/coordinates.h"
#include "tests/io/input_layers.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace tongcun {
namespace {

// A layer that declares it is moved back, and says so.
TEST(DeclaredGcj02, IsMovedBack) {
  TemporaryFolder const folder;
  Degrees const gcj02 = gcj02_of_wgs84({104.5, 30.25});
  Degrees const bd09 = bd09_of_gcj02(gcj02);
  for (auto const& [crs, place] : {std::pair{"GCJ-02", gcj02}, std::pair{"BD-09", bd09}}) {
    std::string const text = fmt::format("id,name,x,y\ns,n,{:.9f},{:.9f}\n", place.lon, place.lat);
    LayerTable const table = read_layer(layer_source(LayerRole::sites, "layer.csv", crs),
                                        folder.write("layer.csv", text));
    EXPECT_TRUE(is_accepted(table)) << listed(table.findings);
    EXPECT_EQ(table.layer.crs, crs);
    EXPECT_EQ(table.sites.at(0).point, (GeoPoint{1045000000, 302500000}));
    EXPECT_EQ(findings_of(table.findings, "V865").size(), 1U);
  }
  EXPECT_FALSE(ToCanonical::from_text("gcj"));
}

}  // namespace
}  // namespace tongcun
