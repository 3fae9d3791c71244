// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/replicate_histogram.h"
#include "engine/region/area_tree.h"
#include "engine/types/id.h"
#include "engine/types/id_vector.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tongcun {

// Households and persons of an area, of known income or not.
struct PeopleCount {
  std::int64_t households = 0;   // with somebody who lives
  std::int64_t persons = 0;      // those of unknown age among them, who stay as they are
  std::int64_t working_age = 0;  // of known age
  std::int64_t school_age = 0;   // of known age
  std::int64_t labourers = 0;    // of the households below
  std::int64_t born = 0;         // in the year
  std::int64_t died = 0;
  // Households of today of which it is followed who can work (is_labour_followed).
  std::int64_t labour_followed = 0;

  PeopleCount& operator+=(PeopleCount const& other);
  friend bool operator==(PeopleCount const&, PeopleCount const&) = default;
};

// An area at the end of a year, over the replicates.
struct PeopleYear {
  PeopleCount sum;
  ReplicateHistogram persons;
  ReplicateHistogram working_age;
  ReplicateHistogram school_age;
  friend bool operator==(PeopleYear const&, PeopleYear const&) = default;
};

// WHO LIVES in the areas of a study with demography, year by year: the same under every scenario.
struct PeoplePath {
  std::size_t years = 0;
  IdVector<AreaId, PeopleCount> today;  // nobody is born or dies in the start year
  std::vector<PeopleYear> area_years;   // by area, year
  // Replicates in which the household has no member left in the last year.
  IdVector<HouseholdId, std::uint32_t> ended;

  [[nodiscard]] PeopleYear const& at(AreaId area, std::size_t year) const {
    return area_years[area.value() * years + year];
  }
};

}  // namespace tongcun
