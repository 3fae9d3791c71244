// SPDX-License-Identifier: Apache-2.0
#include "io/study_guarantee_tables.h"

#include "io/enum_names.h"
#include "io/exit_path_table.h"
#include "io/glossary.h"
#include "io/rule_names.h"
#include "io/term_column.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

namespace tongcun {
namespace {

constexpr std::array<Verdict, kVerdicts> kOrder{Verdict::pass, Verdict::fail, Verdict::unknown,
                                                Verdict::not_applicable};

OutputColumn column(std::string const& key, ColumnType type = ColumnType::text) {
  return term_column(key, key, type);
}

OutputColumn guarantee_column(GuaranteeRules const& rules) {
  OutputColumn names = column("guarantee");
  for (Guarantee const& guarantee : rules.guarantees.values()) {
    names.words.push_back({guarantee.key, guarantee.name});
  }
  return names;
}

std::string yes_or_no(bool yes) {
  return yes ? "yes" : "no";
}

std::size_t index(Verdict verdict) {
  return static_cast<std::size_t>(verdict);
}

class GuaranteePathRows {
 public:
  GuaranteePathRows(StudyGuaranteeStatistics const& statistics, GuaranteeRules const& rules,
                    PathEdition edition)
      : statistics_(statistics), rules_(rules), edition_(edition) {
    table_.name = "guarantee_path";
    table_.title = term("guarantee_path").name;
    if (edition == PathEdition::internal) {
      table_.columns.push_back(column("edition"));
    }
    for (char const* key : {"invented_row", "area_level", "area_code", "area_name", "suppressed"}) {
      table_.columns.push_back(column(key));
    }
    table_.columns.push_back(guarantee_column(rules));
    for (char const* key : {"family", "study_scenario"}) {
      table_.columns.push_back(column(key));
    }
    table_.columns.push_back(column("from_year", ColumnType::integer));
    table_.columns.push_back(
        term_column("households_judged", "register_households", ColumnType::integer));
    for (Verdict const verdict : kOrder) {
      std::string key = "households_";
      key += name_of(verdict, kVerdictNames);
      table_.columns.push_back(column(key, ColumnType::integer));
    }
    for (char const* key : {"households_moved", "households_moved_pass", "households_moved_fail",
                            "households_moved_unknown", "unmet_change"}) {
      table_.columns.push_back(column(key, ColumnType::integer));
    }
  }

  OutputTable write() {
    for (StudyGuaranteeArea const& area : statistics_.areas) {
      for (GuaranteeId const guarantee : rules_.guarantees.ids()) {
        for (std::size_t s = 0; s < statistics_.scenarios.size(); ++s) {
          // Today stands once, without measures.
          for (std::size_t step = s == 0 ? 0 : 1; step < statistics_.years[s].size(); ++step) {
            add_row(area, guarantee, s, step);
          }
        }
      }
    }
    return std::move(table_);
  }

 private:
  void add_row(StudyGuaranteeArea const& area, GuaranteeId id, std::size_t s, std::size_t step) {
    Guarantee const& guarantee = rules_.guarantees[id];
    std::optional<StudyVerdicts> const& told = area.verdicts[id.value()][s][step];
    std::optional<StudyVerdicts> const& today = area.verdicts[id.value()][0][0];
    std::vector<OutputCell> row;
    row.reserve(table_.columns.size());
    if (edition_ == PathEdition::internal) {
      row.emplace_back(std::string("internal"));
    }
    row.emplace_back(yes_or_no(statistics_.invented));
    row.emplace_back(std::string(name_of(area.area.level, kAreaLevelNames)));
    row.push_back(text_cell(area.area.code));
    row.push_back(text_cell(area.area.name));
    row.emplace_back(yes_or_no(!told));
    row.emplace_back(guarantee.key);
    row.emplace_back(std::string(name_of(guarantee.family, kFamilyNames)));
    row.emplace_back(std::string(name_of(statistics_.scenarios[s], kStudyScenarioNames)));
    row.emplace_back(std::int64_t{statistics_.years[s][step]});
    using Number = std::optional<std::int64_t>;
    row.push_back(cell_of(area.base ? Number(area.base->households) : Number()));
    for (Verdict const verdict : kOrder) {
      row.push_back(cell_of(told ? Number(told->verdicts[index(verdict)].households) : Number()));
    }
    row.push_back(cell_of(told ? Number(told->moved.households) : Number()));
    for (Verdict const verdict : {Verdict::pass, Verdict::fail, Verdict::unknown}) {
      row.push_back(cell_of(told ? Number(told->at_site[index(verdict)].households) : Number()));
    }
    Number change;
    if (told && today) {
      change = told->verdicts[index(Verdict::fail)].households -
               today->verdicts[index(Verdict::fail)].households;
    }
    row.push_back(cell_of(change));
    table_.rows.push_back(std::move(row));
  }

  StudyGuaranteeStatistics const& statistics_;
  GuaranteeRules const& rules_;
  PathEdition edition_;
  OutputTable table_;
};

OutputTable village_table(StudyGuaranteeStatistics const& statistics, Villages const& villages,
                          GuaranteeRules const& rules) {
  OutputTable table;
  table.name = "guarantee_path_villages";
  table.title = term("guarantee_path_villages").name;
  table.geometry = GeometryType::point;
  for (char const* key : {"village_code", "village_name", "study_scenario"}) {
    table.columns.push_back(column(key));
  }
  table.columns.push_back(guarantee_column(rules));
  table.columns.push_back(column("family"));
  table.columns.push_back(column("from_year", ColumnType::integer));
  table.columns.push_back(term_column("verdict_before", "verdict_before"));
  table.columns.push_back(term_column("verdict_then", "verdict_then"));
  for (std::size_t const at : {table.columns.size() - 1, table.columns.size() - 2}) {
    table.columns[at].words = column("verdict").words;
  }
  for (VillageVerdictChange const& change : statistics.villages) {
    Guarantee const& guarantee = rules.guarantees[change.guarantee];
    table.rows.push_back(
        {villages.code[change.village], text_cell(villages.name[change.village]),
         std::string(name_of(statistics.scenarios[change.scenario], kStudyScenarioNames)),
         guarantee.key, std::string(name_of(guarantee.family, kFamilyNames)),
         std::int64_t{change.year}, std::string(name_of(change.before, kVerdictNames)),
         std::string(name_of(change.then, kVerdictNames))});
    table.points.push_back(villages.point[change.village]);
  }
  return table;
}

}  // namespace

std::vector<OutputTable> study_guarantee_tables(Public<StudyGuaranteeStatistics> const& statistics,
                                                Villages const& villages, Profile const& profile) {
  std::vector<OutputTable> tables;
  tables.push_back(
      GuaranteePathRows(statistics.value(), profile.guarantees, PathEdition::open).write());
  if (!statistics.value().villages.empty()) {
    tables.push_back(village_table(statistics.value(), villages, profile.guarantees));
  }
  return tables;
}

OutputTable internal_guarantee_path_table(Restricted<StudyGuarantees> const& guarantees,
                                          Restricted<HouseholdResults> const& households,
                                          Villages const& villages, Profile const& profile) {
  StudyGuaranteeStatistics const all = tell_study_guarantees(
      guarantees.for_the_office(), households.for_the_office().people, build_area_tree(villages));
  return GuaranteePathRows(all, profile.guarantees, PathEdition::internal).write();
}

}  // namespace tongcun
