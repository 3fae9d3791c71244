// SPDX-License-Identifier: Apache-2.0
#include "io/people_path_table.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/rule_names.h"
#include "io/term_column.h"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int64_t kTenths = 10;

// Means come with an interval or without.
constexpr std::array<char const*, 3> kWithInterval{"people_persons", "people_working_age",
                                                   "people_school_age"};
constexpr std::array<char const*, 4> kWithout{"people_households", "people_labourers",
                                              "people_born", "people_died"};

class PeopleRows {
 public:
  PeopleRows(PathStatistics const& statistics, PathEdition edition)
      : statistics_(statistics), edition_(edition) {
    table_.name = "people_path";
    table_.title = term("people_path").name;
    if (edition == PathEdition::internal) {
      table_.columns.push_back(term_column("edition", "edition"));
    }
    for (char const* key : {"invented_row", "area_level", "area_code", "area_name", "suppressed"}) {
      table_.columns.push_back(term_column(key, key));
    }
    table_.columns.push_back(term_column("path_year", "path_year", ColumnType::integer));
    for (std::string const key : kWithInterval) {
      table_.columns.push_back(term_column(key, key, ColumnType::decimal, 1));
      for (char const* end : {"_low", "_high"}) {
        table_.columns.push_back(term_column(key + end, key + end, ColumnType::integer));
      }
    }
    for (char const* key : kWithout) {
      table_.columns.push_back(term_column(key, key, ColumnType::decimal, 1));
    }
  }

  OutputTable write() {
    for (PathArea const& area : statistics_.areas) {
      for (std::size_t line = 0; line < statistics_.terms.lines.size(); ++line) {
        add_row(area, line);
      }
    }
    return std::move(table_);
  }

 private:
  void add_row(PathArea const& area, std::size_t line) {
    std::vector<OutputCell> row;
    if (edition_ == PathEdition::internal) {
      row.emplace_back(std::string("internal"));
    }
    row.emplace_back(std::string(statistics_.invented ? "yes" : "no"));
    row.emplace_back(std::string(name_of(area.area.level, kAreaLevelNames)));
    row.push_back(text_cell(area.area.code));
    row.push_back(text_cell(area.area.name));
    row.emplace_back(std::string(area.people ? "no" : "yes"));
    row.emplace_back(std::int64_t{statistics_.terms.start_year} + static_cast<std::int64_t>(line));
    if (!area.people) {
      row.resize(table_.columns.size());
    } else if (line == 0) {
      add_today(area.people->today, row);
    } else {
      add_year(area.people->years[line - 1], row);
    }
    table_.rows.push_back(std::move(row));
  }

  static void add_today(PeopleCount const& today, std::vector<OutputCell>& row) {
    for (std::int64_t const number : {today.persons, today.working_age, today.school_age}) {
      row.emplace_back(number * kTenths);
      row.resize(row.size() + 2);  // nothing of it is by chance
    }
    row.emplace_back(today.households * kTenths);
    row.push_back(cell_of(labourers(today, today.labourers * kTenths)));
    row.resize(row.size() + 2);  // of births and deaths of the start year nothing is known
  }

  void add_year(PeopleCell const& year, std::vector<OutputCell>& row) const {
    PeopleCount const& sum = year.sum;
    for (auto const& [number, interval] :
         {std::pair{sum.persons, year.persons}, std::pair{sum.working_age, year.working_age},
          std::pair{sum.school_age, year.school_age}}) {
      row.push_back(mean(number));
      row.emplace_back(interval.low);
      row.emplace_back(interval.high);
    }
    row.push_back(mean(sum.households));
    row.push_back(cell_of(labourers(sum, tenths(sum.labourers))));
    row.push_back(mean(sum.born));
    row.push_back(mean(sum.died));
  }

  // None where nobody knows of any household who can work.
  static std::optional<std::int64_t> labourers(PeopleCount const& of, std::int64_t number) {
    return of.labour_followed > 0 ? std::optional(number) : std::nullopt;
  }
  // To the nearest.
  [[nodiscard]] std::int64_t tenths(std::int64_t sum) const {
    std::int64_t const of = statistics_.terms.options.replicates;
    return (2 * kTenths * sum + of) / (2 * of);
  }
  [[nodiscard]] OutputCell mean(std::int64_t sum) const { return tenths(sum); }

  PathStatistics const& statistics_;
  PathEdition edition_;
  OutputTable table_;
};

}  // namespace

OutputTable people_path_table(PathStatistics const& statistics, PathEdition edition) {
  return PeopleRows(statistics, edition).write();
}

}  // namespace tongcun
