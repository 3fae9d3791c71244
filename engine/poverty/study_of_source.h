// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/poverty_study.h"

#include <array>
#include <cstdint>

namespace tongcun {

// Where an income comes from, as far as registers tell it apart and plans aim at it.
enum class IncomeSource : std::uint8_t { wage, business, property };
inline constexpr std::array<IncomeSource, 3> kIncomeSources{
    IncomeSource::wage, IncomeSource::business, IncomeSource::property};

// A household's year of one source today, minor units; what it spends on its business is taken off.
[[nodiscard]] std::int64_t part_of_source(IncomeParts const& parts, IncomeSource source);

// The same question asked of one source alone: households, fates and measures are those of the
// study, an income is what comes from the source, a person, to the nearest minor unit. It moves as
// the whole income does (log AR(1) around today's, domain reference 2.11.4). What follows from
// that:
//   shocks    illness, accident and hazard take their part of every source; a fall of prices takes
//             all of its loss from business, a withdrawn project from wages
//   measures  posts after a move and posts of programmes are wages, what investments yield is
//             business, rent for the land left behind is property; transfers, costs of living and
//             of moving, loans are of no source
// What programmes bring is as they state it: no shock takes from it. A part below zero is held as
// it is, in money, as an income below zero is (UnitMaker). Where no part is below zero, today's
// income is what its parts and transfers make, and no shock tells sources apart, they add up to the
// income less transfers and costs. Each source recovers at the pace of persistence from its own
// losses, and the whole income multiplies what strikes in one year, so that after such shocks the
// sum is near the whole and not the same.
//
// Of unknown income are those of whom a part is not recorded. Only for means of the incomes
// (simulate_mean_incomes): to a line such an income says nothing. O(households).
[[nodiscard]] PovertyStudy study_of_source(PovertyStudy study, IncomeSource source);

}  // namespace tongcun
