// SPDX-License-Identifier: Apache-2.0
#include "io/relink.h"

#include "io/rule_catalogue.h"
#include "tests/io/finding_lists.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

namespace tongcun {
namespace {

// Nobody who gave no key is told that its file is too short.
TEST(Relink, AScenarioWithoutAKey) {
  TemporaryFolder folder;
  RelinkRequest request;
  request.scenario = folder.write("county/scenario.toml", R"(schema = 1
kind = "scenario"
name = "small"
profile = "cn-2026"
[layers.villages]
file = "villages.gpkg"
[layers.roads]
file = "roads.gpkg"
[layers.households]
file = "households.csv"
)");
  request.table = folder.write("guarantees.csv", "household_code\nh1\n");
  try {
    (void)relink(request);
    FAIL() << "nothing was refused";
  } catch (InputError const& error) {
    ASSERT_EQ(error.findings().size(), 1U) << listed(error.findings());
    Finding const& finding = error.findings().front();
    EXPECT_EQ(finding.rule, "V921");
    EXPECT_EQ(finding.file, "scenario.toml");
    EXPECT_NE(remedy_of(finding, Language::en).find("--key"), std::string::npos);
    EXPECT_NE(remedy_of(finding, Language::en).find("invented register are no pseudonyms"),
              std::string::npos);
  }
}

}  // namespace
}  // namespace tongcun
