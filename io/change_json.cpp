// SPDX-License-Identifier: Apache-2.0
#include "io/change_json.h"

#include "io/enum_names.h"
#include "io/path_shares.h"

#include <nlohmann/json.hpp>

#include <string>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

Json number(PathShares::Share const& millionths) {
  constexpr double kMillion = 1e6;
  return millionths ? Json(static_cast<double>(*millionths) / kMillion) : Json();
}

}  // namespace

nlohmann::ordered_json change_json(PathStatistics const& statistics) {
  PathTerms const& terms = statistics.terms;
  Json json{{"from", terms.start_year},
            {"until", terms.start_year + static_cast<std::int32_t>(terms.lines.size()) - 1},
            {"of", "the headcount with all measures; parts add up to it"},
            {"rule", "each measure: mean over all orders in which they may come (Shapley)"},
            {"parts", Json::array()}};
  bool const is_shown = !statistics.areas.empty() && statistics.areas.front().changes;
  if (!is_shown) {
    json["suppressed"] = true;
    return json;
  }
  for (ChangeShare const& share :
       change_shares(statistics.areas.front(), terms.options.replicates)) {
    json["parts"].push_back({{"part", name_of(share.part, kStudyScenarioNames)},
                             {"value", number(share.change)},
                             {"mc_low", number(share.low)},
                             {"mc_high", number(share.high)}});
  }
  return json;
}

}  // namespace tongcun
