// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/profile_terms.h"
#include "io/config_reader.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tongcun {

// Minor units in one unit of a currency: the profile's own as it says, of others 100.
[[nodiscard]] std::int64_t minor_units(ProfileTerms const& terms, std::string const& currency);

// Reads one of a profile's [[lines]]; none where it is not active. Values of years outside the
// profile's own do not count. Money in the profile's currency has the minor units that the profile
// says.
[[nodiscard]] std::optional<PovertyLine> read_poverty_line(ConfigReader& row,
                                                           ProfileTerms const& terms);

// What the [poverty] table of a scenario says of lines: the profile's terms with the user's own
// lines over them, each with its source, the line that summaries tell, and purchasing power.
//
//   [poverty]
//   line = "monitoring"                  # what summaries tell; else the profile's choice
//   purchasing_power = 3.6               # of international lines
//   price_ratio = 1.05
//   [[poverty.lines]]
//   id = "monitoring"                    # one of the profile's, or a new one
//   by_year = { 2026 = 8800 }
//   concept = "net"
//   source = "document of the province"
//
// Does not finish the table.
struct PovertyTerms {
  ProfileTerms terms;
  std::optional<PurchasingPower> purchasing_power;
};
[[nodiscard]] PovertyTerms read_poverty_terms(ConfigReader& poverty, ProfileTerms terms);

}  // namespace tongcun
