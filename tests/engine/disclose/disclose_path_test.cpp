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
  void add(std::size_t township, int below, int above, int unknown, int movers, int monitored = 0) {
    towns_[township - 2] = {below, above, unknown, movers, monitored};
  }
  // The register says how old everybody is: thirty.
  void with_people() {
    study_.options.demography = DemographyOptions{{16, 59, 6, 15}, {}, {}, std::nullopt, ""};
    study_.members.emplace();
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
      auto const [below, above, unknown, movers, monitored] = towns_[t];
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
        if (study_.members) {
          study_.members->first.push_back(row);
          study_.members->members.push_back({30, Sex::f});
          study_.members->followed.push_back(1);
          study_.members->others.push_back(0);
        }
        classes_.push_back(h < monitored ? 0 : MonitoringStep::kNoClass);
        ++row;
      }
    }
    HouseholdResults results;
    results.treatment = treatment;
    results.people.invented = treatment == RegisterTreatment::invented;
    RunSettings run;
    run.threads = 1;
    PovertyPath path = compute_poverty_path(study_, run);
    path.monitoring = monitoring(run);
    return Disclosure::disclose(Restricted(std::move(path)), Restricted(std::move(results)));
  }

 private:
  // One class, whatever the income.
  MonitoringPath monitoring(RunSettings const& run) const {
    MonitoringQuestion question;
    question.classes = 2;
    MonitoringStep step;
    step.year = study_.start_year;
    for (std::uint8_t const one : classes_.values()) {
      step.told.push_back({one, one, one});
      question.expense.push_back(std::nullopt);
    }
    question.steps.assign(study_.scenarios.size(), {step});
    MonitoringPath path;
    path.classes = {0};
    path.areas = study_.tree.areas.size();
    path.years = study_.years();
    path.told_today = classes_;
    path.today.resize(path.areas, {0, 0});
    path.cells = compute_monitoring_cells(study_, question, run);
    return path;
  }

  struct Town {
    int below = 0;
    int above = 0;
    int unknown = 0;
    int movers = 0;
    int monitored = 0;
  };
  IdVector<HouseholdId, std::uint8_t> classes_;
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

// Who lives there is told where the poor are; classes where none of them is of few, and with a plan
// where that holds of who moves too.
TEST(DisclosePath, PeopleAndClassesOfManyAlone) {
  SmallStudy study;
  study.with_people();
  std::size_t const plenty = study.township();
  study.add(plenty, 50, 60, 0, 25, 12);  // movers: 12 of the class, 13 below the line beside them
  std::size_t const few_of_class = study.township();
  study.add(few_of_class, 50, 60, 0, 20, 4);
  std::size_t const few_poor = study.township();
  study.add(few_poor, 3, 200, 0, 0, 0);
  std::size_t const few_movers_of_class = study.township();
  study.add(few_movers_of_class, 50, 60, 0, 11, 20);  // 9 of the class stay
  study.add(study.township(), 50, 0, 0, 20, 22);      // all are poor: hidden beside the few
  Public<PathStatistics> const disclosed = study.disclose(RegisterTreatment::real);
  PathStatistics const& told = disclosed.value();
  EXPECT_TRUE(told.areas[plenty].people);
  EXPECT_TRUE(told.areas[few_of_class].people);
  EXPECT_FALSE(told.areas[few_poor].people);
  ASSERT_TRUE(told.areas[plenty].monitoring);
  EXPECT_TRUE(told.areas[plenty].monitoring->scenarios[1]);
  EXPECT_FALSE(told.areas[few_of_class].monitoring);
  EXPECT_FALSE(told.areas[few_poor].monitoring);
  ASSERT_TRUE(told.areas[few_movers_of_class].monitoring);
  EXPECT_TRUE(told.areas[few_movers_of_class].monitoring->scenarios[0]);
  EXPECT_FALSE(told.areas[few_movers_of_class].monitoring->scenarios[1]);
  for (std::size_t village = 7; village < told.areas.size(); ++village) {
    EXPECT_FALSE(told.areas[village].people);
    EXPECT_FALSE(told.areas[village].monitoring);
  }
}

TEST(DisclosePath, PeopleAndClassesOfInventedHouseholds) {
  SmallStudy study;
  study.with_people();
  study.add(study.township(), 1, 2, 1, 1, 1);
  Public<PathStatistics> const told = study.disclose(RegisterTreatment::invented);
  for (PathArea const& area : told.value().areas) {
    ASSERT_TRUE(area.people && area.monitoring);
    EXPECT_EQ(area.people->years.back().sum.persons, 20 * 4);
    EXPECT_EQ((*area.monitoring->scenarios[1])[1][0].sum, 20);
    EXPECT_EQ((*area.monitoring->scenarios[1])[1][0].interval, (ReplicateInterval{1, 1}));
  }
}

}  // namespace
}  // namespace tongcun
