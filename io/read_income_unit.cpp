// SPDX-License-Identifier: Apache-2.0
#include "io/read_income_unit.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace tongcun {
namespace {

constexpr std::string_view kYear = "person/year";
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPeriods{
    {{"person/year", kYear},
     {"每人每年", kYear},
     {"person/day", "person/day"},
     {"每人每日", "person/day"}}};

// "CNY person/year"; empty where it says something else.
std::pair<std::string, std::string> unit_of(std::string const& text) {
  std::size_t const blank = text.find(' ');
  if (blank == std::string::npos || blank == 0) {
    return {};
  }
  for (auto const& [word, per] : kPeriods) {
    if (std::string_view(text).substr(blank + 1) == word) {
      return {text.substr(0, blank), std::string(per)};
    }
  }
  return {};
}

}  // namespace

void IncomeUnitReader::note(RowCells& cells) {
  if (cells.is_unknown("income_a_person") && cells.is_unknown("income_net") &&
      cells.is_unknown("income_wage")) {
    return;
  }
  std::string kind = "net";
  if (cells.has("income_concept")) {
    kind = cells.word("income_concept").value_or("");
  }
  std::pair<std::string, std::string> unit{currency_, std::string(kYear)};
  if (cells.has("income_unit")) {
    unit = unit_of(cells.text("income_unit"));
  }
  units_.insert({std::move(unit.first), std::move(unit.second), std::move(kind)});
}

std::optional<IncomeUnit> IncomeUnitReader::finish(RowCells& cells) const {
  if (units_.empty()) {
    return std::nullopt;
  }
  auto const& [currency, per, kind] = *units_.begin();
  if (units_.size() > 1 || currency.empty() || per.empty() || kind.empty()) {
    if (!cells.has("income_concept") && !cells.has("income_unit")) {
      return std::nullopt;  // the profile names no currency
    }
    cells.note_layer("V605", Severity::warning, "income_a_person");
    return IncomeUnit{};
  }
  return IncomeUnit{currency, per, kind};
}

}  // namespace tongcun
