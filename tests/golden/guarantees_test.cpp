// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/run_scenario.h"
#include "io/gdal_session.h"
#include "io/guarantee_texts.h"
#include "io/read_layers.h"
#include "io/read_scenario.h"
#include "tests/cli/program.h"
#include "tests/worlds/drawn_world.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace tongcun {
namespace {

struct District {
  Scenario scenario;
  PlaceFacts places;

  [[nodiscard]] GuaranteeId id(std::string const& key) const {
    GuaranteeRules const& rules = scenario.profile.guarantees;
    for (GuaranteeId const guarantee : rules.guarantees.ids()) {
      if (rules.guarantees[guarantee].key == key) {
        return guarantee;
      }
    }
    ADD_FAILURE() << "no guarantee " << key;
    return GuaranteeId(0);
  }
  [[nodiscard]] VillageCount count(std::string const& key, Verdict verdict) const {
    return places.guarantees.counts[id(key)].whole[static_cast<std::size_t>(verdict)];
  }
  [[nodiscard]] std::int64_t villages(std::string const& key, Verdict verdict) const {
    return count(key, verdict).villages;
  }
  [[nodiscard]] std::int64_t at_least(std::string const& key, std::string const& rung,
                                      Verdict verdict) const {
    auto const& rungs = scenario.profile.guarantees.guarantees[id(key)].rungs;
    auto const found = std::ranges::find(rungs, rung, &Rung::key);
    EXPECT_NE(found, rungs.end());
    auto const position = static_cast<std::size_t>(found - rungs.begin());
    return places.guarantees.counts[id(key)]
        .rungs[position][static_cast<std::size_t>(verdict)]
        .villages;
  }
  [[nodiscard]] std::vector<MissingWorth> missing(std::string const& key) const {
    std::vector<MissingWorth> list;
    std::ranges::copy_if(places.guarantees.missing, std::back_inserter(list),
                         [&](MissingWorth const& worth) { return worth.guarantee == id(key); });
    return list;
  }
};

District judge_district(std::string const& name) {
  start_gdal();
  Scenario scenario = read_scenario(project_scenario(name));
  RunSettings const run = quiet_run(2);
  PlaceFacts places = run_scenario(scenario, read_layers(scenario, run).tables, run).places;
  return {std::move(scenario), std::move(places)};
}

void expect_balance(District const& district) {
  GuaranteeRules const& rules = district.scenario.profile.guarantees;
  for (GuaranteeId const id : rules.guarantees.ids()) {
    VillageCount sum;
    for (VillageCount const& count : district.places.guarantees.counts[id].whole) {
      sum.villages += count.villages;
      sum.households += count.households;
      sum.persons += count.persons;
    }
    EXPECT_EQ(sum, district.places.guarantees.base) << rules.guarantees[id].key;
  }
}

// 494 of 612 villages (80.7 %) are open for the hardened road: what is known reaches 97, 21 would
// not be reached even were every unrecorded road hardened. Village roads would decide most.
TEST(KireheGuarantees, HardenedRoadIsMostlyUnknown) {
  TONGCUN_NEEDS_SET("rwanda_kirehe");
  District const kirehe = judge_district("kirehe.toml");
  expect_balance(kirehe);
  EXPECT_EQ(kirehe.places.guarantees.base, (VillageCount{612, 68909, 304023}));
  EXPECT_EQ(kirehe.villages("hardened_road", Verdict::pass), 97);
  EXPECT_EQ(kirehe.villages("hardened_road", Verdict::fail), 21);
  EXPECT_EQ(kirehe.villages("hardened_road", Verdict::unknown), 494);
  ASSERT_FALSE(kirehe.places.guarantees.surfaces.empty());
  SurfaceWorth const& first = kirehe.places.guarantees.surfaces.front();
  EXPECT_EQ(first.road_class, RoadClass::village);
  EXPECT_EQ(first.roads, 2206);
  EXPECT_GT(first.pass_if_hardened.villages, 480);
  EXPECT_EQ(kirehe.missing("hardened_road").front().missing.kind, Missing::Kind::surfaces);
  EXPECT_EQ(kirehe.missing("hardened_road").front().alone.villages, 494);
}

// 55 villages have an open clinic or health centre inside; nothing is said of the others, which may
// be served otherwise.
TEST(KireheGuarantees, ClinicInsideOrUnknown) {
  TONGCUN_NEEDS_SET("rwanda_kirehe");
  District const kirehe = judge_district("kirehe.toml");
  EXPECT_EQ(kirehe.villages("medical_service", Verdict::pass), 55);
  EXPECT_EQ(kirehe.villages("medical_service", Verdict::fail), 0);
  EXPECT_EQ(kirehe.villages("medical_service", Verdict::unknown), 557);
  EXPECT_EQ(kirehe.missing("medical_service").front().missing,
            (Missing{Missing::Kind::column, "served_by"}));
}

// Water: nobody recorded what people drink, so that no rung of the ladder is known, whatever stands
// near. The measure of access says what does: an improved water point, within half an hour for all
// houses of 15 villages and for none of 11.
TEST(KireheGuarantees, WaterPassesNowhereAndSaysWhy) {
  TONGCUN_NEEDS_SET("rwanda_kirehe");
  District const kirehe = judge_district("kirehe.toml");
  EXPECT_EQ(kirehe.villages("drinking_water", Verdict::pass), 0);
  EXPECT_EQ(kirehe.villages("drinking_water", Verdict::fail), 0);
  EXPECT_EQ(kirehe.villages("drinking_water", Verdict::unknown), 612);
  for (char const* const rung : {"basic", "limited", "unimproved"}) {
    EXPECT_EQ(kirehe.at_least("drinking_water", rung, Verdict::unknown), 612) << rung;
  }
  EXPECT_EQ(kirehe.villages("water_point", Verdict::pass), 15);
  EXPECT_EQ(kirehe.villages("water_point", Verdict::fail), 11);
  EXPECT_EQ(kirehe.villages("water_point", Verdict::unknown), 586);
  EXPECT_EQ(kirehe.missing("water_point").front().missing.kind, Missing::Kind::houses);
  Profile const& profile = kirehe.scenario.profile;
  GuaranteeTexts const texts(profile.guarantees, profile.services, Language::en);
  ConditionId const water = profile.guarantees.guarantees[kirehe.id("drinking_water")].condition;
  for (Judgements const& judgements : kirehe.places.guarantees.villages.values()) {
    std::string const why = texts.why(water, judgements);
    EXPECT_TRUE(why.starts_with("not failed so far: ")) << why;
    EXPECT_NE(why.find("quality missing"), std::string::npos) << why;
  }
}

// No register: guarantees of households and persons are unknown, and only the register is missing.
TEST(KireheGuarantees, NoRegister) {
  TONGCUN_NEEDS_SET("rwanda_kirehe");
  District const kirehe = judge_district("kirehe.toml");
  for (char const* key : {"education", "housing"}) {
    EXPECT_EQ(kirehe.villages(key, Verdict::unknown), 612) << key;
    std::vector<MissingWorth> const missing = kirehe.missing(key);
    ASSERT_EQ(missing.size(), 1U);
    EXPECT_EQ(missing[0].missing.kind, Missing::Kind::registry);
    EXPECT_EQ(missing[0].alone.households, 68909);
  }
}

// Gakenke has no school layer: education is unknown and not failed, the rest is judged.
TEST(GakenkeGuarantees, AbsentSchoolsAreUnknownTheRestIsJudged) {
  TONGCUN_NEEDS_SET("rwanda_gakenke");
  District const gakenke = judge_district("gakenke.toml");
  expect_balance(gakenke);
  EXPECT_EQ(gakenke.villages("education", Verdict::unknown), 617);
  EXPECT_EQ(gakenke.villages("hardened_road", Verdict::pass), 57);
  EXPECT_EQ(gakenke.villages("hardened_road", Verdict::fail), 20);
  EXPECT_EQ(gakenke.villages("medical_service", Verdict::pass), 27);
  EXPECT_EQ(gakenke.villages("drinking_water", Verdict::pass), 0);
  EXPECT_EQ(gakenke.at_least("drinking_water", "limited", Verdict::unknown), 617);
  EXPECT_EQ(gakenke.villages("water_point", Verdict::fail), 64);
  EXPECT_EQ(gakenke.villages("clinic_access", Verdict::pass), 318);
  // Minutes to school are facts like others: without the layer they wait for it.
  Fields const& fields = gakenke.scenario.profile.guarantees.book.fields;
  FieldId const school = *find_field(fields, "primary_school_walk_dry");
  EXPECT_EQ(fields[school].source, "facilities.primary_school");
  EXPECT_EQ(fields[school].lack, Lack::layer);
}

TEST(RwandaGuarantees, TheWholeCountry) {
  TONGCUN_NEEDS_SET("rwanda_national");
  District const rwanda = judge_district("rwanda.toml");
  expect_balance(rwanda);
  EXPECT_EQ(rwanda.places.guarantees.base, (VillageCount{14814, 1896846, 8690590}));
  EXPECT_EQ(rwanda.villages("drinking_water", Verdict::pass), 0);
  EXPECT_EQ(rwanda.villages("hardened_road", Verdict::unknown), 11248);
  EXPECT_EQ(rwanda.places.guarantees.surfaces.front().road_class, RoadClass::village);
}

}  // namespace
}  // namespace tongcun
