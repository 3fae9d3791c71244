// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/household_register.h"
#include "engine/region/villages.h"
#include "engine/run/run_settings.h"
#include "engine/synthetic/register_parameters.h"
#include "engine/types/finding.h"

#include <cstdint>
#include <vector>

namespace tongcun {

enum class RegisterStatus : std::uint8_t { made, infeasible };

// Largest distance of a calibrated share from the one asked for, in millionths: half a point.
constexpr std::int64_t kCalibrationTolerance = 5000;

struct MadeRegister {
  RegisterStatus status = RegisterStatus::infeasible;
  // Why none was made, as rejected findings:
  //   Y001  a parameter is out of range
  //   Y010  no households can have the counts of a village; quarantined if it is to be left out
  //   Y011  nobody is to be made, or too many
  //   Y012  the sizes of the households miss the headcount; Y015 that of incomes
  //   Y013  the intensity is out of the poor households' reach, or so few are poor that none of
  //         their weights come near it
  // and what else is worth knowing: Y014, villages without counts, which stay empty.
  std::vector<Finding> reasons;
  HouseholdRegister households;  // empty if infeasible
};

// Makes up the households and persons of real villages from their counts; every row is invented.
//
// Guarantees, where status is `made`: each village with counts has exactly its persons and
// households, but for those that are to be left out; the
// persons' share in poor households of the global index, and how deprived those are, lie within
// half a point of the parameters, and so does the share below the line of income (mostly all are
// exact to the person); fields agree with the ten indicators (describe_household). Same villages
// and parameters, same bytes, for any number of threads and any x86-64 processor; a village keeps
// its families when others join or leave. Codes are the village's code, "-" and a number.
//
// Not calibrated: single indicators, villages among themselves, ages, anything that is not named
// above. O(persons + households log households).
[[nodiscard]] MadeRegister make_register(Villages const& villages,
                                         RegisterParameters const& parameters,
                                         RunSettings const& run);

}  // namespace tongcun
