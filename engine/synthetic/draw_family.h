// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/run/random_stream.h"

#include <cstdint>
#include <vector>

namespace tongcun {

struct FamilyMember {
  Sex sex = Sex::m;
  std::int32_t age = 0;  // completed years, 0 … 95
  Relation relation = Relation::head;
};

// A made-up family of `size` >= 1: a grown-up head, mostly a spouse, children and grandchildren,
// sometimes parents. Children are at least 18 years younger than the head, parents at least 18
// older. The head is the first. All shares are modelling choices [A].
[[nodiscard]] std::vector<FamilyMember> draw_family(std::int32_t size, RandomStream& random);

}  // namespace tongcun
