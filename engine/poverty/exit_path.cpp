// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/exit_path.h"

#include "engine/poverty/simulate_incomes.h"
#include "engine/poverty/unit_maker.h"

#include <algorithm>
#include <cassert>

namespace tongcun {
namespace {

// Incomes in parts of the line of whom income decides nothing about.
constexpr float kSurelyAbove = 2.0F;
constexpr float kSurelyBelow = -1.0F;

class ExitUnits {
 public:
  ExitUnits(PovertyStudy const& study, ExitSteps const& steps)
      : study_(study), steps_(steps), maker_(study), members_(study.village_key.size()) {
    for (HouseholdId const id : study.households.village.ids()) {
      if (maker_.row(id)) {
        members_[study.households.village[id]].push_back(id);
      }
    }
  }

  void make(std::size_t scenario, std::size_t unit, UnitIncomes& made) const {
    VillageId const village(static_cast<std::uint32_t>(unit));
    maker_.make(study_.scenarios[scenario], village, made);
    for (HouseholdId const id : members_[village]) {
      for (std::size_t year = 0; year < made.years; ++year) {
        ExitRole const role = step(scenario, year).role[id];
        if (role != ExitRole::by_income) {
          set(role == ExitRole::leaves ? kSurelyAbove : kSurelyBelow,
              year * made.padded() + *maker_.row(id), made);
        }
      }
    }
  }

  [[nodiscard]] UnitLives lives() const { return maker_.lives(); }

  [[nodiscard]] std::int64_t most(std::size_t scenario, std::size_t unit, std::size_t year) const {
    return step(scenario, year).most[VillageId(static_cast<std::uint32_t>(unit))];
  }

 private:
  static void set(float income, std::size_t at, UnitIncomes& made) {
    made.kept[at] = 0.0F;
    made.added[at] = income;
    if (!made.person_added.empty()) {
      made.wage[at] = 0.0F;
      made.person_added[at] = income;  // however many share it
    }
    for (GainSlot& gain : made.gains) {
      gain.amount[at] = 0.0F;
    }
  }

  [[nodiscard]] ExitStep const& step(std::size_t scenario, std::size_t year) const {
    std::vector<ExitStep> const& steps = steps_[scenario];
    auto const later = std::ranges::upper_bound(steps, study_.year_of(year), {}, &ExitStep::year);
    assert(later != steps.begin());
    return *std::prev(later);
  }

  PovertyStudy const& study_;
  ExitSteps const& steps_;
  UnitMaker maker_;
  IdVector<VillageId, std::vector<HouseholdId>> members_;
};

}  // namespace

std::vector<std::vector<ReplicateHistogram>> compute_exit_path(PovertyStudy const& study,
                                                               ExitSteps const& steps,
                                                               RunSettings const& run) {
  ExitUnits const units(study, steps);
  IncomeStudy incomes;
  incomes.scenarios = study.scenarios.size();
  incomes.units = study.village_key.size();
  incomes.years = study.years();
  incomes.areas_of.resize(incomes.units);
  incomes.make = [&units](std::size_t scenario, std::size_t unit, UnitIncomes& made) {
    units.make(scenario, unit, made);
  };
  incomes.most_poor = [&units](std::size_t scenario, std::size_t unit, std::size_t year) {
    return units.most(scenario, unit, year);
  };
  incomes.live = units.lives();
  incomes.seed = study.seed;
  incomes.replicates = study.options.replicates;
  incomes.lanes = widest_lanes();
  SimulatedIncomes const simulated = simulate_incomes(incomes, run);
  std::vector<std::vector<ReplicateHistogram>> villages(study.scenarios.size());
  for (std::size_t s = 0; s < villages.size(); ++s) {
    auto const first =
        simulated.units_meeting.begin() + static_cast<std::ptrdiff_t>(s * study.years());
    villages[s].assign(first, first + static_cast<std::ptrdiff_t>(study.years()));
  }
  return villages;
}

}  // namespace tongcun
