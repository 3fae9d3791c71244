// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/deprivation_measure.h"
#include "engine/poverty/income_poverty.h"
#include "engine/synthetic/make_register.h"
#include "io/gdal_session.h"
#include "io/read_villages.h"
#include "tests/cli/program.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// Eastern Province, DHS 2019-20 (OPHI/UNDP, subnational table): H 49.5503 %, A 46.7476 %.
RegisterParameters eastern_province() {
  RegisterParameters parameters;
  parameters.headcount = 495503;
  parameters.intensity = 467476;
  parameters.income =
      IncomeCalibration{300, PoorIf::below, 520000, {"USD-PPP-2021", "person/day", "survey"}};
  return parameters;
}

TEST(KireheRegister, CountsAndSharesOfTheDistrict) {
  TONGCUN_NEEDS_SET("rwanda_kirehe");
  start_gdal();
  ReadVillages const read = read_villages(
      {shared_data("rwanda_kirehe") / "villages.geojson", "", "", ""}, "rwanda", quiet_run(2));
  MadeRegister const made = make_register(read.villages, eastern_province(), quiet_run(2));
  ASSERT_EQ(made.status, RegisterStatus::made);
  HouseholdTable const& table = made.households.households;
  EXPECT_EQ(table.size(), 68909U);
  EXPECT_EQ(made.households.persons.size(), 304023U);
  std::map<VillageId, std::int64_t> households;
  std::map<VillageId, std::int64_t> persons;
  std::int64_t outside = 0;
  for (HouseholdId const id : table.code.ids()) {
    ++households[table.village[id]];
    persons[table.village[id]] += table.persons[id];
    outside += covers(read.villages.area[table.village[id]], table.point[id]) ? 0 : 1;
  }
  EXPECT_EQ(outside, 0);
  for (VillageId const id : read.villages.code.ids()) {
    EXPECT_EQ(Households(households[id]), read.villages.households[id]);
    EXPECT_EQ(Persons(persons[id]), read.villages.persons[id]);
  }
  DeprivationMeasure const measure = measure_deprivation(table);
  EXPECT_NEAR(measure.headcount(), 0.495503, 0.005);
  EXPECT_NEAR(measure.intensity(), 0.467476, 0.005);
  // 49.5503 % of 304,023 and 52 % of them, to the person.
  EXPECT_EQ(measure.poor, 150644);
  EXPECT_EQ(measure_income_poverty(table, {300, PoorIf::below}).poor, 158092);
}

// The same villages in another file and another order of rows.
TEST(KireheRegister, SameBytesFromShuffledRows) {
  TONGCUN_NEEDS_SET("rwanda_kirehe");
  TemporaryFolder const folder;
  std::ifstream input(shared_data("rwanda_kirehe") / "villages.geojson");
  std::string head;
  std::string foot;
  std::vector<std::string> features;
  for (std::string line; std::getline(input, line);) {
    if (line.starts_with("{ \"type\": \"Feature\"")) {
      features.push_back(line.ends_with(',') ? line.substr(0, line.size() - 1) : line);
    } else {
      (features.empty() ? head : foot) += line + "\n";
    }
  }
  ASSERT_EQ(features.size(), 612U);
  std::ofstream shuffled(folder / "turned.geojson");
  shuffled << head;
  for (std::size_t i = 0; i < features.size(); ++i) {
    // 275 and 612 have no common factor, so that every row comes once.
    shuffled << (i == 0 ? "" : ",\n") << features[(i * 275 + 7) % features.size()];
  }
  shuffled << "\n" << foot;
  shuffled.close();
  std::vector<std::string> const asked{"--profile",   "rwanda",  "--headcount", "49.5503",
                                       "--intensity", "46.7476", "--quiet"};
  auto const run = [&](std::string const& villages, char const* threads, char const* name) {
    std::vector<std::string> words{"synth",     "households", "--villages", villages,
                                   "--threads", threads,      "--out",      folder / name};
    words.insert(words.end(), asked.begin(), asked.end());
    ProgramResult const result = run_tongcun(words);
    EXPECT_EQ(result.status, 0) << result.err;
    return digests_of(folder / name, {"synth.json"});
  };
  auto const first =
      run((shared_data("rwanda_kirehe") / "villages.geojson").string(), "1", "first");
  EXPECT_EQ(first.size(), 2U);
  EXPECT_EQ(run(folder / "turned.geojson", "2", "second"), first);
}

}  // namespace
}  // namespace tongcun
