// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/unit_incomes.h"

#include "engine/poverty/income_kernels.h"

#include <algorithm>
#include <cassert>

namespace tongcun {

void UnitIncomes::resize(std::size_t households_in, std::size_t years_in) {
  households = households_in;
  years = years_in;
  std::size_t const rows = padded();
  key_low.assign(rows, 0);
  key_high.assign(rows, 0);
  persons.assign(rows, 0);
  start.assign(rows, 1.0F);
  persistence.assign(rows, 0.0F);
  deviation.assign(rows, 0.0F);
  mean.assign(rows * years, 0.0F);
  kept.assign(rows * years, 1.0F);
  added.assign(rows * years, 0.0F);
  price.assign(years, 1.0F);
  shocks.clear();
  gains.clear();
  labourers.clear();
  wage.clear();
  person_added.clear();
}

void UnitIncomes::resize_for_fates() {
  labourers.assign(padded(), 0.0F);
  wage.assign(padded() * years, 0.0F);
  person_added.assign(padded() * years, 0.0F);
}

void PoorTimes::resize(UnitIncomes const& unit, bool has_fates) {
  poor.resize(unit.padded() * unit.years, 0);
  ever.resize(unit.padded(), 0);
  poor_persons.resize(has_fates ? poor.size() : 0, 0);
}

bool has_lanes(LaneKind kind) {
  switch (kind) {
    case LaneKind::portable:
      return true;
    case LaneKind::avx2:
      return __builtin_cpu_supports("avx2") != 0;
    case LaneKind::avx512:
      return __builtin_cpu_supports("avx512f") != 0;
  }
  return false;
}

LaneKind widest_lanes() {
  return has_lanes(LaneKind::avx512) ? LaneKind::avx512
         : has_lanes(LaneKind::avx2) ? LaneKind::avx2
                                     : LaneKind::portable;
}

void simulate_unit(UnitIncomes const& unit, std::uint64_t seed, std::uint32_t first,
                   std::uint32_t count, LaneKind kind, UnitCounts& counts, PoorTimes& households,
                   UnitFates const* fates) {
  assert(has_lanes(kind));
  assert(fates == nullptr || fates->cells.size() == count * unit.padded() * unit.years);
  assert(fates == nullptr || unit.person_added.size() == unit.padded() * unit.years);
  assert(households.poor.size() == unit.padded() * unit.years);
  assert(households.ever.size() == unit.padded());
  assert(fates == nullptr || households.poor_persons.size() == households.poor.size());
  [[maybe_unused]] auto const has_own_purpose = [](auto const& slot) {
    return slot.purpose > 0 && slot.purpose < 1U << 16U;
  };
  assert(std::ranges::all_of(unit.shocks, has_own_purpose));
  assert(std::ranges::all_of(unit.gains, has_own_purpose));
  switch (kind) {
    case LaneKind::portable:
      simulate_with_portable(unit, seed, first, count, counts, households, fates);
      break;
    case LaneKind::avx2:
      simulate_with_avx2(unit, seed, first, count, counts, households, fates);
      break;
    case LaneKind::avx512:
      simulate_with_avx512(unit, seed, first, count, counts, households, fates);
      break;
  }
}

}  // namespace tongcun
