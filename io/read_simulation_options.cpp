// SPDX-License-Identifier: Apache-2.0
#include "io/read_simulation_options.h"

#include "engine/poverty/option_numbers.h"
#include "io/read_demography.h"
#include "io/read_programmes.h"
#include "io/read_relocation_rules.h"
#include "io/read_sensitivity.h"
#include "io/read_targets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kMostReplicates = 100'000;
constexpr double kUsualInterval = 0.9;
constexpr double kMostInterval = 0.999;

std::int64_t required_integer(ConfigReader& reader, std::string_view key, std::int64_t low,
                              std::int64_t high) {
  if (!reader.has(key)) {
    reader.complain_missing(key);
  }
  return reader.integer(key, low, low, high);
}

bool is_year(std::string const& key) {
  return key.size() == 4 && std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; });
}

// The table's numbers by year.
std::map<std::int32_t, double> numbers_by_year(ConfigReader reader, double low, double high) {
  std::map<std::int32_t, double> numbers;
  for (auto const& [key, value] : reader.entries()) {
    static_cast<void>(value);
    if (!is_year(key)) {
      reader.complain(key, LegalPart{"year", {}});
      continue;
    }
    numbers[std::stoi(key)] = reader.required_number(key, low, high);
  }
  reader.finish();
  return numbers;
}

// None where its kind is not legal.
std::optional<ShockOption> read_shock(ConfigReader& row) {
  ShockOption shock;
  auto const kind = row.choice("kind", kShockKindNames);
  if (!row.has("kind")) {
    row.complain_missing("kind");
  }
  shock.kind = static_cast<ShockKind>(kind.value_or(0));
  shock.chance = row.required_number("chance", 0.0, 1.0);
  shock.by_year = numbers_by_year(row.table("chance_by_year"), 0.0, 1.0);
  shock.loss = row.required_number("loss", 0.0, kMostLoss);
  shock.source = row.required_text("source");
  row.finish();
  return kind ? std::optional(std::move(shock)) : std::nullopt;
}

std::vector<ShockOption> read_shocks(ConfigReader& reader) {
  std::vector<ShockOption> shocks;
  std::set<ShockKind> kinds;
  for (ConfigReader& row : reader.tables("shocks")) {
    std::optional<ShockOption> shock = read_shock(row);
    if (!shock) {
      continue;
    }
    if (!kinds.insert(shock->kind).second) {
      std::string const name(kShockKindNames[static_cast<std::size_t>(shock->kind)]);
      row.complain("kind", LegalPart{"once_in_file", {{"name", name}}});
      continue;
    }
    shocks.push_back(*std::move(shock));
  }
  std::ranges::sort(shocks, {}, &ShockOption::kind);
  return shocks;
}

MoveEffects read_move_effects(ConfigReader& reader, std::int64_t per_major) {
  MoveEffects effects;
  effects.job_chance = reader.optional_number("job_chance", 0.0, 1.0);
  effects.job_wage = read_money(reader, "job_wage", per_major);
  if (effects.job_chance.has_value() != effects.job_wage.has_value()) {
    reader.complain_missing(effects.job_chance ? "job_wage" : "job_chance");
  }
  effects.wage_kept = reader.optional_number("wage_kept", 0.0, 1.0);
  effects.business_kept = reader.optional_number("business_kept", 0.0, 1.0);
  effects.property_kept = reader.optional_number("property_kept", 0.0, 1.0);
  effects.land_rent = read_money(reader, "land_rent", per_major);
  effects.living_cost = read_money(reader, "living_cost", per_major);
  effects.moving_cost = read_money(reader, "moving_cost", per_major);
  if (reader.has("loan_years")) {
    effects.loan_years =
        static_cast<std::int32_t>(reader.integer("loan_years", 1, 1, kMostStudyYears));
  }
  effects.source = reader.required_text("source");
  reader.finish();
  return effects;
}

constexpr double kMostGain = 10.0;  // of today's income

RoadEffects read_road_effects(ConfigReader& reader) {
  RoadEffects effects;
  effects.wage_gain = reader.optional_number("wage_gain", 0.0, kMostGain);
  effects.business_gain = reader.optional_number("business_gain", 0.0, kMostGain);
  effects.source = reader.required_text("source");
  reader.finish();
  return effects;
}

MinuteEffect read_minute_effect(ConfigReader& row, Services const& services) {
  constexpr std::array<std::string_view, 2> kModes{"ride", "walk"};
  constexpr double kMostMinutes = 1440.0;
  MinuteEffect effect;
  effect.service = row.required_text("service");
  std::vector<std::string_view> keys;
  keys.reserve(services.size());
  for (Service const& service : services.values()) {
    keys.emplace_back(service.key);
  }
  if (row.has("service") && std::ranges::find(keys, effect.service) == keys.end()) {
    row.complain("service", LegalPart{"one_of", {{"list", list_of(keys)}}});
  }
  effect.on_foot = row.choice("mode", kModes).value_or(0) == 1;
  effect.wage_gain = row.optional_number("wage_gain", 0.0, kMostGain);
  effect.business_gain = row.optional_number("business_gain", 0.0, kMostGain);
  effect.most_minutes = row.optional_number("most_minutes", 0.0, kMostMinutes);
  effect.source = row.required_text("source");
  row.finish();
  return effect;
}

std::vector<MinuteEffect> read_minute_effects(ConfigReader& reader, Services const& services) {
  std::vector<MinuteEffect> effects;
  std::set<std::pair<std::string, bool>> questions;
  for (ConfigReader& row : reader.tables("minutes")) {
    MinuteEffect effect = read_minute_effect(row, services);
    if (!questions.insert({effect.service, effect.on_foot}).second) {
      row.complain("service", LegalPart{"once_in_file", {{"name", effect.service}}});
      continue;
    }
    effects.push_back(std::move(effect));
  }
  return effects;
}

// The numbers of the law may be left out where a panel gives them.
std::optional<PanelOption> read_panel_option(ConfigReader& simulate) {
  if (!simulate.has("panel")) {
    return std::nullopt;
  }
  ConfigReader reader = simulate.table("panel");
  PanelOption panel;
  panel.file = reader.required_text("file");
  panel.source = reader.required_text("source");
  panel.use_fitted = reader.boolean("use_fitted", false);
  reader.finish();
  return panel;
}

// The line that summaries tell, unless another is named.
void read_line(ConfigReader& reader, ProfileTerms const& terms, SimulationOptions& options) {
  options.line = reader.text("line", terms.headline);
  std::vector<std::string_view> keys;
  keys.reserve(terms.lines.size());
  for (PovertyLine const& known : terms.lines) {
    keys.emplace_back(known.key);
  }
  if (std::ranges::find(keys, options.line) == keys.end()) {
    if (reader.has("line")) {
      reader.complain("line", LegalPart{"one_of", {{"list", list_of(keys)}}});
    } else {
      reader.complain_missing("line");
    }
  }
  options.line_growth = reader.optional_number("line_growth", -kMostGrowth, kMostGrowth);
}

}  // namespace

SimulationOptions read_simulation_options(ConfigReader& reader, Profile const& profile) {
  std::int64_t const per_major = profile.terms.minor_per_major;
  SimulationOptions options;
  options.years = static_cast<std::int32_t>(required_integer(reader, "years", 1, kMostStudyYears));
  options.replicates =
      static_cast<std::uint32_t>(required_integer(reader, "replicates", 1, kMostReplicates));
  options.panel = read_panel_option(reader);
  bool const is_fitted = options.panel && options.panel->use_fitted;
  auto const number = [&](char const* key, double low, double high) {
    return is_fitted ? reader.number(key, 0.0, low, high) : reader.required_number(key, low, high);
  };
  options.persistence = number("persistence", 0.0, kMostPersistence);
  options.deviation = number("deviation", 0.0, kMostDeviation);
  options.growth = number("growth", -kMostGrowth, kMostGrowth);
  options.interval = reader.number("interval", kUsualInterval, 0.0, kMostInterval);
  options.source = is_fitted ? reader.text("source", "") : reader.required_text("source");
  read_line(reader, profile.terms, options);
  options.shocks = read_shocks(reader);
  ConfigReader effects = reader.table("effects");
  if (effects.has("relocation")) {
    ConfigReader relocation = effects.table("relocation");
    options.move_effects = read_move_effects(relocation, per_major);
  }
  if (effects.has("roads")) {
    ConfigReader roads = effects.table("roads");
    options.road_effects = read_road_effects(roads);
  }
  options.minute_effects = read_minute_effects(effects, profile.services);
  effects.finish();
  options.programmes = read_programmes(reader, profile.terms);
  if (reader.has("demography")) {
    if (!profile.terms.ages) {
      reader.complain("demography", LegalPart{"profile_ages", {}});
    }
    ConfigReader demography = reader.table("demography");
    options.demography = read_demography(demography, profile.terms.ages.value_or(LifeAges{}));
  }
  options.decomposition = reader.boolean("decomposition", false);
  options.sensitivity = read_sensitivity(reader, options, per_major);
  options.targets = read_targets(reader, per_major);
  reader.finish();
  return options;
}

}  // namespace tongcun
