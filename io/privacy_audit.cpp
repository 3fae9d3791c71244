// SPDX-License-Identifier: Apache-2.0
#include "io/privacy_audit.h"

#include "io/csv_reader.h"
#include "io/text_file.h"
#include "io/xlsx_workbook.h"
#include "io/zip_archive.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

namespace tongcun {
namespace {

constexpr std::uintmax_t kLargestFile = std::uintmax_t{4} << 30;
constexpr std::size_t kMobileDigits = 11;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Part of a longer number or word, or of a decimal number.
bool goes_on(std::string_view text, std::size_t end) {
  bool const is_decimal = end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]);
  return is_decimal || (end < text.size() && is_digit(text[end]));
}
bool began_before(std::string_view text, std::size_t begin) {
  return begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.' ||
                       text[begin - 1] == '-' || text[begin - 1] == '+');
}

// Digits within a digest in hexadecimal, as run.json has them.
bool is_in_digest(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kShortestDigest = 32;
  auto const is_hexadecimal = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
  while (begin > 0 && is_hexadecimal(text[begin - 1])) {
    --begin;
  }
  while (end < text.size() && is_hexadecimal(text[end])) {
    ++end;
  }
  return end - begin >= kShortestDigest;
}

bool is_day(std::string_view digits) {
  auto const number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    std::from_chars(digits.data() + at, digits.data() + at + count, value);
    return value;
  };
  int const year = number(0, 4);
  return year >= 1900 && year <= 2100 &&
         std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(number(4, 2))),
                                     std::chrono::day(static_cast<unsigned>(number(6, 2))))
             .ok();
}

// GB 11643: weights 2^(18-i) mod 11.
bool has_check_digit(std::string_view number) {
  constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kDigits = "10X98765432";
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    sum += kWeights[i] * (number[i] - '0');
  }
  char const last = number[17] == 'x' ? 'X' : number[17];
  return kDigits[static_cast<std::size_t>(sum % 11)] == last;
}

// Columns of a table that count households or persons; in the dictionary they have that unit.
using CountColumns = std::map<std::string, std::set<std::string>>;  // by table

struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;

  [[nodiscard]] std::optional<std::size_t> find(std::string_view key) const {
    auto const found = std::ranges::find(header, key);
    return found == header.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - header.begin()));
  }
};

std::optional<Table> read_table(std::string_view text) {
  CsvReader reader(text);
  std::optional<CsvReader::Row> header = reader.next();
  if (!header) {
    return std::nullopt;
  }
  Table table{std::move(header->cells), {}};
  while (std::optional<CsvReader::Row> row = reader.next()) {
    if (row->cells.size() != table.header.size()) {
      return std::nullopt;
    }
    table.rows.push_back(std::move(row->cells));
  }
  return reader.problem() ? std::nullopt : std::optional(std::move(table));
}

std::optional<std::int64_t> whole_number(std::string const& cell) {
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return error == std::errc() && end == cell.data() + cell.size() ? std::optional(value)
                                                                  : std::nullopt;
}

// What sums within a table say of its empty cells.
class HiddenCells {
 public:
  explicit HiddenCells(Table const& table) : table_(table) {}

  // An area's number is the sum of those of the areas below it, alike in all that is said of them.
  void sum_over_areas(std::vector<std::size_t> const& rows, std::size_t column) {
    auto const level = table_.find("area_level");
    auto const code = table_.find("area_code");
    if (!level || !code) {
      return;
    }
    constexpr std::array<std::string_view, 4> kLevels{"all", "county", "township", "village"};
    using ByLevel = std::array<std::vector<std::size_t>, kLevels.size()>;
    std::map<std::string, ByLevel> alike;
    for (std::size_t const row : rows) {
      auto const at = std::ranges::find(kLevels, table_.rows[row][*level]);
      if (at != kLevels.end()) {
        ByLevel& levels = alike[labels_of(row)];
        levels[static_cast<std::size_t>(at - kLevels.begin())].push_back(row);
      }
    }
    for (auto& [labels, levels] : alike) {
      std::vector<std::vector<std::size_t>> filled;
      std::ranges::copy_if(levels, std::back_inserter(filled),
                           [](auto const& level_rows) { return !level_rows.empty(); });
      for (std::size_t upper = 0; upper + 1 < filled.size(); ++upper) {
        for (std::size_t const parent : filled[upper]) {
          SumEquation equation;
          add_term(equation, parent, column, -1);
          for (std::size_t const child : filled[upper + 1]) {
            if (table_.rows[child][*code].starts_with(table_.rows[parent][*code])) {
              add_term(equation, child, column, 1);
            }
          }
          equations_.push_back(std::move(equation));
        }
      }
    }
  }

  // Those who were judged passed, failed, are unknown or not concerned.
  void sum_of_verdicts(std::vector<std::size_t> const& rows, std::string const& of) {
    std::vector<std::pair<std::size_t, int>> columns;
    for (auto const& [verdict, weight] : {std::pair{"_judged", -1},
                                          {"_pass", 1},
                                          {"_fail", 1},
                                          {"_unknown", 1},
                                          {"_not_applicable", 1}}) {
      std::optional<std::size_t> const column = table_.find(of + verdict);
      if (!column) {
        return;
      }
      columns.emplace_back(*column, weight);
    }
    for (std::size_t const row : rows) {
      SumEquation equation;
      for (auto const& [column, weight] : columns) {
        add_term(equation, row, column, weight);
      }
      equations_.push_back(std::move(equation));
    }
  }

  using Cell = std::pair<std::size_t, std::size_t>;  // row and column
  [[nodiscard]] std::set<Cell> given_away(std::int64_t& left) const {
    std::set<Cell> cells;
    for (std::size_t const unknown : determined(cells_.size(), equations_, left)) {
      cells.insert(cells_[unknown]);
    }
    return cells;
  }

 private:
  void add_term(SumEquation& equation, std::size_t row, std::size_t column, int weight) {
    if (whole_number(table_.rows[row][column])) {
      return;
    }
    auto const [place, is_new] = positions_.emplace(Cell{row, column}, cells_.size());
    if (is_new) {
      cells_.emplace_back(row, column);
    }
    equation.terms.emplace_back(place->second, weight);
  }

  // What a row is about, but for where: guarantee, class, line …
  [[nodiscard]] std::string labels_of(std::size_t row) const {
    std::string labels;
    for (std::size_t i = 0; i < table_.header.size(); ++i) {
      constexpr std::array<std::string_view, 16> kLabels{"guarantee",
                                                         "family",
                                                         "poverty_line",
                                                         "transfers",
                                                         "status_breakdown",
                                                         "status_part",
                                                         "poverty_warning",
                                                         "score_card",
                                                         "score_band",
                                                         "deprivation_index",
                                                         "deprivation_indicator",
                                                         "study_scenario",
                                                         "path_year",
                                                         "from_year",
                                                         "scenario",
                                                         "year"};
      bool const is_label = std::ranges::find(kLabels, table_.header[i]) != kLabels.end();
      labels += is_label ? table_.rows[row][i] + "|" : "";
    }
    return labels;
  }

  Table const& table_;
  std::map<Cell, std::size_t> positions_;
  std::vector<Cell> cells_;
  std::vector<SumEquation> equations_;
};

// A cell or a value by itself: it may as well be the code of a road or a tap.
bool stands_alone(std::string_view text, std::size_t begin, std::size_t digits) {
  constexpr std::string_view kAround = " :[]{},;<>\t\r\n\"";
  std::size_t const end = begin + digits;
  return (begin == 0 || kAround.find(text[begin - 1]) != std::string_view::npos) &&
         (end == text.size() || kAround.find(text[end]) != std::string_view::npos);
}

// Lines of offsets that ascend, in one pass over the text.
class LineCounter {
 public:
  explicit LineCounter(std::string_view text) : text_(text) {}
  std::int64_t line_of(std::size_t offset) {
    line_ += std::ranges::count(text_.substr(at_, offset - at_), '\n');
    at_ = offset;
    return line_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
};

class Auditor {
 public:
  Auditor(std::filesystem::path const& run, PrivacyAuditOptions const& options)
      : run_(run), invented_too_(options.invented_too) {
    for (std::string const& name : options.names) {
      bool const is_word = name.size() > 3;  // one Chinese character has three bytes
      if (is_word) {
        names_.push_back(name);
      }
    }
  }

  PrivacyAudit audit() {
    std::error_code error;
    if (!std::filesystem::is_regular_file(run_ / "run.json", error)) {
      refuse("run.json");
    }
    std::vector<std::filesystem::path> files{run_ / "run.json"};
    if (std::filesystem::is_regular_file(run_ / "summary.json", error)) {
      files.push_back(run_ / "summary.json");
    }
    if (std::filesystem::is_directory(run_ / "public", error)) {
      for (auto const& entry : std::filesystem::recursive_directory_iterator(run_ / "public")) {
        if (entry.is_regular_file()) {
          files.push_back(entry.path());
        }
      }
    }
    std::ranges::sort(files);
    read_dictionary();
    for (std::filesystem::path const& file : files) {
      audit_file(file);
    }
    for (std::filesystem::path const& file : files) {
      if (file.extension() == ".xlsx") {
        audit_workbook(std::filesystem::relative(file, run_).generic_string(), file);
      }
    }
    return std::move(result_);
  }

 private:
  using What = std::pair<std::string, std::string>;  // as the rule's text asks for it
  void add(std::string file, What what, std::int64_t row = 0, std::string field = "") {
    Finding finding;
    finding.rule = "V915";
    finding.severity = Severity::error;
    finding.treatment = Treatment::rejected;
    finding.file = std::move(file);
    finding.row = row;
    finding.field = std::move(field);
    finding.values = {std::move(what)};
    result_.findings.push_back(std::move(finding));
  }
  [[noreturn]] void refuse(std::string const& file) {
    add(file, {"unreadable", "yes"});
    throw InputError(std::move(result_.findings));
  }

  void read_dictionary() {
    std::optional<std::string> const text = read_text_file(run_ / "public/tables/columns.csv");
    std::optional<Table> const table = text ? read_table(*text) : std::nullopt;
    if (!table) {
      return;  // a run without tables of households
    }
    auto const name = table->find("table");
    auto const column = table->find("column");
    auto const unit = table->find("unit");
    if (!name || !column || !unit) {
      return;
    }
    for (auto const& row : table->rows) {
      std::string const& word = row[*unit];
      if (word == "household" || word == "person" || word == "户" || word == "人") {
        counts_[row[*name]].insert(row[*column]);
      }
    }
  }

  void audit_file(std::filesystem::path const& path) {
    std::string const name = std::filesystem::relative(path, run_).generic_string();
    std::optional<std::string> const content = read_text_file(path, kLargestFile);
    if (!content) {
      refuse(name);
    }
    ++result_.files;
    result_.bytes += static_cast<std::int64_t>(content->size());
    look_for_people(name, *content);
    std::optional<ZipArchive> const archive = ZipArchive::open(path);
    if (!archive && path.extension() == ".xlsx") {
      refuse(name);
    }
    for (std::string const& entry : archive ? archive->names() : std::vector<std::string>()) {
      std::optional<std::string> const unpacked = archive->read(entry);
      if (!unpacked) {
        refuse(name);
      }
      std::string inside = name;
      inside.append("/").append(entry);
      look_for_people(inside, *unpacked);
    }
    if (path.extension() == ".csv") {
      if (std::optional<Table> const table = read_table(*content)) {
        audit_table(name, path.stem().string(), *table);
      } else {
        refuse(name);
      }
    }
  }

  void look_for_people(std::string const& name, std::string_view text) {
    // A database has no lines, and sets the cells of a row side by side: two codes may look like
    // one number. It is told once.
    bool const is_database = text.starts_with("SQLite format 3");
    LineCounter identity_lines(text);
    for (std::size_t const at : identity_numbers(text)) {
      add(name, {"identity", "yes"}, is_database ? 0 : identity_lines.line_of(at));
    }
    LineCounter phone_lines(text);
    for (std::size_t const at : mobile_numbers(text)) {
      add(name, {"phone", "yes"}, is_database ? 0 : phone_lines.line_of(at));
      if (is_database || stands_alone(text, at, kMobileDigits)) {
        result_.findings.back().severity = Severity::warning;
        result_.findings.back().treatment = Treatment::noted;
      }
      if (is_database) {
        break;
      }
    }
    for (std::string const& person : names_) {
      std::size_t const at = text.find(person);
      if (at != std::string_view::npos) {
        add(name, {"name", "yes"}, is_database ? 0 : LineCounter(text).line_of(at));
      }
    }
  }

  // Sheets of tables of households must show what the CSV file of the table shows, which has been
  // looked at: the same counts, and nothing where a cell is hidden.
  void audit_workbook(std::string const& file, std::filesystem::path const& path) {
    std::optional<XlsxWorkbook> const book = XlsxWorkbook::open(path);
    if (!book) {
      refuse(file);
    }
    for (XlsxWorkbook::SheetName const& name : book->sheets()) {
      std::optional<Sheet> const sheet = book->read_sheet(name);
      if (!sheet) {
        refuse(file);
      }
      audit_sheet(std::string(file).append("/").append(name.name), *sheet);
    }
  }

  void audit_sheet(std::string const& name, Sheet const& sheet) {
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
      std::vector<std::string> const keys = texts_of(sheet.rows[i], sheet.rows[i].cells.size());
      bool const is_of_households =
          std::ranges::find(keys, "invented_row") != keys.end() &&
          std::ranges::any_of(keys, [this](std::string const& key) { return is_count(key); });
      if (!is_of_households) {
        continue;
      }
      auto const table = std::ranges::find(household_tables_, keys, &Table::header);
      if (table == household_tables_.end()) {
        add(name, {"differs", "yes"}, sheet.rows[i].number);
      } else {
        compare(name, sheet, i + 1, *table);
      }
      return;
    }
  }

  void compare(std::string const& name, Sheet const& sheet, std::size_t first, Table const& table) {
    for (std::size_t row = 0; row < table.rows.size() || first + row < sheet.rows.size(); ++row) {
      bool const are_both = row < table.rows.size() && first + row < sheet.rows.size();
      std::vector<std::string> const texts =
          are_both ? texts_of(sheet.rows[first + row], table.header.size())
                   : std::vector<std::string>();
      for (std::size_t c = 0; c < table.header.size(); ++c) {
        result_.cells += is_count(table.header[c]) ? 1 : 0;
        if (is_count(table.header[c]) && (!are_both || texts[c] != plain(table.rows[row][c]))) {
          add(name, {"differs", "yes"},
              sheet.rows[first - 1].number + static_cast<std::int64_t>(row) + 1, table.header[c]);
          return;  // once a sheet
        }
      }
    }
  }

  // A number as a sheet holds it: without the zeros that only its format shows.
  static std::string plain(std::string const& printed) {
    if (printed.find('.') == std::string::npos) {
      return printed;
    }
    std::string number = printed.substr(0, printed.find_last_not_of('0') + 1);
    return number.ends_with('.') ? number.substr(0, number.size() - 1) : number;
  }

  static std::vector<std::string> texts_of(SheetRow const& row, std::size_t columns) {
    std::vector<std::string> texts(columns);
    for (SheetCell const& cell : row.cells) {
      if (cell.column < columns) {
        texts[cell.column] = cell.text;
      }
    }
    return texts;
  }

  [[nodiscard]] bool is_count(std::string const& key) const {
    return std::ranges::any_of(counts_, [&](auto const& of) { return of.second.contains(key); });
  }

  // Rows of a real register only.
  void audit_table(std::string const& file, std::string const& name, Table const& table) {
    auto const invented = table.find("invented_row");
    auto const columns = counts_.find(name);
    if (table.find("household_code")) {
      add(file, {"household", "yes"}, 1, "household_code");
    }
    if (!invented || columns == counts_.end()) {
      return;
    }
    ++result_.tables;
    household_tables_.push_back(table);
    std::vector<std::size_t> real;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      if (invented_too_ || table.rows[row][*invented] != "yes") {
        real.push_back(row);
      }
    }
    std::vector<std::size_t> counted;
    for (std::string const& key : columns->second) {
      if (std::optional<std::size_t> const column = table.find(key)) {
        counted.push_back(*column);
      }
    }
    for (std::size_t const column : counted) {
      for (std::size_t const row : real) {
        std::optional<std::int64_t> const value = whole_number(table.rows[row][column]);
        ++result_.cells;
        if (value && *value > 0 && *value < kSmallestCell) {
          add(file, {"small", "yes"}, static_cast<std::int64_t>(row) + 2, table.header[column]);
        }
      }
    }
    HiddenCells hidden(table);
    for (std::size_t const column : counted) {
      hidden.sum_over_areas(real, column);
    }
    for (char const* const of : {"households", "persons"}) {
      hidden.sum_of_verdicts(real, of);
    }
    for (auto const& [row, column] : hidden.given_away(result_.unsolved)) {
      add(file, {"recoverable", "yes"}, static_cast<std::int64_t>(row) + 2, table.header[column]);
    }
  }

  std::filesystem::path run_;
  bool invented_too_ = false;
  std::vector<std::string> names_;
  CountColumns counts_;
  std::vector<Table> household_tables_;  // as CSV, for what workbooks show of them
  PrivacyAudit result_;
};

}  // namespace

std::vector<std::size_t> identity_numbers(std::string_view text) {
  constexpr std::size_t kDigits = 17;
  std::vector<std::size_t> found;
  for (std::size_t begin = 0; begin + kDigits < text.size(); ++begin) {
    if (!is_digit(text[begin]) || began_before(text, begin)) {
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && is_digit(text[end])) {
      ++end;
    }
    std::size_t const digits = end - begin;
    bool const ends_in_x = digits == kDigits && end < text.size() && (text[end] | 0x20) == 'x';
    if ((digits == kDigits + 1 && !goes_on(text, end)) || ends_in_x) {
      std::string_view const number = text.substr(begin, kDigits + 1);
      if (is_day(number.substr(6, 8)) && has_check_digit(number) &&
          !is_in_digest(text, begin, begin + number.size())) {
        found.push_back(begin);
      }
    }
    begin = end;
  }
  return found;
}

std::vector<std::size_t> mobile_numbers(std::string_view text) {
  std::vector<std::size_t> found;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (!is_digit(text[begin])) {
      continue;
    }
    std::size_t end = begin;
    while (end < text.size() && is_digit(text[end])) {
      ++end;
    }
    if (end - begin == kMobileDigits && text[begin] == '1' && text[begin + 1] >= '3' &&
        !began_before(text, begin) && !goes_on(text, end) && !is_in_digest(text, begin, end)) {
      found.push_back(begin);
    }
    begin = end;
  }
  return found;
}

PrivacyAudit audit_privacy(std::filesystem::path const& run, PrivacyAuditOptions const& options) {
  return Auditor(run, options).audit();
}

}  // namespace tongcun
