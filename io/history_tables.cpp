// SPDX-License-Identifier: Apache-2.0
#include "io/history_tables.h"

#include "engine/history/count_changes.h"
#include "engine/poverty/income_account.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/household_rows.h"
#include "io/money.h"
#include "io/office_table.h"
#include "io/poverty_names.h"
#include "io/rule_names.h"
#include "io/status_texts.h"
#include "io/term_column.h"

#include <optional>
#include <utility>

namespace tongcun {
namespace {

constexpr int kShareDecimals = 4;  // of per cent: millionths

HouseholdRegister const& present_of(HistoryOffice const& office) {
  return office.households.for_the_office().people;
}

OutputColumn column(char const* key, ColumnType type = ColumnType::text) {
  return term_column(key, key, type);
}

void add_columns(std::initializer_list<char const*> keys, ColumnType type, OutputTable& table) {
  for (char const* const key : keys) {
    table.columns.push_back(column(key, type));
  }
}

std::vector<OutputCell> area_row(HistoryOffice const& office, AreaId id) {
  Area const& area = office.history.for_the_office().areas.areas[id];
  std::vector<OutputCell> row = begun_office_row(present_of(office).invented);
  row.emplace_back(std::string(name_of(area.level, kAreaLevelNames)));
  row.push_back(text_cell(area.code));
  row.push_back(text_cell(area.name));
  return row;
}

OutputTable changes_table(HistoryOffice const& office) {
  OutputTable table = begun_office_table("register_changes");
  add_columns({"area_level", "area_code", "area_name", "change_kind", "change_event"},
              ColumnType::text, table);
  add_columns({"change_households"}, ColumnType::integer, table);
  IdVector<AreaId, ChangeCounts> const counts = count_changes(office.history.for_the_office());
  for (AreaId const area : counts.ids()) {
    ChangeCounts const& of_area = counts[area];
    auto const add = [&](char const* kind, auto const& households, auto const& names) {
      for (std::size_t at = 0; at < households.size(); ++at) {
        if (households[at] > 0) {
          std::vector<OutputCell> row = area_row(office, area);
          row.emplace_back(std::string(kind));
          row.emplace_back(std::string(names[at]));
          row.emplace_back(households[at]);
          table.rows.push_back(std::move(row));
        }
      }
    };
    add("presence", of_area.presence, kPresenceNames);
    add("move", of_area.move, kMoveNames);
    add("record", of_area.record, kRecordEventNames);
    add("monitoring", of_area.monitor, kMonitorEventNames);
    add("revisit", of_area.reasons, kRevisitReasonNames);
  }
  return table;
}

std::string state_name(StateKind kind, std::uint8_t state) {
  return std::string(kind == StateKind::record ? kRecordStateNames[state]
                                               : kMonitorStateNames[state]);
}

OutputTable transitions_table(HistoryOffice const& office) {
  OutputTable table = begun_office_table("register_transitions");
  add_columns({"area_level", "area_code", "area_name", "state_kind"}, ColumnType::text, table);
  for (char const* const key : {"state_before", "state_now"}) {
    OutputColumn state = term_column(key, "declared_state");
    state.title = term(key).name;
    table.columns.push_back(std::move(state));
  }
  add_columns({"change_households", "change_persons"}, ColumnType::integer, table);
  std::vector<Transition> const transitions =
      count_transitions(office.history.for_the_office(), present_of(office).households);
  for (Transition const& one : transitions) {
    std::vector<OutputCell> row = area_row(office, one.area);
    row.emplace_back(std::string(name_of(one.kind, kStateKindNames)));
    row.emplace_back(state_name(one.kind, one.before));
    row.emplace_back(state_name(one.kind, one.now));
    row.emplace_back(one.households);
    row.emplace_back(one.persons);
    table.rows.push_back(std::move(row));
  }
  return table;
}

OutputTable fields_table(HistoryOffice const& office) {
  OutputTable table = begun_office_table("register_fields");
  add_columns({"changed_field"}, ColumnType::text, table);
  add_columns({"field_same", "field_changed", "field_learned", "field_lost", "field_never"},
              ColumnType::integer, table);
  for (FieldChanges const& field : office.history.for_the_office().fields) {
    std::vector<OutputCell> row = begun_office_row(present_of(office).invented);
    row.emplace_back(std::string(field.field));
    for (std::int64_t const count :
         {field.same, field.changed, field.learned, field.lost, field.never}) {
      row.emplace_back(count);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

OutputTable succession_table(HistoryOffice const& office) {
  OutputTable table = begun_office_table("village_succession");
  add_columns({"village_code_before", "village_name_before", "village_code", "village_name"},
              ColumnType::text, table);
  table.columns.push_back(term_column("succession_share_pct", "succession_share_pct",
                                      ColumnType::decimal, kShareDecimals));
  add_columns({"succession_stated", "succession_imputed"}, ColumnType::integer, table);
  RegisterHistory const& history = office.history.for_the_office();
  Villages const& before = history.villages.villages;
  for (VillageSuccession const& one : history.successions) {
    std::vector<OutputCell> row = begun_office_row(present_of(office).invented);
    row.emplace_back(before.code[one.before]);
    row.push_back(text_cell(before.name[one.before]));
    row.emplace_back(office.villages.code[one.now]);
    row.push_back(text_cell(office.villages.name[one.now]));
    row.push_back(cell_of(one.share));
    row.emplace_back(one.stated);
    row.push_back(cell_of(one.imputed));
    table.rows.push_back(std::move(row));
  }
  return table;
}

// The list of households to revisit.
class RevisitList {
 public:
  RevisitList(HistoryOffice const& office, Language language)
      : office_(office),
        history_(office.history.for_the_office()),
        now_(present_of(office).households),
        before_(history_.before.households),
        texts_(office.profile.status, language),
        money_(office.profile.terms),
        income_before_(account_incomes(before_).a_person),
        income_now_(account_incomes(now_).a_person) {}

  HouseholdList list() const {
    HouseholdListMaker rows("revisit", columns());
    for (HouseholdChange const& change : history_.changes) {
      if (!change.reasons.empty()) {
        rows.add(row(change));
      }
    }
    return rows.finish();
  }

 private:
  [[nodiscard]] HouseholdStatuses const* statuses() const {
    if (office_.poverty == nullptr) {
      return nullptr;
    }
    auto const& statuses = office_.poverty->for_the_office().statuses;
    return statuses ? &*statuses : nullptr;
  }

  [[nodiscard]] std::vector<OutputColumn> columns() const {
    std::vector<OutputColumn> columns = office_columns();
    columns.push_back(term_column("village_code_before", "village_code_before"));
    OutputColumn presence = term_column("presence", "change_event");
    presence.title = term("presence").name;
    columns.push_back(std::move(presence));
    for (char const* const key : {"record_before", "record_now", "monitor_before", "monitor_now"}) {
      OutputColumn state = term_column(key, "declared_state");
      state.title = term(key).name;
      columns.push_back(std::move(state));
    }
    if (statuses() != nullptr) {
      columns.push_back(texts_.class_column("monitoring_class", StatusFamily::monitoring));
      columns.push_back(column("status_difference"));
    }
    columns.push_back(money_.column("income_a_person_before", "income_a_person_before"));
    columns.push_back(money_.column("income_a_person_now", "income_a_person_now"));
    columns.push_back(column("changed_fields", ColumnType::integer));
    columns.push_back(column("split_from"));
    columns.push_back(column("revisit_reasons"));
    return columns;
  }

  [[nodiscard]] OutputCell income(Stated<std::int64_t> const& income) const {
    return money_.cell(income.has_value() ? std::optional(income.value()) : std::nullopt);
  }

  // Where the household is; one that is gone, where it was.
  [[nodiscard]] std::vector<OutputCell> place(HouseholdChange const& change) const {
    bool const is_gone = change.now.is_none();
    HouseholdTable const& table = is_gone ? before_ : now_;
    HouseholdId const id = is_gone ? change.before : change.now;
    Villages const& villages = is_gone ? history_.villages.villages : office_.villages;
    VillageId const village = table.village[id];
    return {std::string(present_of(office_).invented ? "yes" : "no"),
            std::string("visit_only"),
            villages.code[village],
            text_cell(villages.name[village]),
            text_cell(table.group[id]),
            table.code[id],
            std::int64_t{table.persons[id]}};
  }

  [[nodiscard]] std::vector<OutputCell> row(HouseholdChange const& change) const {
    std::vector<OutputCell> row = place(change);
    bool const is_new = change.before.is_none();
    bool const is_gone = change.now.is_none();
    row.push_back(
        is_new ? OutputCell()
               : OutputCell(history_.villages.villages.code[before_.village[change.before]]));
    row.emplace_back(std::string(name_of(change.presence, kPresenceNames)));
    row.emplace_back(std::string(name_of(change.record_before, kRecordStateNames)));
    row.emplace_back(std::string(name_of(change.record_now, kRecordStateNames)));
    row.emplace_back(std::string(name_of(change.monitor_before, kMonitorStateNames)));
    row.emplace_back(std::string(name_of(change.monitor_now, kMonitorStateNames)));
    if (HouseholdStatuses const* const computed = statuses()) {
      row.push_back(is_gone ? OutputCell()
                            : OutputCell(texts_.word(computed->monitoring[change.now])));
      row.push_back(is_gone ? OutputCell()
                            : OutputCell(std::string(name_of(
                                  computed->monitoring_difference[change.now], kDifferenceNames))));
    }
    row.push_back(is_new ? OutputCell() : income(income_before_[change.before]));
    row.push_back(is_gone ? OutputCell() : income(income_now_[change.now]));
    row.push_back(is_new || is_gone ? OutputCell()
                                    : OutputCell(std::int64_t{change.changed_fields}));
    row.push_back(change.split_from.is_none() ? OutputCell()
                                              : OutputCell(now_.code[change.split_from]));
    row.emplace_back(reasons(change));
    return row;
  }

  static std::string reasons(HouseholdChange const& change) {
    std::string words;
    for (std::size_t at = 0; at < kRevisitReasonNames.size(); ++at) {
      if (change.reasons.contains(static_cast<RevisitReason>(at))) {
        words += (words.empty() ? "" : " ") + std::string(kRevisitReasonNames[at]);
      }
    }
    return words;
  }

  HistoryOffice const& office_;
  RegisterHistory const& history_;
  HouseholdTable const& now_;
  HouseholdTable const& before_;
  StatusTexts texts_;
  Money money_;
  IdVector<HouseholdId, Stated<std::int64_t>> income_before_;
  IdVector<HouseholdId, Stated<std::int64_t>> income_now_;
};

}  // namespace

std::vector<OutputTable> history_tables(HistoryOffice const& office) {
  return {changes_table(office), transitions_table(office), fields_table(office),
          succession_table(office)};
}

HouseholdList revisit_list(HistoryOffice const& office, Language language) {
  return RevisitList(office, language).list();
}

}  // namespace tongcun
