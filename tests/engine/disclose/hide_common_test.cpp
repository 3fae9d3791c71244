// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/hide_common.h"

#include "engine/run/random_stream.h"
#include "tests/engine/disclose/linear_attack.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Counts = std::vector<std::int64_t>;

// An attacker with linear algebra and two tables: no set of villages whose counts follow from each
// of the two alone is unsafe by the joint split. All sets of up to seven villages, in random lands.
TEST(HideCommon, NoCommonSetIsUnsafe) {
  std::size_t hidden = 0;
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    RandomStream random(seed, Purpose::test, 0);
    Villages villages;
    std::size_t const count = 3 + random.next_below(5);
    for (std::size_t i = 0; i < count; ++i) {
      villages.code.push_back("v" + std::to_string(i));
      villages.name.push_back("");
      villages.county_code.push_back(std::to_string(random.next_below(2)));
      villages.county_name.push_back("");
      villages.township_code.push_back(std::to_string(random.next_below(3)));
      villages.township_name.push_back("");
    }
    AreaTree const tree = build_area_tree(villages);
    Split joint;
    joint.telling = {Telling::tells, Telling::tells, Telling::tells};
    joint.households = IdVector<AreaId, Counts>(tree.areas.size(), Counts(3, 0));
    for (VillageId const village : villages.code.ids()) {
      for (std::size_t part = 0; part < 3; ++part) {
        std::int64_t const households = random.next_below(3) == 0 ? 0 : random.next_below(30);
        for (AreaId area = tree.of_village[village]; !area.is_none();
             area = tree.areas[area].parent) {
          joint.households[area][part] += households;
        }
      }
    }
    ShownAreas first(tree.areas.size(), 0);
    ShownAreas second(tree.areas.size(), 0);
    for (AreaId const area : tree.areas.ids()) {
      first[area] = random.next_below(3) != 0 ? 1 : 0;
      second[area] = random.next_below(3) != 0 ? 1 : 0;
    }
    ShownAreas const before = second;
    hide_common(tree, joint, {&first}, second);
    for (AreaId const area : tree.areas.ids()) {
      EXPECT_LE(second[area], before[area]);
      hidden += before[area] != second[area] ? 1U : 0U;
    }
    auto const of_first = shown_rows(tree, first);
    auto const of_second = shown_rows(tree, second);
    for (std::uint32_t set = 1; set < (1U << count); ++set) {
      std::vector<double> row(count, 0.0);
      Counts counts(3, 0);
      for (std::uint32_t v = 0; v < count; ++v) {
        if ((set >> v & 1U) != 0) {
          row[v] = 1.0;
          for (std::size_t part = 0; part < 3; ++part) {
            counts[part] += joint.households[tree.of_village[VillageId(v)]][part];
          }
        }
      }
      if (!is_safe(joint.telling, counts)) {
        EXPECT_FALSE(is_in_span(of_first, row) && is_in_span(of_second, row))
            << "seed " << seed << ", set " << set;
      }
    }
  }
  EXPECT_GT(hidden, 50U);
}

}  // namespace
}  // namespace tongcun
