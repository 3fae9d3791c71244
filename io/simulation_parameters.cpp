// SPDX-License-Identifier: Apache-2.0
#include "io/simulation_parameters.h"

#include "engine/poverty/programme_account.h"
#include "io/enum_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

class ParameterList {
 public:
  ParameterList(PathTerms const& terms, Money const& money)
      : options_(terms.options), terms_(terms), money_(money) {}

  std::vector<SimulationParameter> list() {
    list_law();
    list_demography();
    list_shocks();
    list_move_effects();
    list_place_effects();
    for (ProgrammeOption const& programme : options_.programmes) {
      list_programme(programme);
    }
    return std::move(list_);
  }

 private:
  void add(std::string key, std::optional<std::string> value, std::string unit) {
    std::string const source = value ? source_ : "";
    list_.push_back({std::move(key), std::move(value), std::move(unit), source});
  }
  void add_number(std::string key, std::optional<double> const& number, std::string unit) {
    add(std::move(key), number ? std::optional(fmt::format("{}", *number)) : std::nullopt,
        std::move(unit));
  }
  template <class Integer>
  void add_whole(std::string const& key, std::optional<Integer> const& number,
                 std::string const& unit) {
    add(key, number ? std::optional(fmt::format("{}", *number)) : std::nullopt, unit);
  }
  // Kinds that a programme names; one that names none does not ask, and then nothing is listed.
  template <class Enum, std::size_t N>
  void add_kinds(std::string const& key, KindSet<Enum> kinds,
                 std::array<std::string_view, N> const& names, std::string const& unit) {
    std::string list;
    for (std::size_t at = 0; at < N; ++at) {
      if (kinds.contains(static_cast<Enum>(at))) {
        list += (list.empty() ? "" : ", ") + std::string(names[at]);
      }
    }
    if (!list.empty()) {
      add(key, std::move(list), unit);
    }
  }
  void add_money(std::string key, std::optional<std::int64_t> const& minor, std::string const& of) {
    add(std::move(key), minor ? std::optional(money_.text(*minor)) : std::nullopt,
        money_.currency().empty() ? of : money_.currency() + " " + of);
  }

  void list_law() {
    source_ = source_of(&PanelFit::persistence);
    add_number("persistence", options_.persistence, "of a deviation, a year later");
    source_ = source_of(&PanelFit::deviation);
    add_number("deviation", options_.deviation, "of the logarithm of income, in the long run");
    source_ = source_of(&PanelFit::growth);
    add_number("growth", options_.growth, "of incomes, a year");
    source_ = options_.source;
    add_number("line_growth", options_.line_growth, "of the line, a year");
  }

  void list_demography() {
    std::optional<DemographyOptions> const& set = options_.demography;
    std::string const key = "demography.";
    source_ = set ? set->source : "";
    if (!set || set->deaths.empty()) {
      add(key + "deaths", std::nullopt, "");
    }
    if (!set || set->births.empty()) {
      add(key + "births", std::nullopt, "");
    }
    if (!set) {
      add(key + "ageing", std::nullopt, "");
      return;
    }
    add_whole<std::int32_t>(key + "working_from", set->ages.working_from, "year");
    add_whole<std::int32_t>(key + "working_until", set->ages.working_until, "year");
    add_whole<std::int32_t>(key + "school_from", set->ages.school_from, "year");
    add_whole<std::int32_t>(key + "school_until", set->ages.school_until, "year");
    for (DeathBand const& band : set->deaths) {
      std::string const from = fmt::format("{}deaths.{}.", key, band.from);
      add_number(from + "men", band.men, "a year, from that age on");
      add_number(from + "women", band.women, "a year, from that age on");
    }
    for (BirthBand const& band : set->births) {
      add_number(fmt::format("{}births.{}-{}", key, band.from, band.until), band.chance,
                 "of a woman of that age, a year");
    }
    if (set->share_of_boys) {
      add_number(key + "share_of_boys", set->share_of_boys, "of the born");
    }
  }

  // Where the scenario states a number itself or takes what the panel says.
  [[nodiscard]] std::string source_of(FittedNumber PanelFit::*number) const {
    if (!terms_.fit || !options_.panel->use_fitted) {
      return options_.source;
    }
    PanelFit const& fit = *terms_.fit;
    return fmt::format("fitted, standard error {:.4f}: {} households, {} to {}; {}",
                       (fit.*number).error, fit.households, fit.first_year, fit.last_year,
                       options_.panel->source);
  }

  void list_shocks() {
    for (std::size_t k = 0; k < kShockKinds; ++k) {
      auto const kind = static_cast<ShockKind>(k);
      auto const set = std::ranges::find(options_.shocks, kind, &ShockOption::kind);
      bool const is_set = set != options_.shocks.end();
      std::string const key = "shocks." + std::string(kShockKindNames[k]);
      source_ = is_set ? set->source : "";
      add_number(key + ".chance", is_set ? std::optional(set->chance) : std::nullopt, "a year");
      for (std::size_t year = 0; is_set && year + 1 < terms_.lines.size(); ++year) {
        std::int32_t const now = terms_.start_year + 1 + static_cast<std::int32_t>(year);
        if (set->by_year.contains(now)) {
          add_number(fmt::format("{}.chance.{}", key, now), set->chance_in(now), "in the year");
        }
      }
      add_number(key + ".loss", is_set ? std::optional(set->loss) : std::nullopt, lost_of(kind));
    }
  }
  static std::string lost_of(ShockKind kind) {
    return kind == ShockKind::market    ? "of the year's income from business"
           : kind == ShockKind::project ? "of the year's wages"
                                        : "of the year's income";
  }

  void list_move_effects() {
    MoveEffects const effects = options_.move_effects.value_or(MoveEffects{});
    source_ = effects.source;
    std::string const key = "effects.relocation.";
    add_number(key + "job_chance", effects.job_chance, "of households with labour");
    add_money(key + "job_wage", effects.job_wage, "a year");
    add_number(key + "wage_kept", effects.wage_kept, "of today's wages");
    add_number(key + "business_kept", effects.business_kept, "of today's income from business");
    add_number(key + "property_kept", effects.property_kept, "of today's income from property");
    add_money(key + "land_rent", effects.land_rent, "a household and year");
    add_money(key + "living_cost", effects.living_cost, "a person and year");
    add_money(key + "moving_cost", effects.moving_cost, "a household, once");
    add_whole(key + "loan_years", effects.loan_years, "year");
  }

  void list_place_effects() {
    RoadEffects const roads = options_.road_effects.value_or(RoadEffects{});
    source_ = roads.source;
    std::string const of_roads = "effects.roads.";
    add_number(of_roads + "wage_gain", roads.wage_gain, "of today's wages");
    add_number(of_roads + "business_gain", roads.business_gain, "of today's income from business");
    if (options_.minute_effects.empty()) {
      source_ = "";
      add("effects.minutes", std::nullopt, "");
    }
    for (MinuteEffect const& effect : options_.minute_effects) {
      source_ = effect.source;
      std::string const key =
          "effects.minutes." + effect.service + (effect.on_foot ? ".walk." : ".ride.");
      add_number(key + "wage_gain", effect.wage_gain, "of today's wages, a minute saved");
      add_number(key + "business_gain", effect.business_gain,
                 "of today's income from business, a minute saved");
      add_number(key + "most_minutes", effect.most_minutes, "minute");
    }
  }

  void list_programme(ProgrammeOption const& programme) {
    source_ = programme.source;
    std::string const key = "programmes." + programme.name + ".";
    if (!programme.kind.empty()) {
      add(key + "kind", programme.kind, "of the catalogue");
    }
    auto const add_if_set = [this](std::string name, std::optional<std::int64_t> const& amount) {
      if (amount) {
        add_money(std::move(name), amount, "a year");
      }
    };
    add_if_set(key + "transfer_a_person", programme.transfer_a_person);
    add_if_set(key + "transfer_a_household", programme.transfer_a_household);
    add_if_set(key + "wage_a_household", programme.wage_a_household);
    add_if_set(key + "business_a_household", programme.business_a_household);
    if (programme.business_a_household) {
      add_whole(key + "lag_years", programme.lag_years, "year");
    } else if (!has_income(programme)) {
      add_money(key + "transfer_a_household", std::nullopt, "a year");  // no effect is set
    }
    add_if_set(key + "cost_a_household", programme.cost_a_household);
    add_number(key + "income_below", programme.income_below, "of the line, today");
    add_kinds(key + "causes", programme.causes, kPovertyCauseNames, "recorded causes");
    add_kinds(key + "assist_classes", programme.assist_classes, kAssistClassNames,
              "recorded classes");
    add_kinds(key + "monitor_classes", programme.monitor_classes, kMonitorClassNames,
              "recorded classes");
    add_kinds(key + "registered_classes", programme.registered_classes, kRegisteredClassNames,
              "recorded classes");
    add_whole(key + "places", programme.places, "household");
    add_money(key + "budget", programme.budget, "a year");
    add_whole(key + "first_year", programme.first_year, "");
    add_whole(key + "last_year", programme.last_year, "");
  }

  SimulationOptions const& options_;
  PathTerms const& terms_;
  Money const& money_;
  std::string source_;  // of what is added
  std::vector<SimulationParameter> list_;
};

}  // namespace

std::vector<SimulationParameter> simulation_parameters(PathTerms const& terms, Money const& money) {
  return ParameterList(terms, money).list();
}

}  // namespace tongcun
