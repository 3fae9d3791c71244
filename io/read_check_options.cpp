// SPDX-License-Identifier: Apache-2.0
#include "io/read_check_options.h"

#include "io/rule_catalogue.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kMostDays = 3650;

// yyyy-mm-dd, a day that there is.
bool is_date(std::string const& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return false;
  }
  auto const number = [&](std::size_t at, std::size_t digits) -> std::optional<int> {
    int value = 0;
    char const* const end = text.data() + at + digits;
    auto const [stop, error] = std::from_chars(text.data() + at, end, value);
    return error == std::errc() && stop == end && value > 0 ? std::optional(value) : std::nullopt;
  };
  std::optional<int> const year = number(0, 4);
  std::optional<int> const month = number(5, 2);
  std::optional<int> const day = number(8, 2);
  return year && month && day &&
         std::chrono::year_month_day(std::chrono::year(*year),
                                     std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
             .ok();
}

std::string date_of(ConfigReader& reader, char const* key) {
  std::string date = reader.text(key, "");
  if (!date.empty() && !is_date(date)) {
    reader.complain(key, LegalPart{"day", {}});
  }
  return date;
}

}  // namespace

CheckOptions read_check_options(ConfigReader& check) {
  CheckOptions options;
  options.date = date_of(check, "date");
  options.statements = check.texts("statements");
  for (ConfigReader& row : check.tables("waivers")) {
    CheckWaiver waiver;
    waiver.rule = row.required_text("rule");
    if (!waiver.rule.empty() && !rule_text(waiver.rule)) {
      row.complain("rule", LegalPart{"rule_of_catalogue", {}});
    }
    waiver.place = row.text("place", "");
    waiver.household = row.text("household", "");
    waiver.reason = row.required_text("reason");
    waiver.until = date_of(row, "until");
    if (!waiver.until.empty() && options.date.empty()) {
      check.complain_missing("date");
    }
    row.finish();
    options.waivers.push_back(std::move(waiver));
  }
  for (ConfigReader& row : check.tables("offices")) {
    CheckOffice office;
    office.name = row.required_text("office");
    office.rules = row.texts("rules");
    bool const are_rules = std::ranges::all_of(office.rules, [](std::string const& beginning) {
      return std::ranges::any_of(rule_ids(),
                                 [&](std::string const& id) { return id.starts_with(beginning); });
    });
    if (!are_rules) {
      row.complain("rules", LegalPart{"rule_of_catalogue", {}});
    }
    office.layers = row.texts("layers");
    office.places = row.texts("places");
    office.days = static_cast<std::int32_t>(row.integer("days", 0, 0, kMostDays));
    if (office.days > 0 && options.date.empty()) {
      check.complain_missing("date");
    }
    row.finish();
    options.offices.push_back(std::move(office));
  }
  check.finish();
  return options;
}

}  // namespace tongcun
