// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/choose_breakdowns.h"
#include "engine/disclose/disclose.h"
#include "engine/disclose/measure_breakdowns.h"

#include <utility>

namespace tongcun {
namespace {

using Incomes = IdVector<HouseholdId, Stated<std::int64_t>>;

// Where what is known of the incomes of all areas may be shown, by line.
struct ShownPoverty {
  ShownAreas base;
  std::vector<ShownAreas> with_transfers;
  std::vector<ShownAreas> without_transfers;
  std::vector<ShownAreas> status;  // by breakdown
  std::vector<ShownAreas> warnings;
  struct Index {
    ShownAreas headcount;
    std::vector<ShownAreas> indicators;
  };
  std::vector<Index> indices;
  std::vector<ShownAreas> score_cards;
};

IdVector<HouseholdId, std::uint8_t> states_of(Incomes const& incomes, IncomeLine const& line) {
  IdVector<HouseholdId, std::uint8_t> states(incomes.size());
  for (HouseholdId const household : incomes.ids()) {
    states[household] = static_cast<std::uint8_t>(state_of(incomes[household], line));
  }
  return states;
}

std::vector<ShownPoverty::Index> show_indices(PovertyResult const& result, ShownAreas const& all) {
  std::vector<ShownPoverty::Index> shown;
  shown.reserve(result.indices.size());
  for (MeasuredIndex const& measured : result.indices) {
    shown.push_back({all, std::vector(measured.rules.index.weights.size(), all)});
  }
  return shown;
}

ShownPoverty show_all(AreaTree const& tree, PovertyResult const& result) {
  ShownAreas const all(tree.areas.size(), 1);
  return {all,
          std::vector(result.lines.size(), all),
          std::vector(result.lines.size(), all),
          std::vector(result.columns.size(), all),
          std::vector(result.warnings.size(), all),
          show_indices(result, all),
          std::vector(result.score_cards.size(), all)};
}

ShownPoverty::Index choose_index(MeasuredIndex const& measured, BreakdownChoice& choice) {
  ShownPoverty::Index shown{choice.add(breakdown_of(measured)), {}};
  for (std::size_t indicator = 0; indicator < measured.rules.index.weights.size(); ++indicator) {
    shown.indicators.push_back(choice.add(breakdown_of(measured, indicator)));
  }
  return shown;
}

ShownAreas shown_bases(AreaTree const& tree, IdVector<AreaId, std::int64_t> const& households) {
  Split split{{Telling::silent}, {}};
  for (std::int64_t const base : households.values()) {
    split.households.push_back({base});
  }
  return choose_shown(tree, split);
}

// The headline first, so that it loses least to the others.
std::vector<std::size_t> order_of(PovertyResult const& result) {
  std::vector<std::size_t> order;
  if (result.headline) {
    order.push_back(*result.headline);
  }
  for (std::size_t line = 0; line < result.lines.size(); ++line) {
    if (line != result.headline) {
      order.push_back(line);
    }
  }
  return order;
}

ShownPoverty choose(PovertyResult const& result, AreaTree const& tree,
                    IdVector<HouseholdId, VillageId> const& village_of,
                    IdVector<AreaId, std::int64_t> const& households) {
  std::vector<Telling> const telling{Telling::tells, Telling::tells, Telling::hedges};
  ShownAreas const none(tree.areas.size(), 0);
  ShownPoverty shown{shown_bases(tree, households),
                     std::vector(result.lines.size(), none),
                     std::vector(result.lines.size(), none),
                     {},
                     {},
                     {},
                     {}};
  BreakdownChoice choice(tree, village_of, shown.base);
  for (bool const with : {true, false}) {
    for (std::size_t const line : order_of(result)) {
      if (result.lines[line].resolved.line) {
        Incomes const& incomes =
            with ? result.accounts.a_person : result.accounts.without_transfers;
        auto& to = with ? shown.with_transfers[line] : shown.without_transfers[line];
        to = choice.add({states_of(incomes, *result.lines[line].resolved.line), telling});
      }
    }
  }
  for (StatusColumn const& column : result.columns) {
    shown.status.push_back(choice.add(breakdown_of(column)));
  }
  for (AreaWarning const& warning : result.warnings) {
    shown.warnings.push_back(warning.resolved.line ? choice.add(breakdown_of(warning)) : none);
  }
  for (MeasuredIndex const& measured : result.indices) {
    shown.indices.push_back(choose_index(measured, choice));
  }
  for (ScoredCard const& scored : result.score_cards) {
    shown.score_cards.push_back(choice.add(breakdown_of(scored.column)));
  }
  return shown;
}

void add_status(PovertyResult const& result, ShownPoverty const& shown,
                std::vector<IdVector<AreaId, std::vector<StatusCount>>> const& counts, AreaId area,
                PovertyStatistics& statistics, PovertyAreaRow& row) {
  for (std::size_t at = 0; at < result.columns.size(); ++at) {
    bool const is_shown = shown.status[at][area] != 0;
    row.status.push_back(is_shown ? std::optional(counts[at][area]) : std::nullopt);
    statistics.suppressed = statistics.suppressed || !is_shown;
  }
}

void hide_points(std::optional<AreaPoverty>& area) {
  if (area) {
    area->poverty.at_line = 0;
    area->poverty.without_watts = 0;
  }
}

void clear_indicator(std::size_t indicator, AreaDeprivation& counts) {
  counts.unknown[indicator] = 0;
  for (DeprivationMeasure* const measure : {&counts.complete, &counts.least, &counts.most}) {
    measure->censored[indicator] = 0;
  }
}

// Who lacks a thing without being poor is counted by guarantees already: told twice, the two could
// be told apart. Intensity and index are sums over all indicators.
PublicDeprivation tell_index(AreaDeprivation counts, ShownPoverty::Index const& shown,
                             AreaId area) {
  PublicDeprivation told{std::move(counts), true, {}};
  for (DeprivationMeasure* const measure :
       {&told.counts.complete, &told.counts.least, &told.counts.most}) {
    measure->raw.clear();
  }
  for (std::size_t indicator = 0; indicator < shown.indicators.size(); ++indicator) {
    bool const is_shown = shown.indicators[indicator][area] != 0;
    told.shows_indicator.push_back(is_shown ? 1 : 0);
    told.shows_index = told.shows_index && is_shown;
    if (!is_shown) {
      clear_indicator(indicator, told.counts);
    }
  }
  if (!told.shows_index) {
    for (DeprivationMeasure* const measure :
         {&told.counts.complete, &told.counts.least, &told.counts.most}) {
      measure->poor_weight = 0;
    }
  }
  return told;
}

using StatusCounts = std::vector<IdVector<AreaId, std::vector<StatusCount>>>;

void add_measures(PovertyResult const& result, ShownPoverty const& shown, StatusCounts const& bands,
                  AreaId area, PovertyStatistics& statistics, PovertyAreaRow& row) {
  auto const note = [&](bool is_shown) {
    statistics.suppressed = statistics.suppressed || !is_shown;
    return is_shown;
  };
  for (std::size_t at = 0; at < result.warnings.size(); ++at) {
    auto& cell = row.warnings.emplace_back();
    if (result.warnings[at].resolved.line && note(shown.warnings[at][area] != 0)) {
      cell = result.warnings[at].areas[area];
    }
  }
  for (std::size_t at = 0; at < result.indices.size(); ++at) {
    auto& cell = row.indices.emplace_back();
    if (note(shown.indices[at].headcount[area] != 0)) {
      cell = tell_index(result.indices[at].areas[area], shown.indices[at], area);
      statistics.suppressed = statistics.suppressed || !cell->shows_index;
    }
  }
  for (std::size_t at = 0; at < result.score_cards.size(); ++at) {
    auto& cell = row.score_cards.emplace_back();
    if (note(shown.score_cards[at][area] != 0)) {
      cell = bands[at][area];
    }
  }
}

// How many villages are in a class is told of invented registers alone: it hangs on few households.
void add_village_classes(PovertyResult const& result, PovertyStatistics& statistics) {
  for (std::size_t at = 0; result.villages && at < result.classes.size(); ++at) {
    if (result.classes[at].about != FieldLevel::village) {
      continue;
    }
    auto& counted = statistics.village_classes.emplace_back();
    counted.key = result.classes[at].key;
    counted.name = result.classes[at].name;
    for (Verdict const verdict : result.villages->verdicts[at].values()) {
      ++counted.villages[static_cast<std::size_t>(verdict)];
    }
  }
}

}  // namespace

void tell_measures(PovertyResult const& result, PovertyStatistics& statistics) {
  for (AreaWarning const& warning : result.warnings) {
    statistics.warnings.push_back({warning.option, warning.line, warning.resolved});
  }
  for (MeasuredIndex const& measured : result.indices) {
    statistics.indices.push_back(measured.rules);
  }
  for (ScoredCard const& scored : result.score_cards) {
    statistics.score_cards.push_back(
        {scored.rules.key, scored.rules.name, scored.rules.source, scored.column.parts});
  }
  statistics.county_exit = result.county_exit;
}

Public<PovertyStatistics> Disclosure::disclose(Restricted<PovertyResult> const& poverty,
                                               Restricted<HouseholdResults> const& households,
                                               PlaceFacts const& places) {
  PovertyResult const& result = poverty.for_the_office();
  HouseholdResults const& register_results = households.for_the_office();
  IdVector<HouseholdId, VillageId> const& village_of = register_results.people.households.village;
  AreaTree const tree = build_area_tree(places.region.villages);
  IdVector<AreaId, std::int64_t> counts(tree.areas.size(), 0);
  for (VillageId const village : village_of.values()) {
    for (AreaId area = tree.of_village[village]; !area.is_none(); area = tree.areas[area].parent) {
      ++counts[area];
    }
  }
  ShownPoverty const shown = register_results.treatment == RegisterTreatment::real
                                 ? choose(result, tree, village_of, counts)
                                 : show_all(tree, result);
  PovertyStatistics statistics;
  statistics.invented = register_results.people.invented;
  statistics.tells_points = register_results.treatment == RegisterTreatment::invented;
  statistics.year = result.year;
  statistics.unit = result.unit;
  statistics.headline = result.headline;
  for (LinePoverty const& line : result.lines) {
    statistics.lines.push_back({line.line, line.resolved});
  }
  tell_measures(result, statistics);
  StatusCounts bands;
  for (ScoredCard const& scored : result.score_cards) {
    bands.push_back(count_status(scored.column, register_results.people.households, tree));
  }
  StatusCounts status;
  for (StatusColumn const& column : result.columns) {
    statistics.breakdowns.push_back({column.key, column.parts});
    status.push_back(count_status(column, register_results.people.households, tree));
  }
  if (register_results.treatment == RegisterTreatment::invented) {
    add_village_classes(result, statistics);
  }
  for (AreaId const area : tree.areas.ids()) {
    if (counts[area] == 0) {
      continue;
    }
    PovertyAreaRow row;
    row.area = tree.areas[area];
    bool is_any_shown = false;
    for (std::size_t line = 0; line < result.lines.size(); ++line) {
      PublicAreaPoverty& cell = row.lines.emplace_back();
      LinePoverty const& measured = result.lines[line];
      if (!measured.resolved.line) {
        continue;
      }
      if (shown.with_transfers[line][area] != 0) {
        cell.with_transfers = measured.areas[area];
      }
      if (shown.without_transfers[line][area] != 0) {
        cell.without_transfers = measured.without_transfers[area];
      }
      statistics.suppressed =
          statistics.suppressed || !cell.with_transfers || !cell.without_transfers;
      is_any_shown = is_any_shown || cell.with_transfers;
      if (!statistics.tells_points) {
        hide_points(cell.with_transfers);
        hide_points(cell.without_transfers);
      }
    }
    if (is_any_shown) {
      row.gini = result.gini[area];
    }
    add_status(result, shown, status, area, statistics, row);
    add_measures(result, shown, bands, area, statistics, row);
    statistics.areas.push_back(std::move(row));
  }
  return Public<PovertyStatistics>(std::move(statistics));
}

}  // namespace tongcun
