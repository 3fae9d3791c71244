// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/record_services.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

std::vector<SyntheticVillage> recorded(std::uint64_t seed, std::size_t count,
                                       CountyEra era = CountyEra::y2026) {
  std::vector<SyntheticVillage> villages(count);
  for (std::size_t i = 0; i < count; ++i) {
    villages[i].clinic = static_cast<ClinicArrangement>(i % 4);
  }
  CountyParameters parameters;
  parameters.seed = seed;
  parameters.era = era;
  parameters.year = years_of(era).usual;
  record_services(parameters, villages);
  return villages;
}

// More villages behind a village change nothing of it; another seed does.
TEST(RecordServices, DependOnSeedAndPositionAlone) {
  std::vector<SyntheticVillage> const few = recorded(3, 10);
  std::vector<SyntheticVillage> const many = recorded(3, 500);
  EXPECT_TRUE(std::equal(few.begin(), few.end(), many.begin()));
  std::vector<SyntheticVillage> const others = recorded(4, 10);
  EXPECT_FALSE(std::equal(few.begin(), few.end(), others.begin()));
}

TEST(RecordServices, WhatIsRecordedIsPossibleAndHangsTogether) {
  for (SyntheticVillage const& village : recorded(11, 4000)) {
    VillageRecord const& record = village.record;
    if (record.served_by) {
      bool const has_clinic = village.clinic != ClinicArrangement::none;
      bool const comes_to_them = *record.served_by == ServiceArrangement::visiting ||
                                 *record.served_by == ServiceArrangement::posted ||
                                 *record.served_by == ServiceArrangement::none;
      EXPECT_NE(has_clinic, comes_to_them);
    }
    if (record.served_by == ServiceArrangement::none && record.served_days) {
      EXPECT_EQ(*record.served_days, 0);
    }
    EXPECT_LE(record.served_days.value_or(0), 7000);
    EXPECT_LE(record.electricity_rate.value_or(0), 1000000);
    EXPECT_LE(record.tap_water_rate.value_or(0), 1000000);
    EXPECT_LE(record.water_reliability.value_or(0), 1000000);
    if (record.tap_water_rate && record.water_source) {
      EXPECT_EQ(*record.water_source == DrinkingSource::piped, *record.tap_water_rate >= 500000);
    }
    EXPECT_EQ(record.water_report.has_value(), record.water_report_date.has_value());
    EXPECT_FALSE(record.water_report && record.water_inspection);
  }
}

// Water of a county of 2016 was tested in 2015.
TEST(RecordServices, ReportsAreOfTheYearBefore) {
  for (CountyEra const era : {CountyEra::y2016, CountyEra::y2026}) {
    std::int64_t const year = years_of(era).usual - 1;
    std::size_t reports = 0;
    for (SyntheticVillage const& village : recorded(2, 200, era)) {
      if (village.record.water_report_date) {
        EXPECT_EQ(*village.record.water_report_date / 10000, year);
        ++reports;
      }
    }
    EXPECT_GT(reports, 0U);
  }
}

// 4,000 villages: of each share drawn, the count lies within five standard deviations.
TEST(RecordServices, SharesAreThoseDrawn) {
  std::vector<SyntheticVillage> const villages = recorded(5, 4000, CountyEra::y2016);
  auto const count = [&](auto const& has) {
    return static_cast<double>(
        std::ranges::count_if(villages, [&](SyntheticVillage const& v) { return has(v.record); }));
  };
  double const unknown_days = count([](VillageRecord const& r) { return !r.served_days; });
  EXPECT_NEAR(unknown_days, 160.0, 5 * 12.4);  // sqrt(4000 · 0.04 · 0.96)
  double const has_no_works = count([](VillageRecord const& r) { return r.tap_water_rate == 0; });
  EXPECT_NEAR(has_no_works, 4000 * 0.12 * 0.96, 5 * 20.2);
}

// By 2026 nearly all rural persons have tap water (96 % at the end of 2025), and few villages fall
// short; in 2016 many do.
TEST(RecordServices, ServicesGrowWithTheYears) {
  auto const falls_short = [](CountyEra era) {
    std::vector<SyntheticVillage> const villages = recorded(7, 4000, era);
    return std::ranges::count_if(villages, [](SyntheticVillage const& village) {
      return village.record.water_litres.value_or(35000) < 35000;
    });
  };
  EXPECT_LT(falls_short(CountyEra::y2026), 100);
  EXPECT_GT(falls_short(CountyEra::y2016), 250);
  double taps = 0.0;
  double recorded_rates = 0.0;
  for (SyntheticVillage const& village : recorded(7, 4000)) {
    if (village.record.tap_water_rate) {
      taps += static_cast<double>(*village.record.tap_water_rate) * 1e-6;
      recorded_rates += 1.0;
    }
  }
  EXPECT_NEAR(taps / recorded_rates, 0.955, 0.015);
}

}  // namespace
}  // namespace tongcun
