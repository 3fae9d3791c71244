// SPDX-License-Identifier: Apache-2.0
#include "io/relink.h"

#include "io/csv_reader.h"
#include "io/output_table.h"
#include "io/row_cells.h"
#include "io/write_csv.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr char const* kPseudonymColumn = "household_code";
constexpr char const* kOfficeColumn = "office_code";

Finding refused(std::int64_t row) {
  Finding finding;
  finding.rule = "V919";
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.row = row;
  finding.values = {{"column", kPseudonymColumn}};
  return finding;
}

}  // namespace

Relinked relink(FeatureSource& people, LayerSource const& source, Pseudonyms const& pseudonyms,
                std::string const& table) {
  Relinked result;
  std::map<std::string, std::string> code_of;
  RowCells cells(source, people, {"code"});
  while (cells.next()) {
    std::string code = cells.text("code");
    std::string pseudonym = pseudonyms.of(code);
    code_of.emplace(std::move(pseudonym), std::move(code));
  }
  cells.finish();
  result.findings = cells.take_findings();

  CsvReader reader(table);
  std::optional<CsvReader::Row> const header = reader.next();
  auto const column = header ? std::ranges::find(header->cells, kPseudonymColumn)
                             : std::vector<std::string>::const_iterator();
  if (!header || column == header->cells.end()) {
    result.findings.push_back(refused(1));
    return result;
  }
  auto const at = static_cast<std::size_t>(column - header->cells.begin());
  OutputTable joined;
  joined.columns.push_back({kOfficeColumn, {kOfficeColumn, kOfficeColumn}, ColumnType::text, 0});
  for (std::string const& key : header->cells) {
    joined.columns.push_back({key, {key, key}, ColumnType::text, 0});
  }
  while (std::optional<CsvReader::Row> row = reader.next()) {
    if (row->cells.size() != header->cells.size()) {
      result.findings.push_back(refused(row->line));
      return result;
    }
    auto const found = code_of.find(row->cells[at]);
    ++result.rows;
    result.found += found != code_of.end() ? 1 : 0;
    std::vector<OutputCell> cells_of_row{text_cell(found != code_of.end() ? found->second : "")};
    for (std::string const& cell : row->cells) {
      cells_of_row.push_back(text_cell(cell));
    }
    joined.rows.push_back(std::move(cells_of_row));
  }
  if (reader.problem()) {
    result.findings.push_back(refused(reader.problem()->line));
    return result;
  }
  result.csv = csv_of(joined);
  return result;
}

}  // namespace tongcun
