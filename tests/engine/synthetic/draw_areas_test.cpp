// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/draw_areas.h"

#include "engine/run/random_stream.h"
#include "engine/synthetic/divide_land.h"
#include "engine/synthetic/trace_borders.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace tongcun {
namespace {

// A map of owners from text: letters from 'a', '.' is nobody's land.
struct DrawnMap {
  Raster raster;
  std::vector<std::uint32_t> owner;
};

DrawnMap drawn(std::vector<std::string_view> const& rows) {
  DrawnMap map;
  map.raster = {static_cast<std::int32_t>(rows.front().size()),
                static_cast<std::int32_t>(rows.size()), 60.0};
  for (std::string_view const row : rows) {
    for (char const letter : row) {
      map.owner.push_back(letter == '.' ? kNoOwner : static_cast<std::uint32_t>(letter - 'a'));
    }
  }
  return map;
}

std::vector<std::string> text_of(DrawnMap const& map) {
  std::vector<std::string> rows;
  for (std::uint32_t cell = 0; cell < map.owner.size(); ++cell) {
    if (map.raster.column_of(cell) == 0) {
      rows.emplace_back();
    }
    rows.back() += map.owner[cell] == kNoOwner ? '.' : static_cast<char>('a' + map.owner[cell]);
  }
  return rows;
}

MapFrame const kFrame{{1000000000, 260000000}, 6000, 6000};

TEST(TraceBorders, TwoNeighboursHaveThreeBorders) {
  DrawnMap const map = drawn({"....",  //
                              ".ab.",  //
                              "...."});
  std::vector<Border> const borders = trace_borders(map.raster, map.owner);
  ASSERT_EQ(borders.size(), 3U);
  int common = 0;
  for (Border const& border : borders) {
    EXPECT_EQ(border.shape, LineShape::open);
    common += border.left != kNoOwner && border.right != kNoOwner ? 1 : 0;
  }
  EXPECT_EQ(common, 1);
}

TEST(TraceBorders, AnEnclaveIsClosed) {
  DrawnMap const map = drawn({"aaaa",  //
                              "abba",  //
                              "aaaa"});
  std::vector<Border> const borders = trace_borders(map.raster, map.owner);
  ASSERT_EQ(borders.size(), 2U);
  EXPECT_EQ(borders[1].shape, LineShape::closed);
  EXPECT_EQ(borders[1].line.front(), borders[1].line.back());
  EXPECT_EQ(borders[1].line.size(), 7U);  // six sides, and the first again
}

TEST(MendOwners, CutOffCellsJoinTheirNeighbours) {
  DrawnMap map = drawn({"aaaaaa",  //
                        "ab.aab",  //
                        "aaaaaa",  //
                        "......"});
  // a's home is in the corner, b's on the right.
  std::vector<std::uint32_t> const homes{map.raster.cell(0, 0), map.raster.cell(5, 1)};
  mend_owners(RunSettings{}, map.raster, homes, map.owner);
  EXPECT_EQ(text_of(map), (std::vector<std::string>{"aaaaaa",  //
                                                    "aaaaab",  //
                                                    "aaaaaa",  //
                                                    "......"}));
}

TEST(MendOwners, NoTwoCellsTouchAtACornerAlone) {
  DrawnMap map = drawn({"......",  //
                        ".aabb.",  //
                        ".abab.",  //
                        ".abbb.",  //
                        "......"});
  std::vector<std::uint32_t> const homes{map.raster.cell(1, 3), map.raster.cell(4, 1)};
  mend_owners(RunSettings{}, map.raster, homes, map.owner);
  for (std::int32_t row = 0; row + 1 < map.raster.rows; ++row) {
    for (std::int32_t column = 0; column + 1 < map.raster.columns; ++column) {
      std::uint32_t const a = map.owner[map.raster.cell(column, row)];
      std::uint32_t const b = map.owner[map.raster.cell(column + 1, row)];
      std::uint32_t const c = map.owner[map.raster.cell(column, row + 1)];
      std::uint32_t const d = map.owner[map.raster.cell(column + 1, row + 1)];
      EXPECT_FALSE(a == d && a != b && a != c);
      EXPECT_FALSE(b == c && b != a && b != d);
    }
  }
}

TEST(DrawAreas, AnEnclaveIsAHoleOfItsSurroundings) {
  DrawnMap const map = drawn({"........",  //
                              ".aaaaaa.",  //
                              ".aabbaa.",  //
                              ".aabbaa.",  //
                              ".aaaaaa.",  //
                              "........"});
  std::vector<MultiPolygon> const areas =
      draw_areas(RunSettings{}, map.raster, kFrame, map.owner, 2);
  ASSERT_EQ(areas.size(), 2U);
  ASSERT_EQ(areas[0].polygons.size(), 1U);
  EXPECT_EQ(areas[0].polygons.front().rings.size(), 2U);
  EXPECT_EQ(areas[1].polygons.front().rings.size(), 1U);
  EXPECT_TRUE(is_valid(areas[0]));
  EXPECT_TRUE(is_valid(areas[1]));
  GeoPoint const middle = kFrame.point(3.5, 2.5);
  EXPECT_FALSE(covers(areas[0], middle));
  EXPECT_TRUE(covers(areas[1], middle));
}

TEST(DrawAreas, NarrowAndRaggedLandStaysValid) {
  // Random owners, mended: corridors one cell wide everywhere.
  constexpr std::uint32_t kOwners = 12;
  Raster const raster{40, 30, 60.0};
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    RandomStream random(seed, Purpose::test, 3);
    std::vector<std::uint32_t> homes;
    for (std::uint32_t i = 0; i < kOwners; ++i) {
      auto const column = static_cast<std::int32_t>(3 + 11 * (i % 4));
      auto const row = static_cast<std::int32_t>(4 + 10 * (i / 4));
      homes.push_back(raster.cell(column, row));
    }
    std::vector<std::uint32_t> owner(raster.size());
    for (std::uint32_t cell = 0; cell < owner.size(); ++cell) {
      std::uint32_t const drawn = random.next_below(3);
      std::int32_t const column = raster.column_of(cell) / 10;
      std::int32_t const row = raster.row_of(cell) / 10;
      auto const near = static_cast<std::uint32_t>(row * 4 + column);
      owner[cell] = drawn == 0 ? random.next_below(kOwners) : near;
    }
    for (std::uint32_t i = 0; i < kOwners; ++i) {
      owner[homes[i]] = i;
    }
    mend_owners(RunSettings{}, raster, homes, owner);
    std::vector<MultiPolygon> const areas =
        draw_areas(RunSettings{}, raster, kFrame, owner, kOwners);
    for (std::uint32_t i = 0; i < kOwners; ++i) {
      EXPECT_TRUE(is_valid(areas[i])) << "seed " << seed << " owner " << i;
      GeoPoint const home = kFrame.point(raster.column_of(homes[i]), raster.row_of(homes[i]));
      int owners = 0;
      for (MultiPolygon const& area : areas) {
        owners += covers(area, home) ? 1 : 0;
      }
      EXPECT_LE(owners, 1) << "seed " << seed << " owner " << i;
    }
  }
}

}  // namespace
}  // namespace tongcun
