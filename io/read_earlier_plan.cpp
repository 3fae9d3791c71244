// SPDX-License-Identifier: Apache-2.0
#include "io/read_earlier_plan.h"

#include "io/csv_reader.h"
#include "io/enum_names.h"
#include "io/folder_kind.h"
#include "io/text_file.h"

#include <algorithm>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::uintmax_t kLargestTable = std::uintmax_t{2} << 30;

std::string name_of_folder(std::filesystem::path const& run) {
  std::filesystem::path const whole = std::filesystem::absolute(run).lexically_normal();
  return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

class Refusal {
 public:
  Refusal(std::filesystem::path const& run, PlanUse use) : run_(run), use_(use) {}

  // A folder that can have no plan is told for what it is.
  [[noreturn]] void without_plan(std::string const& file, EarlierRunFault fault) const {
    switch (folder_kind(run_)) {
      case FolderKind::check:
        because(name_of_folder(run_), EarlierRunFault::of_check);
      case FolderKind::comparison:
        because(name_of_folder(run_), EarlierRunFault::of_comparison);
      case FolderKind::report:
        because(name_of_folder(run_), EarlierRunFault::of_report);
      case FolderKind::none:
      case FolderKind::run:
        break;
    }
    because(file, fault);
  }

  [[noreturn]] void because(std::string const& file, EarlierRunFault fault,
                            std::int64_t row = 0) const {
    Finding finding;
    finding.rule = use_ == PlanUse::verify ? "P037" : "P020";
    finding.severity = Severity::error;
    finding.treatment = Treatment::rejected;
    finding.file = file;
    finding.row = row;
    finding.values = {{"what", std::string(name_of(fault, kEarlierRunFaultNames))}};
    throw InputError({std::move(finding)});
  }

 private:
  std::filesystem::path const& run_;
  PlanUse use_;
};

// The cells of a row that say where a household is.
struct Columns {
  std::size_t household = 0;
  std::size_t placed = 0;
  std::size_t site = 0;

  static std::optional<Columns> find(std::vector<std::string> const& header) {
    auto const at = [&](char const* key) {
      return static_cast<std::size_t>(std::ranges::find(header, key) - header.begin());
    };
    Columns const columns{at("household_code"), at("placed"), at("site_code")};
    bool const has_all =
        std::max({columns.household, columns.placed, columns.site}) < header.size();
    return has_all ? std::optional(columns) : std::nullopt;
  }

  [[nodiscard]] std::optional<EarlierPlace> place(std::vector<std::string> const& cells) const {
    bool const is_placed = cells[placed] == "yes";
    bool const is_whole = (is_placed || cells[placed] == "no") && !cells[household].empty() &&
                          is_placed == !cells[site].empty();
    return is_whole ? std::optional(EarlierPlace{cells[household], cells[site]}) : std::nullopt;
  }
};

}  // namespace

ReadEarlierPlan read_earlier_plan(std::filesystem::path const& run, PlanUse use) {
  Refusal const refuse(run, use);
  ReadEarlierPlan read;
  read.plan.run = name_of_folder(run);
  std::string const file = read.plan.run + "/" + kPlacesOfHouseholds;
  std::error_code error;
  if (!std::filesystem::is_regular_file(run / "run.json", error)) {
    refuse.without_plan(read.plan.run, EarlierRunFault::no_run);
  }
  std::optional<std::string> const table = read_text_file(run / kPlacesOfHouseholds, kLargestTable);
  if (!table) {
    refuse.without_plan(file, EarlierRunFault::no_plan);
  }
  read.record = {file, sha256_of(*table), table->size()};
  CsvReader reader(*table);
  std::optional<CsvReader::Row> const header = reader.next();
  std::optional<Columns> const columns = header ? Columns::find(header->cells) : std::nullopt;
  if (!columns) {
    refuse.because(file, EarlierRunFault::no_columns, 1);
  }
  while (std::optional<CsvReader::Row> const row = reader.next()) {
    std::optional<EarlierPlace> place =
        row->cells.size() == header->cells.size() ? columns->place(row->cells) : std::nullopt;
    if (!place) {
      refuse.because(file, EarlierRunFault::broken_row, row->line);
    }
    read.plan.places.push_back(*std::move(place));
  }
  if (reader.problem() || !reader.ends_with_line_end()) {
    refuse.because(file, EarlierRunFault::broken_row,
                   reader.problem() ? reader.problem()->line : 0);
  }
  std::ranges::sort(read.plan.places);
  if (std::ranges::adjacent_find(read.plan.places, {}, &EarlierPlace::household) !=
      read.plan.places.end()) {
    refuse.because(file, EarlierRunFault::twice);
  }
  return read;
}

}  // namespace tongcun
