// SPDX-License-Identifier: Apache-2.0
#include "io/statement_table.h"

#include "engine/statements/statement_findings.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/term_column.h"

#include <optional>
#include <string>

namespace tongcun {
namespace {

constexpr int kDecimals = 4;

// A number in the unit of its statement; empty where there is none, or beyond the cell.
OutputCell number_cell(MaybeFraction const& number, StatementJudgement const& judgement) {
  MaybeFraction const told = over(number, judgement.unit);
  return cell_of(told ? scaled_whole(*told, kDecimals) : std::nullopt);
}

}  // namespace

OutputTable statement_table(std::vector<JudgedStatement> const& judged) {
  OutputTable table;
  table.name = "statements";
  table.title = term("statements").name;
  for (char const* const key : {"statement_id", "statement_source", "statement_kind", "check_rule",
                                "statement_state", "statement_reason"}) {
    table.columns.push_back(term_column(key, key));
  }
  for (char const* const key : {"statement_computed", "statement_stated", "statement_off",
                                "statement_base_low", "statement_base_high"}) {
    table.columns.push_back(term_column(key, key, ColumnType::decimal, kDecimals));
  }
  for (char const* const key : {"statement_base", "file"}) {
    table.columns.push_back(term_column(key, key));
  }
  table.columns.push_back(term_column("statement_line", "statement_line", ColumnType::integer));
  for (auto const& [statement, judgement] : judged) {
    bool const is_open = judgement.state == StatementState::open;
    table.rows.push_back(
        {statement.id, text_cell(statement.source),
         std::string(kClaimNames[statement.claim.index()]), std::string(rule_of(statement)),
         std::string(name_of(judgement.state, kStatementStateNames)),
         text_cell(is_open ? name_of(judgement.reason, kOpenReasonNames) : ""),
         number_cell(judgement.computed, judgement), number_cell(judgement.stated, judgement),
         number_cell(judgement.off_by, judgement), number_cell(judgement.base_low, judgement),
         number_cell(judgement.base_high, judgement), text_cell(judgement.base), statement.file,
         statement.line});
  }
  return table;
}

}  // namespace tongcun
