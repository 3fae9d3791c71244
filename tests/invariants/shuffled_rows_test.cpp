// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/run_scenario.h"
#include "io/gdal_session.h"
#include "io/read_layers.h"
#include "io/read_scenario.h"
#include "io/write_run.h"
#include "tests/cli/program.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace tongcun {
namespace {

struct Published {
  std::map<std::string, std::string> digests;  // all files but the record and the findings
  std::vector<Finding> findings;               // sorted, without row numbers
};

Published publish(Scenario const& scenario, std::vector<LayerTable> tables,
                  std::filesystem::path const& folder) {
  ScenarioResult result = run_scenario(scenario, std::move(tables), quiet_run(2));
  Published published;
  published.findings = result.findings.for_the_office();
  for (Finding& finding : published.findings) {
    finding.row = 0;
  }
  std::ranges::sort(published.findings);
  RunResult const whole = disclosed(std::move(result), scenario.profile.guarantees);
  write_run({folder, Overwrite::no, {}}, scenario, whole, {}, {});
  published.digests = digests_of(folder, {"run.json", "restricted/internal/findings.csv"});
  return published;
}

void expect_independence_of_row_order(std::string const& scenario_file) {
  start_gdal();
  Scenario const scenario = read_scenario(scenario_file);
  std::vector<LayerTable> const tables = read_layers(scenario, quiet_run()).tables;
  TemporaryFolder const folder;
  Published const first = publish(scenario, tables, folder.path() / "first");
  EXPECT_GT(first.digests.size(), 8U);
  std::mt19937 shuffle(3);
  for (int i = 0; i < 2; ++i) {
    std::vector<LayerTable> other = tables;
    std::ranges::shuffle(other, shuffle);
    for (LayerTable& table : other) {
      std::ranges::shuffle(table.villages, shuffle);
      std::ranges::shuffle(table.committees, shuffle);
      std::ranges::shuffle(table.roads, shuffle);
      std::ranges::shuffle(table.facilities, shuffle);
      std::ranges::shuffle(table.sites, shuffle);
      std::ranges::shuffle(table.hazards, shuffle);
      std::ranges::shuffle(table.households, shuffle);
      std::ranges::shuffle(table.persons, shuffle);
    }
    Published const again =
        publish(scenario, std::move(other), folder.path() / ("other" + std::to_string(i)));
    EXPECT_EQ(again.digests, first.digests);
    EXPECT_EQ(again.findings, first.findings);
  }
}

TEST(ShuffledRows, ChangeNoByteOfAnInventedCounty) {
  TemporaryFolder const folder;
  ASSERT_EQ(run_tongcun({"synth", "county", "--villages", "30", "--out", folder / "county"}).status,
            0);
  expect_independence_of_row_order(folder / "county/scenario.toml");
}

TEST(ShuffledRows, ChangeNoByteOfARealDistrict) {
  TONGCUN_NEEDS_SET("rwanda_quickstart_gahara");
  expect_independence_of_row_order(project_scenario("gahara.toml"));
}

}  // namespace
}  // namespace tongcun
