// SPDX-License-Identifier: Apache-2.0
#include "io/write_run.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/output_tables.h"
#include "io/rule_catalogue.h"
#include "io/run_folder.h"
#include "io/version.h"
#include "io/write_csv.h"
#include "io/write_geopackage.h"
#include "io/write_qgis_project.h"

#include <unistd.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

// Long tables of numbers are for scripts; the map package holds what is drawn and what explains it.
bool belongs_into_package(OutputTable const& table) {
  return table.name != "access" && table.name != "origin_destination";
}

std::string host_name() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

Json parameters(Scenario const& scenario) {
  NetworkOptions const& network = scenario.network;
  Json json;
  json["language"] = scenario.language == Language::zh ? "zh" : "en";
  json["profile"] = scenario.profile.id;
  json["noding_tolerance_mm"] = network.noding.tolerance.count();
  json["join_crossings"] = network.noding.join_crossings;
  json["dangle_report_mm"] = network.noding.dangle_reach.count();
  json["off_road_limit_mm"] = network.off_road_limit.count();
  json["prefer_main_within_mm"] = network.prefer_main_within.count();
  json["direct_walk_limit_mm"] = network.direct_walk_limit.count();
  json["off_road_factor"] = network.walk.off_road_factor;
  json["calibration"] = network.walk.calibration;
  json["slope_step_mm"] = network.walk.slope_step.count();
  json["steepest_slope"] = network.walk.steepest_slope;
  json["nearest"] = scenario.access.nearest;
  json["boarding_ms"] = scenario.access.boarding.count();
  json["origin_destination_cutoff_ms"] =
      scenario.access.origin_destination_cutoff
          ? Json(scenario.access.origin_destination_cutoff->count())
          : Json();
  Json thresholds = Json::array();
  for (Duration const threshold : scenario.thresholds) {
    thresholds.push_back(threshold.count());
  }
  json["thresholds_ms"] = std::move(thresholds);
  Json upgrades = Json::array();
  for (UpgradeRequest const& request : scenario.upgrades) {
    upgrades.push_back(
        {{"name", request.name},
         {"roads", request.roads},
         {"surface", request.surface ? Json(name_of(*request.surface, kRoadSurfaceNames)) : Json()},
         {"class",
          request.road_class ? Json(name_of(*request.road_class, kRoadClassNames)) : Json()},
         {"passable_all_year", request.passable_all_year}});
  }
  json["upgrades"] = std::move(upgrades);
  Json sources = Json::array();
  for (ValueSource const& source : scenario.profile.sources) {
    sources.push_back({{"key", source.key}, {"source", source.source}, {"mark", source.mark}});
  }
  json["profile_sources"] = std::move(sources);
  return json;
}

std::string run_json(Scenario const& scenario, IdVector<LayerId, Layer> const& layers,
                     std::vector<InputRecord> const& inputs,
                     std::vector<RunFolder::File> const& outputs,
                     RunCircumstances const& circumstances) {
  Json json;
  json["schema"] = 1;
  json["kind"] = "run";
  json["program"] = "tongcun";
  json["version"] = program_version();
  json["status"] = "done";
  json["deterministic"] = true;
  json["scenario"] = scenario.name;
  json["scenario_file"] = scenario.file;
  json["seed"] = Json();  // nothing is drawn by chance in this run
  json["parameters"] = parameters(scenario);
  json["libraries"] = Json::object();
  for (auto const& [name, version] : library_versions()) {
    json["libraries"][name] = version;
  }
  // With the changes of datum that were made, if any.
  json["coordinates"] = Json::object();
  for (Layer const& layer : layers.values()) {
    json["coordinates"][layer.key] = layer.crs;
  }
  json["outputs"] = Json::array();
  for (RunFolder::File const& file : outputs) {
    json["outputs"].push_back(
        {{"file", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  }
  json["inputs"] = Json::array();
  for (InputRecord const& input : inputs) {
    json["inputs"].push_back(
        {{"file", input.file}, {"bytes", input.bytes}, {"sha256", input.sha256}});
  }
  json["timing"] = {{"seconds_reading", circumstances.seconds_reading},
                    {"seconds_computing", circumstances.seconds_computing},
                    {"peak_memory_bytes", circumstances.peak_memory_bytes}};
  json["threads"] = circumstances.threads;
  json["host"] = host_name();
  json["command"] = circumstances.command;
  // Words of the command line may be no UTF-8; such bytes are replaced.
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// What the whole package owes to whom, in plain text beside it.
std::string attribution_text(Scenario const& scenario, PlaceFacts const& places) {
  std::string text;
  if (scenario.invented) {
    text += term("invented").name.in(scenario.language) + "\n\n";
  }
  std::set<std::string> said;
  for (Layer const& layer : places.region.layers.values()) {
    if (layer.licence.empty() && layer.attribution.empty()) {
      continue;
    }
    std::string const line = layer.attribution + " [" + layer.licence + "]";
    if (said.insert(line).second) {
      text += layer.key + ": " + line + "\n";
    }
  }
  return text;
}

}  // namespace

std::string findings_csv(Restricted<std::vector<Finding>> const& findings, Language language) {
  std::vector<Finding> sorted = findings.for_the_office();
  std::ranges::sort(sorted);
  OutputTable table;
  table.name = "findings";
  for (char const* key :
       {"rule", "severity", "treatment", "file", "layer", "row", "field", "message", "remedy"}) {
    table.columns.push_back({key, {key, key}, ColumnType::text, 0});
  }
  table.columns[5].type = ColumnType::integer;
  for (Finding const& finding : sorted) {
    table.rows.push_back({finding.rule, std::string(name_of(finding.severity, kSeverityNames)),
                          std::string(name_of(finding.treatment, kTreatmentNames)), finding.file,
                          finding.layer, finding.row > 0 ? OutputCell(finding.row) : OutputCell(),
                          finding.field, message_of(finding, language),
                          remedy_of(finding, language)});
  }
  return csv_of(table);
}

void write_run(OutputTarget const& target, Scenario const& scenario, RunResult const& result,
               std::vector<InputRecord> const& inputs, RunCircumstances const& circumstances) {
  RunFolder out(target);
  std::vector<OutputTable> const tables =
      make_output_tables(result.places, scenario.profile.road_rules, scenario.thresholds);
  out.write("summary.json", summary_json(scenario, result.places, result.finding_summary));
  out.write("public/ATTRIBUTION.txt", attribution_text(scenario, result.places.value()));
  std::vector<OutputTable> package;
  for (OutputTable const& table : tables) {
    out.write("public/tables/" + table.name + ".csv", csv_of(table));
    if (belongs_into_package(table)) {
      package.push_back(table);
    }
  }
  write_geopackage(out.path_of("public/plan.gpkg"), package, scenario.language);
  std::string title = scenario.title;
  if (scenario.invented) {
    title += " – " + term("invented").name.in(scenario.language);
  }
  out.write("public/plan.qgs", qgis_project(title, "plan.gpkg", package, scenario.language));
  out.write("restricted/internal/findings.csv", findings_csv(result.findings, scenario.language));
  out.write("run.json", run_json(scenario, result.places.value().region.layers, inputs, out.files(),
                                 circumstances));
  out.publish();
}

}  // namespace tongcun
