// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/disclose.h"
#include "engine/poverty/compute_poverty_path.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// Townships of one village each; households are one person, below the line, above it or unknown.
class SmallStudy {
 public:
  SmallStudy() {
    study_.options.years = 2;
    study_.options.replicates = 20;
    study_.options.persistence = 0.5;
    study_.options.deviation = 0.3;
    study_.options.interval = 0.9;
    study_.start_year = 2026;
    study_.lines = {1000, 1000, 1000};
    study_.scenarios = {StudyScenario::baseline, StudyScenario::relocation};
    all_ = study_.tree.areas.push_back({AreaLevel::all, "", "", AreaId::none()});
    county_ = study_.tree.areas.push_back({AreaLevel::county, "1", "", all_});
  }

  // The position of its township among the areas that are told.
  std::size_t township() {
    towns_.push_back({});
    return 1 + towns_.size();
  }
  void add(std::size_t township, int below, int above, int unknown, int movers) {
    towns_[township - 2] = {below, above, unknown, movers};
  }

  Public<PathStatistics> disclose(RegisterTreatment treatment) {
    std::vector<AreaId> areas;
    for (std::size_t t = 0; t < towns_.size(); ++t) {
      areas.push_back(
          study_.tree.areas.push_back({AreaLevel::township, "1" + std::to_string(t), "", county_}));
    }
    for (std::size_t t = 0; t < towns_.size(); ++t) {
      study_.tree.of_village.push_back(
          study_.tree.areas.push_back({AreaLevel::village, std::to_string(t), "", areas[t]}));
      study_.village_key.push_back(t);
    }
    std::uint32_t row = 0;
    for (std::size_t t = 0; t < towns_.size(); ++t) {
      auto const [below, above, unknown, movers] = towns_[t];
      for (int h = 0; h < below + above + unknown; ++h) {
        study_.households.resize(row + 1);
        HouseholdId const id(row);
        study_.households.village[id] = VillageId(static_cast<std::uint32_t>(t));
        study_.households.key[id] = key_of_text(std::to_string(row));
        study_.households.persons[id] = 1;
        if (h < below + above) {
          study_.households.income[id] = Stated(std::int64_t{h < below ? 800 : 1200});
        }
        if (h < movers) {
          study_.households.move[id] = HouseholdMove{2027, 0};
        }
        ++row;
      }
    }
    HouseholdResults results;
    results.treatment = treatment;
    results.people.invented = treatment == RegisterTreatment::invented;
    RunSettings run;
    run.threads = 1;
    return Disclosure::disclose(Restricted(compute_poverty_path(study_, run)),
                                Restricted(std::move(results)));
  }

 private:
  struct Town {
    int below = 0;
    int above = 0;
    int unknown = 0;
    int movers = 0;
  };
  PovertyStudy study_;
  std::vector<Town> towns_;
  AreaId all_;
  AreaId county_;
};

TEST(DisclosePath, OfInventedHouseholdsEverything) {
  SmallStudy study;
  study.add(study.township(), 1, 2, 1, 1);
  Public<PathStatistics> const told = study.disclose(RegisterTreatment::invented);
  EXPECT_TRUE(told.value().invented);
  EXPECT_FALSE(told.value().suppressed);
  ASSERT_EQ(told.value().areas.size(), 4U);
  for (PathArea const& area : told.value().areas) {
    EXPECT_TRUE(area.base && area.today && area.scenarios[0] && area.scenarios[1]);
  }
}

TEST(DisclosePath, OfRealOnesNoVillageAndNoFew) {
  SmallStudy study;
  std::size_t const plenty = study.township();
  study.add(plenty, 40, 60, 0, 20);  // movers: 20 of the 40 below
  std::size_t const also = study.township();
  study.add(also, 30, 50, 10, 12);
  std::size_t const few_poor = study.township();
  study.add(few_poor, 3, 200, 0, 0);
  std::size_t const all_poor = study.township();
  study.add(all_poor, 50, 0, 0, 20);
  std::size_t const few_movers = study.township();
  study.add(few_movers, 40, 60, 0, 4);
  Public<PathStatistics> const disclosed = study.disclose(RegisterTreatment::real);
  PathStatistics const& told = disclosed.value();
  EXPECT_TRUE(told.suppressed);
  ASSERT_EQ(told.areas.size(), 2U + 5U + 5U);
  for (std::size_t village = 7; village < 12; ++village) {
    EXPECT_FALSE(told.areas[village].base);
    EXPECT_FALSE(told.areas[village].scenarios[0]);
    EXPECT_FALSE(told.areas[village].scenarios[1]);
  }
  EXPECT_FALSE(told.areas[few_poor].base);
  EXPECT_FALSE(told.areas[few_poor].scenarios[0]);
  EXPECT_FALSE(told.areas[all_poor].scenarios[0]);
  EXPECT_TRUE(told.areas[plenty].scenarios[0] && told.areas[plenty].scenarios[1]);
  EXPECT_TRUE(told.areas[also].scenarios[0] && told.areas[also].scenarios[1]);
  EXPECT_TRUE(told.areas[few_movers].scenarios[0]);
  EXPECT_FALSE(told.areas[few_movers].scenarios[1]);
  EXPECT_EQ(told.areas[few_movers].base->concerned[2], 0);
}

// A township that is hidden alone beside one that is shown would be found from the county.
TEST(DisclosePath, NothingIsFoundBySubtraction) {
  SmallStudy study;
  std::size_t const big = study.township();
  study.add(big, 40, 60, 0, 20);
  study.add(study.township(), 4, 60, 0, 0);
  Public<PathStatistics> const disclosed = study.disclose(RegisterTreatment::real);
  PathStatistics const& told = disclosed.value();
  EXPECT_TRUE(told.areas[0].scenarios[0]);
  EXPECT_FALSE(told.areas[big].scenarios[0]);
}

}  // namespace
}  // namespace tongcun
