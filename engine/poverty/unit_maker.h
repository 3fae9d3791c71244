// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/household_lives.h"
#include "engine/poverty/poverty_study.h"
#include "engine/poverty/simulate_incomes.h"
#include "engine/poverty/unit_incomes.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tongcun {

// Makes the units of a study: the law of incomes of a village's households under any measures, in
// parts of the line of the year. The study outlives it. Households of unknown income are left out.
//
//   start       income a person of today over the line of today; as a number above zero: an income
//               of zero or less has no logarithm and is held as it is, in money
//   mean        0: an income tends to what it is today, grown by `growth` a year
//   deviation   options.deviation * sqrt(1 - persistence^2)
//   price       (1 + growth)^t * line of today / line of year t
//   shocks      those that are set, of whom they can befall (ShockKind); after a move not the ones
//               of the place that was left: its hazard zone, its project
//   kept, added, gains   what a move changes (MoveEffects), what programmes add, what measures
//               of places add (PlaceGain) to whoever still lives there
//
// Where households at the line are poor, lines count a minor unit more, so that "below" says it.
//
// With demography, wages follow who can work, as far as anybody knows them (follows_wages); all
// other income is the household's, and whoever is left of it shares it, but for what each person
// has: transfers and costs of living a person.
class UnitMaker {
 public:
  explicit UnitMaker(PovertyStudy const& study);

  // Equal for equal arguments. O(households of the village * years * (1 + shocks)).
  void make(MeasureSet measures, VillageId village, UnitIncomes& made) const;
  void make(StudyScenario scenario, VillageId village, UnitIncomes& made) const {
    make(measures_of(scenario), village, made);
  }

  // Who lives in the rows of each village (IncomeStudy::live); empty without demography. The maker
  // outlives it.
  [[nodiscard]] UnitLives lives() const;

  // Of a household of known income, its row in the unit of its village.
  [[nodiscard]] std::optional<std::uint32_t> row(HouseholdId household) const {
    return row_[household];
  }

 private:
  void describe(HouseholdId id, std::size_t row, UnitIncomes& made) const;
  void add_programmes(HouseholdId id, std::size_t row, UnitIncomes& made) const;
  void add_move(HouseholdId id, std::size_t row, UnitIncomes& made) const;
  void add_place_gains(PlaceChange const& change, HouseholdId id, bool may_leave, std::size_t row,
                       UnitIncomes& made) const;
  void add_account_after_move(HouseholdId id, std::size_t at, double grown, double line,
                              UnitIncomes& made) const;
  void add_shock(ShockOption const& shock, MeasureSet measures, VillageId village,
                 UnitIncomes& made) const;
  void add_job(VillageId village, UnitIncomes& made) const;
  // Who lives in the rows of a village.
  void live(VillageId village, std::uint32_t first, std::uint32_t count, UnitFates& made) const;
  // Of incomes from the start year to the year of that index.
  [[nodiscard]] double grown(std::size_t year) const { return grown_[year]; }

  PovertyStudy const& study_;
  std::optional<HouseholdLives> lives_;  // none: no demography
  IdVector<HouseholdId, std::optional<std::uint32_t>> row_;
  IdVector<VillageId, std::vector<HouseholdId>> members_;  // by row
  std::vector<double> line_;   // of the start year, then by year; what an income is compared with
  std::vector<double> grown_;  // by year
};

}  // namespace tongcun
