// SPDX-License-Identifier: Apache-2.0
// A run folder with a plan of relocation: what stands where, and what says that it is invented.
#include "engine/relocation/score_relocation.h"
#include "engine/scenario/run_scenario.h"
#include "io/csv_reader.h"
#include "io/explain.h"
#include "io/read_scenario.h"
#include "io/text_file.h"
#include "io/write_run.h"
#include "tests/io/temporary_folder.h"
#include "tests/worlds/add_mover.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::json;

// Two villages and two sites on a road. Thirty households of village 1 are placed at site 1, four
// at site 2, by hand; twenty are not eligible.
class WriteRelocationTest : public testing::Test {
 protected:
  WriteRelocationTest() {
    static_cast<void>(folder_.write("villages.csv",
                                    "code,name,persons,x,y\n530112345001,甲,500,104,30\n"
                                    "530112345002,乙,300,104.02,30\n"));
    static_cast<void>(
        folder_.write("sites.csv", "code,name,x,y\ns1,丙,104.01,30\ns2,丁,104.02,30\n"));
    static_cast<void>(folder_.write("roads.geojson", R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"code": "r1", "class": "乡道", "surface": "沥青"}, "geometry":
 {"type": "LineString", "coordinates": [[104, 30], [104.02, 30]]}}]})"));
    static_cast<void>(folder_.write("scenario.toml", R"(schema = 1
kind = "scenario"
name = "small"
title = "Small"
language = "en"
profile = "cn-2026"
[layers.villages]
file = "villages.csv"
crs = "EPSG:4490"
[layers.sites]
file = "sites.csv"
crs = "EPSG:4490"
[layers.roads]
file = "roads.geojson"
)"));
  }

  void add_household(Candidacy candidacy, PhaseId phase) {
    HouseholdTable& table = people_.people.households;
    auto const id = HouseholdId(static_cast<std::uint32_t>(table.size()));
    table.resize(table.size() + 1);
    table.code[id] = "h" + std::to_string(id.value());
    table.village[id] = VillageId(0);
    table.persons[id] = 3;
    HouseholdCandidacy standing;
    standing.candidacy = candidacy;
    standing.consent = Consent::signed_up;
    plan_.candidates.push_back(standing);
    if (candidacy != Candidacy::mover) {
      return;
    }
    add_mover(plan_.problem, {.household = id, .persons = 3, .jobs = 1});
    plan_.plan.place.push_back(MoverPlace{phase, StockId::none()});
  }

  void make_plan() {
    RelocationProblem& problem = plan_.problem;
    problem.rules.cost_a_person = 5'000'000;
    SiteLimits limits;
    limits.admits = true;
    problem.sites = IdVector<SiteId, SiteLimits>(2, limits);
    for (std::uint32_t const site : {0U, 1U}) {
      PhaseId const phase = add_phase(problem, SiteId(site), 400, 202705);
      problem.phases.opening_cost[phase] = 100;
      problem.times.clinic.push_back(5);
      problem.times.primary.push_back(5);
    }
    problem.times.old_land.assign(4, 20);
    for (int i = 0; i < 54; ++i) {
      add_household(i < 34 ? Candidacy::mover : Candidacy::ineligible, PhaseId(i < 30 ? 0 : 1));
    }
    plan_.plan.certificate.price.assign(limits_of(problem).size(), 0);
    plan_.plan.certificate.unit_value.resize(problem.units);
    plan_.score = score_relocation(problem, plan_.plan.place).value();
    plan_.plan.objective = plan_.score.objective;
    plan_.plan.bound = plan_.score.objective - 1;
    plan_.plan.work = 77;
    plan_.seed = 5;
  }

  std::filesystem::path run(RegisterTreatment treatment) {
    Scenario const scenario = read_scenario(folder_ / "scenario.toml");
    ReadLayers layers = read_layers(scenario, {});
    ScenarioResult computed = run_scenario(scenario, std::move(layers.tables), {});
    make_plan();
    people_.treatment = treatment;
    people_.people.invented = treatment == RegisterTreatment::invented;
    computed.households.emplace(people_);
    computed.relocation.emplace(plan_);
    RunResult const result = disclosed(std::move(computed), scenario.profile.guarantees);
    write_run({folder_ / "out", Overwrite::no, {}}, scenario, result, layers.inputs, {});
    return folder_ / "out";
  }

  TemporaryFolder folder_;
  HouseholdResults people_;
  RelocationResult plan_;
};

TEST_F(WriteRelocationTest, EverythingStandsInItsPlace) {
  std::filesystem::path const out = run(RegisterTreatment::real);
  for (char const* name : {"sites", "flows", "funds"}) {
    std::string const file = std::string("relocation_") + name + ".csv";
    EXPECT_TRUE(std::filesystem::exists(out / "public/tables" / file)) << file;
    EXPECT_TRUE(std::filesystem::exists(out / "restricted/internal" / file)) << file;
  }
  EXPECT_TRUE(std::filesystem::exists(out / "restricted/internal/relocation_left_out.csv"));
  EXPECT_TRUE(std::filesystem::exists(out / "restricted/internal/relocation_emptied.csv"));
  EXPECT_TRUE(std::filesystem::exists(out / "restricted/households/relocation.csv"));

  Json const plan = Json::parse(content_of(out / "summary.json")).at("relocation");
  EXPECT_EQ(plan.at("households_placed").at("value"), 34);
  EXPECT_EQ(plan.at("currency"), "CNY");
  EXPECT_FALSE(plan.contains("note"));
  Json const record = Json::parse(content_of(out / "run.json"));
  EXPECT_EQ(record.at("plans").at(0).at("work"), 77);
  EXPECT_EQ(record.at("seed"), 5);
  // Four at one site hide both: no cell of households is printed.
  std::string const sites = content_of(out / "public/tables/relocation_sites.csv");
  CsvReader reader(sites);
  static_cast<void>(reader.next());
  int rows = 0;
  while (std::optional<CsvReader::Row> const row = reader.next()) {
    EXPECT_EQ(row->cells.at(6), "yes");
    EXPECT_EQ(row->cells.at(7), "");
    ++rows;
  }
  EXPECT_EQ(rows, 2);
}

// Every column is in the dictionary, and explain knows it.
TEST_F(WriteRelocationTest, ColumnsAreExplained) {
  std::string const text = content_of(run(RegisterTreatment::real) / "public/tables/columns.csv");
  CsvReader reader(text);
  int columns = 0;
  while (std::optional<CsvReader::Row> const row = reader.next()) {
    if (row->cells[0].starts_with("relocation_")) {
      EXPECT_FALSE(explain(row->cells[1]).empty()) << row->cells[1];
      ++columns;
    }
  }
  EXPECT_GT(columns, 25);
}

TEST_F(WriteRelocationTest, InventedHouseholdsAreSaidToBe) {
  std::filesystem::path const out = run(RegisterTreatment::invented);
  Json const plan = Json::parse(content_of(out / "summary.json")).at("relocation");
  EXPECT_NE(plan.at("note").get<std::string>().find("invented"), std::string::npos);
  std::string const project = content_of(out / "public/plan.qgs");
  EXPECT_NE(project.find("relocation_flows"), std::string::npos);
  EXPECT_NE(project.find("from which village to which site – invented households"),
            std::string::npos);
  EXPECT_NE(content_of(out / "public/tables/relocation_flows.csv").find("yes,530112345001"),
            std::string::npos);
}

}  // namespace
}  // namespace tongcun
