// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/line_contacts.h"
#include "engine/synthetic/map_line.h"
#include "engine/synthetic/node_lines.h"

#include "engine/run/random_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace tongcun {
namespace {

using Line = std::vector<GeoPoint>;

TEST(SmoothLine, KeepsTheEndsOfOpenLinesAndClosesClosedOnes) {
  MapLine open{{0, 0}, {1, 0}, {1, 1}, {2, 1}};
  smooth_line(open, LineShape::open, 1);
  EXPECT_EQ(open, (MapLine{{0, 0}, {0.75, 0.25}, {1.25, 0.75}, {2, 1}}));
  MapLine square{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}};
  smooth_line(square, LineShape::closed, 1);
  EXPECT_EQ(square.front(), (MapPosition{1, 1}));
  EXPECT_EQ(square.front(), square.back());
}

TEST(SimplifiedLine, KeepsWhatStandsOut) {
  MapLine const line{{0, 0}, {1, 0.05}, {2, 3}, {3, 0.05}, {4, 0}};
  EXPECT_EQ(simplified_line(line, LineShape::open, 0.1), (std::vector<std::size_t>{0, 1, 2, 3, 4}));
  EXPECT_EQ(simplified_line(line, LineShape::open, 2.0), (std::vector<std::size_t>{0, 2, 4}));
  EXPECT_EQ(simplified_line(line, LineShape::open, 5.0), (std::vector<std::size_t>{0, 4}));
}

TEST(SimplifiedLine, ClosedLinesKeepAnArea) {
  MapLine const ring{{0, 0}, {1, 0}, {2, 0}, {2, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}, {0, 0}};
  EXPECT_GE(simplified_line(ring, LineShape::closed, 100.0).size(), 4U);
}

TEST(LineContacts, FindsCrossingsTouchesAndOverlaps) {
  std::vector<Line> const lines{{{0, 0}, {100, 0}},      // 0
                                {{50, -50}, {50, 50}},   // 1 crosses 0
                                {{80, 0}, {80, 90}},     // 2 ends on 0
                                {{100, 0}, {200, 0}},    // 3 goes on from the end of 0
                                {{120, 0}, {150, 0}},    // 4 runs along 3
                                {{0, 300}, {10, 300}}};  // 5 alone
  std::vector<LineContact> const contacts = find_line_contacts(RunSettings{}, lines);
  EXPECT_EQ(contacts, (std::vector<LineContact>{{0, 0, 1, 0}, {0, 0, 2, 0}, {3, 0, 4, 0}}));
}

TEST(LineContacts, FindsTheSameAsBruteForce) {
  RandomStream random(2, Purpose::test, 4);
  auto const coordinate = [&random] { return static_cast<std::int32_t>(random.next_below(60)); };
  std::vector<Line> lines;
  for (int i = 0; i < 80; ++i) {
    GeoPoint const a{coordinate(), coordinate()};
    GeoPoint const b{coordinate(), coordinate()};
    if (a != b) {
      lines.push_back({a, b});
    }
  }
  std::vector<LineContact> pairs;
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    for (std::uint32_t j = i + 1; j < lines.size(); ++j) {
      std::vector<Line> const two{lines[i], lines[j]};
      if (!find_line_contacts(RunSettings{}, two).empty()) {
        pairs.push_back({i, 0, j, 0});
      }
    }
  }
  EXPECT_EQ(find_line_contacts(RunSettings{}, lines), pairs);
  EXPECT_GT(pairs.size(), 100U);
}

TEST(NodeLines, GivesCrossingLinesACommonVertex) {
  std::vector<Line> lines{{{0, 0}, {1000, 1000}}, {{0, 1000}, {1000, 0}}, {{200, 200}, {200, 0}}};
  node_lines(RunSettings{}, lines);
  EXPECT_EQ(lines[0], (Line{{0, 0}, {200, 200}, {500, 500}, {1000, 1000}}));
  EXPECT_EQ(lines[1], (Line{{0, 1000}, {500, 500}, {1000, 0}}));
  EXPECT_EQ(lines[2], (Line{{200, 200}, {200, 0}}));
  EXPECT_TRUE(find_line_contacts(RunSettings{}, lines).empty());
}

}  // namespace
}  // namespace tongcun
