// SPDX-License-Identifier: Apache-2.0
#include "io/poverty_json.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/measure_json.h"
#include "io/money.h"
#include "io/poverty_names.h"
#include "io/rule_names.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

constexpr char const* kOfPersons = "persons of the register";
constexpr double kPrinted = 1e10;  // digits after the point, the same on every processor

Json number(std::optional<double> const& value) {
  return value ? Json(std::floor(*value * kPrinted + 0.5) / kPrinted) : Json();
}

Json within(std::optional<double> const& value, std::optional<double> const& low,
            std::optional<double> const& high) {
  return {{"value", number(value)}, {"known_low", number(low)}, {"known_high", number(high)}};
}

class PovertyWriter {
 public:
  PovertyWriter(Scenario const& scenario, PovertyStatistics const& statistics)
      : statistics_(statistics), money_(scenario.profile.terms), language_(scenario.language) {}

  Json write() {
    Json json;
    json["years"] = Json::array();
    json["years"].push_back(statistics_.year ? Json(*statistics_.year) : Json());
    json["source"] = "register of the year; nothing is simulated";
    Json absent = Json::array();
    Json others = Json::array();
    for (std::size_t line = 0; line < statistics_.lines.size(); ++line) {
      if (!statistics_.lines[line].resolved.line) {
        absent.push_back(absence(statistics_.lines[line]));
      } else if (line == statistics_.headline) {
        write_measures(line, json);
      } else {
        Json other;
        write_measures(line, other);
        others.push_back(std::move(other));
      }
    }
    if (!others.empty()) {
      json["lines"] = std::move(others);
    }
    if (!absent.empty()) {
      json["absent"] = std::move(absent);
    }
    if (!statistics_.breakdowns.empty()) {
      json["status"] = status();
    }
    add_measures(statistics_, money_, language_, json);
    return json;
  }

 private:
  [[nodiscard]] Json absence(PublicLine const& line) const {
    std::string const reason(name_of(line.resolved.lack, kLineLackNames));
    return {{"line", line.line.key},
            {"name", line.line.name.in(language_)},
            {"reason", reason},
            {"text", name_of_word("line_lack", reason, language_)}};
  }

  [[nodiscard]] Json described(PublicLine const& line) const {
    Json json{{"id", line.line.key},
              {"name", line.line.name.in(language_)},
              {"amount", money_.text(line.resolved.line->line)},
              {"currency", statistics_.unit->currency},
              {"per", statistics_.unit->per},
              {"concept", statistics_.unit->concept_of_income},
              {"poor_if", name_of(line.resolved.line->poor_if, kPoorIfNames)},
              {"source", line.line.source},
              {"mark", line.line.mark}};
    return json;
  }

  void write_measures(std::size_t line, Json& json) const {
    json["line"] = described(statistics_.lines[line]);
    PublicAreaPoverty const all =
        statistics_.areas.empty() ? PublicAreaPoverty{} : statistics_.areas.front().lines[line];
    std::optional<double> const gini =
        statistics_.areas.empty() ? std::nullopt : statistics_.areas.front().gini;
    write_rates(all.with_transfers, json);
    json["gini"] = Json::array({{{"value", number(gini)}}});
    Json without;
    write_rates(all.without_transfers, without);
    json["without_transfers"] = std::move(without);
  }

  void write_rates(std::optional<AreaPoverty> const& area, Json& json) const {
    IncomePoverty const none;
    IncomePoverty const& of = area ? area->poverty : none;
    json["headcount"] =
        Json::array({within(of.headcount(), of.least_headcount(), of.most_headcount())});
    json["gap"] =
        Json::array({within(of.poverty_gap(), of.least_poverty_gap(), of.most_poverty_gap())});
    json["severity"] =
        Json::array({within(of.squared_gap(), of.least_squared_gap(), of.most_squared_gap())});
    json["watts"] = Json::array({{{"value", number(of.watts_index())},
                                  {"persons_left_out", point(area, of.without_watts)}}});
    json["persons"] = {{"poor", count(area, of.poor)},
                       {"at_line", point(area, of.at_line)},
                       {"unknown", count(area, of.unknown)},
                       {"of", count(area, of.persons)},
                       {"base", kOfPersons}};
    json["money_to_the_line"] = {
        {"value", area ? Json(money_.text(static_cast<std::int64_t>(of.gap))) : Json()},
        {"unit", money_.currency().empty() ? Json() : Json(money_.currency())},
        {"base", "what the poor of known income lack together, in the period of the line"}};
  }

  // Households and persons of all by part of each breakdown.
  [[nodiscard]] Json status() const {
    Json json;
    json["use"] = term("use_of_list").definition.in(language_);
    for (std::size_t at = 0; at < statistics_.breakdowns.size(); ++at) {
      PovertyStatistics::Breakdown const& breakdown = statistics_.breakdowns[at];
      std::optional<std::vector<StatusCount>> const none;
      auto const& counts = statistics_.areas.empty() ? none : statistics_.areas.front().status[at];
      Json parts;
      for (std::size_t part = 0; part < breakdown.parts.size(); ++part) {
        parts[breakdown.parts[part].key] = {
            {"households", counts ? Json((*counts)[part].households) : Json()},
            {"persons", counts ? Json((*counts)[part].persons) : Json()}};
      }
      json[breakdown.key] = std::move(parts);
      if (breakdown.key == "declared" && counts) {
        add_cleared_rate(breakdown, *counts, json);
      }
    }
    for (PovertyStatistics::VillageClass const& one : statistics_.village_classes) {
      Json verdicts;
      for (std::size_t verdict = 0; verdict < one.villages.size(); ++verdict) {
        verdicts[std::string(kVerdictNames[verdict])] = one.villages[verdict];
      }
      json["villages"][one.key] = std::move(verdicts);
    }
    return json;
  }

  // 风险消除率: of those that the register calls monitored, as it marks them.
  static void add_cleared_rate(PovertyStatistics::Breakdown const& declared,
                               std::vector<StatusCount> const& counts, Json& json) {
    auto const households = [&](std::string_view key) {
      auto const part = std::ranges::find(declared.parts, key, &StatusPart::key);
      return counts[static_cast<std::size_t>(part - declared.parts.begin())].households;
    };
    std::int64_t const cleared = households("cleared");
    json["risk_cleared"] = {{"value", cleared},
                            {"of", cleared + households("monitored")},
                            {"unit", "household"},
                            {"base", "households that the register declares monitored"}};
  }

  [[nodiscard]] Json point(std::optional<AreaPoverty> const& area, std::int64_t value) const {
    return statistics_.tells_points ? count(area, value) : Json();
  }
  static Json count(std::optional<AreaPoverty> const& area, std::int64_t value) {
    return area ? Json(value) : Json();
  }

  PovertyStatistics const& statistics_;
  Money money_;
  Language language_;
};

}  // namespace

Json poverty_json(Scenario const& scenario, PovertyStatistics const& statistics) {
  return PovertyWriter(scenario, statistics).write();
}

}  // namespace tongcun
