// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace tongcun {

// What `synth households` asks for beside seed and output. Shares as typed, per cent.
struct HouseholdOptions {
  std::string village_file;
  std::string layer;     // "" = the only one of the file
  std::string crs;       // "" = as the file says
  std::string encoding;  // of CSV files; "" = UTF-8
  std::string profile = "international";
  std::optional<double> headcount;
  std::optional<double> intensity;
  std::optional<double> insured;
  std::optional<double> income_headcount;
  std::string line;  // "" = the only one that holds in the year
  std::optional<int> year;
  bool leave_out_unfit = false;  // villages whose counts no households can have
};

// Adds the options to the subcommand.
void add_household_options(CLI::App& households, HouseholdOptions& options, Language language);

}  // namespace tongcun
