// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/option_numbers.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

// Calls visit(key, number, least, most) for every number of the options that is set; money is
// std::int64_t, whole numbers are std::int32_t.
template <class Options, class Visit>
void for_each_number(Options& options, Visit const& visit) {
  auto const if_set = [&](std::string const& key, auto& number, double least, double most) {
    if (number) {
      visit(key, *number, least, most);
    }
  };
  visit("persistence", options.persistence, 0.0, kMostPersistence);
  visit("deviation", options.deviation, 0.0, kMostDeviation);
  visit("growth", options.growth, -kMostGrowth, kMostGrowth);
  if_set("line_growth", options.line_growth, -kMostGrowth, kMostGrowth);
  for (auto& shock : options.shocks) {
    std::string const key =
        "shocks." + std::string(kShockKindNames[static_cast<std::size_t>(shock.kind)]);
    visit(key + ".chance", shock.chance, 0.0, 1.0);
    visit(key + ".loss", shock.loss, 0.0, kMostLoss);
  }
  if (options.move_effects) {
    auto& move = *options.move_effects;
    std::string const key = "effects.relocation.";
    if_set(key + "job_chance", move.job_chance, 0.0, 1.0);
    if_set(key + "job_wage", move.job_wage, 0.0, kMostMoney);
    if_set(key + "wage_kept", move.wage_kept, 0.0, 1.0);
    if_set(key + "business_kept", move.business_kept, 0.0, 1.0);
    if_set(key + "property_kept", move.property_kept, 0.0, 1.0);
    if_set(key + "land_rent", move.land_rent, 0.0, kMostMoney);
    if_set(key + "living_cost", move.living_cost, 0.0, kMostMoney);
    if_set(key + "moving_cost", move.moving_cost, 0.0, kMostMoney);
    if_set(key + "loan_years", move.loan_years, 1.0, kMostStudyYears);
  }
  for (auto& programme : options.programmes) {
    std::string const key = "programmes." + programme.name + ".";
    if_set(key + "transfer_a_person", programme.transfer_a_person, 0.0, kMostMoney);
    if_set(key + "transfer_a_household", programme.transfer_a_household, 0.0, kMostMoney);
    if_set(key + "wage_a_household", programme.wage_a_household, 0.0, kMostMoney);
    if_set(key + "business_a_household", programme.business_a_household, 0.0, kMostMoney);
    if_set(key + "lag_years", programme.lag_years, 0.0, kMostStudyYears);
  }
}

void scale_place_gains(PovertyStudy& study, double factor) {
  for (auto& of_scenario : study.places) {
    for (PlaceChange& change : of_scenario.values()) {
      for (PlaceGain& gain : change.gains) {
        gain.wage *= factor;
        gain.business *= factor;
      }
    }
  }
}

template <class Number>
Number as(double value) {
  if constexpr (std::is_integral_v<Number>) {
    return static_cast<Number>(std::floor(value + 0.5));
  } else {
    return value;
  }
}

}  // namespace

std::vector<OptionNumber> numbers_of(SimulationOptions const& options) {
  std::vector<OptionNumber> numbers;
  for_each_number(
      options, [&]<class Number>(std::string key, Number const& number, double least, double most) {
        numbers.push_back({std::move(key), static_cast<double>(number), least, most,
                           std::is_same_v<Number, std::int64_t>, std::is_integral_v<Number>});
      });
  if (options.road_effects || !options.minute_effects.empty()) {
    constexpr double kMostTimes = 10.0;
    numbers.push_back({std::string(kPlaceGains), 1.0, 0.0, kMostTimes, false, false});
  }
  return numbers;
}

void set_number(PovertyStudy& study, std::string_view key, double value) {
  if (key == kPlaceGains) {
    scale_place_gains(study, value);
    return;
  }
  bool is_there = false;
  for_each_number(study.options,
                  [&]<class Number>(std::string const& name, Number& number, double, double) {
                    if (name == key) {
                      number = as<Number>(value);
                      is_there = true;
                    }
                  });
  assert(is_there);
  static_cast<void>(is_there);
  for (std::size_t year = 0; year < study.line_grown.size(); ++year) {
    if (study.line_grown[year] != 0) {
      study.lines[year] = grown_line(study.lines[year - 1], *study.options.line_growth);
    }
  }
}

}  // namespace tongcun
