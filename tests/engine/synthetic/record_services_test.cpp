// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/record_services.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace tongcun {
namespace {

std::vector<SyntheticVillage> recorded(std::uint64_t seed, std::size_t count) {
  std::vector<SyntheticVillage> villages(count);
  for (std::size_t i = 0; i < count; ++i) {
    villages[i].clinic = static_cast<ClinicArrangement>(i % 4);
  }
  record_services(seed, villages);
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

// 4,000 villages: of each share drawn, the count lies within five standard deviations.
TEST(RecordServices, SharesAreThoseDrawn) {
  std::vector<SyntheticVillage> const villages = recorded(5, 4000);
  auto const count = [&](auto const& has) {
    return std::ranges::count_if(villages,
                                 [&](SyntheticVillage const& v) { return has(v.record); });
  };
  auto const unknown_days = count([](VillageRecord const& r) { return !r.served_days; });
  EXPECT_NEAR(static_cast<double>(unknown_days), 400.0, 5 * 18.97);  // sqrt(4000 · 0.1 · 0.9)
  auto const has_no_works = count([](VillageRecord const& r) { return r.tap_water_rate == 0; });
  EXPECT_NEAR(static_cast<double>(has_no_works), 4000 * 0.15 * 0.95, 5 * 22.1);
}

}  // namespace
}  // namespace tongcun
