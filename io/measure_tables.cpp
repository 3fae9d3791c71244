// SPDX-License-Identifier: Apache-2.0
#include "io/measure_tables.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/money.h"
#include "io/rule_names.h"
#include "io/share_cells.h"
#include "io/term_column.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace tongcun {
namespace {

using Number = std::optional<std::int64_t>;

constexpr int kShareDecimals = 2;  // of per cent
constexpr int kIndexDecimals = 4;
constexpr double kIndexInPrint = 1e4;
constexpr std::int64_t kMillionthsInPrint = 100;  // of hundredths of a per cent

OutputColumn column(std::string const& key, ColumnType type = ColumnType::text, int decimals = 0) {
  return term_column(key, key, type, decimals);
}

std::string yes_or_no(bool yes) {
  return yes ? "yes" : "no";
}

std::optional<double> share(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(whole))
                   : std::nullopt;
}

// Tables of areas that differ in what follows the area.
class MeasureTables {
 public:
  MeasureTables(PovertyStatistics const& statistics, ProfileTerms const& terms, bool is_internal)
      : statistics_(statistics), money_(terms), is_internal_(is_internal) {}

  std::vector<OutputTable> write() {
    std::vector<OutputTable> tables;
    if (!statistics_.warnings.empty()) {
      tables.push_back(warnings());
    }
    if (!statistics_.indices.empty()) {
      tables.push_back(indices());
      tables.push_back(indicators());
    }
    if (!statistics_.score_cards.empty()) {
      tables.push_back(score_cards());
    }
    if (statistics_.county_exit) {
      tables.push_back(county_exit(*statistics_.county_exit));
    }
    return tables;
  }

 private:
  [[nodiscard]] OutputTable empty_table(std::string name, std::string_view title) const {
    OutputTable table;
    table.name = std::move(name);
    table.title = term(title).name;
    if (is_internal_) {
      table.columns.push_back(column("edition"));
    }
    for (char const* key : {"invented_row", "area_level", "area_code", "area_name"}) {
      table.columns.push_back(column(key));
    }
    return table;
  }

  [[nodiscard]] std::vector<OutputCell> area_cells(Area const& area) const {
    std::vector<OutputCell> row;
    if (is_internal_) {
      row.emplace_back(std::string("internal"));
    }
    row.emplace_back(yes_or_no(statistics_.invented));
    row.emplace_back(std::string(name_of(area.level, kAreaLevelNames)));
    row.push_back(text_cell(area.code));
    row.push_back(text_cell(area.name));
    return row;
  }

  static void add_shares(OutputTable& table, std::initializer_list<char const*> keys) {
    for (char const* key : keys) {
      table.columns.push_back(column(key, ColumnType::decimal, kShareDecimals));
    }
  }

  [[nodiscard]] OutputTable warnings() const {
    OutputTable table = empty_table("poverty_warnings", "poverty_warnings_table");
    OutputColumn names = column("poverty_warning");
    OutputColumn lines = column("poverty_line");
    for (PublicWarning const& one : statistics_.warnings) {
      names.words.push_back({one.option.key, one.option.name});
    }
    for (PublicLine const& one : statistics_.lines) {
      lines.words.push_back({one.line.key, one.line.name});
    }
    table.columns.push_back(std::move(names));
    table.columns.push_back(std::move(lines));
    table.columns.push_back(money_.column("line_amount", "line_amount"));
    table.columns.push_back(column("suppressed"));
    for (char const* key : {"register_households", "households_pushed", "households_perhaps_pushed",
                            "households_already_below"}) {
      table.columns.push_back(column(key, ColumnType::integer));
    }
    add_shares(table, {"pushed_low_pct", "pushed_high_pct", "warn_from_pct"});
    table.columns.push_back(column("warned"));
    for (PovertyAreaRow const& area : statistics_.areas) {
      for (std::size_t at = 0; at < statistics_.warnings.size(); ++at) {
        if (statistics_.warnings[at].resolved.line) {
          table.rows.push_back(
              warning_cells(area.area, statistics_.warnings[at], area.warnings[at]));
        }
      }
    }
    return table;
  }

  [[nodiscard]] std::vector<OutputCell> warning_cells(
      Area const& area, PublicWarning const& warning,
      std::optional<PushedHouseholds> const& counted) const {
    std::vector<OutputCell> row = area_cells(area);
    row.emplace_back(warning.option.key);
    row.emplace_back(warning.line.key);
    row.push_back(money_.cell(warning.resolved.line->line));
    row.emplace_back(yes_or_no(!counted));
    PushedHouseholds const of = counted.value_or(PushedHouseholds{});
    for (std::int64_t const count : {of.households, of.pushed, of.unknown, of.already}) {
      row.push_back(cell_of(counted ? Number(count) : Number()));
    }
    // Where nothing is unknown the bounds are the value, and are printed as it.
    bool const is_open = of.unknown > 0;
    row.push_back(cell_of(hundredths_of_per_cent(share(of.pushed, of.households),
                                                 is_open ? Rounding::down : Rounding::nearest)));
    row.push_back(cell_of(hundredths_of_per_cent(share(of.pushed + of.unknown, of.households),
                                                 is_open ? Rounding::up : Rounding::nearest)));
    std::optional<std::int32_t> const& from = warning.option.warn_from;
    row.push_back(cell_of(from ? Number(*from / kMillionthsInPrint) : Number()));
    Verdict const warned = reaches_threshold(warning.option, of);
    row.push_back(counted && warned != Verdict::not_applicable
                      ? OutputCell(std::string(warned == Verdict::pass   ? "yes"
                                               : warned == Verdict::fail ? "no"
                                                                         : "perhaps"))
                      : OutputCell());
    return row;
  }

  [[nodiscard]] OutputColumn index_column() const {
    OutputColumn names = column("deprivation_index");
    for (DeprivationRules const& one : statistics_.indices) {
      names.words.push_back({one.key, one.name});
    }
    return names;
  }

  [[nodiscard]] OutputTable indices() const {
    OutputTable table = empty_table("deprivation", "deprivation_table");
    table.columns.push_back(index_column());
    table.columns.push_back(column("suppressed"));
    for (char const* key : {"register_persons", "persons_all_known", "persons_deprived",
                            "persons_deprived_least", "persons_deprived_most"}) {
      table.columns.push_back(column(key, ColumnType::integer));
    }
    add_shares(table, {"deprived_headcount_pct", "deprived_headcount_low_pct",
                       "deprived_headcount_high_pct", "deprived_intensity_pct"});
    for (char const* key : {"deprivation_m0", "deprivation_m0_low", "deprivation_m0_high"}) {
      table.columns.push_back(column(key, ColumnType::decimal, kIndexDecimals));
    }
    for (PovertyAreaRow const& area : statistics_.areas) {
      for (std::size_t at = 0; at < statistics_.indices.size(); ++at) {
        table.rows.push_back(index_cells(area.area, statistics_.indices[at], area.indices[at]));
      }
    }
    return table;
  }

  [[nodiscard]] std::vector<OutputCell> index_cells(
      Area const& area, DeprivationRules const& rules,
      std::optional<PublicDeprivation> const& counted) const {
    std::vector<OutputCell> row = area_cells(area);
    row.emplace_back(rules.key);
    row.emplace_back(yes_or_no(!counted || !counted->shows_index));
    AreaDeprivation const of = counted ? counted->counts : AreaDeprivation{};
    for (std::int64_t const count :
         {of.least.persons, of.complete.persons, of.complete.poor, of.least.poor, of.most.poor}) {
      row.push_back(cell_of(counted ? Number(count) : Number()));
    }
    DeprivationMeasure const& known = of.complete;
    row.push_back(cell_of(hundredths_of_per_cent(share(known.poor, known.persons))));
    bool const is_open = known.dropped > 0;
    auto const bound = [&](Rounding rounding) { return is_open ? rounding : Rounding::nearest; };
    row.push_back(cell_of(
        hundredths_of_per_cent(share(of.least.poor, of.least.persons), bound(Rounding::down))));
    row.push_back(
        cell_of(hundredths_of_per_cent(share(of.most.poor, of.most.persons), bound(Rounding::up))));
    bool const shows_index = counted && counted->shows_index;
    row.push_back(cell_of(hundredths_of_per_cent(
        shows_index ? share(known.poor_weight, known.whole * known.poor) : std::nullopt)));
    auto const m0 = [&](DeprivationMeasure const& measure, Rounding rounding) {
      return cell_of(scaled_share(
          shows_index ? share(measure.poor_weight, measure.whole * measure.persons) : std::nullopt,
          kIndexInPrint, rounding));
    };
    row.push_back(m0(known, Rounding::nearest));
    row.push_back(m0(of.least, bound(Rounding::down)));
    row.push_back(m0(of.most, bound(Rounding::up)));
    return row;
  }

  [[nodiscard]] OutputTable indicators() const {
    OutputTable table = empty_table("deprivation_indicators", "deprivation_indicators_table");
    table.columns.push_back(index_column());
    OutputColumn names = column("deprivation_indicator");
    for (DeprivationRules const& index : statistics_.indices) {
      for (Rule const& rule : index.book.rules.values()) {
        names.words.push_back({index.key + "." + rule.id, rule.name});
      }
    }
    table.columns.push_back(std::move(names));
    table.columns.push_back(column("indicator_weight_pct", ColumnType::decimal, kShareDecimals));
    table.columns.push_back(column("suppressed"));
    table.columns.push_back(column("persons_indicator_unknown", ColumnType::integer));
    if (is_internal_) {
      add_shares(table, {"raw_headcount_low_pct", "raw_headcount_high_pct"});
    }
    add_shares(table, {"censored_headcount_pct", "censored_headcount_low_pct",
                       "censored_headcount_high_pct", "contribution_pct"});
    for (PovertyAreaRow const& area : statistics_.areas) {
      for (std::size_t at = 0; at < statistics_.indices.size(); ++at) {
        for (std::size_t j = 0; j < statistics_.indices[at].index.weights.size(); ++j) {
          table.rows.push_back(
              indicator_cells(area.area, statistics_.indices[at], j, area.indices[at]));
        }
      }
    }
    return table;
  }

  [[nodiscard]] std::vector<OutputCell> indicator_cells(
      Area const& area, DeprivationRules const& rules, std::size_t j,
      std::optional<PublicDeprivation> const& told) const {
    bool const is_shown = told && told->shows_indicator[j] != 0;
    AreaDeprivation const* const counted = is_shown ? &told->counts : nullptr;
    std::vector<OutputCell> row = area_cells(area);
    row.emplace_back(rules.key);
    row.emplace_back(rules.key + "." + rules.book.rules.values()[j].id);
    row.push_back(
        cell_of(hundredths_of_per_cent(share(rules.index.weights[j], rules.index.whole()))));
    row.emplace_back(yes_or_no(counted == nullptr));
    row.push_back(cell_of(counted != nullptr ? Number(counted->unknown[j]) : Number()));
    bool const is_open = is_shown && counted->complete.dropped > 0;
    auto const add = [&](auto const& numerator, DeprivationMeasure AreaDeprivation::*measure,
                         Rounding rounding) {
      std::optional<double> const of =
          is_shown ? share(numerator((*counted).*measure), ((*counted).*measure).persons)
                   : std::nullopt;
      row.push_back(cell_of(hundredths_of_per_cent(of, is_open ? rounding : Rounding::nearest)));
    };
    auto const raw = [j](DeprivationMeasure const& measure) { return measure.raw[j]; };
    auto const censored = [j](DeprivationMeasure const& measure) { return measure.censored[j]; };
    if (is_internal_) {
      add(raw, &AreaDeprivation::least, Rounding::down);
      add(raw, &AreaDeprivation::most, Rounding::up);
    }
    add(censored, &AreaDeprivation::complete, Rounding::nearest);
    add(censored, &AreaDeprivation::least, Rounding::down);
    add(censored, &AreaDeprivation::most, Rounding::up);
    row.push_back(cell_of(
        hundredths_of_per_cent(is_shown && told->shows_index
                                   ? share(rules.index.weights[j] * counted->complete.censored[j],
                                           counted->complete.poor_weight)
                                   : std::nullopt)));
    return row;
  }

  [[nodiscard]] OutputTable score_cards() const {
    OutputTable table = empty_table("score_cards", "score_cards_table");
    OutputColumn cards = column("score_card");
    OutputColumn bands = column("score_band");
    for (PovertyStatistics::Card const& card : statistics_.score_cards) {
      cards.words.push_back({card.key, card.name});
      for (StatusPart const& band : card.bands) {
        if (!band.name.en.empty()) {
          bands.words.push_back({card.key + "." + band.key, band.name});
        }
      }
    }
    table.columns.push_back(std::move(cards));
    table.columns.push_back(std::move(bands));
    table.columns.push_back(column("suppressed"));
    table.columns.push_back(column("status_households", ColumnType::integer));
    table.columns.push_back(column("status_persons", ColumnType::integer));
    add_shares(table, {"status_persons_pct"});
    for (PovertyAreaRow const& area : statistics_.areas) {
      for (std::size_t at = 0; at < statistics_.score_cards.size(); ++at) {
        add_bands(area.area, statistics_.score_cards[at], area.score_cards[at], table);
      }
    }
    return table;
  }

  void add_bands(Area const& area, PovertyStatistics::Card const& card,
                 std::optional<std::vector<StatusCount>> const& counts, OutputTable& table) const {
    std::int64_t persons = 0;
    for (std::size_t band = 0; counts && band < counts->size(); ++band) {
      persons += (*counts)[band].persons;
    }
    for (std::size_t band = 0; band < card.bands.size(); ++band) {
      StatusPart const& part = card.bands[band];
      std::vector<OutputCell> row = area_cells(area);
      row.emplace_back(card.key);
      row.emplace_back(part.name.en.empty() ? part.key : card.key + "." + part.key);
      row.emplace_back(yes_or_no(!counts));
      StatusCount const count = counts ? (*counts)[band] : StatusCount{};
      row.push_back(cell_of(counts ? Number(count.households) : Number()));
      row.push_back(cell_of(counts ? Number(count.persons) : Number()));
      row.push_back(cell_of(hundredths_of_per_cent(share(count.persons, persons))));
      table.rows.push_back(std::move(row));
    }
  }

  [[nodiscard]] OutputTable county_exit(CountyExit const& exit) const {
    OutputTable table;
    table.name = "county_exit";
    table.title = term("county_exit_table").name;
    table.columns.push_back(column("county_item"));
    add_shares(table, {"county_rate_pct", "county_rate_low_pct", "county_rate_high_pct",
                       "county_limit_pct"});
    table.columns.push_back(column("county_verdict"));
    table.columns.push_back(column("county_surely"));
    for (std::size_t at = 0; at < exit.items.size(); ++at) {
      CountyItemResult const& item = exit.items[at];
      auto const of = [&](double SampledShare::*value) {
        return item.share ? std::optional((*item.share).*value) : std::nullopt;
      };
      table.rows.push_back({std::string(kCountyItemNames[at]),
                            cell_of(hundredths_of_per_cent(of(&SampledShare::value))),
                            cell_of(hundredths_of_per_cent(of(&SampledShare::low), Rounding::down)),
                            cell_of(hundredths_of_per_cent(of(&SampledShare::high), Rounding::up)),
                            std::int64_t{item.limit / kMillionthsInPrint},
                            std::string(name_of(item.verdict, kVerdictNames)),
                            std::string(name_of(item.surely, kVerdictNames))});
    }
    return table;
  }

  PovertyStatistics const& statistics_;
  Money money_;
  bool is_internal_;
};

}  // namespace

std::vector<OutputTable> measure_tables(Public<PovertyStatistics> const& statistics,
                                        ProfileTerms const& terms) {
  return MeasureTables(statistics.value(), terms, false).write();
}

std::vector<OutputTable> internal_measure_tables(PovertyOffice const& office) {
  PovertyStatistics const all = unsuppressed_poverty(office);
  return MeasureTables(all, office.terms, true).write();
}

}  // namespace tongcun
