// SPDX-License-Identifier: Apache-2.0
#include "io/read_programmes.h"

#include "engine/poverty/option_numbers.h"
#include "engine/poverty/programme_account.h"
#include "io/read_relocation_rules.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr double kMostParts = 100.0;  // of the line
constexpr std::int64_t kFirstYear = 1900;
constexpr std::int64_t kLastYear = 2200;

std::optional<std::int32_t> optional_year(ConfigReader& reader, std::string_view key) {
  return reader.has(key) ? std::optional(static_cast<std::int32_t>(
                               reader.integer(key, kFirstYear, kFirstYear, kLastYear)))
                         : std::nullopt;
}

template <class Enum, std::size_t N>
KindSet<Enum> kinds(ConfigReader& row, std::string_view key,
                    std::array<std::string_view, N> const& names) {
  KindSet<Enum> set;
  for (std::size_t const at : row.choices(key, names)) {
    set.insert(static_cast<Enum>(at));
  }
  return set;
}

void read_account(ConfigReader& row, std::int64_t per_major, ProgrammeOption& programme) {
  programme.transfer_a_person = read_money(row, "transfer_a_person", per_major);
  programme.transfer_a_household = read_money(row, "transfer_a_household", per_major);
  programme.wage_a_household = read_money(row, "wage_a_household", per_major);
  programme.business_a_household = read_money(row, "business_a_household", per_major);
  programme.cost_a_household = read_money(row, "cost_a_household", per_major);
  programme.budget = read_money(row, "budget", per_major);
  if (row.has("lag_years")) {
    programme.lag_years =
        static_cast<std::int32_t>(row.integer("lag_years", 0, 0, std::int64_t{kMostStudyYears}));
    if (!programme.business_a_household) {
      row.complain("lag_years", LegalPart{"only_where", {{"name", "business_a_household"}}});
    }
  }
  if (programme.business_a_household && !programme.lag_years) {
    programme.lag_years = 0;
  }
  bool const costs = programme.transfer_a_person || programme.transfer_a_household ||
                     programme.wage_a_household || programme.cost_a_household;
  if (programme.transfer_a_person && programme.transfer_a_household) {
    row.complain("transfer_a_household",
                 LegalPart{"absent_where", {{"name", "transfer_a_person"}}});
  } else if (!has_income(programme) && (programme.causes.empty() || programme.budget)) {
    row.complain_missing("transfer_a_person");
  } else if (programme.budget && !costs) {
    row.complain_missing("cost_a_household");
  }
}

std::string read_kind(ConfigReader& row, std::vector<ProgrammeKind> const& catalogue) {
  std::string kind = row.text("kind", "");
  if (row.has("kind") &&
      std::ranges::find(catalogue, kind, &ProgrammeKind::code) == catalogue.end()) {
    std::vector<std::string_view> codes;
    codes.reserve(catalogue.size());
    for (ProgrammeKind const& known : catalogue) {
      codes.emplace_back(known.code);
    }
    row.complain("kind", LegalPart{"one_of", {{"list", list_of(codes)}}});
  }
  return kind;
}

ProgrammeOption read_programme(ConfigReader& row, ProfileTerms const& terms) {
  ProgrammeOption programme;
  programme.name = row.required_text("name");
  programme.kind = read_kind(row, terms.programmes);
  programme.income_below = row.optional_number("income_below", 0.0, kMostParts);
  programme.causes = kinds<PovertyCause>(row, "causes", kPovertyCauseNames);
  programme.assist_classes = kinds<AssistClass>(row, "assist_classes", kAssistClassNames);
  programme.monitor_classes = kinds<MonitorClass>(row, "monitor_classes", kMonitorClassNames);
  programme.registered_classes =
      kinds<RegisteredClass>(row, "registered_classes", kRegisteredClassNames);
  bool const asks = programme.income_below || !programme.causes.empty() ||
                    !programme.assist_classes.empty() || !programme.monitor_classes.empty() ||
                    !programme.registered_classes.empty();
  if (!asks) {
    row.complain_missing("income_below");
  }
  read_account(row, terms.minor_per_major, programme);
  if (row.has("places")) {
    programme.places = row.integer("places", 0, 0, std::int64_t{1} << 40U);
  }
  programme.first_year = optional_year(row, "first_year");
  programme.last_year = optional_year(row, "last_year");
  if (programme.first_year && programme.last_year && *programme.last_year < *programme.first_year) {
    row.complain("last_year", LegalPart{"range",
                                        {{"low", std::to_string(*programme.first_year)},
                                         {"high", std::to_string(kLastYear)}}});
  }
  programme.source = row.required_text("source");
  row.finish();
  return programme;
}

}  // namespace

std::vector<ProgrammeOption> read_programmes(ConfigReader& simulate, ProfileTerms const& terms) {
  std::vector<ProgrammeOption> programmes;
  std::set<std::string> names;
  for (ConfigReader& row : simulate.tables("programmes")) {
    ProgrammeOption programme = read_programme(row, terms);
    if (!names.insert(programme.name).second || programmes.size() == kMostProgrammes) {
      row.complain("name", LegalPart{"once_in_file", {{"name", programme.name}}});
      continue;
    }
    programmes.push_back(std::move(programme));
  }
  return programmes;
}

}  // namespace tongcun
