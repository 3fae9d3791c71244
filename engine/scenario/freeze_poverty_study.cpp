// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/freeze_poverty_study.h"

#include "engine/poverty/fit_income_panel.h"
#include "engine/poverty/income_account.h"
#include "engine/poverty/judge_targets.h"
#include "engine/poverty/poverty_line.h"
#include "engine/region/locate_hazards.h"
#include "engine/relocation/moving_month.h"
#include "engine/relocation/price_offer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

// As LineLack; parts of messages.
constexpr std::array<std::string_view, 10> kLineLackNames{
    "none",         "no_income",     "no_year",        "no_value",
    "no_concept",   "other_concept", "other_currency", "no_purchasing_power",
    "other_period", "beyond_range"};

constexpr std::string_view kPerDay = "person/day";

class StudyFreezer {
 public:
  StudyFreezer(PovertyStage const& stage, std::vector<Finding>& findings)
      : stage_(stage), findings_(findings) {}

  PovertyStudy freeze() {
    study_.options = *stage_.scenario.simulation;
    fit_panel();
    std::optional<int> const year = stage_.people.year ? stage_.people.year : stage_.scenario.year;
    if (!year) {
      reject("P050", "year", {});
      return std::move(study_);
    }
    study_.start_year = *year;
    study_.scenarios = {StudyScenario::baseline};
    freeze_lines();
    check_money();
    study_.tree = build_area_tree(stage_.region.villages);
    for (std::string const& code : stage_.region.villages.code.values()) {
      study_.village_key.push_back(key_of_text(code));
    }
    freeze_households();
    freeze_members();
    freeze_zones();
    name_scenarios();
    check_targets();
    return std::move(study_);
  }

 private:
  void add(std::string rule, Severity severity, Treatment treatment, std::string const& key,
           std::vector<std::pair<std::string, std::string>> values) {
    Finding finding;
    finding.rule = std::move(rule);
    finding.severity = severity;
    finding.treatment = treatment;
    finding.file = stage_.scenario.file;
    finding.field = key;
    finding.values = std::move(values);
    findings_.push_back(std::move(finding));
  }
  void reject(std::string rule, std::string const& key,
              std::vector<std::pair<std::string, std::string>> values) {
    add(std::move(rule), Severity::error, Treatment::rejected, key, std::move(values));
  }

  // The value that is stated for the year, else that of the year before, grown; the study notes
  // which.
  ResolvedLine line_of(PovertyLine const& line, std::int32_t year) {
    ResolvedLine resolved =
        resolve_line(line, year, stage_.people.income_unit, stage_.scenario.purchasing_power,
                     stage_.scenario.profile.terms.minor_per_major);
    bool const has_before = !study_.lines.empty() && study_.lines.back() > 0;
    bool const is_grown =
        resolved.lack == LineLack::no_value && study_.options.line_growth && has_before;
    study_.line_grown.push_back(is_grown ? 1 : 0);
    if (is_grown) {
      resolved = {IncomeLine{grown_line(study_.lines.back(), *study_.options.line_growth),
                             line.poor_if, true},
                  LineLack::none};
    }
    return resolved;
  }

  // What the panel says, in place of what is stated where the scenario wants that.
  void fit_panel() {
    SimulationOptions& options = study_.options;
    if (!options.panel) {
      return;
    }
    PanelFit const fit = fit_income_panel(options.panel->incomes);
    options.panel->incomes = {};
    study_.fit = fit;
    for (std::size_t reason = 0; reason < kPanelRefusals; ++reason) {
      if (fit.refused[reason] > 0) {
        add("P105", Severity::warning, Treatment::noted, "simulate.panel",
            {{"count", std::to_string(fit.refused[reason])},
             {"what", std::string(kPanelRefusalNames[reason])}});
      }
    }
    if (fit.lack != PanelLack::none) {
      std::string const lack(kPanelLackNames[static_cast<std::size_t>(fit.lack)]);
      bool const is_needed = options.panel->use_fitted;
      add("P104", is_needed ? Severity::error : Severity::warning,
          is_needed ? Treatment::rejected : Treatment::noted, "simulate.panel", {{"what", lack}});
    } else if (options.panel->use_fitted) {
      options.persistence = fit.persistence.value;
      options.deviation = fit.deviation.value;
      options.growth = fit.growth.value;
    }
  }

  void freeze_lines() {
    auto const& lines = stage_.scenario.profile.terms.lines;
    PovertyLine const& line =
        *std::ranges::find(lines, study_.options.line, &PovertyLine::key);  // the reader has it
    study_.poor_if = line.poor_if;
    std::string missing;
    LineLack lack = LineLack::none;
    for (std::int32_t ahead = 0; ahead <= study_.options.years; ++ahead) {
      std::int32_t const year = study_.start_year + ahead;
      ResolvedLine const resolved = line_of(line, year);
      bool const is_known = resolved.line && resolved.line->line > 0;
      if (!is_known) {
        missing += (missing.empty() ? "" : ", ") + std::to_string(year);
        lack = lack != LineLack::none            ? lack
               : resolved.lack != LineLack::none ? resolved.lack
                                                 : LineLack::no_value;
      }
      study_.lines.push_back(is_known ? resolved.line->line : 0);
    }
    if (!missing.empty()) {
      reject("P052", "simulate.line",
             {{"years", missing},
              {"line", line.key},
              {"what", std::string(kLineLackNames[static_cast<std::size_t>(lack)])}});
    }
  }

  // Amounts of a scenario are a year and in the profile's currency: they are added to incomes of
  // the same only.
  void check_money() {
    std::optional<IncomeUnit> const& unit = stage_.people.income_unit;
    study_.per_day = unit && unit->per == kPerDay;
    std::string const& currency = stage_.scenario.profile.terms.currency;
    bool const is_other = unit && !currency.empty() && unit->currency != currency;
    bool const asks_for_money =
        !study_.options.programmes.empty() ||
        std::ranges::any_of(study_.options.targets, is_money) ||
        (study_.options.move_effects && has_amounts(*study_.options.move_effects));
    if (asks_for_money && (study_.per_day || is_other)) {
      reject("P094", "simulate", {{"unit", unit->currency + " " + unit->per}});
    }
  }
  static bool is_money(TargetOption const& target) {
    return target.what != TargetKind::headcount && target.what != TargetKind::villages_exited;
  }
  static bool has_amounts(MoveEffects const& effects) {
    return effects.job_wage || effects.land_rent || effects.living_cost || effects.moving_cost ||
           effects.loan_years;
  }

  [[nodiscard]] std::optional<IncomeParts> parts_of(HouseholdId id) const {
    HouseholdStanding const& standing = stage_.people.households.standing;
    bool const are_known =
        standing.income_wage[id].has_value() && standing.income_business[id].has_value() &&
        standing.income_property[id].has_value() && standing.business_cost[id].has_value();
    if (!are_known) {
      return std::nullopt;
    }
    return IncomeParts{standing.income_wage[id].value(),
                       standing.income_business[id].value() - standing.business_cost[id].value(),
                       standing.income_property[id].value()};
  }

  void freeze_households() {
    HouseholdTable const& table = stage_.people.households;
    IncomeAccounts const accounts = account_incomes(table);
    StudyHouseholds& households = study_.households;
    households.resize(table.size());
    bool is_any_known = false;
    for (HouseholdId const id : table.code.ids()) {
      households.village[id] = table.village[id];
      households.key[id] = key_of_text(table.code[id]);
      households.persons[id] = table.persons[id];
      households.income[id] = accounts.a_person[id];
      households.parts[id] = parts_of(id);
      households.labourers[id] = table.standing.labourers[id];
      households.house_known[id] = table.geocode_level[id] == GeocodeLevel::house ? 1 : 0;
      is_any_known = is_any_known || households.income[id].has_value();
    }
    if (!is_any_known) {
      reject("P051", "simulate", {});
    }
    HouseholdStanding const& standing = table.standing;
    study_.grounds = {standing.cause_main, standing.cause_other, standing.assist_class,
                      standing.monitor_class, standing.registered_class};
  }

  void freeze_members() {
    if (!study_.options.demography) {
      return;
    }
    study_.members = list_study_members(stage_.people);
    if (study_.members->members.empty()) {
      reject("P090", "simulate.demography", {});
    }
  }

  void freeze_zones() {
    bool const is_hazard_set = std::ranges::find(study_.options.shocks, ShockKind::hazard,
                                                 &ShockOption::kind) != study_.options.shocks.end();
    if (!is_hazard_set) {
      return;
    }
    bool const has_zones =
        std::ranges::any_of(stage_.region.layers.values(),
                            [](Layer const& layer) { return layer.role == LayerRole::hazards; });
    if (!has_zones) {
      reject("P053", "simulate.shocks", {});
      return;
    }
    HazardZones const& zones = stage_.region.hazards;
    auto const zone_of = zones_of_houses(zones, stage_.people.households);
    for (HouseholdId const id : zone_of.ids()) {
      if (!zone_of[id].is_none()) {
        // Never zero, which says that the house is in none.
        study_.households.zone[id] = key_of_text(zones.code[zone_of[id]]) | 1U;
      }
    }
  }

  void name_scenarios() {
    Scenario const& scenario = stage_.scenario;
    auto const has_year = [](auto const& measure) { return measure.year.has_value(); };
    bool const has_any_road = std::ranges::any_of(scenario.upgrades, has_year);
    bool const has_any_facility = std::ranges::any_of(scenario.new_facilities, has_year);
    for (auto const& [is_asked_for, measure] :
         {std::pair{has_any_road, StudyScenario::roads},
          std::pair{has_any_facility, StudyScenario::services},
          std::pair{!study_.options.programmes.empty(), StudyScenario::programmes},
          std::pair{scenario.relocation.has_value(), StudyScenario::relocation}}) {
      if (is_asked_for) {
        study_.scenarios.push_back(measure);
      }
    }
    if (study_.scenarios.size() > 2) {
      study_.scenarios.push_back(StudyScenario::together);
    }
    if (study_.options.move_effects && !scenario.relocation) {
      add("P054", Severity::warning, Treatment::noted, "simulate.effects.relocation", {});
    }
    bool const has_place_effects =
        study_.options.road_effects || !study_.options.minute_effects.empty();
    if (has_place_effects && !has_any_road && !has_any_facility) {
      add("P070", Severity::warning, Treatment::noted, "simulate.effects", {});
    }
    check_years(scenario.upgrades, "upgrades");
    check_years(scenario.new_facilities, "new_facilities");
  }

  // What is there in the register's year is no measure of the years after it.
  void check_years(auto const& measures, std::string const& key) {
    std::int32_t const last = study_.start_year + study_.options.years;
    for (auto const& measure : measures) {
      if (!measure.year) {
        continue;
      }
      std::vector<std::pair<std::string, std::string>> values{
          {"name", measure.name},
          {"year", std::to_string(*measure.year)},
          {"from", std::to_string(study_.start_year + 1)},
          {"until", std::to_string(last)}};
      if (*measure.year <= study_.start_year) {
        reject("P071", key + ".year", std::move(values));
      } else if (*measure.year > last) {
        add("P072", Severity::warning, Treatment::noted, key + ".year", std::move(values));
      }
    }
  }

  void check_targets() {
    std::int32_t const last = study_.start_year + study_.options.years;
    for (TargetOption const& target : study_.options.targets) {
      if (target.year <= study_.start_year || target.year > last) {
        reject("P101", "simulate.targets.year",
               {{"year", std::to_string(target.year)},
                {"from", std::to_string(study_.start_year + 1)},
                {"until", std::to_string(last)}});
      }
      if (area_of_code(study_.tree, target.area).is_none()) {
        reject("P102", "simulate.targets.area", {{"code", target.area}});
      }
    }
  }

  PovertyStage const& stage_;
  std::vector<Finding>& findings_;
  PovertyStudy study_;
};

}  // namespace

PovertyStudy freeze_poverty_study(PovertyStage const& stage, std::vector<Finding>& findings) {
  return StudyFreezer(stage, findings).freeze();
}

PovertyStudy with_moves(PovertyStudy study, RelocationResult const& plan) {
  RelocationProblem const& problem = plan.problem;
  std::int32_t const first = study.start_year + 1;
  for (MoverId const mover : problem.movers.household.ids()) {
    auto const& place = plan.plan.place[mover];
    if (!place || is_on_the_spot(problem, problem.phases.site[place->phase])) {
      continue;
    }
    SiteId const site = problem.phases.site[place->phase];
    HouseholdMove move{first, price_offer(problem, mover, place->phase, place->stock).money.loan,
                       problem.sites[site].has_place ? site : SiteId::none()};
    if (auto const from = problem.phases.available_from[place->phase]) {
      bool const has_pupils =
          problem.movers.primary_pupils[mover] + problem.movers.junior_pupils[mover] > 0;
      move.year = std::max(first, moving_month(*from, has_pupils) / 100);
    }
    study.households.move[problem.movers.household[mover]] = move;
  }
  return study;
}

}  // namespace tongcun
