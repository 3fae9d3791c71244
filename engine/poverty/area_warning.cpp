// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/area_warning.h"

#include "engine/poverty/area_poverty.h"

#include <cassert>
#include <cstddef>

namespace tongcun {
namespace {

constexpr std::int64_t kThousand = 1000;

// (income - loss / persons) against the line without rounding: both sides times the persons.
bool is_poor_after(std::int64_t income, std::int64_t loss, std::int64_t persons,
                   IncomeLine const& line) {
  std::int64_t const left = income * persons - loss;
  std::int64_t const needed = line.line * persons;
  return left < needed || (left == needed && line.poor_if == PoorIf::at_most);
}

}  // namespace

std::int64_t PushedHouseholds::sure_permille() const {
  return households == 0 ? 0 : pushed * kThousand / households;
}

std::int64_t PushedHouseholds::most_permille() const {
  return households == 0 ? 0 : ((pushed + unknown) * kThousand + households - 1) / households;
}

PushedHouseholds push_below_line(std::span<Stated<std::int64_t> const> income,
                                 std::span<Stated<std::int64_t> const> loss,
                                 std::span<std::int32_t const> persons, IncomeLine const& line) {
  assert(income.size() == loss.size() && income.size() == persons.size());
  PushedHouseholds counts;
  for (std::size_t i = 0; i < income.size(); ++i) {
    ++counts.households;
    IncomeState const before = state_of(income[i], line);
    if (before == IncomeState::poor) {
      ++counts.already;
    } else if (before == IncomeState::unknown || !loss[i].has_value()) {
      ++counts.unknown;
    } else if (is_poor_after(income[i].value(), loss[i].value(), persons[i], line)) {
      ++counts.pushed;
    }
  }
  return counts;
}

}  // namespace tongcun
