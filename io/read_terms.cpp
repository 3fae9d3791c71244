// SPDX-License-Identifier: Apache-2.0
#include "io/read_terms.h"

#include "io/profile_keys.h"
#include "io/rule_names.h"

#include <algorithm>
#include <array>
#include <cmath>
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

constexpr std::int64_t kUsualMinor = 100;  // of currencies other than the profile's own

// Values of years outside the profile's own do not count. Money in the profile's currency has the
// minor units that the profile says.
void read_line(ConfigReader& row, ProfileTerms const& terms, std::vector<PovertyLine>& lines) {
  if (!row.boolean("active", true)) {
    return;
  }
  PovertyLine line;
  line.key = row.required_text("id");
  if (!is_plain_word(line.key)) {
    row.complain("id", LegalPart{"plain_word", {}});
  }
  line.name = row.both_languages("name", line.key);
  line.currency = row.required_text("currency");
  constexpr std::array<std::string_view, 2> kPer{"person/year", "person/day"};
  if (auto const per = row.choice("per", kPer)) {
    line.per = kPer[*per];
  } else if (!row.has("per")) {
    row.complain("per", "person/year, person/day");
  }
  constexpr std::array<std::string_view, 4> kConcepts{"net", "disposable", "consumption", "survey"};
  if (auto const kind = row.choice("concept", kConcepts)) {
    line.concept_of_income = kConcepts[*kind];
  }
  if (auto const op = row.choice("poor_if", kComparisonNames)) {
    line.poor_if = static_cast<Comparison>(*op);
  }
  bool const is_own = terms.currency.empty() || line.currency == terms.currency;
  auto const per_major = static_cast<double>(is_own ? terms.minor_per_major : kUsualMinor);
  auto const minor = [&](double money) {
    return static_cast<std::int64_t>(std::floor(money * per_major + 0.5));
  };
  if (auto const value = row.optional_number("value", 0.0, 1e9)) {
    line.any_year = minor(*value);
  }
  ConfigReader by_year = row.table("by_year");
  for (auto const& [key, value] : by_year.entries()) {
    static_cast<void>(value);
    bool const is_year =
        key.size() == 4 && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_year) {
      by_year.complain(key, LegalPart{"year", {}});
      continue;
    }
    int const year = std::stoi(key);
    std::int64_t const value_of_year = minor(by_year.number(key, 0.0, 0.0, 1e9));
    if (!terms.years || (year >= terms.years->first && year <= terms.years->last)) {
      line.by_year[year] = value_of_year;
    }
  }
  line.source = row.required_text("source");
  line.mark = read_mark(row);
  row.finish();
  lines.push_back(std::move(line));
}

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
    read_line(row, terms, lines);
  }
  std::ranges::sort(lines, {}, &PovertyLine::key);
  terms.lines = std::move(lines);
  return terms;
}

}  // namespace tongcun
