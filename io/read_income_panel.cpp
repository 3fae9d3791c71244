// SPDX-License-Identifier: Apache-2.0
#include "io/read_income_panel.h"

#include "io/csv_reader.h"
#include "io/enum_names.h"
#include "io/input_folder.h"
#include "io/parse_value.h"
#include "io/text_file.h"
#include "io/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::uintmax_t kLargestPanel = std::uintmax_t{4} << 30U;
constexpr double kMostIncome = 1e12;  // major units

[[noreturn]] void refuse(std::string const& file, PanelFault fault, std::int64_t row = 0) {
  Finding finding;
  finding.rule = "P103";
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = file;
  finding.row = row;
  finding.values = {{"what", std::string(name_of(fault, kPanelFaultNames))}};
  throw InputError({std::move(finding)});
}

struct Columns {
  std::size_t household = 0;
  std::size_t year = 0;
  std::size_t income = 0;

  static std::optional<Columns> find(std::vector<std::string> const& header) {
    auto const at = [&](std::vector<std::string> const& aliases) {
      return static_cast<std::size_t>(
          std::ranges::find_if(header,
                               [&](std::string const& name) {
                                 return std::ranges::find(aliases, normalised_word(name)) !=
                                        aliases.end();
                               }) -
          header.begin());
    };
    Columns const columns{at(vocabulary().aliases(LayerRole::households, "code")),
                          at({"year", "年份", "年度"}),
                          at(vocabulary().aliases(LayerRole::households, "income_a_person"))};
    bool const has_all =
        std::max({columns.household, columns.year, columns.income}) < header.size();
    return has_all ? std::optional(columns) : std::nullopt;
  }
};

struct Row {
  std::string code;
  std::int32_t year = 0;
  std::int64_t income = 0;
};

class PanelReader {
 public:
  PanelReader(Columns const& columns, std::int64_t per_major)
      : columns_(columns), per_major_(per_major) {}

  void add(std::vector<std::string> cells) {
    std::string& code = cells[columns_.household];
    std::optional<std::int32_t> const year = parse_year(cells[columns_.year]);
    std::string const& income = cells[columns_.income];
    if (code.empty() || vocabulary().is_unknown(code)) {
      refuse_row(PanelRefusal::no_code);
    } else if (!year) {
      refuse_row(PanelRefusal::no_year);
    } else if (income.empty() || vocabulary().is_unknown(income)) {
      refuse_row(PanelRefusal::no_income);
    } else if (auto const value = parse_decimal(income); !value || std::abs(*value) > kMostIncome) {
      refuse_row(PanelRefusal::bad_income);
    } else {
      rows_.push_back(
          {std::move(code), *year,
           static_cast<std::int64_t>(std::floor(*value * static_cast<double>(per_major_) + 0.5))});
    }
  }

  IncomePanel finish() {
    std::ranges::sort(rows_, [](Row const& a, Row const& b) {
      return std::pair<std::string const&, std::int32_t>(a.code, a.year) <
             std::pair<std::string const&, std::int32_t>(b.code, b.year);
    });
    std::uint32_t household = 0;
    for (std::size_t begin = 0; begin < rows_.size();) {
      std::size_t end = begin + 1;
      while (end < rows_.size() && is_same(rows_[begin], rows_[end])) {
        ++end;
      }
      household += begin > 0 && rows_[begin - 1].code != rows_[begin].code ? 1 : 0;
      if (end - begin > 1) {
        refuse_row(PanelRefusal::twice, static_cast<std::int64_t>(end - begin));
      } else if (rows_[begin].income <= 0) {
        refuse_row(PanelRefusal::not_positive);
      } else {
        panel_.incomes.push_back({household, rows_[begin].year, rows_[begin].income});
      }
      begin = end;
    }
    return std::move(panel_);
  }

 private:
  static bool is_same(Row const& a, Row const& b) { return a.code == b.code && a.year == b.year; }
  void refuse_row(PanelRefusal reason, std::int64_t rows = 1) {
    panel_.refused[static_cast<std::size_t>(reason)] += rows;
  }

  Columns const& columns_;
  std::int64_t per_major_;
  std::vector<Row> rows_;
  IncomePanel panel_;
};

}  // namespace

ReadPanel read_income_panel(Scenario const& scenario) {
  std::string const& name = scenario.simulation->panel->file;
  InputFile const file = find_input_file(scenario.input_folder, name);
  std::optional<std::string> const text = file.problem == InputFileProblem::none
                                              ? read_text_file(file.path, kLargestPanel)
                                              : std::nullopt;
  if (!text) {
    refuse(name, PanelFault::no_file);
  }
  if (!is_clean_utf8(*text)) {
    refuse(name, PanelFault::encoding);
  }
  ReadPanel read;
  read.record = {name, sha256_of(*text), text->size()};
  CsvReader reader(*text);
  std::optional<CsvReader::Row> const header = reader.next();
  std::optional<Columns> const columns = header ? Columns::find(header->cells) : std::nullopt;
  if (!columns) {
    refuse(name, PanelFault::no_columns, 1);
  }
  PanelReader rows(*columns, scenario.profile.terms.minor_per_major);
  while (std::optional<CsvReader::Row> row = reader.next()) {
    if (row->cells.size() != header->cells.size()) {
      refuse(name, PanelFault::broken, row->line);
    }
    rows.add(std::move(row->cells));
  }
  if (reader.problem()) {
    refuse(name, PanelFault::broken, reader.problem()->line);
  }
  read.panel = rows.finish();
  return read;
}

}  // namespace tongcun
