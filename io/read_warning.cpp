// SPDX-License-Identifier: Apache-2.0
#include "io/read_warning.h"

#include "io/profile_keys.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tongcun {
namespace {

constexpr std::string_view kAnyHazard = "any";
constexpr double kPerCent = 10'000.0;  // millionths
constexpr double kWholePerCent = 100.0;
constexpr double kMostMoney = 1e8;

std::int64_t rounded(double value) {
  return static_cast<std::int64_t>(std::floor(value + 0.5));
}

void read_taken(ConfigReader& row, ProfileTerms const& terms, WarningOption& option) {
  ConfigReader takes = row.table("takes");
  bool takes_anything = false;
  for (std::size_t part = 0; part < kIncomePartNames.size(); ++part) {
    double const share = takes.number(kIncomePartNames[part], 0.0, 0.0, kWholePerCent);
    option.taken[part] = static_cast<std::int32_t>(rounded(share * kPerCent));
    takes_anything = takes_anything || option.taken[part] > 0;
  }
  takes.finish();
  if (auto const money = row.optional_number("takes_a_person", 0.0, kMostMoney)) {
    option.taken_a_person = rounded(*money * static_cast<double>(terms.minor_per_major));
    takes_anything = takes_anything || *option.taken_a_person > 0;
  }
  if (!takes_anything) {
    row.complain("takes", LegalPart{"takes_something", {{"list", list_of(kIncomePartNames)}}});
  }
}

void read_hazard(ConfigReader& row, WarningOption& option) {
  std::array<std::string_view, kHazardKindNames.size() + 1> kinds{};
  std::ranges::copy(kHazardKindNames, kinds.begin());
  kinds.back() = kAnyHazard;
  auto const kind = row.choice("hazard", kinds);
  if (row.has("hazard")) {
    option.hazard.emplace();
    if (kind && *kind < kHazardKindNames.size()) {
      option.hazard->kind = static_cast<HazardKind>(*kind);
    }
  }
  auto const level = row.choice("hazard_level", kHazardLevelNames);
  if (level && option.hazard) {
    option.hazard->least = static_cast<HazardLevel>(*level);
  } else if (row.has("hazard_level") && !option.hazard) {
    row.complain_missing("hazard");
  }
}

}  // namespace

std::optional<WarningOption> read_warning(ConfigReader& row, ProfileTerms const& terms) {
  if (!row.boolean("active", true)) {
    return std::nullopt;
  }
  WarningOption option;
  option.key = row.required_text("id");
  if (!option.key.empty() && !is_plain_word(option.key)) {
    row.complain("id", LegalPart{"plain_word", {}});
  }
  option.name = row.both_languages("name", option.key);
  read_taken(row, terms, option);
  option.places = row.texts("places");
  read_hazard(row, option);
  option.line = row.text("line", "");
  bool const is_known =
      std::ranges::find(terms.lines, option.line, &PovertyLine::key) != terms.lines.end();
  if (!option.line.empty() && !is_known) {
    row.complain("line", LegalPart{"line_of_profile", {}});
  }
  if (auto const share = row.optional_number("warn_from", 0.0, kWholePerCent)) {
    option.warn_from = static_cast<std::int32_t>(rounded(*share * kPerCent));
  }
  option.source = row.required_text("source");
  row.finish();
  return option;
}

}  // namespace tongcun
