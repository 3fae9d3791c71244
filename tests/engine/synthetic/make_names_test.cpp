// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/make_names.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace tongcun {
namespace {

TEST(MakeNames, CountyNamesAllDiffer) {
  std::set<std::string> names;
  for (std::uint32_t index = 0; index < kCountyNames; ++index) {
    EXPECT_TRUE(names.insert(county_name(11, index)).second) << index;
  }
}

TEST(MakeNames, SixteenVillagesOfATownshipDiffer) {
  NameSet used;
  std::set<std::string> names;
  for (std::uint32_t index = 0; index < 16; ++index) {
    std::string const name = village_name(11, index, used);
    EXPECT_TRUE(names.insert(name).second) << name;
    EXPECT_TRUE(name.ends_with("村")) << name;
  }
}

TEST(MakeNames, RiversAreNamedByTheirSize) {
  EXPECT_TRUE(river_name(1, 0, 500000.0).ends_with("江"));
  EXPECT_TRUE(river_name(1, 0, 20000.0).ends_with("河"));
  std::string const brook = river_name(1, 0, 400.0);
  EXPECT_TRUE(brook.ends_with("溪") || brook.ends_with("沟")) << brook;
}

}  // namespace
}  // namespace tongcun
