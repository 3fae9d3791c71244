// SPDX-License-Identifier: Apache-2.0
// Relocation on a real district with an invented register: the offices of its sectors stand for
// sites, joined by place. No household is real and nothing of it is a proposal.
#include "engine/scenario/run_scenario.h"
#include "engine/synthetic/make_register.h"
#include "io/gdal_session.h"
#include "io/read_layers.h"
#include "io/read_scenario.h"
#include "io/read_villages.h"
#include "tests/cli/program.h"
#include "tests/worlds/drawn_world.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::size_t kSectorDigits = 4;

// Every ninth household was offered a move; 45 % of them are willing, 11 % have signed, a quarter
// were not asked, the others have conditions or decline (consent of Zigong and [A], as in
// engine/synthetic/draw_consent).
std::optional<Consent> consent_of(std::size_t household) {
  if (household % 9 != 0) {
    return std::nullopt;
  }
  std::size_t const turn = household / 9 % 100;
  return turn < 45   ? Consent::willing
         : turn < 56 ? Consent::signed_up
         : turn < 81 ? Consent::not_asked
         : turn < 89 ? Consent::conditional
                     : Consent::unwilling;
}

bool agrees(std::optional<Consent> const& consent) {
  return consent == Consent::willing || consent == Consent::signed_up;
}

struct District {
  Scenario scenario;
  std::vector<LayerTable> tables;
  std::map<std::string, std::int64_t> willing;     // persons that agree, by sector
  std::map<std::string, std::int64_t> population;  // registered persons, by sector
};

LayerTable register_table(Villages const& villages, District& district) {
  RegisterParameters parameters;
  parameters.headcount = 495503;
  parameters.intensity = 467476;
  MadeRegister const made = make_register(villages, parameters, quiet_run(2));
  EXPECT_EQ(made.status, RegisterStatus::made);
  HouseholdTable const& households = made.households.households;
  LayerTable table;
  table.layer.key = "households";
  table.layer.role = LayerRole::households;
  for (HouseholdId const id : households.code.ids()) {
    HouseholdRow row;
    row.row = static_cast<std::int64_t>(id.value()) + 1;
    row.code = households.code[id];
    row.village_code = villages.code[households.village[id]];
    row.persons = households.persons[id];
    row.invented = true;
    std::optional<Consent> const consent = consent_of(id.value());
    if (consent) {
      row.standing.consent = Stated(*consent);
      row.standing.labourers = Stated<std::int32_t>(1);
    }
    if (agrees(consent)) {
      district.willing[row.village_code.substr(0, kSectorDigits)] += households.persons[id];
    }
    table.households.push_back(std::move(row));
  }
  table.layer.counts.read = static_cast<std::int64_t>(table.households.size());
  table.layer.counts.accepted = table.layer.counts.read;
  return table;
}

// The sector whose village covers a point; "" = outside of the district.
std::string sector_at(Villages const& villages, GeoPoint point) {
  for (VillageId const village : villages.code.ids()) {
    if (covers(villages.area[village], point)) {
      return villages.code[village].substr(0, kSectorDigits);
    }
  }
  return "";
}

LayerTable site_table(Villages const& villages, District const& district) {
  std::unique_ptr<GDALDataset> const dataset(
      GDALDataset::Open((shared_data("rwanda_kirehe") / "facilities.gpkg").c_str(),
                        GDAL_OF_VECTOR | GDAL_OF_READONLY));
  EXPECT_NE(dataset, nullptr);
  OGRLayer* const offices = dataset->GetLayerByName("offices");
  std::map<std::string, GeoPoint> seats;
  while (std::unique_ptr<OGRFeature> const feature{offices->GetNextFeature()}) {
    std::string const type = feature->GetFieldAsString("type_ of_facility");
    auto const* point = dynamic_cast<OGRPoint const*>(feature->GetGeometryRef());
    if (type != "Sector Office" || point == nullptr) {
      continue;
    }
    auto const unit = [](double degrees) {
      return static_cast<std::int32_t>(std::floor(degrees * kUnitsPerDegree + 0.5));
    };
    GeoPoint const at{unit(point->getX()), unit(point->getY())};
    std::string const sector = sector_at(villages, at);
    if (!sector.empty()) {
      seats.emplace(sector, at);
    }
  }
  std::int64_t willing = 0;
  std::int64_t population = 0;
  for (auto const& [sector, persons] : district.willing) {
    willing += persons;
  }
  for (auto const& [sector, persons] : district.population) {
    population += persons;
  }
  LayerTable table;
  table.layer.key = "sites";
  table.layer.role = LayerRole::sites;
  for (auto const& [sector, point] : seats) {
    SiteRow row;
    row.row = static_cast<std::int64_t>(table.sites.size()) + 1;
    row.code = "S" + sector;
    row.name = "office of sector " + sector;
    row.point = point;
    SitePhase phase;
    // 1.15 times the persons that agree, shared by the population of the sectors.
    phase.persons_capacity = static_cast<std::int32_t>(
        willing * 115 * district.population.at(sector) / (100 * population));
    row.record.phases.push_back(phase);
    table.sites.push_back(std::move(row));
  }
  table.layer.counts.read = static_cast<std::int64_t>(table.sites.size());
  table.layer.counts.accepted = table.layer.counts.read;
  return table;
}

District kirehe() {
  start_gdal();
  District district;
  district.scenario = read_scenario(project_scenario("kirehe.toml"));
  RunSettings const run = quiet_run(2);
  district.tables = read_layers(district.scenario, run).tables;
  ReadVillages const read =
      read_villages({shared_data("rwanda_kirehe") / "villages.geojson", "", "", ""}, "rwanda", run);
  for (VillageId const village : read.villages.code.ids()) {
    district.population[read.villages.code[village].substr(0, kSectorDigits)] +=
        read.villages.persons[village]->count();
  }
  district.tables.push_back(register_table(read.villages, district));
  district.tables.push_back(site_table(read.villages, district));
  RelocationOptions options;
  options.cost_a_person = 6'000'000;  // 60,000 of the currency (domain reference 2.3)
  options.minute_price = 10'000;
  district.scenario.relocation = options;
  return district;
}

TEST(KireheRelocation, TwelveSectorOfficesAsSites) {
  TONGCUN_NEEDS_SET("rwanda_kirehe");
  District district = kirehe();
  std::size_t const sites = district.tables.back().sites.size();
  EXPECT_EQ(sites, 12U);
  PlanSettings plans;
  plans.work_limit = 2'000'000;
  ScenarioResult const result =
      run_scenario(district.scenario, std::move(district.tables), quiet_run(2), plans);
  ASSERT_TRUE(result.relocation);
  RelocationResult const& relocation = result.relocation->for_the_office();
  RelocationScore const& score = relocation.score;
  std::int64_t agreed = 0;
  for (HouseholdCandidacy const& candidacy : relocation.candidates.values()) {
    agreed += candidacy.candidacy == Candidacy::mover ? 1 : 0;
    EXPECT_FALSE(candidacy.candidacy == Candidacy::mover &&
                 candidacy.consent == Consent::unwilling);
  }
  EXPECT_EQ(score.households_placed + score.households_unplaced, agreed);
  EXPECT_GT(agreed, 4000);
  // There is room for all of them: 15 % more persons than agree.
  EXPECT_EQ(score.households_unplaced, 0);
  double const gap = static_cast<double>(relocation.plan.objective - relocation.plan.bound) /
                     static_cast<double>(relocation.plan.objective);
  RecordProperty("gap_permille", static_cast<int>(std::ceil(gap * 1000.0)));
  EXPECT_LE(gap, 0.005);
  ASSERT_TRUE(result.households);
  EXPECT_EQ(result.households->for_the_office().treatment, RegisterTreatment::invented);
}

}  // namespace
}  // namespace tongcun
