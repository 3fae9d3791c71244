// SPDX-License-Identifier: Apache-2.0
#include "io/measure_json.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/poverty_names.h"
#include "io/rule_names.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kGlobalIndex = "mpi";
constexpr double kPrinted = 1e10;  // digits after the point, the same on every processor
constexpr double kMillionth = 1e-6;

Json number(double value) {
  return std::floor(value * kPrinted + 0.5) / kPrinted;
}

Json share(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? number(static_cast<double>(part) / static_cast<double>(whole)) : Json();
}

Json within(Json value, Json low, Json high) {
  return {
      {"value", std::move(value)}, {"known_low", std::move(low)}, {"known_high", std::move(high)}};
}

Json warning_json(PublicWarning const& warning, std::optional<PushedHouseholds> const& counted,
                  Money const& money, Language language) {
  Json json{{"id", warning.option.key},
            {"name", warning.option.name.in(language)},
            {"line", warning.line.key},
            {"source", warning.option.source}};
  if (!warning.resolved.line) {
    std::string const reason(name_of(warning.resolved.lack, kLineLackNames));
    json["reason"] = reason;
    json["text"] = name_of_word("line_lack", reason, language);
    return json;
  }
  json["amount"] = money.text(warning.resolved.line->line);
  auto const count = [&](std::int64_t PushedHouseholds::*of) {
    return counted ? Json((*counted).*of) : Json();
  };
  json["pushed"] = count(&PushedHouseholds::pushed);
  json["perhaps"] = count(&PushedHouseholds::unknown);
  json["already_below"] = count(&PushedHouseholds::already);
  json["of"] = count(&PushedHouseholds::households);
  json["base"] = "households of the register";
  json["share"] = {
      {"known_low", counted ? share(counted->pushed, counted->households) : Json()},
      {"known_high",
       counted ? share(counted->pushed + counted->unknown, counted->households) : Json()}};
  if (warning.option.warn_from) {
    json["warn_from"] = number(*warning.option.warn_from * kMillionth);
  }
  return json;
}

// Null where not every indicator may be shown.
Json m0(PublicDeprivation const& told) {
  auto const value = [&](DeprivationMeasure const& measure) {
    return told.shows_index ? share(measure.poor_weight, measure.whole * measure.persons) : Json();
  };
  return within(value(told.counts.complete), value(told.counts.least), value(told.counts.most));
}

Json indicator_json(DeprivationRules const& rules, PublicDeprivation const& told, std::size_t j,
                    Language language) {
  Rule const& rule = rules.book.rules.values()[j];
  AreaDeprivation const& of = told.counts;
  bool const is_shown = told.shows_indicator[j] != 0;
  auto const censored = [&](DeprivationMeasure const& measure) {
    return is_shown ? share(measure.censored[j], measure.persons) : Json();
  };
  return {
      {"id", rule.id},
      {"name", rule.name.in(language)},
      {"weight", share(rules.index.weights[j], rules.index.whole())},
      {"persons_unknown", is_shown ? Json(of.unknown[j]) : Json()},
      {"censored_headcount", within(censored(of.complete), censored(of.least), censored(of.most))},
      {"contribution", told.shows_index ? share(rules.index.weights[j] * of.complete.censored[j],
                                                of.complete.poor_weight)
                                        : Json()}};
}

Json index_json(DeprivationRules const& rules, std::optional<PublicDeprivation> const& counted,
                Language language) {
  Json json{{"id", rules.key},
            {"name", rules.name.in(language)},
            {"poor_from", share(rules.index.poor_from, rules.index.whole())},
            {"source", rules.source},
            {"mark", rules.mark}};
  if (!counted) {
    json["headcount"] = Json();
    json["m0"] = Json();
    return json;
  }
  AreaDeprivation const& of = counted->counts;
  json["headcount"] =
      within(share(of.complete.poor, of.complete.persons), share(of.least.poor, of.least.persons),
             share(of.most.poor, of.most.persons));
  json["intensity"] = {{"value", counted->shows_index ? share(of.complete.poor_weight,
                                                              of.complete.whole * of.complete.poor)
                                                      : Json()}};
  json["m0"] = m0(*counted);
  json["persons"] = {{"poor", of.complete.poor},
                     {"poor_surely", of.least.poor},
                     {"poor_at_most", of.most.poor},
                     {"all_known", of.complete.persons},
                     {"of", of.least.persons},
                     {"base", "persons of the register; values over those of whom all is known"}};
  Json indicators = Json::array();
  for (std::size_t j = 0; j < rules.index.weights.size(); ++j) {
    indicators.push_back(indicator_json(rules, *counted, j, language));
  }
  json["indicators"] = std::move(indicators);
  return json;
}

Json card_json(PovertyStatistics::Card const& card,
               std::optional<std::vector<StatusCount>> const& counts, Language language) {
  Json json{{"id", card.key}, {"name", card.name.in(language)}, {"source", card.source}};
  for (std::size_t band = 0; band < card.bands.size(); ++band) {
    json["bands"][card.bands[band].key] = {
        {"households", counts ? Json((*counts)[band].households) : Json()},
        {"persons", counts ? Json((*counts)[band].persons) : Json()}};
  }
  return json;
}

Json county_json(CountyExit const& exit) {
  Json json{{"source", exit.source},
            {"limits_source", exit.limits.source},
            {"verdict", name_of(exit.exits, kVerdictNames)}};
  for (std::size_t at = 0; at < exit.items.size(); ++at) {
    CountyItemResult const& item = exit.items[at];
    auto const of = [&](double SampledShare::*value) {
      return item.share ? number((*item.share).*value) : Json();
    };
    json["items"][std::string(kCountyItemNames[at])] = {
        {"value", of(&SampledShare::value)},
        {"sample_low", of(&SampledShare::low)},
        {"sample_high", of(&SampledShare::high)},
        {"limit", number(item.limit * kMillionth)},
        {"verdict", name_of(item.verdict, kVerdictNames)},
        {"surely", name_of(item.surely, kVerdictNames)}};
  }
  return json;
}

}  // namespace

void add_measures(PovertyStatistics const& statistics, Money const& money, Language language,
                  Json& json) {
  bool const is_anybody = !statistics.areas.empty();
  PovertyAreaRow const nobody;
  PovertyAreaRow const& all = is_anybody ? statistics.areas.front() : nobody;
  auto const of_all = [&](auto const& counts, std::size_t at) {
    return is_anybody ? counts[at] : std::nullopt;
  };
  for (std::size_t at = 0; at < statistics.warnings.size(); ++at) {
    json["warnings"].push_back(
        warning_json(statistics.warnings[at], of_all(all.warnings, at), money, language));
  }
  for (std::size_t at = 0; at < statistics.indices.size(); ++at) {
    std::optional<PublicDeprivation> const counted = of_all(all.indices, at);
    json["deprivation"].push_back(index_json(statistics.indices[at], counted, language));
    if (statistics.indices[at].key == kGlobalIndex) {
      json["mpi"] = Json::array({counted ? m0(*counted) : Json()});
    }
  }
  for (std::size_t at = 0; at < statistics.score_cards.size(); ++at) {
    json["score_cards"].push_back(
        card_json(statistics.score_cards[at], of_all(all.score_cards, at), language));
  }
  bool const lists_households = !statistics.warnings.empty() || !statistics.indices.empty() ||
                                !statistics.score_cards.empty();
  if (lists_households) {
    json["use_of_lists"] = term("use_of_list").definition.in(language);
  }
  if (statistics.county_exit) {
    json["county_exit"] = county_json(*statistics.county_exit);
  }
}

}  // namespace tongcun
