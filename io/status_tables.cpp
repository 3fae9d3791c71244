// SPDX-License-Identifier: Apache-2.0
#include "io/status_tables.h"

#include "engine/region/area_tree.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/guarantee_texts.h"
#include "io/household_rows.h"
#include "io/money.h"
#include "io/operator_column.h"
#include "io/rule_names.h"
#include "io/status_fact_name.h"
#include "io/status_texts.h"
#include "io/term_column.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Number = std::optional<std::int64_t>;

OutputColumn column(std::string const& key, ColumnType type = ColumnType::text, int decimals = 0) {
  return term_column(key, key, type, decimals);
}

std::string yes_or_no(bool yes) {
  return yes ? "yes" : "no";
}

// What of one breakdown is to be written.
struct BreakdownRows {
  std::string const& key;
  std::vector<StatusPart> const& parts;
};

OutputTable empty_table(std::vector<BreakdownRows> const& breakdowns, bool is_internal) {
  OutputTable table;
  table.name = "status";
  table.title = term("status_table").name;
  if (is_internal) {
    table.columns.push_back(column("edition"));
  }
  for (char const* key : {"invented_row", "area_level", "area_code", "area_name"}) {
    table.columns.push_back(column(key));
  }
  table.columns.push_back(column("status_breakdown"));
  OutputColumn part = column("status_part");
  for (BreakdownRows const& breakdown : breakdowns) {
    for (StatusPart const& one : breakdown.parts) {
      if (!one.name.en.empty()) {
        part.words.push_back({one.key, one.name});
      }
    }
  }
  table.columns.push_back(std::move(part));
  table.columns.push_back(column("suppressed"));
  table.columns.push_back(column("status_households", ColumnType::integer));
  table.columns.push_back(column("status_persons", ColumnType::integer));
  table.columns.push_back(column("status_persons_pct", ColumnType::decimal, 2));
  return table;
}

void add_rows(BreakdownRows const& breakdown, Area const& area, bool is_invented, bool is_internal,
              std::optional<std::vector<StatusCount>> const& counts, OutputTable& table) {
  std::int64_t persons = 0;
  for (std::size_t part = 0; counts && part < counts->size(); ++part) {
    persons += (*counts)[part].persons;
  }
  for (std::size_t part = 0; part < breakdown.parts.size(); ++part) {
    std::vector<OutputCell> row;
    row.reserve(table.columns.size());
    if (is_internal) {
      row.emplace_back(std::string("internal"));
    }
    row.emplace_back(yes_or_no(is_invented));
    row.emplace_back(std::string(name_of(area.level, kAreaLevelNames)));
    row.push_back(text_cell(area.code));
    row.push_back(text_cell(area.name));
    row.emplace_back(breakdown.key);
    row.emplace_back(breakdown.parts[part].key);
    row.emplace_back(yes_or_no(!counts));
    StatusCount const count = counts ? (*counts)[part] : StatusCount{};
    row.push_back(cell_of(counts ? Number(count.households) : Number()));
    row.push_back(cell_of(counts ? Number(count.persons) : Number()));
    constexpr std::int64_t kHundredths = 10'000;  // of a per cent
    row.push_back(cell_of(counts && persons > 0
                              ? Number((2 * count.persons * kHundredths + persons) / (2 * persons))
                              : Number()));
    table.rows.push_back(std::move(row));
  }
}

template <class Enum, std::size_t N>
OutputCell word_cell(Stated<Enum> const& value, std::array<std::string_view, N> const& names) {
  return value.has_value() ? OutputCell(std::string(name_of(value.value(), names))) : OutputCell();
}

// Tests that a household should pass: what stands in the way is told.
bool is_test(StatusClass const& one) {
  return one.family == StatusFamily::exit || one.family == StatusFamily::clearing;
}

// The class whose rules say why: that of the earlier period, where it is the one that fired.
FamilyClass reason_of(HouseholdStatuses const& statuses, FamilyClass found, HouseholdId id) {
  bool const is_monitored = found.is_class() && found == statuses.monitoring[id];
  return is_monitored && statuses.earlier[id].is_class() ? statuses.earlier[id] : found;
}

OutputCell day_cell(Stated<std::int64_t> const& day) {
  return day.has_value() ? OutputCell(day.value()) : OutputCell();
}

}  // namespace

OutputTable status_table(Public<PovertyStatistics> const& statistics) {
  PovertyStatistics const& all = statistics.value();
  std::vector<BreakdownRows> breakdowns;
  breakdowns.reserve(all.breakdowns.size());
  for (PovertyStatistics::Breakdown const& one : all.breakdowns) {
    breakdowns.push_back({one.key, one.parts});
  }
  OutputTable table = empty_table(breakdowns, false);
  for (PovertyAreaRow const& area : all.areas) {
    for (std::size_t at = 0; at < breakdowns.size(); ++at) {
      add_rows(breakdowns[at], area.area, all.invented, false, area.status[at], table);
    }
  }
  return table;
}

OutputTable status_rule_table(Profile const& profile, Language language) {
  StatusRules const& rules = profile.status;
  StatusTexts const texts(rules, language);
  GuaranteeRules const as_rules{rules.book, {}, {}};
  GuaranteeTexts const values(as_rules, {}, language);
  OutputTable table;
  table.name = "status_rules";
  table.title = term("status_rules").name;
  OutputColumn facts = column("status_fact");
  facts.words.clear();  // those that are asked for
  for (Rule const& rule : rules.book.rules.values()) {
    std::string const& key = rules.book.fields[rule.field].key;
    if (std::ranges::find(facts.words, key, &ColumnWord::word) == facts.words.end()) {
      facts.words.push_back({key, status_fact_name(profile, key)});
    }
  }
  OutputColumn names = column("rule");
  for (Rule const& rule : rules.book.rules.values()) {
    names.words.push_back({rule.name.in(language), rule.name});
  }
  OutputColumn thresholds = column("threshold");
  thresholds.words = values.threshold_words();
  table.columns = {column("status_class"), column("status_family"), std::move(names),
                   std::move(facts),       operator_column(),       std::move(thresholds),
                   column("rule_unit"),    column("source"),        column("mark")};
  for (StatusClass const& one : rules.classes) {
    table.columns.front().words.push_back({one.key, one.name});
  }
  for (std::size_t at = 0; at < rules.classes.size(); ++at) {
    StatusClass const& one = rules.classes[at];
    for (RuleId const id : texts.rules_of(at)) {
      Rule const& rule = rules.book.rules[id];
      table.rows.push_back({one.key, std::string(name_of(one.family, kStatusFamilyNames)),
                            rule.name.in(language), rules.book.fields[rule.field].key,
                            operator_word(rule.comparison), text_cell(values.threshold(id)),
                            text_cell(printed_unit(rule)), text_cell(rule.source),
                            text_cell(rule.mark)});
    }
  }
  return table;
}

OutputTable internal_status_table(PovertyOffice const& office) {
  PovertyResult const& result = office.poverty.for_the_office();
  HouseholdRegister const& people = office.households.for_the_office().people;
  AreaTree const tree = build_area_tree(office.villages);
  std::vector<BreakdownRows> breakdowns;
  std::vector<IdVector<AreaId, std::vector<StatusCount>>> counts;
  breakdowns.reserve(result.columns.size());
  counts.reserve(result.columns.size());
  for (StatusColumn const& one : result.columns) {
    breakdowns.push_back({one.key, one.parts});
    counts.push_back(count_status(one, people.households, tree));
  }
  OutputTable table = empty_table(breakdowns, true);
  for (AreaId const area : tree.areas.ids()) {
    for (std::size_t at = 0; at < breakdowns.size(); ++at) {
      add_rows(breakdowns[at], tree.areas[area], people.invented, true, counts[at][area], table);
    }
  }
  return table;
}

OutputTable village_status_table(PovertyOffice const& office) {
  PovertyResult const& result = office.poverty.for_the_office();
  HouseholdRegister const& people = office.households.for_the_office().people;
  OutputTable table;
  table.name = "village_status";
  table.title = term("village_status_table").name;
  for (char const* key : {"edition", "invented_row", "village_code", "village_name"}) {
    table.columns.push_back(column(key));
  }
  for (char const* key :
       {"exit_base_persons", "remaining_persons_surely", "remaining_persons_at_most"}) {
    table.columns.push_back(column(key, ColumnType::integer));
  }
  for (StatusClass const& one : result.classes) {
    if (one.about == FieldLevel::village) {
      OutputColumn verdict = term_column(one.key, "verdict");
      verdict.title = one.name;
      table.columns.push_back(std::move(verdict));
    }
  }
  VillageStatuses const& villages = *result.villages;
  for (VillageId const village : office.villages.code.ids()) {
    std::vector<OutputCell> row{std::string("internal"),
                                yes_or_no(people.invented),
                                office.villages.code[village],
                                text_cell(office.villages.name[village]),
                                villages.persons[village],
                                villages.remaining_surely[village],
                                villages.remaining_perhaps[village]};
    for (std::size_t at = 0; at < result.classes.size(); ++at) {
      if (result.classes[at].about == FieldLevel::village) {
        row.emplace_back(std::string(name_of(villages.verdicts[at][village], kVerdictNames)));
      }
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

HouseholdList household_status_list(PovertyOffice const& office, StatusRules const& rules,
                                    Language language) {
  PovertyResult const& result = office.poverty.for_the_office();
  HouseholdTable const& table = office.households.for_the_office().people.households;
  HouseholdStatuses const& statuses = *result.statuses;
  StatusTexts const texts(rules, language);
  std::vector<OutputColumn> columns = office_columns();
  columns.push_back(texts.class_column("monitoring_class", StatusFamily::monitoring));
  columns.push_back(column("status_reasons"));
  columns.push_back(column("status_not_known"));
  columns.push_back(column("monitor_class"));
  columns.push_back(column("status_difference"));
  columns.push_back(texts.class_column("low_income_class", StatusFamily::low_income));
  columns.push_back(column("assist_class"));
  columns.push_back(term_column("assist_difference", "status_difference"));
  for (StatusClass const& one : result.classes) {
    if (one.about == FieldLevel::household && !StatusTexts::is_exclusive(one.family)) {
      OutputColumn verdict = term_column("is_" + one.key, "verdict");
      verdict.title = one.name;
      columns.push_back(std::move(verdict));
      if (is_test(one)) {
        OutputColumn why = term_column(one.key + "_why", "status_why");
        why.title = {one.name.en + ": " + why.title.en, one.name.zh + "：" + why.title.zh};
        columns.push_back(std::move(why));
      }
    }
  }
  HouseholdListMaker rows("status", std::move(columns));
  for (HouseholdId const id : table.code.ids()) {
    std::vector<OutputCell> row = office_cells(office, id);
    FamilyClass const monitoring = statuses.monitoring[id];
    row.emplace_back(texts.word(monitoring));
    row.push_back(
        text_cell(texts.reasons(reason_of(statuses, monitoring, id), statuses.rules[id])));
    row.push_back(
        text_cell(texts.not_known(StatusFamily::monitoring, monitoring, statuses.rules[id])));
    row.push_back(word_cell(table.standing.monitor_class[id], kMonitorClassNames));
    row.emplace_back(std::string(name_of(statuses.monitoring_difference[id], kDifferenceNames)));
    row.emplace_back(texts.word(statuses.low_income[id]));
    row.push_back(word_cell(table.standing.assist_class[id], kAssistClassNames));
    row.emplace_back(std::string(name_of(statuses.low_income_difference[id], kDifferenceNames)));
    for (std::size_t at = 0; at < result.classes.size(); ++at) {
      StatusClass const& one = result.classes[at];
      if (one.about == FieldLevel::household && !StatusTexts::is_exclusive(one.family)) {
        Verdict const verdict = statuses.verdicts[at][id];
        row.emplace_back(std::string(name_of(verdict, kVerdictNames)));
        if (is_test(one)) {
          row.push_back(text_cell(texts.why(at, verdict, statuses.rules[id])));
        }
      }
    }
    rows.add(std::move(row));
  }
  return rows.finish();
}

HouseholdList visit_first_list(PovertyOffice const& office, StatusRules const& rules,
                               Language language) {
  PovertyResult const& result = office.poverty.for_the_office();
  HouseholdTable const& table = office.households.for_the_office().people.households;
  HouseholdStatuses const& statuses = *result.statuses;
  Money const money(office.terms);
  StatusTexts const texts(rules, language);
  std::vector<OutputColumn> columns = office_columns();
  columns.push_back(column("visit_number", ColumnType::integer));
  columns.push_back(texts.ground_column());
  columns.push_back(column("status_reasons"));
  columns.push_back(column("a_guarantee_fails"));
  columns.push_back(money.column("depth_below_line", "depth_below_line"));
  columns.push_back(column("monitor_class"));
  columns.push_back(column("risk_cleared"));
  columns.push_back(column("status_difference"));
  columns.push_back(column("last_visit", ColumnType::integer));
  HouseholdListMaker rows("visit_first", std::move(columns));
  VillageId village = VillageId::none();
  std::int64_t number = 0;
  for (VisitEntry const& visit : result.visits) {
    HouseholdId const id = visit.household;
    number = table.village[id] == village ? number + 1 : 1;
    village = table.village[id];
    FamilyClass const ground{visit.ground};
    std::vector<OutputCell> row = office_cells(office, id);
    row.emplace_back(number);
    row.emplace_back(texts.ground(visit));
    row.push_back(text_cell(texts.reasons(reason_of(statuses, ground, id), statuses.rules[id])));
    row.emplace_back(std::string(name_of(statuses.guarantee_fails[id], kVerdictNames)));
    row.push_back(money.cell(visit.depth));
    row.push_back(word_cell(table.standing.monitor_class[id], kMonitorClassNames));
    row.push_back(word_cell(table.standing.risk_cleared[id], kRiskClearedNames));
    row.emplace_back(std::string(name_of(statuses.monitoring_difference[id], kDifferenceNames)));
    row.push_back(day_cell(table.standing.last_visit[id]));
    rows.add(std::move(row));
  }
  return rows.finish();
}

}  // namespace tongcun
