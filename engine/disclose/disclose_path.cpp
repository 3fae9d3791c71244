// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/disclose.h"
#include "engine/disclose/path_statistics.h"
#include "engine/disclose/poverty_statistics.h"
#include "engine/disclose/suppress_areas.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace tongcun {
namespace {

PathCell cell_of(AreaYear const& year, double share) {
  PathCell cell;
  cell.poor = year.poor.sum();
  cell.poor_interval = year.poor.interval(share);
  cell.gap = year.gap.sum();
  cell.severity = static_cast<std::int64_t>(year.severity);
  if (year.difference.replicates() > 0) {
    cell.difference = year.difference.sum();
    cell.difference_interval = year.difference.interval(share);
  }
  return cell;
}

std::vector<PathCell> cells_of(PovertyPath const& path, std::size_t scenario, AreaId area) {
  double const outside = (1.0 - path.study.options.interval) / 2.0;
  std::vector<PathCell> cells;
  cells.reserve(path.study.years());
  for (std::size_t year = 0; year < path.study.years(); ++year) {
    AreaYear const& found = path.simulated.at(scenario, area.value(), year);
    cells.push_back(cell_of(found, outside));
    if (path.people) {
      LivingCell living{found.persons,
                        path.people->at(area, year).sum.persons,
                        found.share.interval(outside),
                        {}};
      if (scenario > 0) {
        living.difference = found.share_difference.interval(outside);
      }
      cells.back().living = living;
    }
  }
  return cells;
}

PathPeople people_of(PeoplePath const& people, AreaId area, double outside) {
  PathPeople told{people.today[area], {}};
  told.years.reserve(people.years);
  for (std::size_t year = 0; year < people.years; ++year) {
    PeopleYear const& found = people.at(area, year);
    told.years.push_back({found.sum, found.persons.interval(outside),
                          found.working_age.interval(outside), found.school_age.interval(outside)});
  }
  return told;
}

PathMonitoring monitoring_of(PovertyPath const& path, AreaId area, double outside) {
  MonitoringPath const& all = *path.monitoring;
  PathMonitoring told{all.today[area], {}};
  for (std::size_t scenario = 0; scenario < path.study.scenarios.size(); ++scenario) {
    auto& years = told.scenarios.emplace_back().emplace();
    for (std::size_t year = 0; year < all.years; ++year) {
      std::vector<MonitoringCell>& cells = years.emplace_back();
      for (std::size_t one = 0; one < all.told(); ++one) {
        ReplicateHistogram const& found = all.at(scenario, area.value(), year, one);
        cells.push_back({found.sum(), found.interval(outside)});
      }
    }
  }
  return told;
}

// What the last year differs from today by, part by part.
std::vector<PathChange> changes_of(PovertyPath const& path, AreaId area) {
  MeasureChange const& by_measure = *path.by_measure;
  double const outside = (1.0 - path.study.options.interval) / 2.0;
  std::int64_t const orders = by_measure.orders;
  AreaYear const& last_year = path.simulated.at(0, area.value(), path.study.years() - 1);
  ReplicateHistogram const& last = last_year.poor;
  if (path.people) {
    ReplicateInterval const share = last_year.share.interval(outside);
    std::vector<PathChange> changes{{StudyScenario::baseline,
                                     orders,
                                     last.sum() * orders,
                                     {share.low * orders, share.high * orders},
                                     true}};
    for (std::size_t m = 0; m < by_measure.measures.size(); ++m) {
      changes.push_back({by_measure.measures[m], orders,
                         by_measure.contribution[m][area.value()].sum(),
                         by_measure.contribution_share[m][area.value()].interval(outside), true});
    }
    return changes;
  }
  std::int64_t const today = path.today[area].poor;
  ReplicateInterval const interval = last.interval(outside);
  std::vector<PathChange> changes{
      {StudyScenario::baseline,
       orders,
       (last.sum() - today * last.replicates()) * orders,
       {(interval.low - today) * orders, (interval.high - today) * orders},
       false}};
  for (std::size_t m = 0; m < by_measure.measures.size(); ++m) {
    ReplicateHistogram const& contribution = by_measure.contribution[m][area.value()];
    changes.push_back({by_measure.measures[m], orders, contribution.sum(),
                       contribution.interval(outside), false});
  }
  return changes;
}

// Households of all areas by part.
Split split_by(PovertyStudy const& study, std::vector<Telling> telling,
               std::function<std::size_t(HouseholdId)> const& part_of) {
  Split split{std::move(telling), {}};
  split.households.resize(study.tree.areas.size(),
                          std::vector<std::int64_t>(split.telling.size(), 0));
  for (HouseholdId const id : study.households.village.ids()) {
    std::size_t const part = part_of(id);
    for (AreaId area = study.tree.of_village[study.households.village[id]]; !area.is_none();
         area = study.tree.areas[area].parent) {
      ++split.households[area][part];
    }
  }
  return split;
}

// Poor today, not poor, of unknown income.
std::size_t standing_of(PovertyStudy const& study, HouseholdId id) {
  Stated<std::int64_t> const& income = study.households.income[id];
  return !income.has_value() ? 2 : is_poor_today(study, income.value()) ? 0 : 1;
}

// Which areas may be shown without measures, and under each.
struct ShownPaths {
  ShownAreas baseline;
  ShownAreas measures;
  ShownAreas monitoring;           // classes without measures
  ShownAreas monitoring_measures;  // and under each
};

// Areas above the village, less those whose poor by the same line are hidden today.
ShownAreas candidates(PovertyPath const& path, PovertyStatistics const* today) {
  PovertyStudy const& study = path.study;
  ShownAreas wide(study.tree.areas.size(), 1);
  for (AreaId const area : study.tree.areas.ids()) {
    wide[area] = study.tree.areas[area].level == AreaLevel::village ? 0 : 1;
  }
  if (today == nullptr) {
    return wide;
  }
  auto const line = std::ranges::find_if(today->lines, [&](PublicLine const& one) {
    return one.line.key == study.options.line && one.resolved.line;
  });
  if (line == today->lines.end()) {
    return wide;
  }
  auto const at = static_cast<std::size_t>(line - today->lines.begin());
  std::size_t row = 0;  // both leave out areas without households
  for (AreaId const area : study.tree.areas.ids()) {
    if (path.base[area].households > 0) {
      wide[area] = today->areas[row].lines[at].with_transfers ? wide[area] : std::uint8_t{0};
      ++row;
    }
  }
  return wide;
}

ShownPaths choose_paths(PovertyPath const& path, ShownAreas const& wide) {
  PovertyStudy const& study = path.study;
  ShownPaths shown;
  shown.baseline = choose_shown(study.tree,
                                split_by(study, {Telling::tells, Telling::tells, Telling::hedges},
                                         [&](HouseholdId id) { return standing_of(study, id); }),
                                wide);
  shown.measures = shown.baseline;
  auto const moves = [&](HouseholdId id) { return study.households.move[id].has_value(); };
  auto const receives = [&](HouseholdId id) { return study.households.programmes[id] != 0; };
  // That nobody of an area is concerned, or everybody, tells of each of them.
  auto const keep_told = [&](auto const& concerns) {
    shown.measures = choose_shown(
        study.tree,
        split_by(study, {Telling::tells, Telling::tells},
                 [&](HouseholdId id) { return concerns(id) ? std::size_t{1} : std::size_t{0}; }),
        shown.measures);
  };
  if (has_relocation(study.scenarios.back())) {
    keep_told(moves);
  }
  if (has_programmes(study.scenarios.back())) {
    keep_told(receives);
  }
  // Which villages a road or a clinic concerns everybody knows, but not who is poor there.
  auto const part = [&](HouseholdId id) {
    VillageId const village = study.households.village[id];
    std::size_t at = standing_of(study, id);
    for (bool const is :
         {moves(id), receives(id), is_place_concerned(study, StudyScenario::roads, village),
          is_place_concerned(study, StudyScenario::services, village),
          is_place_concerned(study, StudyScenario::together, village)}) {
      at = at * 2 + (is ? std::size_t{1} : std::size_t{0});
    }
    return at;
  };
  constexpr std::size_t kParts = 96;  // three standings, five questions
  shown.measures =
      choose_shown(study.tree, split_by(study, std::vector<Telling>(kParts, Telling::tells), part),
                   shown.measures);
  // How many are in which class today tells of each of them, by itself and with all of the above.
  if (path.monitoring) {
    std::size_t const classes = path.monitoring->told() + 1;
    auto const class_of = [&](HouseholdId id) {
      std::size_t const told = path.monitoring->told_today[id];
      return told == MonitoringStep::kNoClass ? classes - 1 : told;
    };
    shown.monitoring = choose_shown(
        study.tree,
        split_by(study, std::vector<Telling>(3 * classes, Telling::tells),
                 [&](HouseholdId id) { return class_of(id) * 3 + standing_of(study, id); }),
        shown.baseline);
    ShownAreas both = shown.measures;
    for (AreaId const area : both.ids()) {
      both[area] = both[area] != 0 && shown.monitoring[area] != 0 ? 1 : 0;
    }
    shown.monitoring_measures =
        choose_shown(study.tree,
                     split_by(study, std::vector<Telling>(kParts * classes, Telling::tells),
                              [&](HouseholdId id) { return class_of(id) * kParts + part(id); }),
                     both);
  }
  return shown;
}

std::vector<std::vector<ExitCell>> exit_cells(
    std::vector<std::vector<ReplicateHistogram>> const& villages, double outside) {
  constexpr double kMiddle = 0.4999;  // shares are below a half
  std::vector<std::vector<ExitCell>> cells;
  cells.reserve(villages.size());
  for (auto const& of_years : villages) {
    std::vector<ExitCell>& told = cells.emplace_back();
    for (ReplicateHistogram const& year : of_years) {
      told.push_back({year.interval(kMiddle).low, year.interval(outside)});
    }
  }
  return cells;
}

PathSensitivity tell_sensitivity(PovertyPath const& path, double outside) {
  Sensitivity const& found = *path.sensitivity;
  bool const is_living = path.people.has_value();
  std::int64_t const today =
      path.base[AreaId(0)].known_persons() * std::int64_t{path.study.options.replicates};
  PathSensitivity told{found.scenario, is_living ? found.living_persons : today, is_living, {}};
  for (VariedNumber const& one : found.numbers) {
    told.numbers.push_back({one.number, one.low, one.high, one.at_low.sum(),
                            (is_living ? one.share_at_low : one.at_low).interval(outside),
                            one.at_high.sum(),
                            (is_living ? one.share_at_high : one.at_high).interval(outside)});
  }
  return told;
}

}  // namespace

PathStatistics tell_poverty_path(PovertyPath const& path, bool invented) {
  PathStatistics statistics;
  statistics.invented = invented;
  PovertyStudy const& study = path.study;
  statistics.terms = {study.options,   study.start_year, study.lines, study.per_day, study.poor_if,
                      study.scenarios, study.seed,       {},          study.fit};
  if (path.monitoring) {
    statistics.terms.classes = path.monitoring->classes;
  }
  for (AreaId const area : study.tree.areas.ids()) {
    if (path.base[area].households == 0) {
      continue;
    }
    PathArea row;
    row.area = study.tree.areas[area];
    row.base = path.base[area];
    row.today = path.today[area];
    if (path.people) {
      row.people = people_of(*path.people, area, (1.0 - study.options.interval) / 2.0);
    }
    if (path.monitoring) {
      row.monitoring = monitoring_of(path, area, (1.0 - study.options.interval) / 2.0);
    }
    for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
      row.scenarios.emplace_back(cells_of(path, scenario, area));
    }
    if (path.by_measure && row.area.level <= AreaLevel::township) {
      row.changes = changes_of(path, area);
    }
    statistics.areas.push_back(std::move(row));
  }
  double const outside = (1.0 - study.options.interval) / 2.0;
  if (path.sensitivity) {
    statistics.sensitivity = tell_sensitivity(path, outside);
  }
  for (TargetResult const& result : path.targets) {
    statistics.targets.push_back({study.options.targets[result.target],
                                  study.tree.areas[result.area], study.scenarios[result.scenario],
                                  result});
  }
  if (path.exits) {
    statistics.exits = PathExits{path.exits->villages, exit_cells(path.exits->surely, outside),
                                 exit_cells(path.exits->perhaps, outside)};
  }
  return statistics;
}

Public<PathStatistics> Disclosure::disclose(Restricted<PovertyPath> const& path,
                                            Restricted<HouseholdResults> const& households,
                                            Public<PovertyStatistics> const* today) {
  PovertyPath const& all = path.for_the_office();
  HouseholdResults const& results = households.for_the_office();
  PathStatistics statistics = tell_poverty_path(all, results.people.invented);
  if (results.treatment == RegisterTreatment::invented) {
    return Public<PathStatistics>(std::move(statistics));
  }
  statistics.suppressed = statistics.exits || statistics.sensitivity || !statistics.targets.empty();
  statistics.exits = std::nullopt;
  statistics.sensitivity = std::nullopt;
  statistics.targets.clear();
  if (statistics.terms.fit) {
    statistics.terms.fit->refused = {};
  }
  ShownPaths const shown =
      choose_paths(all, candidates(all, today != nullptr ? &today->value() : nullptr));
  std::size_t row = 0;
  for (AreaId const area : all.study.tree.areas.ids()) {
    if (all.base[area].households == 0) {
      continue;
    }
    PathArea& told = statistics.areas[row];
    ++row;
    if (shown.baseline[area] == 0) {
      told.base = std::nullopt;
      told.today = std::nullopt;
      told.people = std::nullopt;
    } else if (shown.measures[area] == 0) {
      told.base->concerned = {};
    }
    if (shown.measures[area] == 0) {
      told.changes = std::nullopt;
    }
    for (std::size_t scenario = 0; scenario < told.scenarios.size(); ++scenario) {
      ShownAreas const& of = scenario == 0 ? shown.baseline : shown.measures;
      if (of[area] == 0) {
        told.scenarios[scenario] = std::nullopt;
        statistics.suppressed = true;
      }
    }
    if (told.monitoring && shown.monitoring[area] == 0) {
      told.monitoring = std::nullopt;
      statistics.suppressed = true;
    } else if (told.monitoring && shown.monitoring_measures[area] == 0) {
      std::fill(told.monitoring->scenarios.begin() + 1, told.monitoring->scenarios.end(),
                std::nullopt);
      statistics.suppressed = statistics.suppressed || told.monitoring->scenarios.size() > 1;
    }
  }
  return Public<PathStatistics>(std::move(statistics));
}

}  // namespace tongcun
