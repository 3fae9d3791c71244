// SPDX-License-Identifier: Apache-2.0
#include "io/study_guarantee_json.h"

#include "io/enum_names.h"
#include "io/rule_names.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

Json step_json(std::int32_t year, std::optional<StudyVerdicts> const& told) {
  Json json{{"from_year", year}};
  for (Verdict const verdict :
       {Verdict::pass, Verdict::fail, Verdict::unknown, Verdict::not_applicable}) {
    auto const at = static_cast<std::size_t>(verdict);
    json["households_" + std::string(name_of(verdict, kVerdictNames))] =
        told ? Json(told->verdicts[at].households) : Json();
  }
  json["households_moved"] = told ? Json(told->moved.households) : Json();
  for (Verdict const verdict : {Verdict::pass, Verdict::fail, Verdict::unknown}) {
    auto const at = static_cast<std::size_t>(verdict);
    json["households_moved_" + std::string(name_of(verdict, kVerdictNames))] =
        told ? Json(told->at_site[at].households) : Json();
  }
  return json;
}

}  // namespace

nlohmann::ordered_json study_guarantees_json(StudyGuaranteeStatistics const& statistics,
                                             GuaranteeRules const& rules) {
  Json json{{"suppressed", statistics.suppressed},
            {"rules", "those of the register's year"},
            {"of",
             "households of the register; who has moved is judged by the site, where what it does "
             "not record is unknown"}};
  json["by_guarantee"] = Json::object();
  for (GuaranteeId const id : rules.guarantees.ids()) {
    Json scenarios = Json::object();
    for (std::size_t s = 0; s < statistics.scenarios.size() && !statistics.areas.empty(); ++s) {
      Json steps = Json::array();
      for (std::size_t step = s == 0 ? 0 : 1; step < statistics.years[s].size(); ++step) {
        steps.push_back(step_json(statistics.years[s][step],
                                  statistics.areas.front().verdicts[id.value()][s][step]));
      }
      scenarios[std::string(name_of(statistics.scenarios[s], kStudyScenarioNames))] =
          std::move(steps);
    }
    json["by_guarantee"][rules.guarantees[id].key] = std::move(scenarios);
  }
  return json;
}

}  // namespace tongcun
