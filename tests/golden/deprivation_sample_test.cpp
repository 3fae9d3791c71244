// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/deprivation_measure.h"
#include "tests/cli/program.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace tongcun {
namespace {

constexpr std::array<char const*, kMpiIndicators> kColumns{
    "d_nutr", "d_cm", "d_educ", "d_satt", "d_ckfl", "d_sani", "d_wtr", "d_elct", "d_hsg", "d_asst"};

// A published sample of 15,000 persons at two points in time (test data of mpitbR), complete cases,
// survey weights in thousandths: H 0.3352 and 0.2308, A 0.4248 and 0.4070, M0 0.1424 and 0.0940.
TEST(DeprivationSample, PublishedRates) {
  TONGCUN_NEEDS_SET("mpi_tables");
  std::map<std::string, std::vector<DeprivedHousehold>> samples;
  std::map<std::string, int> incomplete;
  for (auto const& row : csv_rows(shared_data("mpi_tables") / "mpitb_syn_cdta.csv")) {
    DeprivedHousehold person;
    person.persons = std::llround(1000.0 * std::stod(row.at("weight")));
    for (std::size_t j = 0; j < kMpiIndicators; ++j) {
      std::string const& cell = row.at(kColumns[j]);
      person.known |= cell.empty() ? 0U : 1U << j;
      person.deprived |= cell.starts_with("1") ? 1U << j : 0U;
    }
    incomplete[row.at("t")] += person.known != IndicatorSet::all().bits() ? 1 : 0;
    samples[row.at("t")].push_back(person);
  }
  EXPECT_EQ(incomplete["1.0"], 66);
  EXPECT_EQ(incomplete["2.0"], 31);
  DeprivationMeasure const first = measure_deprivation(global_index(), samples["1.0"]);
  EXPECT_NEAR(first.headcount(), 0.3352, 0.00006);
  EXPECT_NEAR(first.intensity(), 0.4248, 0.00006);
  EXPECT_NEAR(first.index(), 0.1424, 0.00006);
  DeprivationMeasure const second = measure_deprivation(global_index(), samples["2.0"]);
  EXPECT_NEAR(second.headcount(), 0.2308, 0.00006);
  EXPECT_NEAR(second.intensity(), 0.4070, 0.00006);
  EXPECT_NEAR(second.index(), 0.0940, 0.00006);
}

// Of every row of the published tables: MPI = H * A, as far as its digits go. MPI has four digits
// after the point, H and A as shares six: their product is off by (H + A) / 2 * 10^-6 at most.
TEST(DeprivationTables, IndexIsHeadcountTimesIntensity) {
  TONGCUN_NEEDS_SET("mpi_tables");
  for (char const* const file : {"global_mpi.csv", "global_mpi_trends.csv"}) {
    int usable = 0;
    int unusable = 0;
    for (auto const& row : csv_rows(shared_data("mpi_tables") / file)) {
      std::string const& index = row.at("MPI");
      std::string const& headcount = row.at("Headcount Ratio");
      std::string const& intensity = row.at("Intensity of Deprivation");
      if (index.empty() || headcount.empty() || intensity.empty()) {
        ++unusable;
        continue;
      }
      ++usable;
      double const h = std::stod(headcount) / 100.0;
      double const a = std::stod(intensity) / 100.0;
      double const rounding = 0.00005 + (h + a) * 0.5e-6 + 1e-12;
      EXPECT_NEAR(std::stod(index), h * a, rounding)
          << file << " " << row.at("Country ISO3") << " " << row.at("Admin 1 Name");
    }
    EXPECT_GT(usable, 1400) << file;
    EXPECT_LT(unusable, usable / 20) << file;
  }
}

// The published sample by subgroups: areas are disjoint and add up; contributions add up to one;
// complete cases lie within the bounds of the incomplete ones.
TEST(DeprivationSample, SubgroupsContributionsAndBounds) {
  TONGCUN_NEEDS_SET("mpi_tables");
  std::map<std::string, std::vector<DeprivedHousehold>> by_region;
  std::vector<DeprivedHousehold> all;
  for (auto const& row : csv_rows(shared_data("mpi_tables") / "mpitb_syn_cdta.csv")) {
    DeprivedHousehold person;
    person.persons = std::llround(1000.0 * std::stod(row.at("weight")));
    for (std::size_t j = 0; j < kMpiIndicators; ++j) {
      std::string const& cell = row.at(kColumns[j]);
      person.known |= cell.empty() ? 0U : 1U << j;
      person.deprived |= cell.starts_with("1") ? 1U << j : 0U;
    }
    by_region[row.at("region")].push_back(person);
    all.push_back(person);
  }
  DeprivationIndex const index = global_index();
  DeprivationMeasure const whole = measure_deprivation(index, all);
  ASSERT_GT(by_region.size(), 1U);
  DeprivationMeasure sum;
  for (auto const& [region, persons] : by_region) {
    DeprivationMeasure const part = measure_deprivation(index, persons);
    if (sum.raw.empty()) {
      sum = part;
    } else {
      sum += part;
    }
  }
  EXPECT_EQ(sum, whole);
  double shares = 0.0;
  for (std::size_t j = 0; j < kMpiIndicators; ++j) {
    shares += whole.contribution(index, j);
  }
  EXPECT_NEAR(shares, 1.0, 1e-9);
  DeprivationMeasure const least = measure_deprivation(index, all, UnknownIndicator::not_deprived);
  DeprivationMeasure const most = measure_deprivation(index, all, UnknownIndicator::deprived);
  EXPECT_LT(least.index(), most.index());
  EXPECT_EQ(least.persons, whole.persons + whole.dropped);
}

}  // namespace
}  // namespace tongcun
