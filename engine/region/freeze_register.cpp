// SPDX-License-Identifier: Apache-2.0
#include "engine/region/freeze_register.h"

#include <utility>

namespace tongcun {

void gather_register(LayerTable& table, LayerId layer, RegisterRows& rows,
                     std::vector<Finding>& findings) {
  auto const take_rows = [layer](auto& from, auto& all) {
    for (auto& row : from) {
      row.layer = layer;
      all.push_back(std::move(row));
    }
  };
  take_rows(table.households, rows.households);
  take_rows(table.persons, rows.persons);
  std::optional<IncomeUnit>& unit = rows.income_unit;
  if (table.income_unit && unit && *unit != *table.income_unit) {
    unit = IncomeUnit{};  // of several files: none of them is all of theirs
    Finding finding;
    finding.rule = "V605";
    finding.severity = Severity::warning;
    finding.treatment = Treatment::noted;
    finding.file = table.layer.file;
    finding.layer = table.layer.key;
    finding.field = "income_a_person";
    findings.push_back(std::move(finding));
  } else if (table.income_unit) {
    unit = std::move(table.income_unit);
  }
}

HouseholdRegister freeze_register(RegisterRows rows, Villages const& villages,
                                  std::optional<int> year, Length house_reach, RowLedger& ledger) {
  BuiltRegister built = build_register(std::move(rows), villages, year, house_reach);
  for (RegisterProblem& problem : built.problems) {
    if (problem.layer.is_none()) {
      Finding finding;
      finding.rule = std::move(problem.rule);
      finding.severity = problem.severity;
      finding.treatment = problem.treatment;
      ledger.findings().push_back(std::move(finding));
    } else if (problem.treatment == Treatment::quarantined) {
      ledger.quarantine(std::move(problem.rule), problem.layer, problem.row);
    } else {
      ledger.add(std::move(problem.rule), problem.severity, problem.treatment, problem.layer,
                 problem.row);
    }
    ledger.findings().back().field = std::move(problem.field);
    ledger.findings().back().values = std::move(problem.values);
  }
  return std::move(built.people);
}

}  // namespace tongcun
