// SPDX-License-Identifier: Apache-2.0
#include "io/check_tables.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

LedgerEntry entry(std::string const& rule, std::string const& layer, std::string const& place,
                  Severity severity, LedgerState state = LedgerState::fresh) {
  LedgerEntry made;
  made.rule = rule;
  made.file = "county.gpkg";
  made.layer = layer;
  made.place = place;
  made.severity = severity;
  made.state = state;
  return made;
}

// Two layers of roads that both have an r1, and a village of that code.
TEST(RoadProblemTable, RoadsOfTheirOwnLayer) {
  IdVector<LayerId, Layer> layers;
  for (char const* const name : {"lanes", "roads"}) {
    Layer layer;
    layer.role = LayerRole::roads;
    layer.file = "county.gpkg";
    layer.layer = name;
    layers.push_back(layer);
  }
  Roads roads;
  for (auto const& [code, layer] : {std::pair("r1", 0U), std::pair("r1", 1U), std::pair("r2", 1U),
                                    std::pair("r3", 1U), std::pair("", 1U)}) {
    std::int32_t const at = static_cast<std::int32_t>(roads.size());
    roads.code.push_back(code);
    roads.name.push_back("");
    roads.traits.push_back({});
    roads.recorded_surface.push_back("");
    roads.recorded_class.push_back("");
    roads.layer.push_back(LayerId(layer));
    roads.line.push_back(std::vector<GeoPoint>{{at, 0}, {at, 10}});
  }
  OutputTable const table =
      road_problem_table({entry("V823", "roads", "r1", Severity::warning),
                          entry("V824", "roads", "r1", Severity::warning, LedgerState::accepted),
                          entry("V823", "roads", "r1", Severity::warning),
                          entry("V822", "roads", "r2", Severity::information),
                          entry("V823", "roads", "r3", Severity::warning, LedgerState::fixed),
                          entry("V844", "villages", "r1", Severity::warning),
                          entry("V839", "roads", "", Severity::warning)},
                         roads, layers);
  ASSERT_EQ(table.rows.size(), 2U);
  using Row = std::vector<OutputCell>;
  EXPECT_EQ(table.rows[0], (Row{std::string("r1"), OutputCell(), std::int64_t{0}, std::int64_t{3},
                                std::int64_t{0}, std::int64_t{1}, std::string("V823 V824")}));
  EXPECT_EQ(table.rows[1], (Row{std::string("r2"), OutputCell(), std::int64_t{0}, std::int64_t{0},
                                std::int64_t{1}, std::int64_t{0}, std::string("V822")}));
  EXPECT_EQ(table.lines[0], (std::vector<GeoPoint>{{1, 0}, {1, 10}}));
  EXPECT_EQ(table.lines[1], (std::vector<GeoPoint>{{2, 0}, {2, 10}}));
}

}  // namespace
}  // namespace tongcun
