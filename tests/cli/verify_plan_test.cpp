// SPDX-License-Identifier: Apache-2.0
// `tongcun verify`: a published plan is believed for what its files prove, and for nothing else.
#include "tests/cli/relocation_run.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <string>

namespace tongcun {
namespace {

class VerifiedRun : public RelocationRun {
 protected:
  [[nodiscard]] std::filesystem::path plan_file(std::string const& out) const {
    return folder_ / (out + "/restricted/households/relocation_plan.json");
  }
  [[nodiscard]] std::filesystem::path table_file(std::string const& out) const {
    return folder_ / (out + "/restricted/households/relocation.csv");
  }

  ProgramResult verify(std::string const& out, std::vector<std::string> const& more = {}) {
    std::vector<std::string> words{"verify", folder_ / out, "--scenario", folder_ / "scenario.toml",
                                   "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    return run_tongcun(words);
  }

  // What is said of the plan with this change of its file, which is put right again.
  std::string rejected(std::string const& out, std::function<void(Json&)> const& change) {
    std::string const good = content_of(plan_file(out));
    Json plan = Json::parse(good);
    change(plan);
    write_file(plan_file(out), plan.dump());
    ProgramResult const result = verify(out, {"--json"});
    write_file(plan_file(out), good);
    EXPECT_EQ(result.status, 3) << result.err;
    return result.out;
  }
};

TEST_F(VerifiedRun, APlanThatHolds) {
  ASSERT_EQ(plan("run").status, 0);
  ProgramResult const result = verify("run", {"--json"});
  EXPECT_EQ(result.status, 0) << result.err;
  Json const answer = Json::parse(result.out);
  EXPECT_EQ(answer["schema"], 1);
  EXPECT_TRUE(answer["holds"]);
  EXPECT_EQ(answer["households_placed"], 48);
  EXPECT_EQ((result.out + result.err).find("KANARI"), std::string::npos);
  Json const published = Json::parse(content_of(plan_file("run")));
  EXPECT_EQ(published["schema"], 1);
  EXPECT_EQ(published["kind"], "relocation_plan");
  EXPECT_FALSE(published["version"].get<std::string>().empty());
  EXPECT_EQ(content_of(plan_file("run")).find("KANARI"), std::string::npos);  // pseudonyms
}

// Whoever writes the files, and whatever digests stand beside them.
TEST_F(VerifiedRun, CorruptedFilesAreRejected) {
  ASSERT_EQ(plan("run").status, 0);
  std::size_t placed = 0;
  std::size_t free = 0;  // dwellings, of another site
  Json const good = Json::parse(content_of(plan_file("run")));
  while (good["places"][placed]["site"].is_null()) {
    ++placed;
  }
  while (good["places"][free]["site"].is_null() ||
         good["places"][free]["site"] == good["places"][placed]["site"]) {
    ++free;
  }
  // The table says otherwise; the cost too.
  std::string const moved = rejected("run", [&](Json& json) {
    for (char const* key : {"site", "phase", "area_dm2"}) {
      json["places"][placed][key] = good["places"][free][key];
    }
  });
  EXPECT_NE(moved.find("P031"), std::string::npos);
  EXPECT_NE(moved.find("P032"), std::string::npos);
  // A household that stays is left out at its price.
  EXPECT_NE(
      rejected("run", [&](Json& json) { json["places"][placed]["site"] = nullptr; }).find("P032"),
      std::string::npos);
  EXPECT_NE(rejected("run", [&](Json& json) { json["places"].push_back(json["places"][placed]); })
                .find("P029"),
            std::string::npos);
  EXPECT_NE(rejected("run", [&](Json& json) { json["places"][placed]["household"] = "h00001"; })
                .find("P029"),
            std::string::npos);
  // A multiplier: worth nothing, or less than nothing.
  EXPECT_NE(rejected("run",
                     [](Json& json) {
                       for (Json& unit : json["certificate"]["units"]) {
                         unit["value"] = 0;
                       }
                     })
                .find("P032"),
            std::string::npos);
  EXPECT_NE(rejected("run", [](Json& json) { json["certificate"]["limits"][0]["price"] = -1; })
                .find("P030"),
            std::string::npos);
  EXPECT_NE(
      rejected("run", [](Json& json) { json["certificate"]["limits"].erase(0); }).find("P029"),
      std::string::npos);
  // One that proves as much, but is not what was written.
  EXPECT_NE(rejected("run",
                     [](Json& json) {
                       Json& price = json["certificate"]["limits"][0]["price"];
                       price = price.get<std::int64_t>() + 1;
                     })
                .find("P033"),
            std::string::npos);
  // Claims.
  EXPECT_NE(rejected("run", [](Json& json) { json["objective"] = 1; }).find("P032"),
            std::string::npos);
  EXPECT_NE(rejected("run", [](Json& json) { json["status"] = "infeasible"; }).find("P030"),
            std::string::npos);
  EXPECT_NE(rejected("run", [](Json& json) { json["plan"] = "potential"; }).find("P029"),
            std::string::npos);
  // No file of ours.
  for (char const* key : {"schema", "kind", "places", "certificate", "levels", "status"}) {
    EXPECT_NE(rejected("run", [key](Json& json) { json.erase(key); }).find("P028"),
              std::string::npos)
        << key;
  }
  EXPECT_NE(rejected("run", [](Json& json) { json["bound"] = 0.5; }).find("P028"),
            std::string::npos);
  EXPECT_NE(rejected("run", [](Json& json) { json = Json(); }).find("P028"), std::string::npos);
  EXPECT_EQ(verify("run").status, 0);
}

TEST_F(VerifiedRun, ACorruptedTableIsRejected) {
  ASSERT_EQ(plan("run").status, 0);
  std::string const good = content_of(table_file("run"));
  std::string moved = good;
  std::size_t const at = moved.find(",S1,");
  ASSERT_NE(at, std::string::npos);
  moved.replace(at, 4, ",S2,");
  write_file(table_file("run"), moved);
  EXPECT_EQ(verify("run").status, 3);
  EXPECT_NE(verify("run", {"--json"}).out.find("P031"), std::string::npos);

  std::size_t const line = good.rfind('\n', good.size() - 2);
  write_file(table_file("run"), good + good.substr(line + 1));  // the last household twice
  EXPECT_EQ(verify("run").status, 3);
  EXPECT_NE(verify("run", {"--json"}).out.find("P037"), std::string::npos);

  std::string phase = good;
  std::size_t const cell = phase.find("安置点,1,");
  ASSERT_NE(cell, std::string::npos);
  phase.replace(cell, std::string("安置点,1,").size(), "安置点,2,");
  write_file(table_file("run"), phase);
  EXPECT_NE(verify("run", {"--json"}).out.find("P031"), std::string::npos);
}

// Who declines after the plan was made is placed by it all the same: the register of today says so.
TEST_F(VerifiedRun, ARegisterThatHasChangedIsBelieved) {
  ASSERT_EQ(plan("run").status, 0);
  write_households(0, "不愿");
  EXPECT_EQ(verify("run").status, 3);
  EXPECT_NE(verify("run", {"--json"}).out.find("P029"), std::string::npos);  // it may not be placed
  write_households(-1, "");
  EXPECT_EQ(verify("run").status, 0);
}

TEST_F(VerifiedRun, OtherQuestionsHaveOtherPlans) {
  write_scenario("objective = \"ordered\"\n[relocation.fairness]\nleast_share_by_township = 0.5\n");
  ASSERT_EQ(plan("ordered").status, 0);
  EXPECT_EQ(verify("ordered").status, 0);
  // A level that claims fewer, or proves by nothing what is above it.
  EXPECT_NE(rejected("ordered",
                     [](Json& json) {
                       json["levels"][1]["value"] = json["levels"][1]["value"].get<int>() + 1;
                     })
                .find("P032"),
            std::string::npos);
  EXPECT_NE(rejected("ordered", [](Json& json) { json["levels"].erase(0); }).find("P029"),
            std::string::npos);
  write_scenario("plan = \"committed\"\n");
  EXPECT_EQ(verify("ordered").status, 3);

  ASSERT_EQ(plan("potential", {"--plan", "potential"}).status, 0);
  EXPECT_EQ(verify("potential").status, 3);
  EXPECT_EQ(verify("potential", {"--plan", "potential"}).status, 0);
}

TEST_F(VerifiedRun, NoRunAndNoPlan) {
  EXPECT_EQ(verify("nowhere").status, 3);
  EXPECT_EQ(run_tongcun({"verify", folder_ / "nowhere"}).status, 2);  // no scenario
  ASSERT_EQ(plan("run").status, 0);
  std::filesystem::remove(plan_file("run"));
  EXPECT_EQ(verify("run").status, 3);
}

}  // namespace
}  // namespace tongcun
