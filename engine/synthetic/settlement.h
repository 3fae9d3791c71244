// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace tongcun {

// A village while the county is being made. Rows are numbered by township, townships by county, so
// that rows are in the order of their codes.
struct VillageDraft {
  std::uint32_t cell = 0;
  std::uint32_t township = 0;
  std::uint32_t county = 0;
  double gentle_share = 0.0;  // of the ground around
  std::int64_t persons = 0;
  std::int64_t households = 0;
};

struct TownshipDraft {
  std::uint32_t county = 0;
  std::uint32_t seat = 0;  // village
};

struct CountyDraft {
  std::uint32_t seat = 0;  // village
};

struct Settlement {
  std::vector<VillageDraft> villages;
  std::vector<TownshipDraft> townships;
  std::vector<CountyDraft> counties;

  [[nodiscard]] bool is_township_seat(std::uint32_t village) const {
    return townships[villages[village].township].seat == village;
  }
  [[nodiscard]] bool is_county_seat(std::uint32_t village) const {
    return counties[villages[village].county].seat == village;
  }
};

}  // namespace tongcun
