// SPDX-License-Identifier: Apache-2.0
#include "io/monitoring_path_table.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/rule_names.h"
#include "io/term_column.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int64_t kTenths = 10;

class MonitoringRows {
 public:
  MonitoringRows(PathStatistics const& statistics, StatusRules const& rules, PathEdition edition)
      : statistics_(statistics), terms_(statistics.terms), rules_(rules), edition_(edition) {
    table_.name = "monitoring_path";
    table_.title = term("monitoring_path").name;
    if (edition == PathEdition::internal) {
      table_.columns.push_back(term_column("edition", "edition"));
    }
    for (char const* key :
         {"invented_row", "area_level", "area_code", "area_name", "suppressed", "study_scenario"}) {
      table_.columns.push_back(term_column(key, key));
    }
    table_.columns.push_back(term_column("path_year", "path_year", ColumnType::integer));
    table_.columns.push_back(class_column());
    table_.columns.push_back(
        term_column("monitored_households", "monitored_households", ColumnType::decimal, 1));
    for (char const* key : {"monitored_low", "monitored_high"}) {
      table_.columns.push_back(term_column(key, key, ColumnType::integer));
    }
  }

  OutputTable write() {
    for (PathArea const& area : statistics_.areas) {
      add_today(area);
      for (std::size_t scenario = 0; scenario < terms_.scenarios.size(); ++scenario) {
        for (std::size_t year = 0; year + 1 < terms_.lines.size(); ++year) {
          add_year(area, scenario, year);
        }
      }
    }
    return std::move(table_);
  }

 private:
  [[nodiscard]] OutputColumn class_column() const {
    OutputColumn column = term_column("monitoring_class", "monitoring_class");
    std::vector<ColumnWord> words;
    words.reserve(terms_.classes.size());
    for (std::size_t const at : terms_.classes) {
      words.push_back({rules_.classes[at].key, rules_.classes[at].name});
    }
    std::ranges::move(column.words, std::back_inserter(words));
    column.words = std::move(words);
    return column;
  }

  void add_row(PathArea const& area, std::size_t scenario, std::size_t line, std::size_t one,
               std::optional<std::int64_t> tenths,
               std::optional<ReplicateInterval> const& interval) {
    std::vector<OutputCell> row;
    if (edition_ == PathEdition::internal) {
      row.emplace_back(std::string("internal"));
    }
    row.emplace_back(std::string(statistics_.invented ? "yes" : "no"));
    row.emplace_back(std::string(name_of(area.area.level, kAreaLevelNames)));
    row.push_back(text_cell(area.area.code));
    row.push_back(text_cell(area.area.name));
    row.emplace_back(std::string(tenths ? "no" : "yes"));
    row.emplace_back(std::string(name_of(terms_.scenarios[scenario], kStudyScenarioNames)));
    row.emplace_back(std::int64_t{terms_.start_year} + static_cast<std::int64_t>(line));
    row.emplace_back(monitoring_class_key(terms_, rules_, one));
    row.push_back(cell_of(tenths));
    using Number = std::optional<std::int64_t>;
    row.push_back(cell_of(interval ? Number(interval->low) : Number()));
    row.push_back(cell_of(interval ? Number(interval->high) : Number()));
    table_.rows.push_back(std::move(row));
  }

  void add_today(PathArea const& area) {
    for (std::size_t one = 0; one <= terms_.classes.size(); ++one) {
      std::optional<std::int64_t> tenths;
      if (area.monitoring) {
        tenths = area.monitoring->today[one] * kTenths;
      }
      add_row(area, 0, 0, one, tenths, std::nullopt);
    }
  }

  void add_year(PathArea const& area, std::size_t scenario, std::size_t year) {
    std::int64_t const of = terms_.options.replicates;
    for (std::size_t one = 0; one <= terms_.classes.size(); ++one) {
      if (!area.monitoring || !area.monitoring->scenarios[scenario]) {
        add_row(area, scenario, year + 1, one, std::nullopt, std::nullopt);
        continue;
      }
      MonitoringCell const& cell = (*area.monitoring->scenarios[scenario])[year][one];
      add_row(area, scenario, year + 1, one, (2 * kTenths * cell.sum + of) / (2 * of),
              cell.interval);
    }
  }

  PathStatistics const& statistics_;
  PathTerms const& terms_;
  StatusRules const& rules_;
  PathEdition edition_;
  OutputTable table_;
};

}  // namespace

std::string monitoring_class_key(PathTerms const& terms, StatusRules const& rules,
                                 std::size_t one) {
  return one < terms.classes.size() ? rules.classes[terms.classes[one]].key : "unknown";
}

OutputTable monitoring_path_table(PathStatistics const& statistics, StatusRules const& rules,
                                  PathEdition edition) {
  return MonitoringRows(statistics, rules, edition).write();
}

}  // namespace tongcun
