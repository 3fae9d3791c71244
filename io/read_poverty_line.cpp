// SPDX-License-Identifier: Apache-2.0
#include "io/read_poverty_line.h"

#include "io/profile_keys.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr std::array<std::string_view, 2> kPer{"person/year", "person/day"};
constexpr std::array<std::string_view, 4> kConcepts{"net", "disposable", "consumption", "survey"};
constexpr std::array<std::string_view, 2> kPoorIf{"<", "<="};
constexpr std::int64_t kUsualMinor = 100;  // of currencies other than the profile's own
constexpr double kMostMoney = 1e9;
constexpr double kMillion = 1e6;

std::int64_t rounded(double value) {
  return static_cast<std::int64_t>(std::floor(value + 0.5));
}

std::int64_t minor_of(double money, PovertyLine const& line, ProfileTerms const& terms) {
  return rounded(money * static_cast<double>(minor_units(terms, line.currency)));
}

bool is_year(std::string_view key) {
  return key.size() == 4 && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
}

void read_key(ConfigReader& row, PovertyLine& line) {
  line.key = row.required_text("id");
  if (!line.key.empty() && !is_plain_word(line.key)) {
    row.complain("id", LegalPart{"plain_word", {}});
  }
}

void read_per(ConfigReader& row, PovertyLine& line) {
  if (auto const per = row.choice("per", kPer)) {
    line.per = kPer[*per];
  }
}

void read_meaning(ConfigReader& row, PovertyLine& line) {
  if (auto const kind = row.choice("concept", kConcepts)) {
    line.concept_of_income = kConcepts[*kind];
  }
  if (auto const op = row.choice("poor_if", kPoorIf)) {
    line.poor_if = static_cast<PoorIf>(*op);
  }
}

// `years`: of those outside nothing is kept.
void read_values(ConfigReader& row, ProfileTerms const& terms,
                 std::optional<YearRange> const& years, PovertyLine& line) {
  if (auto const value = row.optional_number("value", 0.0, kMostMoney)) {
    line.any_year = minor_of(*value, line, terms);
  }
  ConfigReader by_year = row.table("by_year");
  for (auto const& [key, value] : by_year.entries()) {
    static_cast<void>(value);
    if (!is_year(key)) {
      by_year.complain(key, LegalPart{"year", {}});
      continue;
    }
    int const year = std::stoi(key);
    double const money = by_year.number(key, 0.0, 0.0, kMostMoney);
    if (!years || (year >= years->first && year <= years->last)) {
      line.by_year[year] = minor_of(money, line, terms);
    }
  }
}

// A line of a scenario: over that of the profile with its id, else one of its own.
void read_own_line(ConfigReader& row, ProfileTerms& terms) {
  PovertyLine stated;
  read_key(row, stated);
  auto found = std::ranges::find(terms.lines, stated.key, &PovertyLine::key);
  bool const is_new = found == terms.lines.end();
  PovertyLine line = is_new ? std::move(stated) : *found;
  if (is_new || row.has("name")) {
    line.name = row.both_languages("name", line.key);
  }
  if (is_new) {
    line.currency = row.text("currency", terms.currency);
    line.per = kPer.front();
    read_per(row, line);
  }
  read_meaning(row, line);
  read_values(row, terms, std::nullopt, line);
  line.source = row.required_text("source");
  line.mark = "USER";
  row.finish();
  if (is_new) {
    terms.lines.push_back(std::move(line));
  } else {
    *found = std::move(line);
  }
}

}  // namespace

std::int64_t minor_units(ProfileTerms const& terms, std::string const& currency) {
  bool const is_own = terms.currency.empty() || currency == terms.currency;
  return is_own ? terms.minor_per_major : kUsualMinor;
}

std::optional<PovertyLine> read_poverty_line(ConfigReader& row, ProfileTerms const& terms) {
  if (!row.boolean("active", true)) {
    return std::nullopt;
  }
  PovertyLine line;
  read_key(row, line);
  line.name = row.both_languages("name", line.key);
  line.currency = row.required_text("currency");
  if (!row.has("per")) {
    row.complain("per", list_of(kPer));
  }
  read_per(row, line);
  read_meaning(row, line);
  read_values(row, terms, terms.years, line);
  line.source = row.required_text("source");
  line.mark = read_mark(row);
  row.finish();
  return line;
}

PovertyTerms read_poverty_terms(ConfigReader& poverty, ProfileTerms terms) {
  PovertyTerms read{std::move(terms), std::nullopt};
  for (ConfigReader& row : poverty.tables("lines")) {
    read_own_line(row, read.terms);
  }
  std::ranges::sort(read.terms.lines, {}, &PovertyLine::key);
  if (auto const headline = poverty.optional_text("line")) {
    read.terms.headline = *headline;
    if (std::ranges::find(read.terms.lines, *headline, &PovertyLine::key) ==
        read.terms.lines.end()) {
      poverty.complain("line", LegalPart{"line_of_profile", {}});
    }
  }
  std::optional<double> const factor = poverty.optional_number("purchasing_power", 1e-6, 1e5);
  std::optional<double> const ratio = poverty.optional_number("price_ratio", 1e-6, 1e3);
  if (factor && ratio) {
    read.purchasing_power =
        PurchasingPower{rounded(*factor * kMillion), rounded(*ratio * kMillion)};
  } else if (poverty.has("purchasing_power") != poverty.has("price_ratio")) {
    poverty.complain_missing(factor ? "price_ratio" : "purchasing_power");
  }
  return read;
}

}  // namespace tongcun
