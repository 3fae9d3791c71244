// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/villages.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

struct VillageSize {
  std::string code;
  std::optional<std::int64_t> persons;
  std::optional<std::int64_t> households;
};

// Villages of one hundredth of a degree square, side by side, in the given order of codes.
inline Villages villages_of(std::vector<VillageSize> const& sizes) {
  Villages villages;
  std::int32_t west = 0;
  for (VillageSize const& size : sizes) {
    villages.code.push_back(size.code);
    villages.name.push_back("v" + size.code);
    villages.township_code.push_back("");
    villages.township_name.push_back("");
    villages.county_code.push_back("");
    villages.county_name.push_back("");
    villages.persons.push_back(size.persons ? std::optional(Persons(*size.persons)) : std::nullopt);
    villages.households.push_back(size.households ? std::optional(Households(*size.households))
                                                  : std::nullopt);
    std::int32_t const east = west + 100000;
    villages.area.push_back(
        {{{{{{west, 0}, {east, 0}, {east, 100000}, {west, 100000}, {west, 0}}}}}});
    villages.point.push_back({west + 50000, 50000});
    villages.point_source.push_back(PointSource::point_on_surface);
    villages.record.push_back({});
    west = east;
  }
  return villages;
}

// `count` villages of about 400 persons in about 100 households, codes 1000 …
inline Villages some_villages(int count) {
  std::vector<VillageSize> sizes;
  sizes.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    sizes.push_back({std::to_string(1000 + i), 360 + 7 * i % 83, 90 + 5 * i % 23});
  }
  return villages_of(sizes);
}

}  // namespace tongcun
