// SPDX-License-Identifier: Apache-2.0
#include "io/read_sensitivity.h"

#include "io/parse_toml.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace tongcun {
namespace {

SimulationOptions some_options() {
  SimulationOptions options;
  options.persistence = 0.6;
  options.shocks = {{ShockKind::market, 0.1, {}, 0.3, ""}};
  ProgrammeOption& programme = options.programmes.emplace_back();
  programme.name = "助学";
  programme.transfer_a_household = 100'000;
  options.move_effects = MoveEffects{};
  options.move_effects->loan_years = 3;
  return options;
}

struct ReadSensitivity {
  std::optional<SensitivityOptions> options;
  std::vector<Finding> findings;

  [[nodiscard]] bool complains(std::string const& field) const {
    return std::ranges::find(findings, field, &Finding::field) != findings.end();
  }
};

ReadSensitivity read(std::string const& text) {
  ParsedToml const parsed = parse_toml(text, "scenario.toml");
  ReadSensitivity result;
  ConfigReader reader(&*parsed.root, *parsed.root, "simulate", result.findings);
  result.options = read_sensitivity(reader, some_options(), 100);
  return result;
}

TEST(ReadSensitivity, StepAndRanges) {
  ReadSensitivity const found = read(R"(
[sensitivity]
step = 0.1
[sensitivity.ranges]
persistence = [0.3, 0.7]
"shocks.market.loss" = [0, 0.5]
"programmes.助学.transfer_a_household" = [500, 2000.5]
"effects.relocation.loan_years" = [1, 5]
)");
  EXPECT_TRUE(found.findings.empty());
  ASSERT_TRUE(found.options);
  EXPECT_EQ(found.options->step, 0.1);
  ASSERT_EQ(found.options->ranges.size(), 4U);
  auto const range = [&](std::string const& key) {
    return *std::ranges::find(found.options->ranges, key, &SensitivityRange::key);
  };
  EXPECT_EQ(range("persistence").low, 0.3);
  EXPECT_EQ(range("shocks.market.loss").high, 0.5);
  EXPECT_EQ(range("programmes.助学.transfer_a_household").low, 50'000.0);
  EXPECT_EQ(range("programmes.助学.transfer_a_household").high, 200'050.0);
  EXPECT_EQ(range("effects.relocation.loan_years").high, 5.0);
}

TEST(ReadSensitivity, NotAskedIsNotVaried) {
  EXPECT_FALSE(read("years = 3").options);
  EXPECT_FALSE(read("[sensitivity.ranges]\ngrowth = [0, 0.1]").options->step);
}

TEST(ReadSensitivity, BadRangesAreAllFound) {
  ReadSensitivity const found = read(R"(
[sensitivity]
step = 2
[sensitivity.ranges]
persistence = [0.7, 0.3]
deviation = [0.1]
growth = [0.1, 3]
"shocks.illness.chance" = [0, 1]
"effects.places" = [0, 2]
)");
  EXPECT_TRUE(found.complains("simulate.sensitivity.step"));
  for (char const* key :
       {"persistence", "deviation", "growth", "shocks.illness.chance", "effects.places"}) {
    EXPECT_TRUE(found.complains(std::string("simulate.sensitivity.ranges.") + key)) << key;
  }
  EXPECT_TRUE(read("[sensitivity]\n").complains("simulate.sensitivity.step"));
}

}  // namespace
}  // namespace tongcun
