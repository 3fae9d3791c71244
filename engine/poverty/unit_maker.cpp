// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/unit_maker.h"

#include "engine/poverty/programme_account.h"
#include "engine/run/portable_math.h"

#include <algorithm>
#include <cmath>

namespace tongcun {
namespace {

constexpr std::uint32_t kJobPurpose = 16;  // above those of shocks, which are 1 + their kind

std::uint32_t low_word(std::uint64_t key) {
  return static_cast<std::uint32_t>(key);
}
std::uint32_t high_word(std::uint64_t key) {
  return static_cast<std::uint32_t>(key >> 32U);
}

// A probability in 2^-32, rounded down; what is certain fails once in 2^32.
std::uint32_t chance_word(double chance) {
  constexpr double kWhole = 4294967296.0;
  double const scaled = std::floor(chance * kWhole);
  return scaled >= kWhole ? ~0U : static_cast<std::uint32_t>(scaled);
}

// Of today's income, which is above zero; of known parts. Losses of other kinds can make it more
// than all.
float part_of_wages(StudyHouseholds const& households, HouseholdId id) {
  double const own = static_cast<double>(households.income[id].value()) * households.persons[id];
  auto const wage = static_cast<double>(std::max(households.parts[id]->wage, std::int64_t{0}));
  return static_cast<float>(wage / own);
}

}  // namespace

UnitMaker::UnitMaker(PovertyStudy const& study)
    : study_(study), row_(study.households.size()), members_(study.village_key.size()) {
  if (study.options.demography) {
    lives_.emplace(study);
  }
  for (HouseholdId const id : study.households.village.ids()) {
    if (study.households.income[id].has_value()) {
      std::vector<HouseholdId>& members = members_[study.households.village[id]];
      row_[id] = static_cast<std::uint32_t>(members.size());
      members.push_back(id);
    }
  }
  std::int64_t const more = study.poor_if == PoorIf::at_most ? 1 : 0;
  line_.reserve(study.lines.size());
  for (std::int64_t const line : study.lines) {
    line_.push_back(static_cast<double>(line + more));
  }
  double grown = 1.0;
  grown_.reserve(study.years());
  for (std::size_t year = 0; year < study.years(); ++year) {
    grown *= 1.0 + study.options.growth;
    grown_.push_back(grown);
  }
}

void UnitMaker::make(MeasureSet measures, VillageId village, UnitIncomes& made) const {
  std::vector<HouseholdId> const& members = members_[village];
  made.resize(members.size(), study_.years());
  if (lives_) {
    made.resize_for_fates();
  }
  for (std::size_t year = 0; year < study_.years(); ++year) {
    made.price[year] = static_cast<float>(grown(year) * line_.front() / line_[year + 1]);
  }
  PlaceChange const* const change = place_change(study_, measures, village);
  for (std::size_t row = 0; row < members.size(); ++row) {
    HouseholdId const id = members[row];
    describe(id, row, made);
    if (change != nullptr && !change->gains.empty()) {
      add_place_gains(*change, id, measures.relocation, row, made);
    }
    if (measures.programmes) {
      add_programmes(id, row, made);
    }
    if (measures.relocation && study_.households.move[id]) {
      add_move(id, row, made);
    }
  }
  for (ShockOption const& shock : study_.options.shocks) {
    add_shock(shock, measures, village, made);
  }
  if (measures.relocation && study_.options.move_effects &&
      study_.options.move_effects->job_chance) {
    add_job(village, made);
  }
}

void UnitMaker::describe(HouseholdId id, std::size_t row, UnitIncomes& made) const {
  StudyHouseholds const& households = study_.households;
  SimulationOptions const& options = study_.options;
  made.key_low[row] = low_word(households.key[id]);
  made.key_high[row] = high_word(households.key[id]);
  made.persons[row] = households.persons[id];
  std::int64_t const income = households.income[id].value();
  if (income <= 0) {
    for (std::size_t year = 0; year < made.years; ++year) {
      std::size_t const at = year * made.padded() + row;
      made.kept[at] = 0.0F;
      made.added[at] = static_cast<float>(static_cast<double>(income) / line_[year + 1]);
    }
    return;
  }
  auto start = static_cast<float>(static_cast<double>(income) / line_.front());
  if (is_poor_today(study_, income)) {
    start = std::min(start, std::nextafter(1.0F, 0.0F));  // however large the line
  }
  made.start[row] = start;
  made.persistence[row] = static_cast<float>(options.persistence);
  made.deviation[row] = static_cast<float>(
      options.deviation * std::sqrt(1.0 - options.persistence * options.persistence));
  if (follows_wages(study_, id)) {
    made.labourers[row] = static_cast<float>(households.labourers[id].value());
    float const wage = part_of_wages(households, id);
    for (std::size_t year = 0; year < made.years; ++year) {
      made.wage[year * made.padded() + row] = wage;
    }
  }
}

UnitLives UnitMaker::lives() const {
  if (!lives_) {
    return {};
  }
  return [this](std::size_t unit, std::uint32_t first, std::uint32_t count, UnitFates& made) {
    live(VillageId(static_cast<std::uint32_t>(unit)), first, count, made);
  };
}

void UnitMaker::live(VillageId village, std::uint32_t first, std::uint32_t count,
                     UnitFates& made) const {
  std::vector<HouseholdId> const& members = members_[village];
  std::size_t const rows = UnitIncomes::padded(members.size());
  std::size_t const cells = count * study_.years();
  made.cells.assign(cells * rows, 0);
  std::vector<LifeYear> years(cells);
  for (std::size_t row = 0; row < members.size(); ++row) {
    lives_->live(members[row], first, years);
    for (std::size_t cell = 0; cell < cells; ++cell) {
      made.cells[cell * rows + row] =
          UnitFates::cell(static_cast<std::uint32_t>(years[cell].persons),
                          static_cast<std::uint32_t>(years[cell].able));
    }
  }
}

void UnitMaker::add_programmes(HouseholdId id, std::size_t row, UnitIncomes& made) const {
  double const persons = study_.households.persons[id];
  for (std::size_t p = 0; p < study_.options.programmes.size(); ++p) {
    if ((study_.households.programmes[id] >> p & 1U) == 0) {
      continue;
    }
    ProgrammeOption const& programme = study_.options.programmes[p];
    for (std::size_t year = 0; year < made.years; ++year) {
      ProgrammeIncome const income =
          programme_income(programme, study_.year_of(year), study_.year_of(0));
      auto const each = static_cast<double>(income.a_person);
      double const amount = each + static_cast<double>(income.a_household) / persons;
      std::size_t const at = year * made.padded() + row;
      made.added[at] += static_cast<float>(amount / line_[year + 1]);
      if (lives_) {
        made.person_added[at] += static_cast<float>(each / line_[year + 1]);
      }
    }
  }
}

void UnitMaker::add_place_gains(PlaceChange const& change, HouseholdId id, bool may_leave,
                                std::size_t row, UnitIncomes& made) const {
  StudyHouseholds const& households = study_.households;
  auto const& parts = households.parts[id];
  if (!parts) {
    return;
  }
  auto const& move = households.move[id];
  double const persons = households.persons[id];
  double const own = static_cast<double>(households.income[id].value()) * persons;
  auto const wage = static_cast<double>(std::max(parts->wage, std::int64_t{0}));
  auto const business = static_cast<double>(std::max(parts->business, std::int64_t{0}));
  for (std::size_t year = 0; year < made.years; ++year) {
    std::int32_t const now = study_.year_of(year);
    bool const has_left = may_leave && move && now > move->year;
    PlaceGain const* const gain = has_left ? nullptr : change.gain_in(now);
    if (gain == nullptr) {
      continue;
    }
    double const more = gain->wage * wage + gain->business * business;
    std::size_t const at = year * made.padded() + row;
    if (own > 0.0) {
      made.kept[at] += static_cast<float>(more / own);
      if (follows_wages(study_, id)) {
        made.wage[at] += static_cast<float>(gain->wage * wage / own);
      }
    } else {
      made.added[at] += static_cast<float>(more / persons / line_[year + 1]);
    }
  }
}

void UnitMaker::add_move(HouseholdId id, std::size_t row, UnitIncomes& made) const {
  if (!study_.options.move_effects) {
    return;
  }
  MoveEffects const& effects = *study_.options.move_effects;
  HouseholdMove const& move = *study_.households.move[id];
  double const persons = study_.households.persons[id];
  for (std::size_t year = 0; year < made.years; ++year) {
    std::int32_t const now = study_.year_of(year);
    std::size_t const at = year * made.padded() + row;
    double const line = line_[year + 1];
    if (now == move.year) {
      double const cost = static_cast<double>(effects.moving_cost.value_or(0)) * grown(year);
      made.added[at] -= static_cast<float>(cost / persons / line);
    }
    if (now > move.year) {
      add_account_after_move(id, at, grown(year), line, made);
    }
    if (effects.loan_years && now > move.year && now <= move.year + *effects.loan_years) {
      double const rate = static_cast<double>(move.loan) / *effects.loan_years;
      made.added[at] -= static_cast<float>(rate / persons / line);
    }
  }
}

void UnitMaker::add_account_after_move(HouseholdId id, std::size_t at, double grown, double line,
                                       UnitIncomes& made) const {
  MoveEffects const& effects = *study_.options.move_effects;
  double const persons = study_.households.persons[id];
  double const own = static_cast<double>(study_.households.income[id].value()) * persons;
  auto const& parts = study_.households.parts[id];
  if (parts && needs_parts(effects)) {
    double const lost =
        (1.0 - effects.wage_kept.value_or(1.0)) * static_cast<double>(parts->wage) +
        (1.0 - effects.business_kept.value_or(1.0)) * static_cast<double>(parts->business) +
        (1.0 - effects.property_kept.value_or(1.0)) * static_cast<double>(parts->property);
    double const left = own - lost;
    if (own > 0.0) {
      made.kept[at] = static_cast<float>(std::max(left, 0.0) / own);
      made.added[at] += static_cast<float>(std::min(left, 0.0) * grown / persons / line);
      if (follows_wages(study_, id)) {
        auto const wage = static_cast<float>(effects.wage_kept.value_or(1.0));
        made.wage[at] = left > 0.0 ? wage * part_of_wages(study_.households, id) : 0.0F;
      }
    } else {
      made.added[at] -= static_cast<float>(lost / persons / line);
    }
  }
  double const rent = static_cast<double>(effects.land_rent.value_or(0)) / persons;
  auto const living = static_cast<double>(effects.living_cost.value_or(0));
  made.added[at] += static_cast<float>((rent - living) * grown / line);
  if (lives_) {
    made.person_added[at] -= static_cast<float>(living * grown / line);
  }
}

void UnitMaker::add_shock(ShockOption const& shock, MeasureSet measures, VillageId village,
                          UnitIncomes& made) const {
  StudyHouseholds const& households = study_.households;
  std::size_t const rows = made.padded();
  ShockSlot slot{static_cast<std::uint32_t>(shock.kind) + 1,
                 std::vector<std::uint32_t>(rows),
                 std::vector<std::uint32_t>(rows),
                 std::vector<std::uint32_t>(rows * made.years),
                 std::vector<float>(rows),
                 shock.kind == ShockKind::illness};
  bool const is_of_place = shock.kind == ShockKind::hazard || shock.kind == ShockKind::project;
  std::vector<HouseholdId> const& members = members_[village];
  for (std::size_t row = 0; row < members.size(); ++row) {
    HouseholdId const id = members[row];
    if (!may_hit(study_, shock, id)) {
      continue;
    }
    std::uint64_t const key = shock.kind == ShockKind::hazard    ? households.zone[id]
                              : shock.kind == ShockKind::market  ? 0
                              : shock.kind == ShockKind::project ? study_.village_key[village]
                                                                 : households.key[id];
    slot.key_low[row] = low_word(key);
    slot.key_high[row] = high_word(key);
    slot.loss[row] = static_cast<float>(-portable_log(1.0 - part_lost(households, shock, id)));
    for (std::size_t year = 0; year < made.years; ++year) {
      std::int32_t const now = study_.year_of(year);
      bool const has_left = is_of_place && measures.relocation && households.move[id] &&
                            now > households.move[id]->year;
      slot.chance[year * rows + row] = has_left ? 0 : chance_word(shock.chance_in(now));
    }
  }
  made.shocks.push_back(std::move(slot));
}

void UnitMaker::add_job(VillageId village, UnitIncomes& made) const {
  MoveEffects const& effects = *study_.options.move_effects;
  StudyHouseholds const& households = study_.households;
  std::size_t const rows = made.padded();
  GainSlot slot{kJobPurpose, std::vector<std::uint32_t>(rows),
                std::vector<float>(rows * made.years)};
  std::vector<HouseholdId> const& members = members_[village];
  for (std::size_t row = 0; row < members.size(); ++row) {
    HouseholdId const id = members[row];
    bool const has_labour = households.labourers[id].has_value() && may_ever_work(study_, id);
    if (!households.move[id] || !has_labour) {
      continue;
    }
    slot.chance[row] = chance_word(*effects.job_chance);
    double const wage = static_cast<double>(effects.job_wage.value_or(0)) / households.persons[id];
    for (std::size_t year = 0; year < made.years; ++year) {
      if (study_.year_of(year) > households.move[id]->year) {
        slot.amount[year * rows + row] = static_cast<float>(wage * grown(year) / line_[year + 1]);
      }
    }
  }
  made.gains.push_back(std::move(slot));
}

}  // namespace tongcun
