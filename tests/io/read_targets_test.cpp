// SPDX-License-Identifier: Apache-2.0
#include "io/read_targets.h"

#include "io/parse_toml.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tongcun {
namespace {

struct ReadTargets {
  std::vector<TargetOption> targets;
  std::vector<std::string> complaints;  // fields
};

ReadTargets read(std::string const& text) {
  ParsedToml const parsed = parse_toml(text, "scenario.toml");
  std::vector<Finding> findings;
  ConfigReader reader(&*parsed.root, *parsed.root, "simulate", findings);
  ReadTargets result{read_targets(reader, 100), {}};
  for (Finding const& finding : findings) {
    result.complaints.push_back(finding.field);
  }
  return result;
}

TEST(ReadTargets, InTheUnitsOfTheirKinds) {
  ReadTargets const found = read(R"(
[[targets]]
what = "headcount"
year = 2030
value = 0.025
area = "520123"
source = "plan of the county"
[[targets]]
what = "income"
year = 2028
value = 15000.5
source = "plan of the county"
[[targets]]
what = "villages_exited"
year = 2028
value = 12
source = "plan of the county"
)");
  EXPECT_EQ(found.complaints, std::vector<std::string>{});
  ASSERT_EQ(found.targets.size(), 3U);
  EXPECT_EQ(found.targets[0].value, 25'000);
  EXPECT_EQ(found.targets[0].area, "520123");
  EXPECT_EQ(found.targets[1].what, TargetKind::income);
  EXPECT_EQ(found.targets[1].value, 1'500'050);
  EXPECT_EQ(found.targets[1].area, "");
  EXPECT_EQ(found.targets[2].value, 12);
  EXPECT_TRUE(read("years = 3").targets.empty());
}

TEST(ReadTargets, BadTargetsAreAllFound) {
  ReadTargets const found = read(R"(
[[targets]]
what = "headcount"
year = 2030
value = 2.5
source = "s"
[[targets]]
what = "happiness"
value = 1
source = "s"
[[targets]]
what = "villages_exited"
year = 2030
value = 1.5
area = "520123"
[[targets]]
what = "wage"
year = 2030
source = "s"
)");
  EXPECT_EQ(found.complaints,
            (std::vector<std::string>{"simulate.targets[1].value", "simulate.targets[2].what",
                                      "simulate.targets[2].year", "simulate.targets[3].area",
                                      "simulate.targets[3].value", "simulate.targets[3].source",
                                      "simulate.targets[4].value"}));
}

}  // namespace
}  // namespace tongcun
