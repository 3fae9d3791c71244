// SPDX-License-Identifier: Apache-2.0
#include "io/county_lines.h"

#include "engine/scenario/profile.h"
#include "engine/synthetic/make_county_register.h"
#include "io/read_profile.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kChosenLine = 880000;  // fen a person and year

}  // namespace

std::string_view profile_of(CountyParameters const& parameters) {
  constexpr std::int32_t kFirstYearOf2026 = 2026;
  if (parameters.era == CountyEra::y2016) {
    return "cn-2016-2020";
  }
  return parameters.year < kFirstYearOf2026 ? "cn-2021-2025" : "cn-2026";
}

CountyLine county_line(CountyParameters const& parameters) {
  ReadProfile const read = read_profile(std::string(profile_of(parameters)), "");
  std::string const key = parameters.era == CountyEra::y2016 ? "national" : "monitoring";
  std::vector<PovertyLine> const& lines = read.profile.terms.lines;
  auto const line = std::ranges::find(lines, key, &PovertyLine::key);
  if (line != lines.end()) {
    auto const value = line->by_year.find(parameters.year);
    if (value != line->by_year.end()) {
      return {county_income(parameters.era, value->second, {line->currency, line->per, "net"}),
              line->key, line->source, line->mark};
    }
  }
  return {county_income(parameters.era, kChosenLine, {"CNY", "person/year", "net"}), "",
          "domain reference 2.1: quoted for some provinces in 2024", "A"};
}

}  // namespace tongcun
