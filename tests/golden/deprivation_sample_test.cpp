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

}  // namespace
}  // namespace tongcun
