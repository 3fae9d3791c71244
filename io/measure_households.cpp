// SPDX-License-Identifier: Apache-2.0
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/household_rows.h"
#include "io/measure_tables.h"
#include "io/money.h"
#include "io/term_column.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tongcun {
namespace {

constexpr int kPointDecimals = 3;
constexpr std::array<std::string_view, kBlowStates> kBlowStateNames{"not_pushed", "pushed",
                                                                    "already_below", "perhaps"};
constexpr std::array<std::string_view, 3> kIndexStateNames{"poor", "not_poor", "unknown"};

OutputColumn column(std::string const& key, ColumnType type = ColumnType::text, int decimals = 0) {
  return term_column(key, key, type, decimals);
}

std::optional<std::int64_t> value_of(Stated<std::int64_t> const& value) {
  return value.has_value() ? std::optional(value.value()) : std::nullopt;
}

// Who is pushed, or may be; the others are no ground for a visit.
HouseholdList warning_list(PovertyOffice const& office) {
  PovertyResult const& result = office.poverty.for_the_office();
  HouseholdTable const& table = office.households.for_the_office().people.households;
  Money const money(office.terms);
  std::vector<OutputColumn> columns = office_columns();
  OutputColumn names = column("poverty_warning");
  for (AreaWarning const& one : result.warnings) {
    names.words.push_back({one.option.key, one.option.name});
  }
  columns.push_back(std::move(names));
  columns.push_back(column("blow_state"));
  for (char const* key : {"income_a_person", "blow_loss", "income_after_blow", "line_amount"}) {
    columns.push_back(money.column(key, key));
  }
  HouseholdListMaker rows("area_warnings", std::move(columns));
  for (AreaWarning const& warning : result.warnings) {
    for (HouseholdId const id : warning.states.ids()) {
      BlowState const state = warning.states[id];
      if (state != BlowState::pushed && state != BlowState::unknown) {
        continue;
      }
      Stated<std::int64_t> const& income = result.accounts.a_person[id];
      Stated<std::int64_t> const& loss = warning.loss[id];
      std::optional<std::int64_t> after;
      if (income.has_value() && loss.has_value()) {
        std::int64_t const persons = table.persons[id];
        std::int64_t const left = income.value() * persons - loss.value();
        after = left / persons - (left % persons < 0 ? 1 : 0);
      }
      std::vector<OutputCell> row = office_cells(office, id);
      row.emplace_back(warning.option.key);
      row.emplace_back(std::string(name_of(state, kBlowStateNames)));
      row.push_back(money.cell(value_of(income)));
      row.push_back(money.cell(value_of(loss)));
      row.push_back(money.cell(after));
      row.push_back(money.cell(warning.resolved.line->line));
      rows.add(std::move(row));
    }
  }
  return rows.finish();
}

std::string names_of(DeprivationRules const& rules, std::uint32_t bits, Language language) {
  std::string names;
  for (RuleId const id : rules.book.rules.ids()) {
    if (((bits >> id.value()) & 1U) != 0) {
      names += names.empty() ? "" : (language == Language::zh ? "、" : ", ");
      names += rules.book.rules[id].name.in(language);
    }
  }
  return names;
}

HouseholdList deprivation_list(PovertyOffice const& office, Language language) {
  PovertyResult const& result = office.poverty.for_the_office();
  std::vector<OutputColumn> columns = office_columns();
  OutputColumn names = column("deprivation_index");
  for (MeasuredIndex const& one : result.indices) {
    names.words.push_back({one.rules.key, one.rules.name});
  }
  columns.push_back(std::move(names));
  columns.push_back(column("index_state"));
  for (char const* key : {"deprived_weight_low", "deprived_weight_high", "poor_from_weight"}) {
    columns.push_back(column(key, ColumnType::integer));
  }
  columns.push_back(column("deprived_in"));
  columns.push_back(column("deprived_not_known"));
  HouseholdListMaker rows("deprivations", std::move(columns));
  for (MeasuredIndex const& measured : result.indices) {
    DeprivationIndex const& index = measured.rules.index;
    auto const all = static_cast<std::uint32_t>((std::uint64_t{1} << index.weights.size()) - 1U);
    for (HouseholdId const id : measured.households.ids()) {
      DeprivedHousehold const& household = measured.households[id];
      WeightRange const range = weight_range(index, household);
      std::vector<OutputCell> row = office_cells(office, id);
      row.emplace_back(measured.rules.key);
      row.emplace_back(std::string(name_of(index_state(index, household), kIndexStateNames)));
      row.emplace_back(range.low);
      row.emplace_back(range.high);
      row.emplace_back(index.poor_from);
      row.push_back(text_cell(names_of(measured.rules, household.deprived, language)));
      row.push_back(text_cell(names_of(measured.rules, all & ~household.known, language)));
      rows.add(std::move(row));
    }
  }
  return rows.finish();
}

HouseholdList card_list(PovertyOffice const& office, ScoredCard const& scored) {
  std::vector<OutputColumn> columns = office_columns();
  for (char const* key : {"score", "score_low", "score_high"}) {
    columns.push_back(column(key, ColumnType::decimal, kPointDecimals));
  }
  OutputColumn bands = column("score_band");
  for (ScoreBand const& band : scored.rules.card.bands) {
    bands.words.push_back({band.key, band.name});
  }
  columns.push_back(std::move(bands));
  for (ScoreIndicator const& indicator : scored.rules.indicators) {
    OutputColumn points =
        term_column("points_" + indicator.key, "score_points", ColumnType::decimal, kPointDecimals);
    points.title = {points.title.en + ": " + indicator.name.en,
                    points.title.zh + "：" + indicator.name.zh};
    columns.push_back(std::move(points));
  }
  Text const& score = term("household_list.score").name;
  Text title{score.en + ": " + scored.rules.name.en, score.zh + "：" + scored.rules.name.zh};
  HouseholdListMaker rows("score_" + scored.rules.key, std::move(title), std::move(columns));
  for (HouseholdId const id : scored.range.ids()) {
    ScoreRange const& range = scored.range[id];
    std::vector<OutputCell> row = office_cells(office, id);
    row.push_back(cell_of(value_of(score_of(scored.rules.card, scored.points_of(id)))));
    row.emplace_back(range.low);
    row.emplace_back(range.high);
    row.emplace_back(scored.column.parts[scored.column.part_of[id]].key);
    for (Stated<std::int64_t> const& points : scored.points_of(id)) {
      row.push_back(cell_of(value_of(points)));
    }
    rows.add(std::move(row));
  }
  return rows.finish();
}

}  // namespace

std::vector<HouseholdList> measure_household_lists(PovertyOffice const& office, Language language) {
  PovertyResult const& result = office.poverty.for_the_office();
  std::vector<HouseholdList> lists;
  lists.reserve(2 + result.score_cards.size());
  if (!result.warnings.empty()) {
    lists.push_back(warning_list(office));
  }
  if (!result.indices.empty()) {
    lists.push_back(deprivation_list(office, language));
  }
  for (ScoredCard const& scored : result.score_cards) {
    lists.push_back(card_list(office, scored));
  }
  return lists;
}

}  // namespace tongcun
