// SPDX-License-Identifier: Apache-2.0
#include "io/office_duties.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/term_column.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <tuple>

namespace tongcun {
namespace {

bool fits_any(std::vector<std::string> const& beginnings, std::string const& text) {
  return beginnings.empty() || std::ranges::any_of(beginnings, [&](std::string const& beginning) {
           return text.starts_with(beginning);
         });
}

bool is_duty_of(CheckOffice const& office, LedgerEntry const& entry) {
  bool const is_layer =
      office.layers.empty() || std::ranges::find(office.layers, entry.layer) != office.layers.end();
  return is_layer && fits_any(office.rules, entry.rule) && fits_any(office.places, entry.place);
}

// yyyy-mm-dd, so many days later; "" of "".
std::string days_after(std::string const& date, std::int32_t days) {
  if (date.empty()) {
    return "";
  }
  auto const number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    std::from_chars(date.data() + at, date.data() + at + digits, value);
    return value;
  };
  std::chrono::year_month_day const from(std::chrono::year(number(0, 4)),
                                         std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                         std::chrono::day(static_cast<unsigned>(number(8, 2))));
  std::chrono::year_month_day const to = std::chrono::sys_days(from) + std::chrono::days(days);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(to.year()),
                     static_cast<unsigned>(to.month()), static_cast<unsigned>(to.day()));
}

bool stands(LedgerEntry const& entry) {
  return entry.state == LedgerState::fresh || entry.state == LedgerState::open;
}

struct Duties {
  std::array<std::int64_t, kSeverityNames.size()> standing{};
  std::int64_t accepted = 0;
  std::int64_t fixed = 0;
  std::int64_t overdue = 0;
  std::string next;  // the earliest deadline of what stands

  void add(LedgerEntry const& entry, std::string const& date) {
    accepted += entry.state == LedgerState::accepted ? 1 : 0;
    fixed += entry.state == LedgerState::fixed ? 1 : 0;
    overdue += is_overdue(entry, date) ? 1 : 0;
    if (stands(entry)) {
      ++standing[static_cast<std::size_t>(entry.severity)];
      if (!entry.deadline.empty() && (next.empty() || entry.deadline < next)) {
        next = entry.deadline;
      }
    }
  }
  [[nodiscard]] OutputCell of(Severity severity) const {
    return standing[static_cast<std::size_t>(severity)];
  }
};

}  // namespace

void assign_offices(CheckOptions const& options, std::vector<LedgerEntry>& entries) {
  for (LedgerEntry& entry : entries) {
    if (entry.state == LedgerState::fixed) {
      continue;
    }
    auto const office = std::ranges::find_if(
        options.offices, [&](CheckOffice const& one) { return is_duty_of(one, entry); });
    if (office != options.offices.end()) {
      entry.office = office->name;
      entry.deadline = office->days > 0 ? days_after(entry.since, office->days) : "";
    }
  }
}

bool is_overdue(LedgerEntry const& entry, std::string const& date) {
  return stands(entry) && !entry.deadline.empty() && !date.empty() && entry.deadline < date;
}

OutputTable office_problem_table(std::vector<LedgerEntry> const& entries, Villages const& villages,
                                 std::string const& date) {
  std::map<std::string, VillageId> village_of;
  for (VillageId const village : villages.code.ids()) {
    village_of.emplace(villages.code[village], village);
  }
  // No office and no village come last.
  using Key = std::tuple<bool, std::string, bool, std::string>;
  std::map<Key, Duties> duties;
  for (LedgerEntry const& entry : entries) {
    bool const is_village = village_of.contains(entry.place);
    duties[{entry.office.empty(), entry.office, !is_village, is_village ? entry.place : ""}].add(
        entry, date);
  }
  OutputTable table;
  table.name = "office_problems";
  table.title = term("office_problems").name;
  for (char const* const key : {"problem_office", "village_code", "village_name"}) {
    table.columns.push_back(term_column(key, key));
  }
  for (char const* const key : {"problem_errors", "problem_warnings", "problem_notes",
                                "problems_accepted", "problems_fixed", "problems_overdue"}) {
    table.columns.push_back(term_column(key, key, ColumnType::integer));
  }
  table.columns.push_back(term_column("next_deadline", "next_deadline"));
  for (auto const& [key, of] : duties) {
    auto const& [no_office, office, no_village, code] = key;
    OutputCell const name =
        no_village ? OutputCell() : text_cell(villages.name[village_of.at(code)]);
    table.rows.push_back({text_cell(office), text_cell(code), name, of.of(Severity::error),
                          of.of(Severity::warning), of.of(Severity::information), of.accepted,
                          of.fixed, of.overdue, text_cell(of.next)});
  }
  return table;
}

}  // namespace tongcun
