// SPDX-License-Identifier: Apache-2.0
#include "engine/region/villages.h"

#include <span>

namespace tongcun {
namespace {

template <class Count>
KnownTotal known_total(std::span<std::optional<Count> const> column) {
  KnownTotal sum;
  for (std::optional<Count> const& count : column) {
    if (count) {
      sum.total += count->count();
      ++sum.known_villages;
    }
  }
  return sum;
}

}  // namespace

KnownTotal known_persons(Villages const& villages) {
  return known_total(villages.persons.values());
}

KnownTotal known_households(Villages const& villages) {
  return known_total(villages.households.values());
}

}  // namespace tongcun
