// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/make_register.h"

#include "engine/run/parallel.h"
#include "engine/synthetic/describe_household.h"
#include "engine/synthetic/draw_deprivations.h"
#include "engine/synthetic/draw_family.h"
#include "engine/synthetic/draw_incomes.h"
#include "engine/synthetic/fit_levels.h"
#include "engine/synthetic/household_keys.h"
#include "engine/synthetic/number_text.h"
#include "engine/synthetic/size_households.h"
#include "engine/synthetic/village_counts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kMillion = 1000000;
constexpr std::size_t kVillageBlock = 16;
constexpr std::size_t kHouseholdBlock = 4096;

// How much of a household's hardship is its village's, and of its income its hardship (shares of
// the variance 0.3 and 0.36) [A].
constexpr double kVillagePart = 0.5477;
constexpr double kOwnPart = 0.8367;
constexpr double kHardshipPart = 0.6;
constexpr double kLuckPart = 0.8;

std::string percent_text(std::int64_t millionths) {
  std::string const hundredths = number_text("", millionths % 10000 / 100, 2);
  return std::to_string(millionths / 10000) + "." + hundredths + " %";
}

Finding missed(std::string rule, std::int64_t asked, std::int64_t nearest) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.values = {{"asked", percent_text(asked)}, {"reached", percent_text(nearest)}};
  return finding;
}

bool is_near(std::int64_t share, std::int64_t asked) {
  return std::abs(share - asked) <= kCalibrationTolerance;
}

class RegisterMaker {
 public:
  RegisterMaker(Villages const& villages, RegisterParameters const& parameters,
                RunSettings const& run)
      : villages_(villages), parameters_(parameters), run_(run) {}

  MadeRegister make() {
    made_.reasons = check_register_parameters(parameters_);
    std::ranges::move(check_village_counts(villages_, parameters_.unfit_villages),
                      std::back_inserter(made_.reasons));
    if (any_rejected(made_.reasons)) {
      return std::move(made_);
    }
    people().invented = true;
    people().year = parameters_.year;
    size_villages();
    draw_families();
    choose_poor();
    draw_needs();
    if (parameters_.income) {
      draw_money(*parameters_.income);
    }
    if (any_rejected(made_.reasons)) {
      made_.households = {};
      return std::move(made_);
    }
    describe();
    made_.status = RegisterStatus::made;
    return std::move(made_);
  }

 private:
  HouseholdRegister& people() { return made_.households; }
  HouseholdTable& table() { return made_.households.households; }

  // One row per household, with its village, number and size.
  void size_villages() {
    std::vector<std::size_t> first(villages_.size() + 1, 0);
    for (VillageId const id : villages_.code.ids()) {
      std::optional<VillageCounts> const counts = counts_of(villages_, id);
      first[id.value() + 1] =
          first[id.value()] + (counts ? static_cast<std::size_t>(counts->households) : 0);
    }
    resize(first.back());
    for_each_block(run_, "households", villages_.size(), kVillageBlock,
                   [&](std::size_t begin, std::size_t end) {
                     for (std::size_t v = begin; v < end; ++v) {
                       size_village(VillageId(static_cast<std::uint32_t>(v)), first[v]);
                     }
                   });
    std::uint32_t next = 0;
    for (HouseholdId const id : table().code.ids()) {
      table().first_person[id] = PersonId(next);
      next += static_cast<std::uint32_t>(table().persons[id]);
    }
    people().persons.resize(next);
  }

  void resize(std::size_t households) {
    table().resize(households);
    drafts_.resize(households);
    hardship_.resize(households);
  }

  void size_village(VillageId village, std::size_t first) {
    std::optional<VillageCounts> const counts = counts_of(villages_, village);
    if (!counts) {
      return;
    }
    std::uint64_t const key = village_key(villages_.code[village]);
    RandomStream random(parameters_.seed, Purpose::synthetic_household_size, key);
    std::vector<std::int32_t> const sizes =
        size_households(counts->households, counts->persons, random);
    std::size_t const digits = std::max<std::size_t>(4, std::to_string(sizes.size()).size());
    RandomStream hardship(parameters_.seed, Purpose::synthetic_hardship, key);
    double const of_village = kVillagePart * nearly_normal(hardship);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      HouseholdId const id(static_cast<std::uint32_t>(first + i));
      auto const number = static_cast<std::uint32_t>(i + 1);
      IndexHousehold& draft = drafts_[id];
      draft.persons = sizes[i];
      draft.random_key = household_key(key, number);
      table().village[id] = village;
      table().persons[id] = sizes[i];
      table().listed[id] = sizes[i];
      table().code[id] = number_text(villages_.code[village] + "-", number, digits);
      RandomStream own(parameters_.seed, Purpose::synthetic_hardship, draft.random_key);
      hardship_[id] = of_village + kOwnPart * nearly_normal(own);
    }
  }

  void draw_families() {
    for_each_household("families", [this](HouseholdId id) {
      RandomStream random(parameters_.seed, Purpose::synthetic_family, drafts_[id].random_key);
      std::uint32_t at = table().first_person[id].value();
      PersonTable& persons = people().persons;
      for (FamilyMember const& member : draw_family(table().persons[id], random)) {
        PersonId const person(at++);
        persons.household[person] = id;
        persons.sex[person] = Stated(member.sex);
        persons.age[person] = Stated(member.age);
        persons.relation[person] = Stated(member.relation);
        drafts_[id].has_pupil |= member.age >= kCompulsoryAgeFirst && member.age <= kClassEightAge;
      }
    });
  }

  void choose_poor() {
    std::vector<std::uint32_t> order(table().size());
    std::iota(order.begin(), order.end(), 0U);
    std::span<double const> const hardship = std::as_const(hardship_).values();
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
      return hardship[a] != hardship[b] ? hardship[a] > hardship[b] : a < b;
    });
    auto const persons = static_cast<std::int64_t>(people().persons.size());
    std::int64_t const target = (persons * parameters_.headcount + kMillion / 2) / kMillion;
    MemberChoice const poor =
        choose_members(std::as_const(table().persons).values(), order, target);
    for (HouseholdId const id : table().code.ids()) {
      drafts_[id].is_poor = poor.chosen[id.value()] != 0;
    }
    std::int64_t const share = kMillion * poor.members / persons;
    if (!is_near(share, parameters_.headcount)) {
      made_.reasons.push_back(missed("Y012", parameters_.headcount, share));
    }
  }

  void draw_needs() {
    DeprivationScores const scores =
        draw_scores(std::as_const(drafts_).values(), parameters_.intensity, parameters_.seed);
    if (scores.poor_persons > 0) {
      std::int64_t const share = kMillion * scores.poor_weight / (kMpiWhole * scores.poor_persons);
      // Of poor households that nobody asked for, the intensity says nothing.
      if (!is_near(share, parameters_.intensity) && !any_rejected(made_.reasons)) {
        made_.reasons.push_back(missed("Y013", parameters_.intensity, share));
      }
    }
    for_each_household("deprivations", [&](HouseholdId id) {
      RandomStream random(parameters_.seed, Purpose::synthetic_indicators, drafts_[id].random_key);
      table().deprivations[id] = {
          IndicatorSet::all(),
          draw_indicators(scores.score[id.value()], drafts_[id].has_pupil, random)};
    });
  }

  void draw_money(IncomeCalibration const& calibration) {
    std::vector<double> standing(table().size());
    for_each_household("incomes", [&](HouseholdId id) {
      RandomStream random(parameters_.seed, Purpose::synthetic_income, drafts_[id].random_key);
      standing[id.value()] = kLuckPart * nearly_normal(random) - kHardshipPart * hardship_[id];
    });
    DrawnIncomes const drawn =
        draw_incomes(std::as_const(table().persons).values(), standing, calibration);
    for (HouseholdId const id : table().code.ids()) {
      table().income_a_person[id] = Stated(drawn.income[id.value()]);
    }
    people().income_unit = calibration.unit;
    auto const persons = static_cast<std::int64_t>(people().persons.size());
    std::int64_t const share = kMillion * drawn.poor_persons / persons;
    if (!is_near(share, calibration.headcount)) {
      made_.reasons.push_back(missed("Y015", calibration.headcount, share));
    }
  }

  void describe() {
    for_each_household("living conditions", [this](HouseholdId id) {
      std::uint64_t const key = drafts_[id].random_key;
      RandomStream conditions(parameters_.seed, Purpose::synthetic_living_conditions, key);
      describe_household(people(), id, parameters_.insured, conditions);
      RandomStream place(parameters_.seed, Purpose::synthetic_household_place, key);
      place_household(table(), id, villages_, place);
    });
  }

  // Households share no row, so the bodies may run at once.
  template <class Body>
  void for_each_household(std::string_view stage, Body const& body) {
    for_each_block(run_, stage, table().size(), kHouseholdBlock,
                   [&](std::size_t begin, std::size_t end) {
                     for (std::size_t i = begin; i < end; ++i) {
                       body(HouseholdId(static_cast<std::uint32_t>(i)));
                     }
                   });
  }

  Villages const& villages_;
  RegisterParameters const& parameters_;
  RunSettings const& run_;
  MadeRegister made_;
  IdVector<HouseholdId, IndexHousehold> drafts_;
  IdVector<HouseholdId, double> hardship_;  // standard deviation 1
};

}  // namespace

MadeRegister make_register(Villages const& villages, RegisterParameters const& parameters,
                           RunSettings const& run) {
  return RegisterMaker(villages, parameters, run).make();
}

}  // namespace tongcun
