// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/county_parameters.h"

#include "engine/synthetic/make_county.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

TEST(CountyParameters, DefaultsAndLimitsAreLegal) {
  EXPECT_TRUE(check_county_parameters({}).empty());
  CountyParameters limits;
  limits.villages = 20;
  limits.year = 2021;
  limits.hectares_per_village = 500;
  limits.unreached_permille = 0;
  limits.unknown_surface_permille = 0;
  limits.site_room_permille = 100;
  limits.persons_a_site = 100;
  EXPECT_TRUE(check_county_parameters(limits).empty());
  limits.villages = 100000;
  limits.year = 2100;
  limits.hectares_per_village = 900;
  limits.unreached_permille = 100;
  limits.unknown_surface_permille = 300;
  limits.site_room_permille = 5000;
  limits.persons_a_site = 10000;
  EXPECT_TRUE(check_county_parameters(limits).empty());
}

TEST(CountyParameters, AYearLiesInItsEra) {
  CountyParameters parameters;
  for (CountyEra const era : {CountyEra::y2016, CountyEra::y2026}) {
    EraYears const years = years_of(era);
    parameters.era = era;
    for (auto const& [year, complaints] : {std::pair{years.first, 0U},
                                           {years.usual, 0U},
                                           {years.last, 0U},
                                           {years.first - 1, 1U},
                                           {years.last + 1, 1U}}) {
      parameters.year = year;
      EXPECT_EQ(check_county_parameters(parameters).size(), complaints) << year;
    }
  }
}

TEST(CountyParameters, EveryValueOutOfRangeIsARejectedFinding) {
  CountyParameters parameters;
  parameters.villages = 19;
  parameters.centre = {1650000001, -550000001};
  parameters.year = 2101;
  parameters.hectares_per_village = 499;
  parameters.unreached_permille = -1;
  parameters.unknown_surface_permille = 301;
  parameters.site_room_permille = 99;
  parameters.persons_a_site = 10001;
  std::vector<Finding> const findings = check_county_parameters(parameters);
  ASSERT_EQ(findings.size(), 9U);
  for (Finding const& finding : findings) {
    EXPECT_EQ(finding.rule, "Y001");
    EXPECT_EQ(finding.severity, Severity::error);
    EXPECT_EQ(finding.treatment, Treatment::rejected);
  }
  EXPECT_EQ(findings.front().values,
            (Values{{"key", "villages"}, {"value", "19"}, {"low", "20"}, {"high", "100000"}}));
}

TEST(CountyParameters, MakeCountyRefusesThem) {
  CountyParameters parameters;
  parameters.villages = 100001;
  RunSettings const run;
  try {
    SyntheticCounty const county = make_county(parameters, run);
    FAIL() << "made " << county.villages.size() << " villages";
  } catch (InputError const& error) {
    ASSERT_EQ(error.findings().size(), 1U);
    EXPECT_EQ(error.findings().front().rule, "Y001");
  }
}

}  // namespace
}  // namespace tongcun
