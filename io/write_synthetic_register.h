// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/deprivation_measure.h"
#include "engine/poverty/income_poverty.h"
#include "engine/region/household_register.h"
#include "engine/region/villages.h"
#include "engine/synthetic/register_parameters.h"
#include "engine/types/text.h"
#include "io/check_output_target.h"
#include "io/read_layers.h"

#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// A register, what it was asked to be, and what it is, counted again from its rows.
struct SyntheticRegister {
  HouseholdRegister households;
  Villages villages;
  std::vector<InputRecord> inputs;  // what the villages were read from
  RegisterParameters parameters;
  std::string profile;                 // id
  std::string line;                    // key of the line of income, "" = no incomes
  std::int64_t minor_per_major = 100;  // of the currency of incomes
  DeprivationMeasure deprivation;
  std::optional<IncomePoverty> income;
};

// Villages with at least one household.
[[nodiscard]] std::size_t inhabited_villages(HouseholdTable const& households);

// Publishes an invented register: households.csv, persons.csv, and synth.json, which says how it
// was made, what it measures and that it is invented. The folder appears whole or not at all; the
// same register gives the same bytes but for command and inputs in synth.json. Throws OutputError.
void write_synthetic_register(OutputTarget const& target, SyntheticRegister const& made,
                              Language language, std::vector<std::string> const& command);

}  // namespace tongcun
