// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/judge_targets.h"

#include "engine/poverty/simulate_mean_incomes.h"
#include "engine/poverty/study_of_source.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tongcun {
namespace {

__extension__ using Wide = __int128;
constexpr Wide kMillion = 1'000'000;

std::int64_t rounded_down(Wide part, Wide of) {
  return static_cast<std::int64_t>(part / of);
}
std::int64_t rounded_up(Wide part, Wide of) {
  return static_cast<std::int64_t>((part + of - 1) / of);
}
std::int64_t nearest(Wide part, Wide of) {
  return static_cast<std::int64_t>((2 * part + of) / (2 * of));
}

TargetState state_at_most(std::int64_t value, ReplicateInterval const& interval) {
  return interval.high <= value ? TargetState::reached
         : interval.low > value ? TargetState::not_reached
                                : TargetState::undecided;
}
TargetState state_at_least(std::int64_t value, ReplicateInterval const& interval) {
  return interval.low >= value   ? TargetState::reached
         : interval.high < value ? TargetState::not_reached
                                 : TargetState::undecided;
}

bool is_within(AreaTree const& tree, AreaId inner, AreaId outer) {
  while (!inner.is_none() && inner != outer) {
    inner = tree.areas[inner].parent;
  }
  return inner == outer;
}

TargetKind target_of(IncomeSource source) {
  return source == IncomeSource::wage       ? TargetKind::wage
         : source == IncomeSource::business ? TargetKind::business
                                            : TargetKind::property;
}
std::optional<IncomeSource> source_of(TargetKind kind) {
  for (IncomeSource const source : kIncomeSources) {
    if (target_of(source) == kind) {
      return source;
    }
  }
  return std::nullopt;
}

class TargetJudge {
 public:
  TargetJudge(PovertyPath const& path, RunSettings const& run)
      : path_(path), study_(path.study), outside_((1.0 - study_.options.interval) / 2.0) {
    if (asks_for(TargetKind::income)) {
      incomes_ = simulate_mean_incomes(study_, run);
    }
    for (IncomeSource const source : kIncomeSources) {
      if (asks_for(target_of(source))) {
        of_source_[static_cast<std::size_t>(source)] =
            simulate_mean_incomes(study_of_source(study_, source), run);
      }
    }
  }

  [[nodiscard]] std::vector<TargetResult> judge() const {
    std::vector<TargetResult> results;
    for (std::size_t t = 0; t < study_.options.targets.size(); ++t) {
      TargetOption const& target = study_.options.targets[t];
      AreaId const area = area_of_code(study_.tree, target.area);
      std::optional<std::int64_t> const today = today_of(target, area);
      for (std::size_t s = 0; s < study_.scenarios.size(); ++s) {
        TargetResult result{
            t, area, s, today, std::nullopt, std::nullopt, TargetState::not_simulated};
        judge_one(target, result);
        results.push_back(result);
      }
    }
    return results;
  }

 private:
  void judge_one(TargetOption const& target, TargetResult& result) const {
    auto const year = static_cast<std::size_t>(target.year - study_.start_year - 1);
    if (target.what == TargetKind::headcount) {
      judge_headcount(target, year, result);
    } else if (target.what == TargetKind::villages_exited) {
      if (path_.exits) {
        judge_exits(target, year, result);
      }
    } else if (std::optional<IncomeSource> const source = source_of(target.what)) {
      judge_income(*of_source_[static_cast<std::size_t>(*source)], target, year, result);
    } else {
      judge_income(*incomes_, target, year, result);
    }
  }

  [[nodiscard]] bool asks_for(TargetKind kind) const {
    return std::ranges::any_of(study_.options.targets,
                               [&](TargetOption const& target) { return target.what == kind; });
  }

  void judge_headcount(TargetOption const& target, std::size_t year, TargetResult& result) const {
    StudyBase const& base = path_.base[result.area];
    if (base.persons == 0) {
      return;
    }
    AreaYear const& found = path_.simulated.at(result.scenario, result.area.value(), year);
    if (path_.people) {
      judge_living(target, year, found, result);
      return;
    }
    ReplicateHistogram const& poor = found.poor;
    ReplicateInterval const interval = poor.interval(outside_);
    if (base.known_persons() > 0) {
      result.middle =
          nearest(kMillion * poor.sum(), Wide{base.known_persons()} * poor.replicates());
    }
    result.interval = {rounded_down(kMillion * interval.low, base.persons),
                       rounded_up(kMillion * (interval.high + base.unknown_persons), base.persons)};
    result.state = state_at_most(target.value, *result.interval);
  }

  void judge_living(TargetOption const& target, std::size_t year, AreaYear const& found,
                    TargetResult& result) const {
    Wide const persons = path_.people->at(result.area, year).sum.persons;
    if (persons == 0) {
      return;
    }
    if (found.persons > 0) {
      result.middle = nearest(kMillion * found.poor.sum(), found.persons);
    }
    ReplicateInterval const interval = found.share.interval(outside_);
    Wide const unknown = persons - found.persons;
    result.interval = {
        rounded_down(Wide{interval.low} * found.persons, persons),
        rounded_up(Wide{interval.high} * found.persons + kMillion * unknown, persons)};
    result.state = state_at_most(target.value, *result.interval);
  }

  void judge_income(MeanIncomes const& incomes, TargetOption const& target, std::size_t year,
                    TargetResult& result) const {
    if (incomes.persons[result.area.value()] == 0) {
      return;
    }
    MeanIncome const income = incomes.at(result.scenario, result.area.value(), year, outside_);
    result.middle = income.mean;
    result.interval = income.interval;
    result.state = state_at_least(target.value, income.interval);
  }

  void judge_exits(TargetOption const& target, std::size_t year, TargetResult& result) const {
    constexpr double kMiddle = 0.4999;  // shares are below a half
    ReplicateHistogram const& surely = path_.exits->surely[result.scenario][year];
    ReplicateHistogram const& perhaps = path_.exits->perhaps[result.scenario][year];
    result.middle = surely.interval(kMiddle).low;
    result.interval = {surely.interval(outside_).low, perhaps.interval(outside_).high};
    result.state = state_at_least(target.value, *result.interval);
  }

  [[nodiscard]] std::optional<std::int64_t> today_of(TargetOption const& target,
                                                     AreaId area) const {
    StudyBase const& base = path_.base[area];
    if (target.what == TargetKind::headcount) {
      return base.known_persons() > 0
                 ? std::optional(nearest(kMillion * path_.today[area].poor, base.known_persons()))
                 : std::nullopt;
    }
    if (target.what == TargetKind::villages_exited) {
      return std::nullopt;  // the guarantees of the years ahead begin next year
    }
    Wide sum = 0;
    std::int64_t persons = 0;
    for (HouseholdId const id : study_.households.village.ids()) {
      std::optional<std::int64_t> const own = own_today(target.what, id);
      if (own &&
          is_within(study_.tree, study_.tree.of_village[study_.households.village[id]], area)) {
        sum += *own;
        persons += study_.households.persons[id];
      }
    }
    return persons > 0 ? std::optional(rounded_down(sum, persons)) : std::nullopt;
  }

  // Of the household, minor units.
  [[nodiscard]] std::optional<std::int64_t> own_today(TargetKind what, HouseholdId id) const {
    StudyHouseholds const& households = study_.households;
    if (what == TargetKind::income) {
      return households.income[id].has_value()
                 ? std::optional(households.income[id].value() * households.persons[id])
                 : std::nullopt;
    }
    auto const& parts = households.parts[id];
    if (!parts) {
      return std::nullopt;
    }
    return part_of_source(*parts, *source_of(what));
  }

  PovertyPath const& path_;
  PovertyStudy const& study_;
  double outside_;
  std::optional<MeanIncomes> incomes_;  // as far as targets ask for them
  std::array<std::optional<MeanIncomes>, kIncomeSources.size()> of_source_;
};

}  // namespace

AreaId area_of_code(AreaTree const& tree, std::string const& code) {
  for (AreaId const area : tree.areas.ids()) {
    if (code.empty() || (!tree.areas[area].code.empty() && tree.areas[area].code == code)) {
      return area;  // all is the first
    }
  }
  return AreaId::none();
}

PovertyPath judge_targets(PovertyPath path, RunSettings const& run) {
  path.targets = TargetJudge(path, run).judge();
  return path;
}

}  // namespace tongcun
