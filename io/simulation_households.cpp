// SPDX-License-Identifier: Apache-2.0
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/money.h"
#include "io/simulation_tables.h"
#include "io/term_column.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace tongcun {
namespace {

constexpr int kDecimals = 2;  // of per cents
constexpr std::int64_t kHundredthsOfPerCent = 10'000;

OutputColumn column(std::string const& key, ColumnType type = ColumnType::text) {
  return term_column(key, key, type);
}

class PathHouseholds {
 public:
  PathHouseholds(PovertyPath const& path, HouseholdResults const& results, Villages const& villages,
                 Profile const& profile, Language language)
      : path_(path),
        study_(path.study),
        people_(results.people),
        villages_(villages),
        money_(profile.terms),
        language_(language) {}

  [[nodiscard]] std::vector<OutputColumn> columns() const {
    std::vector<OutputColumn> columns;
    for (char const* key :
         {"list_is", "invented_row", "household_code", "village_code", "village_name"}) {
      columns.push_back(column(key));
    }
    columns.push_back(column("household_persons", ColumnType::integer));
    columns.push_back(money_.column("income_today", "income_today"));
    columns.push_back(money_.column("poverty_line_today", "poverty_line_today"));
    for (char const* key : {"standing_today", "may_befall"}) {
      columns.push_back(column(key));
    }
    columns.push_back(column("move_year", ColumnType::integer));
    columns.push_back(column("receives"));
    if (path_.people) {
      columns.push_back(term_column("ended_pct", "ended_pct", ColumnType::decimal, kDecimals));
    }
    for (StudyScenario const scenario : study_.scenarios) {
      std::string const name(name_of(scenario, kStudyScenarioNames));
      Text const& title = term("study_scenario." + name).name;
      for (char const* key : {"poor_last_year_pct", "poor_any_year_pct"}) {
        OutputColumn told =
            term_column(std::string(key) + "_" + name, key, ColumnType::decimal, kDecimals);
        told.title.en += ", " + title.en;
        told.title.zh += "，" + title.zh;
        columns.push_back(std::move(told));
      }
    }
    return columns;
  }

  [[nodiscard]] std::vector<OutputCell> row(HouseholdId id) const {
    VillageId const village = people_.households.village[id];
    Stated<std::int64_t> const& income = study_.households.income[id];
    auto const& move = study_.households.move[id];
    std::vector<OutputCell> row{
        std::string("ground_for_a_visit"),
        std::string(people_.invented ? "yes" : "no"),
        people_.households.code[id],
        villages_.code[village],
        text_cell(villages_.name[village]),
        std::int64_t{people_.households.persons[id]},
        money_.cell(income.has_value() ? std::optional(income.value()) : std::nullopt),
        money_.cell(study_.lines.front()),
        standing(income),
        text_cell(may_befall(id)),
        move ? OutputCell(std::int64_t{move->year}) : OutputCell(),
        text_cell(receives(id))};
    if (path_.people) {
      row.emplace_back(share(path_.people->ended[id]));
    }
    for (std::size_t scenario = 0; scenario < study_.scenarios.size(); ++scenario) {
      if (!path_.row[id]) {
        row.resize(row.size() + 2);
        continue;
      }
      row.emplace_back(share(path_.times_poor(scenario, id, study_.years() - 1)));
      row.emplace_back(share(path_.times_ever(scenario, id)));
    }
    return row;
  }

 private:
  [[nodiscard]] std::string standing(Stated<std::int64_t> const& income) const {
    if (!income.has_value()) {
      return "income_unknown";
    }
    if (income.value() == study_.lines.front()) {
      return "at_line";
    }
    return is_poor_today(study_, income.value()) ? "below_line" : "above_line";
  }

  [[nodiscard]] std::string separator() const { return language_ == Language::zh ? "、" : ", "; }

  // Shocks that are set and may hit it, as far as is recorded.
  [[nodiscard]] std::string may_befall(HouseholdId id) const {
    std::string list;
    for (ShockOption const& shock : study_.options.shocks) {
      if (path_.row[id] && may_hit(study_, shock, id)) {
        list += list.empty() ? "" : separator();
        list += name_of_word("shock_kind", name_of(shock.kind, kShockKindNames), language_);
      }
    }
    return list;
  }

  [[nodiscard]] std::string receives(HouseholdId id) const {
    std::string list;
    for (std::size_t p = 0; p < study_.options.programmes.size(); ++p) {
      if ((study_.households.programmes[id] >> p & 1U) != 0) {
        list += list.empty() ? "" : separator();
        list += study_.options.programmes[p].name;
      }
    }
    return list;
  }

  // Hundredths of a per cent of the replicates, to the nearest.
  [[nodiscard]] std::int64_t share(std::uint32_t times) const {
    std::int64_t const of = study_.options.replicates;
    return (2 * kHundredthsOfPerCent * std::int64_t{times} + of) / (2 * of);
  }

  PovertyPath const& path_;
  PovertyStudy const& study_;
  HouseholdRegister const& people_;
  Villages const& villages_;
  Money money_;
  Language language_;
};

}  // namespace

HouseholdList household_paths_list(Restricted<PovertyPath> const& path,
                                   Restricted<HouseholdResults> const& households,
                                   Villages const& villages, Profile const& profile,
                                   Language language) {
  HouseholdResults const& results = households.for_the_office();
  PathHouseholds const rows(path.for_the_office(), results, villages, profile, language);
  HouseholdListMaker list("poverty_path", rows.columns());
  for (HouseholdId const id : results.people.households.code.ids()) {
    list.add(rows.row(id));
  }
  return list.finish();
}

}  // namespace tongcun
