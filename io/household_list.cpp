// SPDX-License-Identifier: Apache-2.0
#include "io/household_list.h"

#include "io/glossary.h"
#include "io/write_csv.h"

#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kRowsAtOnce = 8192;

Text title_of(std::string const& name) {
  return term("household_list." + name).name;
}

}  // namespace

HouseholdListMaker::HouseholdListMaker(std::string const& name, std::vector<OutputColumn> columns)
    : HouseholdListMaker(name, title_of(name), std::move(columns)) {}

HouseholdListMaker::HouseholdListMaker(std::string name, Text title,
                                       std::vector<OutputColumn> columns) {
  rows_.columns = columns;
  list_.name = std::move(name);
  list_.title = std::move(title);
  list_.cells.resize(columns.size());
  list_.columns = std::move(columns);
  list_.csv = csv_of(rows_);
}

void HouseholdListMaker::add(std::vector<OutputCell> row) {
  rows_.rows.push_back(std::move(row));
  if (rows_.rows.size() == kRowsAtOnce) {
    flush();
  }
}

HouseholdList HouseholdListMaker::finish() {
  flush();
  if (list_.rows == 0) {
    list_.cells.clear();
  }
  return std::move(list_);
}

void HouseholdListMaker::flush() {
  append_csv_rows(rows_, list_.csv);
  list_.rows += rows_.rows.size();
  if (list_.rows > kMostRowsOnPage) {
    list_.cells.clear();
  }
  for (std::size_t column = 0; column < list_.cells.size(); ++column) {
    for (std::vector<OutputCell> const& row : rows_.rows) {
      list_.cells[column].add(row[column]);
    }
  }
  rows_.rows.clear();
}

}  // namespace tongcun
