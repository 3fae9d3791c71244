// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/size_households.h"

#include "engine/region/household_register.h"

#include <cassert>

namespace tongcun {

std::vector<std::int32_t> size_households(std::int64_t households, std::int64_t persons,
                                          RandomStream& random) {
  assert(households <= persons && persons <= kLargestHousehold * households);
  std::vector<std::int32_t> sizes(static_cast<std::size_t>(households), 1);
  std::int64_t places = (kLargestHousehold - 1) * households;
  std::int64_t wanted = persons - households;
  // Selection sampling (Knuth, The Art of Computer Programming 3.4.2, algorithm S).
  for (std::int32_t& size : sizes) {
    for (int place = 1; place < kLargestHousehold; ++place) {
      if (random.next_below(static_cast<std::uint32_t>(places)) < wanted) {
        ++size;
        --wanted;
      }
      --places;
    }
  }
  return sizes;
}

}  // namespace tongcun
