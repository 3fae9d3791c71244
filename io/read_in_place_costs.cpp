// SPDX-License-Identifier: Apache-2.0
#include "io/read_in_place_costs.h"

#include "io/read_relocation_rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {
namespace {

constexpr int kMostYears = 100;

void read_guarantee(ConfigReader& row, GuaranteeRules const& rules, InPlaceMeasure& measure) {
  std::optional<std::string> const key = row.optional_text("guarantee");
  if (!key) {
    return;
  }
  std::vector<std::string_view> keys;
  for (GuaranteeId const guarantee : rules.guarantees.ids()) {
    keys.emplace_back(rules.guarantees[guarantee].key);
    if (*key == keys.back()) {
      measure.guarantee = guarantee;
    }
  }
  if (measure.guarantee.is_none()) {
    row.complain("guarantee", LegalPart{"one_of", {{"list", list_of(keys)}}});
  }
}

InPlaceMeasure read_measure(ConfigReader& row, Profile const& profile) {
  std::int64_t const per_major = profile.terms.minor_per_major;
  InPlaceMeasure measure;
  measure.name = row.both_languages("name", "");
  read_guarantee(row, profile.guarantees, measure);
  auto const unit = row.choice("unit", kMeasureUnitNames);
  if (unit) {
    measure.unit = static_cast<MeasureUnit>(*unit);
  } else if (!row.has("unit")) {
    row.complain_missing("unit");
  }
  auto const investment = read_money(row, "investment", per_major);
  auto const upkeep = read_money(row, "upkeep", per_major);
  if (!investment && !upkeep) {
    row.complain_missing("investment");
  }
  measure.investment = investment.value_or(0);
  measure.upkeep = upkeep.value_or(0);
  row.finish();
  return measure;
}

}  // namespace

InPlaceCosts read_in_place_costs(ConfigReader& reader, Profile const& profile) {
  std::int64_t const per_major = profile.terms.minor_per_major;
  InPlaceCosts costs;
  for (ConfigReader& row : reader.tables("measures")) {
    costs.measures.push_back(read_measure(row, profile));
  }
  costs.running_a_person = read_money(reader, "running_a_person", per_major);
  costs.reclaimed_a_household = read_money(reader, "reclaimed_a_household", per_major);
  if (reader.has("horizons")) {
    costs.horizons.clear();
    for (double const years : reader.numbers("horizons", 1, kMostYears)) {
      costs.horizons.push_back(static_cast<std::int32_t>(years));
      if (years != std::floor(years)) {
        reader.complain("horizons", LegalPart{"range", {{"low", "1"}, {"high", "100"}}});
      }
    }
    std::ranges::sort(costs.horizons);
    auto const [first, last] = std::ranges::unique(costs.horizons);
    costs.horizons.erase(first, last);
  }
  reader.finish();
  return costs;
}

}  // namespace tongcun
