// SPDX-License-Identifier: Apache-2.0
#include "io/relocation_checks_table.h"

#include "engine/relocation/relocation_checks.h"
#include "io/enum_names.h"
#include "io/office_table.h"
#include "io/rule_names.h"
#include "io/term_column.h"

#include <utility>

namespace tongcun {

OutputTable relocation_checks_table(RelocationOffice const& office, Language language) {
  RelocationResult const& result = office.relocation.for_the_office();
  std::vector<RelocationCheck> const& checks = office.profile.relocation.checks;
  OutputTable table = begun_office_table("relocation_checks");
  for (char const* key : {"check", "check_name", "check_content", "check_state", "check_note"}) {
    table.columns.push_back(term_column(key, key));
  }
  for (CheckAnswer const& answer : answered_checks(checks, result.problem.options.checks)) {
    RelocationCheck const& check = checks[answer.check];
    std::vector<OutputCell> row =
        begun_office_row(office.households.for_the_office().people.invented);
    row.emplace_back(check.key);
    row.push_back(text_cell(check.name.in(language)));
    row.push_back(text_cell(check.content.in(language)));
    row.emplace_back(std::string(name_of(answer.state, kVerdictNames)));
    row.push_back(text_cell(answer.note));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace tongcun
