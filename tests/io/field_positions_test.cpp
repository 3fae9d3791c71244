// SPDX-License-Identifier: Apache-2.0
#include "io/field_positions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {
namespace {

TEST(FieldPositions, OfFieldsInTheirOrder) {
  FieldPositions const positions({"code", "", "mode", "node", "code"});
  EXPECT_EQ(positions.find("code"), 0U);  // the first of two
  EXPECT_EQ(positions.find(""), 1U);
  EXPECT_EQ(positions.find("mode"), 2U);
  EXPECT_EQ(positions.find("node"), 3U);
  EXPECT_EQ(positions.find("cod"), 5U);
  EXPECT_EQ(positions.find("road"), 5U);
  EXPECT_EQ(FieldPositions().find(""), 0U);  // none of none
}

// Names of few letters meet in the same places of the hash again and again: as a search from the
// front finds them.
TEST(FieldPositions, EqualsASearchFromTheFront) {
  std::mt19937 random(7);
  auto const name = [&] {
    std::string text(random() % 4, 'a');
    for (char& c : text) {
      c = static_cast<char>('a' + random() % 3);
    }
    return text;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> names(random() % 40);
    std::ranges::generate(names, name);
    std::vector<std::string_view> const fields(names.begin(), names.end());
    FieldPositions const positions(fields);
    for (int asked = 0; asked < 60; ++asked) {
      std::string const field = name();
      auto const found = std::ranges::find(fields, std::string_view(field));
      EXPECT_EQ(positions.find(field), static_cast<std::size_t>(found - fields.begin()));
    }
  }
}

}  // namespace
}  // namespace tongcun
