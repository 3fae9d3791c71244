// SPDX-License-Identifier: Apache-2.0
#include "io/write_run.h"

#include "engine/disclose/disclose.h"
#include "engine/relocation/publish_plan.h"
#include "io/change_tables.h"
#include "io/check_tables.h"
#include "io/data_package_json.h"
#include "io/enum_names.h"
#include "io/follow_up_table.h"
#include "io/glossary.h"
#include "io/guarantee_tables.h"
#include "io/history_tables.h"
#include "io/household_files.h"
#include "io/household_tables.h"
#include "io/internal_tables.h"
#include "io/measure_tables.h"
#include "io/network_tables.h"
#include "io/office_duties.h"
#include "io/output_tables.h"
#include "io/panel_fit_table.h"
#include "io/poverty_tables.h"
#include "io/privacy_audit.h"
#include "io/programme_match_tables.h"
#include "io/read_earlier_plan.h"
#include "io/relief_picture.h"
#include "io/relocation_checks_table.h"
#include "io/relocation_office_tables.h"
#include "io/relocation_other_plans_table.h"
#include "io/relocation_plan_file.h"
#include "io/relocation_tables.h"
#include "io/rule_catalogue.h"
#include "io/run_folder.h"
#include "io/run_head.h"
#include "io/simulation_tables.h"
#include "io/statement_table.h"
#include "io/status_tables.h"
#include "io/study_guarantee_tables.h"
#include "io/table_workbook.h"
#include "io/workbook_notes.h"
#include "io/write_csv.h"
#include "io/write_geopackage.h"
#include "io/write_qgis_project.h"
#include "io/write_report.h"

#include <algorithm>
#include <filesystem>
#include <span>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

// Long tables of numbers are for scripts; the map package holds what is drawn and what explains it.
bool belongs_into_package(OutputTable const& table) {
  return table.name != "access" && table.name != "origin_destination" &&
         table.name != "guarantees" && table.name != "guarantee_parts" &&
         table.name != "guarantee_path";
}

// What every map and sheet must say: that places or households are invented.
std::vector<Text> stamps_of(Scenario const& scenario, RunResult const& result) {
  std::vector<Text> stamps;
  if (scenario.invented) {
    stamps.push_back(term("invented").name);
  }
  if (result.household_statistics && result.household_statistics->value().invented) {
    stamps.push_back(term("invented_households").name);
  }
  return stamps;
}

void write_households(HouseholdFiles& lists, InternalTables& internal, Scenario const& scenario,
                      RunResult const& result) {
  if (!result.households) {
    return;
  }
  Villages const& villages = result.places.value().region.villages;
  GuaranteeRules const& rules = scenario.profile.guarantees;
  internal.write(internal_household_table(*result.households, villages, rules));
  internal.write(internal_missing_table(*result.households, scenario.profile, scenario.language));
  OutputTable layers = layer_table(result.households->for_the_office().layers, false);
  layers.name = "register_layers";
  internal.write(std::move(layers));
  lists.write(household_verdicts_list(*result.households, villages, rules, scenario.language,
                                      scenario.profile.services));
}

void write_poverty(HouseholdFiles& lists, InternalTables& internal, Scenario const& scenario,
                   RunResult const& result) {
  if (!result.poverty || !result.households) {
    return;
  }
  PovertyOffice const office{*result.poverty, *result.households,
                             result.places.value().region.villages, scenario.profile.terms};
  internal.write(internal_poverty_table(office));
  lists.write(household_poverty_list(office));
  for (OutputTable const& table : internal_measure_tables(office)) {
    internal.write(table);
  }
  for (HouseholdList& list : measure_household_lists(office, scenario.language)) {
    lists.write(std::move(list));
  }
  if (!result.poverty->for_the_office().statuses) {
    return;
  }
  StatusRules const& rules = scenario.profile.status;
  internal.write(internal_status_table(office));
  bool const has_village_classes = std::ranges::any_of(
      rules.classes, [](StatusClass const& one) { return one.about == FieldLevel::village; });
  if (has_village_classes) {
    internal.write(village_status_table(office));
  }
  lists.write(household_status_list(office, rules, scenario.language));
  bool const has_grounds = std::ranges::any_of(rules.classes, [](StatusClass const& one) {
    return one.family == StatusFamily::monitoring || one.family == StatusFamily::visit;
  });
  if (has_grounds) {
    lists.write(visit_first_list(office, rules, scenario.language));
  }
}

void write_relocation(RunFolder& out, HouseholdFiles& lists, InternalTables& internal,
                      Scenario const& scenario, RunResult const& result) {
  if (!result.relocation || !result.households) {
    return;
  }
  RelocationOffice const office{*result.relocation, *result.households,
                                result.places.value().region, scenario.profile};
  for (OutputTable const& table : relocation_office_tables(office)) {
    internal.write(table);
  }
  lists.write(relocation_households_list(office, scenario.language));
  RelocationResult const& relocation = result.relocation->for_the_office();
  out.write(kPlanOfHouseholds,
            relocation_plan_json(publish_plan(
                relocation.problem, relocation.plan, relocation.others,
                {result.households->for_the_office().people.households, office.region})));
  if (relocation.problem.options.other_plans.most > 0) {
    lists.write(other_plans_of_households_list(office));
  }
  if (!scenario.profile.relocation.checks.empty()) {
    internal.write(relocation_checks_table(office, scenario.language));
  }
}

void write_simulation(HouseholdFiles& lists, InternalTables& internal, Scenario const& scenario,
                      RunResult const& result) {
  if (!result.poverty_path || !result.households) {
    return;
  }
  if (auto const fit = panel_fit_table(*result.poverty_path, *result.households)) {
    internal.write(*fit);
  }
  for (OutputTable const& table :
       internal_path_tables(*result.poverty_path, *result.households, scenario.profile)) {
    internal.write(table);
  }
  if (result.poverty_path->for_the_office().study.options.decomposition) {
    internal.write(cause_change_table(*result.poverty_path, *result.households));
  }
  if (result.study_guarantees) {
    internal.write(internal_guarantee_path_table(*result.study_guarantees, *result.households,
                                                 result.places.value().region.villages,
                                                 scenario.profile));
  }
  OutputTable const programmes =
      programme_table(*result.poverty_path, *result.households, scenario.profile);
  if (!programmes.rows.empty()) {
    internal.write(programmes);
    internal.write(cause_table(*result.poverty_path, *result.households));
    lists.write(household_programmes_list(*result.poverty_path, *result.households,
                                          result.places.value().region.villages,
                                          scenario.language));
  }
  lists.write(household_paths_list(*result.poverty_path, *result.households,
                                   result.places.value().region.villages, scenario.profile,
                                   scenario.language));
}

void write_checks(RunFolder& out, HouseholdFiles& lists, InternalTables& internal,
                  Scenario const& scenario, RunResult const& result,
                  std::vector<Text> const& stamps) {
  Villages const& villages = result.places.value().region.villages;
  if (result.checks && result.households && !result.checks->for_the_office().rules.empty()) {
    internal.write(register_check_table(*result.checks, scenario.language));
    lists.write(
        register_cases_list(*result.checks, *result.households, villages, scenario.language));
  }
  if (result.ledger) {
    std::vector<LedgerEntry> const& entries = result.ledger->for_the_office();
    out.write(kLedgerFile, ledger_csv(entries));
    OutputTable const problems = problem_table(entries, villages);
    if (!scenario.check.offices.empty()) {
      internal.write(office_problem_table(entries, villages, scenario.check.date));
    }
    Region const& region = result.places.value().region;
    OutputTable const roads = road_problem_table(entries, region.roads, region.layers);
    std::vector<OutputTable> drawn;
    for (OutputTable const* const table : {&problems, &roads}) {
      internal.write(*table);
      if (!table->rows.empty()) {
        drawn.push_back(*table);
        drawn.back().title = stamped(table->title, stamps);
      }
    }
    if (!drawn.empty()) {
      std::filesystem::path const layer = out.path_of("restricted/internal/problems.gpkg");
      write_geopackage(layer, drawn, scenario.language, Styling::plain);
      std::filesystem::permissions(
          layer, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    }
  }
}

void write_review(HouseholdFiles& lists, InternalTables& internal, Scenario const& scenario,
                  RunResult const& result) {
  if (!result.review || !result.households) {
    return;
  }
  HistoryOffice const office{result.review->history, *result.households,
                             result.poverty ? &*result.poverty : nullptr,
                             result.places.value().region.villages, scenario.profile};
  for (OutputTable const& table : history_tables(office)) {
    internal.write(table);
  }
  lists.write(revisit_list(office, scenario.language));
}

// The words of an enumeration with their names, below the column's key.
void add_words(std::span<std::string_view const> words, OutputColumn& column) {
  for (std::string_view const word : words) {
    column.words.push_back({std::string(word),
                            {name_of_word(column.key, word, Language::en),
                             name_of_word(column.key, word, Language::zh)}});
  }
}

// Digests and sizes of files that hold counts of few households would confirm a guess of them.
RunFiles told_apart(RunResult const& result, std::vector<InputRecord> const& inputs,
                    std::vector<RunFolder::File> const& outputs) {
  RunFiles files;
  for (RunFolder::File const& output : outputs) {
    bool const is_restricted = output.name.starts_with("restricted/");
    (is_restricted ? files.restricted_outputs : files.outputs).push_back(output);
  }
  auto const is_earlier_plan = [&result](InputRecord const& input) {
    auto const& earlier = result.relocation->for_the_office().problem.options.earlier;
    return earlier && input.file == earlier->run + "/" + kPlacesOfHouseholds;
  };
  auto const is_panel = [&result](InputRecord const& input) {
    auto const& panel = result.poverty_path->for_the_office().study.options.panel;
    return panel && input.file == panel->file;
  };
  auto const is_of_real_register = [&](InputRecord const& input) {
    if (!result.households ||
        result.households->for_the_office().treatment == RegisterTreatment::invented) {
      return false;
    }
    if (result.relocation && is_earlier_plan(input)) {
      return true;
    }
    if (result.poverty_path && is_panel(input)) {
      return true;
    }
    std::vector<Layer> const& layers = result.households->for_the_office().layers;
    auto const is_earlier_register = [&input](Layer const& layer) {
      return layer.file == input.file && is_register(layer.role);
    };
    return std::ranges::find(layers, input.file, &Layer::file) != layers.end() ||
           (result.review && std::ranges::any_of(result.review->layers, is_earlier_register));
  };
  for (InputRecord const& input : inputs) {
    (is_of_real_register(input) ? files.restricted_inputs : files.inputs).push_back(input);
  }
  return files;
}

// The last door: what is about to be published is read again by what did not write it.
void refuse_leaks(std::filesystem::path const& folder) {
  PrivacyAudit audit = audit_privacy(folder, {});
  if (any_rejected(audit.findings)) {
    throw InputError(std::move(audit.findings));
  }
}

}  // namespace

RunResult disclosed(ScenarioResult computed, GuaranteeRules const& rules) {
  std::optional<Public<HouseholdStatistics>> statistics;
  std::optional<RegisterTreatment> treatment;
  if (computed.households) {
    treatment = computed.households->for_the_office().treatment;
    statistics = Disclosure::disclose(*computed.households, computed.places, rules);
  }
  Public<FindingSummary> findings =
      Disclosure::disclose(computed.findings, computed.places.region.layers, treatment);
  std::optional<Public<RelocationStatistics>> relocation;
  if (computed.relocation && computed.households) {
    relocation = Disclosure::disclose(*computed.relocation, *computed.households, computed.places);
  }
  std::optional<Public<PovertyStatistics>> poverty;
  if (computed.poverty && computed.households) {
    poverty = Disclosure::disclose(*computed.poverty, *computed.households, computed.places);
  }
  std::optional<Public<PathStatistics>> path;
  if (computed.poverty_path && computed.households) {
    path = Disclosure::disclose(*computed.poverty_path, *computed.households,
                                poverty ? &*poverty : nullptr);
  }
  std::optional<Public<StudyGuaranteeStatistics>> study_guarantees;
  if (computed.study_guarantees && computed.households && statistics) {
    study_guarantees = Disclosure::disclose(*computed.study_guarantees, *computed.households,
                                            *statistics, computed.places);
  }
  return {Disclosure::disclose(std::move(computed.places), treatment),
          std::move(statistics),
          std::move(computed.households),
          std::move(relocation),
          std::move(computed.relocation),
          std::move(poverty),
          std::move(computed.poverty),
          std::move(computed.checks),
          std::move(path),
          std::move(computed.poverty_path),
          std::move(study_guarantees),
          std::move(computed.study_guarantees),
          std::move(findings),
          std::move(computed.findings),
          std::nullopt,
          std::nullopt,
          {},
          std::nullopt};
}

OutputTable findings_table(Restricted<std::vector<Finding>> const& findings, Language language) {
  std::vector<Finding> sorted = findings.for_the_office();
  std::ranges::sort(sorted);
  OutputTable table;
  table.name = "findings";
  table.title = term("finding.title").name;
  for (char const* key : {"rule", "severity", "treatment", "file", "layer", "row", "field",
                          "source_column", "message", "remedy"}) {
    table.columns.push_back({key, term(std::string("finding.") + key).name, ColumnType::text, 0});
  }
  add_words(kSeverityNames, table.columns[1]);
  add_words(kTreatmentNames, table.columns[2]);
  table.columns[5].type = ColumnType::integer;
  for (Finding const& finding : sorted) {
    table.rows.push_back({finding.rule, std::string(name_of(finding.severity, kSeverityNames)),
                          std::string(name_of(finding.treatment, kTreatmentNames)), finding.file,
                          finding.layer, finding.row > 0 ? OutputCell(finding.row) : OutputCell(),
                          finding.field, source_column_of(finding), message_of(finding, language),
                          remedy_of(finding, language)});
  }
  return table;
}

void write_run(OutputTarget const& target, Scenario const& scenario, RunResult const& result,
               std::vector<InputRecord> const& inputs, RunCircumstances const& circumstances) {
  RunFolder out(target);
  std::vector<OutputTable> tables = make_output_tables(
      {result.places, result.household_statistics, result.relocation_statistics,
       result.poverty_statistics, result.path_statistics, result.study_guarantee_statistics},
      scenario.profile, scenario.thresholds, scenario.language);
  RunHead const head =
      run_head(scenario, stamps_of(scenario, result), result.places.value().region.layers);
  std::vector<OutputTable const*> published;
  for (OutputTable const& table : tables) {
    if (!is_drawn_guarantee(table) && !is_drawn_share(table)) {
      published.push_back(&table);
    }
  }
  write_table_workbook(out.path_of("public/tables.xlsx"), workbook_notes(head, Edition::open),
                       published, scenario.language);
  out.write(kDataPackage, data_package_json(head, published));
  for (OutputTable& table : tables) {
    table.title = stamped(table.title, head.stamps);
  }
  std::string const summary = summary_json(scenario, result);
  out.write("summary.json", summary);
  out.write("public/ATTRIBUTION.txt", attribution_text(head));
  std::vector<OutputTable> package;
  for (OutputTable const& table : tables) {
    if (std::ranges::find(published, &table) != published.end()) {
      out.write("public/tables/" + table.name + ".csv", csv_of(table));
    }
    if (belongs_into_package(table)) {
      package.push_back(table);
    }
  }
  write_geopackage(out.path_of("public/plan.gpkg"), package, scenario.language);
  Text const title = stamped({scenario.title, scenario.title}, head.stamps);
  out.write("public/plan.qgs",
            qgis_project(title.in(scenario.language), "plan.gpkg", package, scenario.language));
  InternalTables internal(out);
  internal.write(findings_table(result.findings, scenario.language));
  HouseholdFiles lists(out);
  write_households(lists, internal, scenario, result);
  write_poverty(lists, internal, scenario, result);
  write_checks(out, lists, internal, scenario, result, head.stamps);
  write_review(lists, internal, scenario, result);
  if (!result.statements.empty()) {
    internal.write(statement_table(result.statements));
  }
  write_relocation(out, lists, internal, scenario, result);
  write_simulation(lists, internal, scenario, result);
  OutputTable const follow_up = follow_up_table(result.places.value().region);
  if (!follow_up.rows.empty()) {
    internal.write(follow_up);
  }
  std::optional<MapPicture> const relief = relief_picture(result.places.value().region);
  ReportSource const source{head,
                            tables,
                            internal.tables(),
                            summary,
                            &lists.lists(),
                            relief ? &*relief : nullptr,
                            result.background ? &*result.background : nullptr};
  out.write("public/report.html", report_html(ReportEdition::open, source));
  if (result.households) {
    out.write("restricted/internal/report.html", report_html(ReportEdition::internal, source));
    out.write("restricted/households/report.html", report_html(ReportEdition::households, source));
  }
  internal.write_workbook(head);
  out.write("restricted/run.json", restricted_run_json(told_apart(result, inputs, out.files())));
  out.write("run.json",
            run_json(scenario, result.places.value().region.layers,
                     told_apart(result, inputs, out.files()), plan_records(result), circumstances,
                     result.path_statistics ? &result.path_statistics->value().terms : nullptr));
  refuse_leaks(out.folder());
  out.publish();
}

}  // namespace tongcun
