// SPDX-License-Identifier: Apache-2.0
#include "io/privacy_audit.h"

#include "io/audit_comparison.h"
#include "io/dbf_text.h"
#include "io/hidden_cells.h"
#include "io/leak_finding.h"
#include "io/personal_numbers.h"
#include "io/privacy_pages.h"
#include "io/published_table.h"
#include "io/text_file.h"
#include "io/xlsx_workbook.h"
#include "io/zip_archive.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

namespace tongcun {
namespace {

constexpr std::uintmax_t kLargestFile = std::uintmax_t{4} << 30;

// Columns of a table that count households or persons; in the dictionary they have that unit.
using CountColumns = std::map<std::string, std::set<std::string>>;  // by table

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
    invented_too_ = invented_too_ || is_treated_as_real();
    read_dictionary();
    for (std::filesystem::path const& file : files) {
      audit_file(file);
    }
    for (std::filesystem::path const& file : files) {
      if (file.extension() == ".xlsx") {
        audit_workbook(std::filesystem::relative(file, run_).generic_string(), file);
      }
    }
    add_comparison();
    return std::move(result_);
  }

 private:
  using What = std::pair<std::string, std::string>;  // as the rule's text asks for it
  void add(std::string file, What what, std::int64_t row = 0, std::string field = "") {
    result_.findings.push_back(
        leak_finding("V915", std::move(file), std::move(what), row, std::move(field)));
  }
  [[noreturn]] void refuse(std::string const& file) {
    add(file, {"unreadable", "yes"});
    throw InputError(std::move(result_.findings));
  }

  // An invented register that is published as if its households were real.
  [[nodiscard]] bool is_treated_as_real() const {
    nlohmann::json const summary = nlohmann::json::parse(
        read_text_file(run_ / "summary.json", kLargestFile).value_or(""), nullptr, false);
    nlohmann::json const people =
        summary.is_object() ? summary.value("register", nlohmann::json()) : nlohmann::json();
    return people.is_object() && people.value("treated_as", nlohmann::json()) == "real";
  }

  void add_comparison() {
    ComparisonAudit comparison = audit_comparison(run_, invented_too_);
    result_.tables += comparison.tables;
    result_.cells += comparison.cells;
    result_.unsolved += comparison.unsolved;
    std::ranges::move(comparison.findings, std::back_inserter(result_.findings));
  }

  void read_dictionary() {
    std::optional<std::string> const text = read_text_file(run_ / "public/tables/columns.csv");
    std::optional<PublishedTable> const table = text ? read_published_table(*text) : std::nullopt;
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
    std::optional<std::string> const cells =
        path.extension() == ".dbf" ? dbf_text(*content) : std::nullopt;
    look_for_people(name, cells ? *cells : *content);
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
    if (path.extension() == ".html" && is_page_of_the_office(*content)) {
      add(name, {"page", "yes"});
    }
    if (path.extension() == ".csv") {
      if (std::optional<PublishedTable> const table = read_published_table(*content)) {
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
      auto const table = std::ranges::find(household_tables_, keys, &PublishedTable::header);
      if (table == household_tables_.end()) {
        add(name, {"differs", "yes"}, sheet.rows[i].number);
      } else {
        compare(name, sheet, i + 1, *table);
      }
      return;
    }
  }

  void compare(std::string const& name, Sheet const& sheet, std::size_t first,
               PublishedTable const& table) {
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
  void audit_table(std::string const& file, std::string const& name, PublishedTable const& table) {
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
  std::vector<PublishedTable> household_tables_;  // as CSV, for what workbooks show of them
  PrivacyAudit result_;
};

}  // namespace

PrivacyAudit audit_privacy(std::filesystem::path const& run, PrivacyAuditOptions const& options) {
  return Auditor(run, options).audit();
}

}  // namespace tongcun
