// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/demography_options.h"
#include "engine/poverty/income_panel.h"
#include "engine/region/household_standing.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// What may befall a household in a year. Whom it can befall and what it takes from follows from the
// kind:
//   illness   of the main labourer; a household that has one or of which nobody knows; its income
//   accident  any household; its income
//   hazard    houses in a hazard zone, all of one zone together; their income
//   market    a fall of prices, all households together; their income from business
//   project   one that pays wages is withdrawn, all of a village together; their wages
enum class ShockKind : std::uint8_t { illness, accident, hazard, market, project };
inline constexpr std::array<std::string_view, 5> kShockKindNames{"illness", "accident", "hazard",
                                                                 "market", "project"};
inline constexpr std::size_t kShockKinds = kShockKindNames.size();

struct ShockOption {
  ShockKind kind = ShockKind::illness;
  double chance = 0.0;                     // in a year, 0 … 1
  std::map<std::int32_t, double> by_year;  // of single years, over `chance`
  double loss = 0.0;  // part of what it takes from that is lost in the year, 0 … 0.99
  std::string source;

  [[nodiscard]] double chance_in(std::int32_t year) const {
    auto const own = by_year.find(year);
    return own != by_year.end() ? own->second : chance;
  }
};

// What a move changes in the account of a household that agreed to it (domain reference 2.14.5).
// Amounts in minor units, in money of the register's year: they grow as incomes do. None: not set,
// and then nothing changes.
struct MoveEffects {
  std::optional<double> job_chance;      // that a household with labour has a post after the move
  std::optional<std::int64_t> job_wage;  // of it, a year; set if and only if job_chance is
  std::optional<double> wage_kept;       // parts that are left of the components of today's income
  std::optional<double> business_kept;   // of income from business and its costs alike
  std::optional<double> property_kept;
  std::optional<std::int64_t> land_rent;    // for the land left behind, a household and year
  std::optional<std::int64_t> living_cost;  // more than before, a person and year
  std::optional<std::int64_t> moving_cost;  // a household, in the year of the move
  std::optional<std::int32_t> loan_years;   // in which the loan of the plan is paid back
  std::string source;
};

// What it changes for a household that its village gets a hardened road, from the year on in which
// that is so. None: not set, and then nothing changes.
struct RoadEffects {
  std::optional<double> wage_gain;      // more, in parts of today's wages
  std::optional<double> business_gain;  // of today's income from business less its costs
  std::string source;
};

// What it changes that the village is nearer to a service than today, for each minute saved one way
// (mean over the days of the year); the effects of several services add up.
struct MinuteEffect {
  std::string service;  // key
  bool on_foot = false;
  std::optional<double> wage_gain;  // a minute, in parts of today's wages
  std::optional<double> business_gain;
  std::optional<double> most_minutes;  // more saved than that changes nothing more
  std::string source;
};

// A measure for single households: by their income, by why they are poor, by a class that they are
// in (judge_eligibility). Who is eligible is decided once, by the register of today, and stays so.
// What it does for a household's account is stated in minor units a year and stays so; where
// nothing is, it changes no income.
struct ProgrammeOption {
  std::string name;
  std::string kind;                               // of the profile's catalogue; "" = none is named
  std::optional<std::int64_t> transfer_a_person;  // at most one of the two
  std::optional<std::int64_t> transfer_a_household;
  std::optional<std::int64_t> wage_a_household;  // of a post that it pays, while it runs
  // What a herd or an orchard yields: from `lag_years` after the first year on, also when the
  // programme has ended.
  std::optional<std::int64_t> business_a_household;
  std::optional<std::int32_t> lag_years;         // until an investment yields; none: 0
  std::optional<std::int64_t> cost_a_household;  // spent on it beside transfers and wages
  std::optional<double> income_below;            // of the line, today
  KindSet<PovertyCause> causes;                  // that it is for; none: it asks for no cause
  // Classes that it is for, as declared; one of any of them is enough. All empty: it asks for none.
  KindSet<AssistClass> assist_classes;
  KindSet<MonitorClass> monitor_classes;
  KindSet<RegisteredClass> registered_classes;
  std::optional<std::int64_t> places;      // households
  std::optional<std::int64_t> budget;      // minor units a year
  std::optional<std::int32_t> first_year;  // none: the first simulated one
  std::optional<std::int32_t> last_year;   // none: the last simulated one
  std::string source;
};
inline constexpr std::size_t kMostProgrammes = 32;

// What a plan aims at.
enum class TargetKind : std::uint8_t {
  headcount,  // of all persons of the area, at most
  income,     // a person, mean of those of known income, at least
  wage,       // a person, likewise
  business,   // less its costs
  property,
  villages_exited,  // of all, at least
};
inline constexpr std::array<std::string_view, 6> kTargetKindNames{
    "headcount", "income", "wage", "business", "property", "villages_exited"};

struct TargetOption {
  TargetKind what = TargetKind::headcount;
  std::int32_t year = 0;
  std::string area;        // code of a county, township or village; "" = all villages
  std::int64_t value = 0;  // millionths of persons; minor units a year, in its money; villages
  std::string source;
};

// One number of the simulation between two values; money in minor units.
struct SensitivityRange {
  std::string key;  // of numbers_of
  double low = 0.0;
  double high = 0.0;
};

// How the numbers that the simulation rests on are varied, one at a time.
struct SensitivityOptions {
  std::optional<double> step;  // of every number without a range, in parts of it; none: those stay
  std::vector<SensitivityRange> ranges;
};

// A panel of register years to estimate persistence, deviation and growth from.
struct PanelOption {
  std::string file;         // as the scenario names it
  std::string source;       // what the panel is
  bool use_fitted = false;  // in place of the numbers that are stated
  IncomePanel incomes;      // empty until the file is read
};

// What a simulation of incomes is asked (domain reference 2.11.4). None of its numbers has a
// default in the literature that would hold for a county: who asks states them and says where they
// are from.
struct SimulationOptions {
  std::int32_t years = 1;  // after the register's
  std::uint32_t replicates = 1;
  double persistence =
      0.0;  // part of a deviation from the mean that is left a year later, 0 … 0.99
  double deviation = 0.0;  // of the logarithm of income around its mean, in the long run
  double growth = 0.0;     // of all incomes, a year; 0.03 = three per cent
  double interval = 0.0;   // share of replicates within the intervals, 0 … 1
  std::string source;
  std::string line;                   // key of a line of profile or scenario
  std::optional<double> line_growth;  // of years without a value of their own, after one that has
  std::vector<ShockOption> shocks;    // by kind, each at most once
  std::optional<MoveEffects> move_effects;  // none: nothing is set
  std::optional<RoadEffects> road_effects;  // none: nothing is set
  std::vector<MinuteEffect> minute_effects;
  std::vector<ProgrammeOption> programmes;      // at most kMostProgrammes
  std::optional<DemographyOptions> demography;  // none: households stay as they are
  bool decomposition = false;  // whether changes are told by measure and by cause, at a cost
  std::optional<SensitivityOptions> sensitivity;  // none: not asked for
  std::vector<TargetOption> targets;
  std::optional<PanelOption> panel;  // none: nothing is estimated
};

}  // namespace tongcun
