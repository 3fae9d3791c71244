// SPDX-License-Identifier: Apache-2.0
#include "io/count_standing.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tongcun {
namespace {

template <class Enum, std::size_t N>
void count(nlohmann::ordered_json& json, char const* key,
           IdVector<HouseholdId, Stated<Enum>> const& column,
           std::array<std::string_view, N> const& names) {
  std::array<std::int64_t, N> counts{};
  for (Stated<Enum> const& value : column.values()) {
    if (value.has_value()) {
      ++counts[static_cast<std::size_t>(value.value())];
    }
  }
  for (std::size_t i = 0; i < N; ++i) {
    if (counts[i] > 0) {
      json[key][std::string(names[i])] = counts[i];
    }
  }
}

}  // namespace

nlohmann::ordered_json standing_json(HouseholdTable const& table) {
  HouseholdStanding const& standing = table.standing;
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  count(json, "household_class", standing.registered_class, kRegisteredClassNames);
  count(json, "status", standing.record_status, kRecordStatusNames);
  count(json, "assist_class", standing.assist_class, kAssistClassNames);
  count(json, "monitor_class", standing.monitor_class, kMonitorClassNames);
  count(json, "risk_cleared", standing.risk_cleared, kRiskClearedNames);
  count(json, "cause_main", standing.cause_main, kPovertyCauseNames);
  count(json, "consent", standing.consent, kConsentNames);
  count(json, "house_grade", table.house_grade, kHouseGradeNames);
  return json;
}

}  // namespace tongcun
