// SPDX-License-Identifier: Apache-2.0
#include "io/audit_comparison.h"

#include "io/hidden_cells.h"
#include "io/leak_finding.h"
#include "io/privacy_audit.h"
#include "io/published_table.h"
#include "io/text_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::json;

constexpr std::uintmax_t kLargestTable = std::uintmax_t{4} << 30;
constexpr char const* kHeadline = "public/tables/comparison_headline.csv";
constexpr std::array<char const*, 4> kFilesByArea{
    "public/tables/comparison_tables.csv", "public/tables/comparison_villages.csv",
    "public/comparison.gpkg", "public/comparison.html"};

// A number of a summary by its place: what it is a part of, and its last name. Years and positions
// in brackets stay with the part.
std::pair<std::string, std::string> parted(std::string const& key) {
  int depth = 0;
  std::size_t last = std::string::npos;
  for (std::size_t i = 0; i < key.size(); ++i) {
    depth += key[i] == '[' ? 1 : key[i] == ']' ? -1 : 0;
    if (key[i] == '.' && depth == 0) {
      last = i;
    }
  }
  return last == std::string::npos ? std::pair{std::string(), key}
                                   : std::pair{key.substr(0, last), key.substr(last + 1)};
}

bool is_of_register(std::string const& key) {
  return key.starts_with("relocation.") || key.starts_with("poverty.") ||
         key.find(".register.") != std::string::npos;
}

bool counts_people(std::string const& key, std::string const& unit) {
  return unit == "household" || unit == "person" || unit == "户" || unit == "人" ||
         key.find("households") != std::string::npos || key.find("persons") != std::string::npos;
}

class ComparisonAuditor {
 public:
  ComparisonAuditor(std::filesystem::path const& folder, bool invented_too)
      : folder_(folder), invented_too_(invented_too) {}

  ComparisonAudit audit() {
    Json const record =
        Json::parse(read_text_file(folder_ / "run.json").value_or(""), nullptr, false);
    if (!record.is_object() || record.value("kind", Json()) != "comparison") {
      return {};
    }
    Json const people = record.value("register", Json(Json::object()));
    protects_ =
        people.is_object() && (invented_too_ || people.value("treated_as", Json()) != "invented");
    if (protects_ && record.value("by_area", Json()) == "office") {
      std::error_code error;
      for (char const* const file : kFilesByArea) {
        if (std::filesystem::exists(folder_ / file, error)) {
          add(file, {"by_area", "yes"}, 0, "");
        }
      }
    }
    look_at_rows_by_area("public/tables/comparison_tables.csv");
    look_at_rows_by_area("public/tables/comparison_poverty.csv");
    if (protects_) {
      look_at_headline();
    }
    return std::move(result_);
  }

 private:
  using What = std::pair<std::string, std::string>;  // as the rule's text asks for it
  void add(std::string file, What what, std::int64_t row, std::string field) {
    result_.findings.push_back(
        leak_finding("V915", std::move(file), std::move(what), row, std::move(field)));
  }

  [[nodiscard]] std::optional<PublishedTable> read(char const* file) const {
    std::optional<std::string> const text = read_text_file(folder_ / file, kLargestTable);
    return text ? read_published_table(*text) : std::nullopt;
  }

  // Of a register that is to be protected, by what the row says of itself and by the record.
  [[nodiscard]] bool is_protected(std::string const& invented_row) const {
    return invented_row == "no" || (invented_row == "yes" && protects_);
  }

  void look_at_rows_by_area(char const* file) {
    std::optional<PublishedTable> const table = read(file);
    std::optional<std::size_t> const invented = table ? table->find("invented_row") : std::nullopt;
    if (!invented) {
      return;
    }
    ++result_.tables;
    std::optional<std::size_t> const level = table->find("area_level");
    std::optional<std::size_t> const before = table->find("value_in_base");
    std::optional<std::size_t> const after = table->find("value_in_run");
    for (std::size_t row = 0; row < table->rows.size(); ++row) {
      auto const& cells = table->rows[row];
      bool const is_of_whole_county = level && cells[*level] == "all";
      if (!is_protected(cells[*invented])) {
        continue;
      }
      if (!is_of_whole_county) {
        add(file, {"by_area", "yes"}, line_of(row), "");
        return;  // once a table
      }
      if (before && after && cells[*before] != cells[*after]) {
        add(file, {"recoverable", "yes"}, line_of(row), table->header[*after]);
      }
    }
  }

  void look_at_headline() {
    std::optional<PublishedTable> const table = read(kHeadline);
    if (!table) {
      return;
    }
    std::optional<std::size_t> const key = table->find("compared_key");
    std::optional<std::size_t> const unit = table->find("compared_unit");
    if (!key || !unit) {
      return;
    }
    ++result_.tables;
    std::vector<std::size_t> runs;
    for (std::size_t number = 1;; ++number) {
      std::optional<std::size_t> const run = table->find("run_" + std::to_string(number));
      if (!run) {
        break;
      }
      runs.push_back(*run);
    }
    for (std::size_t row = 0; row < table->rows.size(); ++row) {
      auto const& cells = table->rows[row];
      if (!is_of_register(cells[*key])) {
        continue;
      }
      look_at_difference(*table, row, runs);
      if (counts_people(cells[*key], cells[*unit])) {
        look_at_row(*table, row, runs);
      }
    }
    for (std::size_t const run : runs) {
      look_at_verdicts(*table, *key, run);
    }
  }

  // Two runs that differ in one assumption tell of single households by their difference, and what
  // one hides follows from the sums of the other.
  void look_at_difference(PublishedTable const& table, std::size_t row,
                          std::vector<std::size_t> const& runs) {
    auto const& cells = table.rows[row];
    auto const other = std::ranges::find_if(
        runs, [&](std::size_t run) { return cells[run] != cells[runs.front()]; });
    if (other != runs.end()) {
      add(kHeadline, {"recoverable", "yes"}, line_of(row), table.header[*other]);
    }
  }

  void look_at_row(PublishedTable const& table, std::size_t row,
                   std::vector<std::size_t> const& runs) {
    auto const& cells = table.rows[row];
    for (std::size_t const run : runs) {
      ++result_.cells;
      std::optional<std::int64_t> const value = whole_number(cells[run]);
      if (value && *value > 0 && *value < kSmallestCell) {
        add(kHeadline, {"small", "yes"}, line_of(row), table.header[run]);
      }
    }
  }

  // Households and persons of a guarantee by verdict add up to those who were judged.
  void look_at_verdicts(PublishedTable const& headline, std::size_t key, std::size_t run) {
    std::map<std::string, std::map<std::string, std::pair<std::string, std::size_t>>> known;
    for (std::size_t row = 0; row < headline.rows.size(); ++row) {
      auto const& cells = headline.rows[row];
      auto [part, name] = parted(cells[key]);
      bool const is_base = part.ends_with(".base") && (name == "households" || name == "persons");
      if (is_base) {
        part.resize(part.size() - std::string_view(".base").size());
        name += "_judged";
      }
      known[part][name] = {cells[run], row};
    }
    for (char const* const of : {"households", "persons"}) {
      PublishedTable sums;
      for (char const* const verdict :
           {"_judged", "_pass", "_fail", "_unknown", "_not_applicable"}) {
        sums.header.push_back(std::string(of) + verdict);
      }
      std::vector<std::size_t> told_in;
      for (auto const& [part, numbers] : known) {
        auto const judged = numbers.find(sums.header.front());
        if (judged == numbers.end() || !is_of_register(part + ".")) {
          continue;
        }
        told_in.push_back(judged->second.second);
        std::vector<std::string>& cells = sums.rows.emplace_back();
        for (std::string const& name : sums.header) {
          auto const number = numbers.find(name);
          cells.push_back(number != numbers.end() ? number->second.first : "");
        }
      }
      add_what_sums_give(sums, of, told_in, headline.header[run]);
    }
  }

  void add_what_sums_give(PublishedTable const& sums, char const* of,
                          std::vector<std::size_t> const& told_in, std::string const& run) {
    std::vector<std::size_t> rows(sums.rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      rows[row] = row;
    }
    HiddenCells hidden(sums);
    hidden.sum_of_verdicts(rows, of);
    for (auto const& [row, column] : hidden.given_away(result_.unsolved)) {
      add(kHeadline, {"recoverable", "yes"}, line_of(told_in[row]), run);
    }
  }

  // The header is line 1.
  static std::int64_t line_of(std::size_t row) { return static_cast<std::int64_t>(row) + 2; }

  std::filesystem::path const& folder_;
  bool invented_too_;
  bool protects_ = false;
  ComparisonAudit result_;
};

}  // namespace

ComparisonAudit audit_comparison(std::filesystem::path const& folder, bool invented_too) {
  return ComparisonAuditor(folder, invented_too).audit();
}

}  // namespace tongcun
