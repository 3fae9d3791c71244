// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tongcun {

// How a village is served by a doctor (医疗服务方式; domain reference 1.3).
enum class ServiceArrangement : std::uint8_t {
  own,
  shared,
  posted,
  visiting,
  extended,  // from a neighbouring village
  township_hospital,
  none,
};
inline constexpr std::array<std::string_view, 7> kServiceArrangementNames{
    "own", "shared", "posted", "visiting", "extended", "township_hospital", "none"};

// What people drink from (domain reference 2.4.2, 3.3).
enum class DrinkingSource : std::uint8_t {
  piped,
  borehole,
  protected_well_spring,
  rain,
  packaged,
  unprotected,
  surface,
};
inline constexpr std::array<std::string_view, 7> kDrinkingSourceNames{
    "piped", "borehole", "protected_well_spring", "rain", "packaged", "unprotected", "surface"};

// The works that serve a village (domain reference 2.4.1): A at least 10,000 persons or 1,000 m3 a
// day, B smaller centralised, C no plant or dispersed.
enum class WaterTier : std::uint8_t { a, b, c };
inline constexpr std::array<std::string_view, 3> kWaterTierNames{"A", "B", "C"};

// What the water report found, against the limits of GB 5749 in force at its date.
enum class WaterReport : std::uint8_t { meets_full, meets_relaxed, fails };
inline constexpr std::array<std::string_view, 3> kWaterReportNames{"meets_full", "meets_relaxed",
                                                                   "fails"};

// Rain and water a head decide which quantity is enough (domain reference 2.4.1).
enum class WaterRegion : std::uint8_t { wet, dry };
inline constexpr std::array<std::string_view, 2> kWaterRegionNames{"wet", "dry"};

// What the village plan calls the village (村庄分类; domain reference 1.3, 3.2). Nothing else is
// planned into a place that moves (relocate_merge) without a stated reason.
enum class VillageClass : std::uint8_t {
  cluster,
  suburban,
  protected_character,
  relocate_merge,
  other,  // not classed for now (暂不分类)
};
inline constexpr std::array<std::string_view, 5> kVillageClassNames{
    "cluster", "suburban", "protected_character", "relocate_merge", "other"};

// What the village form says about the village and its services, as recorded. Every entry may be
// unknown.
struct VillageRecord {
  std::optional<VillageClass> village_class;
  std::optional<ServiceArrangement> served_by;
  std::optional<std::int64_t> served_days;        // thousandths of a day a week, 0 … 7,000
  std::optional<std::int64_t> poverty_incidence;  // millionths of the persons, years until 2020
  std::optional<std::int64_t> electricity_rate;   // millionths of the households
  std::optional<std::int64_t> tap_water_rate;  // millionths of the households: piped to the house
  std::optional<std::int64_t> water_litres;    // millilitres a person and day
  std::optional<std::int64_t> water_reliability;  // millionths of the year
  std::optional<DrinkingSource> water_source;
  std::optional<WaterRegion> water_region;
  std::optional<WaterTier> water_tier;
  std::optional<WaterReport> water_report;
  std::optional<std::int64_t> water_report_date;  // yyyymmdd
  std::optional<bool> water_inspection;           // look, smell, ask, taste (望闻问尝): passed

  friend bool operator==(VillageRecord const&, VillageRecord const&) = default;
};

}  // namespace tongcun
