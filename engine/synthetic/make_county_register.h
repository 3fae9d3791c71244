// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/run/run_settings.h"
#include "engine/synthetic/make_register.h"
#include "engine/synthetic/register_parameters.h"
#include "engine/synthetic/synthetic_county.h"

namespace tongcun {

// Most villages of a county with a register: fourteen million persons.
constexpr std::size_t kMostRegisterVillages = 10000;

// The line of a county's register, and the share of persons below it that shares_of(era) states.
[[nodiscard]] IncomeCalibration county_income(CountyEra era, std::int64_t line, IncomeUnit unit);

// Makes up the households and persons of a county, hamlet by hamlet, and their standing in the
// registers of the county's era (HouseholdStanding); every row is invented.
//
// Guarantees, where status is `made`, beside those of make_register: each hamlet has exactly its
// households and persons, `group` is its name, and houses stand within 160 m of it; villages are
// those of the county in the order of its rows; the five components of each income add up to the
// net income, which is that of a person times the persons; employed <= labourers <= persons; nobody
// with a labourer is 特困; monitored households have a risk and a cause, registered ones a cause.
// Codes are the hamlet's, "-" and a number. The same bytes for any number of threads.
//
// `income.line` is that of the county's year, of a person and year. Reasons as in make_register.
[[nodiscard]] MadeRegister make_county_register(SyntheticCounty const& county,
                                                IncomeCalibration const& income,
                                                RunSettings const& run);

}  // namespace tongcun
