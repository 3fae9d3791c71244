// SPDX-License-Identifier: Apache-2.0
#include "io/examine_package.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tongcun {
namespace {

// Steps of SQLite's machine. A check of a whole database takes some ten a row, and no row is
// shorter than four bytes.
constexpr std::int64_t kFewestSteps = 10'000'000;
constexpr std::int64_t kStepsPerByte = 10;
constexpr int kStepsAtOnce = 10'000;
constexpr int kMostBytesOfCell = 256 << 20;

// "file:" and the path as SQLite reads an address.
std::string address_of(std::filesystem::path const& path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string address = "file:";
  for (char const c : path.string()) {
    if (c == '%' || c == '?' || c == '#') {
      auto const byte = static_cast<unsigned char>(c);
      address += '%';
      address += kDigits[byte >> 4U];
      address += kDigits[byte & 15U];
    } else {
      address += c;
    }
  }
  return address + "?immutable=1";
}

std::string lower_case(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

std::string quoted_text(std::string_view text) {
  std::string quoted = "'";
  for (char const c : text) {
    quoted += c == '\'' ? "''" : std::string(1, c);
  }
  return quoted + "'";
}

// Tables that the format library, and the styles of QGIS, know by name.
bool is_catalogue_name(std::string_view name) {
  return name.starts_with("gpkg_") || name.starts_with("ogr_") || name == "layer_styles";
}

// Of "CREATE TABLE", "CREATE VIRTUAL TABLE" and "CREATE VIEW" only the first makes a plain table.
bool makes_plain_table(std::string_view type, std::string_view statement) {
  return type == "table" && !lower_case(statement.substr(0, 32)).starts_with("create virtual");
}

using Row = std::vector<std::string>;

}  // namespace

struct PackageExaminer::State {
  sqlite3* database = nullptr;
  std::int64_t steps_left = kFewestSteps;
  int status = SQLITE_OK;

  State() = default;
  ~State() { sqlite3_close(database); }
  State(State const&) = delete;
  State& operator=(State const&) = delete;

  static int count_steps(void* data) {
    auto& state = *static_cast<State*>(data);
    state.steps_left -= kStepsAtOnce;
    return state.steps_left < 0 ? 1 : 0;
  }

  // The rows of a query as text; none if it fails or takes too long.
  std::optional<std::vector<Row>> query(std::string const& statement) {
    sqlite3_stmt* prepared = nullptr;
    std::vector<Row> rows;
    status = sqlite3_prepare_v2(database, statement.c_str(), -1, &prepared, nullptr);
    while (status == SQLITE_OK || status == SQLITE_ROW) {
      status = sqlite3_step(prepared);
      if (status != SQLITE_ROW) {
        break;
      }
      Row row;
      for (int i = 0; i < sqlite3_column_count(prepared); ++i) {
        auto const* const text = reinterpret_cast<char const*>(sqlite3_column_text(prepared, i));
        row.emplace_back(
            text != nullptr ? text : "",
            text != nullptr ? static_cast<std::size_t>(sqlite3_column_bytes(prepared, i)) : 0);
      }
      rows.push_back(std::move(row));
    }
    sqlite3_finalize(prepared);
    return status == SQLITE_DONE ? std::optional(std::move(rows)) : std::nullopt;
  }
};

PackageExaminer::PackageExaminer(std::filesystem::path const& path)
    : state_(std::make_unique<State>()) {
  std::error_code error;
  std::uintmax_t const bytes = std::filesystem::file_size(path, error);
  if (!error) {
    constexpr std::uintmax_t kLargest = std::uintmax_t{1} << 50;
    state_->steps_left += static_cast<std::int64_t>(std::min(bytes, kLargest)) * kStepsPerByte;
  }
  state_->status = sqlite3_open_v2(address_of(path).c_str(), &state_->database,
                                   SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
  if (state_->status != SQLITE_OK) {
    return;
  }
  sqlite3_db_config(state_->database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(state_->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_limit(state_->database, SQLITE_LIMIT_LENGTH, kMostBytesOfCell);
  sqlite3_limit(state_->database, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_progress_handler(state_->database, kStepsAtOnce, &State::count_steps, state_.get());
}

PackageExaminer::~PackageExaminer() = default;

bool PackageExaminer::is_database() const {
  return state_->status == SQLITE_OK &&
         (state_->query("PRAGMA schema_version") || state_->status == SQLITE_CORRUPT);
}

bool PackageExaminer::passes_quick_check() const {
  std::optional<std::vector<Row>> const rows = state_->query("PRAGMA quick_check(1)");
  return rows && rows->size() == 1 && rows->front().front() == "ok";
}

std::string PackageExaminer::odd_catalogue_table() const {
  std::optional<std::vector<Row>> const rows =
      state_->query("SELECT name, type, sql FROM sqlite_master WHERE type IN ('table', 'view')");
  for (Row const& row : rows.value_or(std::vector<Row>())) {
    bool const is_odd = !makes_plain_table(row[1], row[2]) || !is_plain_table(row[0]);
    if (is_catalogue_name(lower_case(row[0])) && is_odd) {
      return row[0];
    }
  }
  return "";
}

bool PackageExaminer::is_plain_table(std::string const& name) const {
  std::optional<std::vector<Row>> const rows = state_->query(
      "SELECT type, sql FROM sqlite_master WHERE type IN ('table', 'view') AND "
      "lower(name) = lower(" +
      quoted_text(name) + ")");
  if (!rows || rows->size() != 1 || !makes_plain_table(rows->front()[0], rows->front()[1])) {
    return false;
  }
  // 2 and 3 are computed columns; 1 is hidden, of virtual tables.
  std::optional<std::vector<Row>> const computed = state_->query(
      "SELECT 1 FROM pragma_table_xinfo(" + quoted_text(name) + ") WHERE hidden <> 0 LIMIT 1");
  return computed && computed->empty();
}

}  // namespace tongcun
