// SPDX-License-Identifier: Apache-2.0
#include "io/check_ledger.h"

#include "io/csv_reader.h"
#include "io/enum_names.h"
#include "io/output_table.h"
#include "io/rule_catalogue.h"
#include "io/text_file.h"
#include "io/write_csv.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

constexpr std::uintmax_t kLargestLedger = std::uintmax_t{2} << 30;

// Values of a finding that name what it is about; numbers change from check to check.
constexpr std::array<std::string_view, 8> kSubjects{"other", "word", "road", "against",
                                                    "key",   "rule", "what", "statement"};

auto identity(LedgerEntry const& entry) {
  return std::tie(entry.rule, entry.file, entry.layer, entry.field, entry.place, entry.household,
                  entry.subject, entry.number);
}

bool in_order(LedgerEntry const& a, LedgerEntry const& b) {
  return identity(a) < identity(b);
}

std::string value_of(Finding const& finding, std::string_view key) {
  auto const found =
      std::ranges::find(finding.values, key, &std::pair<std::string, std::string>::first);
  return found == finding.values.end() ? std::string() : found->second;
}

LedgerEntry entry_of(Finding const& finding, Language language) {
  LedgerEntry entry;
  entry.rule = finding.rule;
  entry.severity = finding.severity;
  entry.file = finding.file;
  entry.layer = finding.layer;
  entry.field = finding.field;
  entry.place = value_of(finding, "code");
  for (std::string_view const key : kSubjects) {
    std::string const value = value_of(finding, key);
    entry.subject += entry.subject.empty() || value.empty() ? value : " " + value;
  }
  entry.row = finding.row;
  entry.message = message_of(finding, language);
  entry.remedy = remedy_of(finding, language);
  return entry;
}

// Households with a case, instead of the findings that count them by village.
void add_cases(RegisterChecks const& checks, HouseholdTable const& households,
               Villages const& villages, std::vector<Finding> const& findings, Language language,
               std::vector<LedgerEntry>& entries) {
  for (JudgedCheck const& judged : checks.judged) {
    RegisterCheck const& check = checks.rules[judged.check];
    auto const counted = std::ranges::find_if(findings, [&](Finding const& finding) {
      return finding.rule == check.rule && value_of(finding, "name_en") == check.name.en;
    });
    for (HouseholdId const id : judged.found) {
      LedgerEntry entry = entry_of(*counted, language);
      entry.place = villages.code[households.village[id]];
      entry.household = households.code[id];
      entry.subject = check.name.en;
      entry.message = check.name.in(language);
      entries.push_back(std::move(entry));
    }
  }
}

void number(std::vector<LedgerEntry>& entries) {
  std::ranges::stable_sort(entries, [](LedgerEntry const& a, LedgerEntry const& b) {
    return std::tuple(identity(a), a.row) < std::tuple(identity(b), b.row);
  });
  for (std::size_t i = 1; i < entries.size(); ++i) {
    LedgerEntry before = entries[i - 1];
    before.number = 1;
    if (identity(before) == identity(entries[i])) {
      entries[i].number = entries[i - 1].number + 1;
    }
  }
}

struct LedgerColumn {
  char const* key;
  std::string LedgerEntry::*text;
};
// The rest of the columns are words and numbers.
constexpr std::array<LedgerColumn, 11> kTexts{{{"rule", &LedgerEntry::rule},
                                               {"file", &LedgerEntry::file},
                                               {"layer", &LedgerEntry::layer},
                                               {"field", &LedgerEntry::field},
                                               {"place_code", &LedgerEntry::place},
                                               {"household_code", &LedgerEntry::household},
                                               {"subject", &LedgerEntry::subject},
                                               {"since", &LedgerEntry::since},
                                               {"reason", &LedgerEntry::reason},
                                               {"until", &LedgerEntry::until},
                                               {"message", &LedgerEntry::message}}};

// Ledgers of checks without offices may lack these.
constexpr std::array<LedgerColumn, 2> kLaterTexts{
    {{"office", &LedgerEntry::office}, {"deadline", &LedgerEntry::deadline}}};

[[noreturn]] void refuse(std::filesystem::path const& run, std::int64_t row) {
  Finding finding;
  finding.rule = "P061";
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = run.filename().string() + "/" + kLedgerFile;
  finding.row = row;
  throw InputError({std::move(finding)});
}

// Cells that begin like a formula were written with an apostrophe before them.
std::string unquoted(std::string cell) {
  bool const is_marked = cell.size() > 1 && cell.front() == '\'' &&
                         std::string_view("=+-@\t\r").find(cell[1]) != std::string_view::npos;
  return is_marked ? cell.substr(1) : cell;
}

std::optional<LedgerEntry> entry_of_cells(std::map<std::string, std::size_t> const& columns,
                                          std::vector<std::string> const& cells) {
  LedgerEntry entry;
  for (LedgerColumn const& column : kTexts) {
    entry.*column.text = unquoted(cells[columns.at(column.key)]);
  }
  for (LedgerColumn const& column : kLaterTexts) {
    if (auto const found = columns.find(column.key); found != columns.end()) {
      entry.*column.text = unquoted(cells[found->second]);
    }
  }
  std::string const& number = cells[columns.at("number")];
  auto const [end, error] =
      std::from_chars(number.data(), number.data() + number.size(), entry.number);
  auto const severity = std::ranges::find(kSeverityNames, cells[columns.at("severity")]);
  auto const state = std::ranges::find(kLedgerStateNames, cells[columns.at("state")]);
  if (error != std::errc() || end != number.data() + number.size() || entry.rule.empty() ||
      severity == kSeverityNames.end() || state == kLedgerStateNames.end()) {
    return std::nullopt;
  }
  entry.severity = static_cast<Severity>(severity - kSeverityNames.begin());
  entry.state = static_cast<LedgerState>(state - kLedgerStateNames.begin());
  return entry;
}

}  // namespace

std::vector<LedgerEntry> ledger_of(std::vector<Finding> const& findings,
                                   RegisterChecks const* checks, HouseholdTable const* households,
                                   Villages const& villages, Language language,
                                   std::string const& stated_date) {
  std::set<std::pair<std::string, std::string>> counted;
  if (checks != nullptr) {
    for (RegisterCheck const& check : checks->rules) {
      counted.emplace(check.rule, check.name.en);
    }
  }
  std::vector<LedgerEntry> entries;
  entries.reserve(findings.size());
  for (Finding const& finding : findings) {
    if (!counted.contains({finding.rule, value_of(finding, "name_en")})) {
      entries.push_back(entry_of(finding, language));
    }
  }
  if (checks != nullptr && households != nullptr) {
    add_cases(*checks, *households, villages, findings, language, entries);
  }
  for (LedgerEntry& entry : entries) {
    entry.since = stated_date;
  }
  number(entries);
  return entries;
}

void compare_with(std::vector<LedgerEntry> const& before, std::vector<LedgerEntry>& now) {
  std::vector<LedgerEntry> sorted = before;
  std::ranges::sort(sorted, in_order);
  for (LedgerEntry& entry : now) {
    auto const same = std::ranges::lower_bound(sorted, entry, in_order);
    bool const is_same = same != sorted.end() && identity(*same) == identity(entry);
    if (is_same && same->state != LedgerState::fixed) {
      entry.state = LedgerState::open;
      entry.since = same->since;
    }
  }
  std::size_t const found = now.size();
  for (LedgerEntry const& earlier : sorted) {
    bool const stands = std::binary_search(
        now.begin(), now.begin() + static_cast<std::ptrdiff_t>(found), earlier, in_order);
    if (!stands && earlier.state != LedgerState::fixed) {
      LedgerEntry fixed = earlier;
      fixed.state = LedgerState::fixed;
      fixed.row = 0;
      fixed.remedy.clear();
      now.push_back(std::move(fixed));
    }
  }
  std::ranges::sort(now, in_order);
}

void accept(CheckOptions const& options, std::vector<LedgerEntry>& entries) {
  for (LedgerEntry& entry : entries) {
    if (entry.state == LedgerState::fixed) {
      continue;
    }
    for (CheckWaiver const& waiver : options.waivers) {
      bool const is_meant = waiver.rule == entry.rule &&
                            (waiver.place.empty() || waiver.place == entry.place) &&
                            (waiver.household.empty() || waiver.household == entry.household);
      bool const has_ended = !waiver.until.empty() && waiver.until < options.date;
      if (is_meant && !has_ended) {
        entry.state = LedgerState::accepted;
        entry.reason = waiver.reason;
        entry.until = waiver.until;
        break;
      }
    }
  }
}

std::string ledger_csv(std::vector<LedgerEntry> const& entries) {
  OutputTable table;
  table.name = "check_ledger";
  for (char const* const key : {"rule", "severity", "state", "since", "file", "layer", "row",
                                "field", "place_code", "household_code", "subject", "number",
                                "reason", "until", "message", "remedy", "office", "deadline"}) {
    table.columns.push_back({key, {key, key}, ColumnType::text, 0});
  }
  table.columns[6].type = ColumnType::integer;
  table.columns[11].type = ColumnType::integer;
  table.rows.reserve(entries.size());
  for (LedgerEntry const& entry : entries) {
    table.rows.push_back(
        {entry.rule, std::string(name_of(entry.severity, kSeverityNames)),
         std::string(name_of(entry.state, kLedgerStateNames)), text_cell(entry.since),
         text_cell(entry.file), text_cell(entry.layer),
         entry.row > 0 ? OutputCell(entry.row) : OutputCell(), text_cell(entry.field),
         text_cell(entry.place), text_cell(entry.household), text_cell(entry.subject), entry.number,
         text_cell(entry.reason), text_cell(entry.until), entry.message, text_cell(entry.remedy),
         text_cell(entry.office), text_cell(entry.deadline)});
  }
  return csv_of(table);
}

std::vector<LedgerEntry> read_ledger(std::filesystem::path const& run) {
  std::error_code error;
  bool const is_run = std::filesystem::is_regular_file(run / "run.json", error);
  std::optional<std::string> const table =
      is_run ? read_text_file(run / kLedgerFile, kLargestLedger) : std::nullopt;
  if (!table) {
    refuse(run, 0);
  }
  CsvReader reader(*table);
  std::optional<CsvReader::Row> const header = reader.next();
  std::map<std::string, std::size_t> columns;
  for (std::size_t i = 0; header && i < header->cells.size(); ++i) {
    columns.emplace(header->cells[i], i);
  }
  bool const has_texts = std::ranges::all_of(
      kTexts, [&](LedgerColumn const& column) { return columns.contains(column.key); });
  if (!has_texts || !columns.contains("number") || !columns.contains("severity") ||
      !columns.contains("state")) {
    refuse(run, 1);
  }
  std::vector<LedgerEntry> entries;
  while (std::optional<CsvReader::Row> const row = reader.next()) {
    std::optional<LedgerEntry> entry = row->cells.size() == header->cells.size()
                                           ? entry_of_cells(columns, row->cells)
                                           : std::nullopt;
    if (!entry) {
      refuse(run, row->line);
    }
    entries.push_back(*std::move(entry));
  }
  if (reader.problem() || !reader.ends_with_line_end()) {
    refuse(run, reader.problem() ? reader.problem()->line : 0);
  }
  return entries;
}

}  // namespace tongcun
