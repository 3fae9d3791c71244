// SPDX-License-Identifier: Apache-2.0
#include "io/simulation_json.h"

#include "io/change_json.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/money.h"
#include "io/monitoring_path_table.h"
#include "io/panel_fit_table.h"
#include "io/path_shares.h"
#include "io/sensitivity_table.h"
#include "io/simulation_parameters.h"
#include "io/target_table.h"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kMillion = 1e6;

Json number(PathShares::Share const& millionths) {
  return millionths ? Json(static_cast<double>(*millionths) / kMillion) : Json();
}

class SimulationWriter {
 public:
  SimulationWriter(PathStatistics const& statistics, Profile const& profile)
      : statistics_(statistics),
        terms_(statistics.terms),
        profile_(profile),
        money_(profile.terms) {}

  // The years of the baseline follow today's, where those are by the same line.
  void add_to(Json& poverty) const {
    bool const is_same_line = poverty.is_object() && poverty.contains("line") &&
                              poverty["line"].value("id", "") == terms_.options.line;
    if (is_same_line) {
      std::vector<PathShares> const by_year = shares(0);
      for (std::size_t year = 1; year < by_year.size(); ++year) {
        poverty["years"].push_back(terms_.start_year + static_cast<std::int32_t>(year));
        poverty["headcount"].push_back(headcount(by_year[year]));
        poverty["gap"].push_back({{"value", number(by_year[year].gap)}});
        poverty["severity"].push_back({{"value", number(by_year[year].severity)}});
      }
      poverty["source"] = "the first year from the register, those after it simulated (ahead)";
      poverty["replicates"] = terms_.options.replicates;
    }
    poverty["ahead"] = ahead();
  }

 private:
  [[nodiscard]] Json ahead() const {
    Json json;
    if (statistics_.invented) {
      json["note"] = term("invented_households").name.en;
    }
    json["suppressed"] = statistics_.suppressed;
    json["line"] = terms_.options.line;
    json["lines"] = lines();
    json["years"] = Json::array();
    for (std::size_t line = 0; line < terms_.lines.size(); ++line) {
      json["years"].push_back(terms_.start_year + static_cast<std::int32_t>(line));
    }
    json["replicates"] = terms_.options.replicates;
    json["seed"] = terms_.seed;
    json["interval"] = terms_.options.interval;
    json["base"] = base();
    json["scenarios"] = Json::object();
    for (std::size_t s = 0; s < terms_.scenarios.size(); ++s) {
      json["scenarios"][std::string(name_of(terms_.scenarios[s], kStudyScenarioNames))] =
          scenario(s);
    }
    json["parameters"] = simulation_parameters_json(terms_, profile_);
    if (!terms_.classes.empty()) {
      json["monitored_households"] = monitored();
    }
    if (terms_.fit) {
      json["fitted"] = panel_fit_json(terms_);
    }
    if (terms_.options.decomposition) {
      json["change"] = change_json(statistics_);
    }
    if (statistics_.sensitivity) {
      json["sensitivity"] = sensitivity_json(statistics_, profile_.terms);
    }
    if (!statistics_.targets.empty()) {
      json["targets"] = target_json(statistics_, profile_.terms);
    }
    if (statistics_.exits) {
      json["villages_that_exit"] = exits(*statistics_.exits);
    }
    if (terms_.options.demography) {
      json["people"] = people();
      json["not_simulated"] = {"marriage, leaving and coming back", "sudden expenses"};
    } else {
      json["not_simulated"] = {"births, deaths and ageing", "sudden expenses"};
    }
    json["use"] = "a ground for a visit, never for adding or removing anyone";
    return json;
  }

  // Means of the replicates of all villages, by year after the first.
  [[nodiscard]] Json people() const {
    PathArea const* const area = all();
    Json list = Json::array();
    if (area == nullptr || !area->people) {
      return list;
    }
    auto const mean = [&](std::int64_t sum) {
      return static_cast<double>(sum) / static_cast<double>(terms_.options.replicates);
    };
    for (std::size_t year = 0; year < area->people->years.size(); ++year) {
      PeopleCell const& told = area->people->years[year];
      list.push_back({{"year", terms_.start_year + 1 + static_cast<std::int32_t>(year)},
                      {"persons", mean(told.sum.persons)},
                      {"mc_low", told.persons.low},
                      {"mc_high", told.persons.high},
                      {"working_age", mean(told.sum.working_age)},
                      {"school_age", mean(told.sum.school_age)},
                      {"labourers_followed",
                       told.sum.labour_followed > 0 ? Json(mean(told.sum.labourers)) : Json()},
                      {"households", mean(told.sum.households)},
                      {"born", mean(told.sum.born)},
                      {"died", mean(told.sum.died)}});
    }
    return list;
  }

  // Of all villages, by scenario and class, then year after the first.
  [[nodiscard]] Json monitored() const {
    PathArea const* const area = all();
    bool const is_shown = area != nullptr && area->monitoring;
    Json json{{"rules", "those of the register's year, against the line of each year"},
              {"as_today", "risks and difficulties declared, rigid expense, labour"},
              {"today", Json::object()},
              {"scenarios", Json::object()}};
    for (std::size_t one = 0; one <= terms_.classes.size(); ++one) {
      std::string const key = monitoring_class_key(terms_, profile_.status, one);
      json["today"][key] = is_shown ? Json(area->monitoring->today[one]) : Json();
      for (std::size_t s = 0; s < terms_.scenarios.size(); ++s) {
        Json list = Json::array();
        bool const has_cells = is_shown && area->monitoring->scenarios[s];
        for (std::size_t year = 0; has_cells && year + 1 < terms_.lines.size(); ++year) {
          MonitoringCell const& cell = (*area->monitoring->scenarios[s])[year][one];
          list.push_back({{"year", terms_.start_year + 1 + static_cast<std::int32_t>(year)},
                          {"value", static_cast<double>(cell.sum) /
                                        static_cast<double>(terms_.options.replicates)},
                          {"mc_low", cell.interval.low},
                          {"mc_high", cell.interval.high}});
        }
        json["scenarios"][std::string(name_of(terms_.scenarios[s], kStudyScenarioNames))][key] =
            std::move(list);
      }
    }
    return json;
  }

  [[nodiscard]] Json exits(PathExits const& exits) const {
    auto const cell = [](ExitCell const& told) {
      return Json{
          {"median", told.median}, {"mc_low", told.interval.low}, {"mc_high", told.interval.high}};
    };
    Json json{{"of", exits.villages},
              {"rules", "those of the register's year"},
              {"scenarios", Json::object()}};
    for (std::size_t s = 0; s < exits.surely.size(); ++s) {
      Json list = Json::array();
      for (std::size_t year = 0; year < exits.surely[s].size(); ++year) {
        list.push_back({{"year", terms_.start_year + 1 + static_cast<std::int32_t>(year)},
                        {"whatever_is_unknown", cell(exits.surely[s][year])},
                        {"if_the_unknown_were_in_favour", cell(exits.perhaps[s][year])}});
      }
      json["scenarios"][std::string(name_of(terms_.scenarios[s], kStudyScenarioNames))] =
          std::move(list);
    }
    return json;
  }

  static Json headcount(PathShares const& year) {
    return {{"value", number(year.headcount)},
            {"known_low", number(year.known_low)},
            {"known_high", number(year.known_high)},
            {"mc_low", number(year.mc_low)},
            {"mc_high", number(year.mc_high)}};
  }

  [[nodiscard]] PathArea const* all() const {
    return statistics_.areas.empty() ? nullptr : &statistics_.areas.front();
  }

  [[nodiscard]] Json lines() const {
    Json list = Json::array();
    for (std::int64_t const line : terms_.lines) {
      list.push_back(money_.text(line));
    }
    return {{"value", std::move(list)},
            {"unit", (money_.currency().empty() ? "" : money_.currency() + " ") +
                         (terms_.per_day ? "a person and day" : "a person and year")}};
  }

  [[nodiscard]] Json base() const {
    PathArea const* const area = all();
    bool const is_shown = area != nullptr && area->base;
    return {{"persons", is_shown ? Json(area->base->persons) : Json()},
            {"income_unknown_persons", is_shown ? Json(area->base->unknown_persons) : Json()},
            {"of",
             "persons of the register; value and mc of those of known income, known_low and "
             "known_high of all"}};
  }

  // Of all villages, by year, the start year first.
  [[nodiscard]] std::vector<PathShares> shares(std::size_t s) const {
    std::vector<PathShares> list(terms_.lines.size());
    PathArea const* const area = all();
    if (area == nullptr || !area->base) {
      return list;
    }
    if (area->today) {
      list.front() = shares_today(*area->today, *area->base);
    }
    for (std::size_t year = 0; area->scenarios[s] && year + 1 < list.size(); ++year) {
      list[year + 1] =
          shares_of((*area->scenarios[s])[year], *area->base, terms_.options.replicates, s > 0);
    }
    return list;
  }

  [[nodiscard]] Json scenario(std::size_t s) const {
    Json json{{"headcount", Json::array()}, {"gap", Json::array()}, {"severity", Json::array()}};
    std::vector<PathShares> const by_year = shares(s);
    for (PathShares const& year : by_year) {
      json["headcount"].push_back(headcount(year));
      json["gap"].push_back(number(year.gap));
      json["severity"].push_back(number(year.severity));
    }
    if (s > 0) {
      json["difference"] = Json::array();
      for (std::size_t year = 1; year < by_year.size(); ++year) {
        json["difference"].push_back({{"year", terms_.start_year + static_cast<std::int32_t>(year)},
                                      {"value", number(by_year[year].difference)},
                                      {"mc_low", number(by_year[year].difference_low)},
                                      {"mc_high", number(by_year[year].difference_high)}});
      }
      PathArea const* const area = all();
      auto const kind = static_cast<std::size_t>(terms_.scenarios[s]);
      bool const is_shown = area != nullptr && area->base && area->scenarios[s];
      json["households_concerned"] = is_shown ? Json(area->base->concerned[kind]) : Json();
    }
    return json;
  }

  PathStatistics const& statistics_;
  PathTerms const& terms_;
  Profile const& profile_;
  Money money_;
};

}  // namespace

void add_simulation(Json& poverty, PathStatistics const& statistics, Profile const& profile) {
  SimulationWriter(statistics, profile).add_to(poverty);
}

nlohmann::ordered_json simulation_parameters_json(PathTerms const& terms, Profile const& profile) {
  Json list = Json::array();
  for (SimulationParameter const& parameter : simulation_parameters(terms, Money(profile.terms))) {
    list.push_back({{"parameter", parameter.key},
                    {"state", parameter.value ? "set" : "not set"},
                    {"value", parameter.value ? Json(*parameter.value) : Json()},
                    {"unit", parameter.unit},
                    {"source", parameter.source.empty() ? Json() : Json(parameter.source)}});
  }
  return list;
}

}  // namespace tongcun
