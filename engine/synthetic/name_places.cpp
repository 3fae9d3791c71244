// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/name_places.h"

#include "engine/synthetic/make_names.h"
#include "engine/synthetic/number_text.h"

#include <algorithm>

namespace tongcun {
namespace {

constexpr std::uint32_t kCountiesPerPrefecture = 99;
constexpr std::int64_t kFirstTownship = 100;
constexpr std::int64_t kFirstVillage = 200;
constexpr std::int64_t kProvince = 52;
constexpr std::int64_t kLastPrefecture = 99;

// 529901 … 529999, then 529801 …; put in ascending order, so that rows follow their codes.
std::vector<std::string> county_codes(std::size_t count) {
  std::vector<std::string> codes;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::int64_t const prefecture = kLastPrefecture - i / kCountiesPerPrefecture;
    std::int64_t const county = 1 + i % kCountiesPerPrefecture;
    codes.push_back(std::to_string((kProvince * 100 + prefecture) * 100 + county));
  }
  std::ranges::sort(codes);
  return codes;
}

}  // namespace

PlaceNames name_places(std::uint64_t seed, Settlement const& settlement,
                       std::span<Hamlet const> hamlets) {
  PlaceNames names;
  std::vector<std::string> const codes = county_codes(settlement.counties.size());
  for (std::uint32_t i = 0; i < codes.size(); ++i) {
    names.counties.push_back({codes[i], county_name(seed, i)});
  }
  NameSet used;
  std::int64_t number = 0;  // within the parent
  for (std::uint32_t i = 0; i < settlement.townships.size(); ++i) {
    TownshipDraft const& township = settlement.townships[i];
    if (i == 0 || township.county != settlement.townships[i - 1].county) {
      used.clear();
      number = 0;
    }
    bool const has_county_seat = settlement.counties[township.county].seat == township.seat;
    names.townships.push_back(
        {number_text(names.counties[township.county].code, kFirstTownship + number, 3),
         has_county_seat ? "城关镇" : township_name(seed, i, used)});
    ++number;
  }
  for (std::uint32_t i = 0; i < settlement.villages.size(); ++i) {
    VillageDraft const& village = settlement.villages[i];
    if (i == 0 || village.township != settlement.villages[i - 1].township) {
      used.clear();
      number = 0;
    }
    names.villages.push_back(
        {number_text(names.townships[village.township].code, kFirstVillage + number, 3),
         village_name(seed, i, used)});
    ++number;
  }
  for (std::uint32_t i = 0; i < hamlets.size(); ++i) {
    if (i == 0 || hamlets[i].village != hamlets[i - 1].village) {
      used.clear();
      number = 0;
    }
    ++number;
    names.hamlets.push_back({number_text(names.villages[hamlets[i].village].code + "-", number, 2),
                             hamlet_name(seed, i, used)});
  }
  return names;
}

}  // namespace tongcun
