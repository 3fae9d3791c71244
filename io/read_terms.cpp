// SPDX-License-Identifier: Apache-2.0
#include "io/read_terms.h"

#include "io/profile_keys.h"
#include "io/read_poverty_line.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// Words that a period may have of its own (domain reference 4.1).
constexpr std::array<std::string_view, 15> kWordKeys{"poor_household",
                                                     "poor_person",
                                                     "poor_village",
                                                     "headcount_ratio",
                                                     "exit",
                                                     "relapse",
                                                     "return_migration",
                                                     "project",
                                                     "grant",
                                                     "workshop",
                                                     "planned_relocation",
                                                     "accompanying_household",
                                                     "destitute_support",
                                                     "social_assistance",
                                                     "guarantees"};
// Quantities whose display unit a profile sets (domain reference 4.10).
constexpr std::array<std::string_view, 8> kQuantityKeys{
    "money", "large_money", "land", "floor_area", "area", "length", "time", "ten_days"};

}  // namespace

ProfileTerms read_terms(ConfigReader& profile, std::optional<YearRange> const& years) {
  ProfileTerms terms;
  terms.years = years;
  ConfigReader words = profile.table("words");
  for (std::string_view const key : kWordKeys) {
    if (words.has(key)) {
      terms.words[std::string(key)] = words.both_languages(key, "");
    }
  }
  words.finish();
  ConfigReader currency = profile.table("currency");
  terms.currency = currency.text("code", "");
  terms.minor_per_major = currency.integer("minor_per_major", 100, 1, 1000);
  currency.finish();
  ConfigReader units = profile.table("units");
  for (std::string_view const key : kQuantityKeys) {
    if (auto const unit = units.optional_text(key)) {
      terms.units[std::string(key)] = *unit;
    }
  }
  units.finish();
  std::vector<PovertyLine> lines;
  for (ConfigReader& row : profile.tables("lines")) {
    if (std::optional<PovertyLine> line = read_poverty_line(row, terms)) {
      lines.push_back(std::move(*line));
    }
  }
  std::ranges::sort(lines, {}, &PovertyLine::key);
  terms.lines = std::move(lines);
  return terms;
}

}  // namespace tongcun
