// SPDX-License-Identifier: Apache-2.0
#include "io/enum_names.h"
#include "io/money.h"
#include "io/record_seal.h"
#include "io/relocation_json.h"
#include "io/relocation_names.h"
#include "io/relocation_parameters.h"
#include "io/simulation_json.h"
#include "io/target_table.h"
#include "io/version.h"
#include "io/write_run.h"

#include <unistd.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

std::string host_name() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

Json or_null(std::string const& text) {
  return text.empty() ? Json() : Json(text);
}

Json degrees(std::optional<GeoPoint> const& point, std::int32_t GeoPoint::*part) {
  return point ? Json((*point).*part / kUnitsPerDegree) : Json();
}

// A value of the scenario: as it was used, who set it, and where the default comes from.
class ParameterList {
 public:
  explicit ParameterList(Scenario const& scenario) : scenario_(scenario) {}

  void add(std::string const& key, Json value, std::string_view unit, std::string_view source,
           std::string_view mark) {
    bool const is_given = scenario_.given.contains(key);
    Json entry{
        {"value", std::move(value)}, {"unit", unit}, {"set_by", is_given ? "scenario" : "default"}};
    if (!is_given) {
      entry["source"] = source;
      entry["mark"] = mark;
    }
    list_[key] = std::move(entry);
  }
  Json take() { return std::move(list_); }

 private:
  Scenario const& scenario_;
  Json list_ = Json::object();
};

Json values(Scenario const& scenario) {
  NetworkOptions const& network = scenario.network;
  AccessOptions const& access = scenario.access;
  Json thresholds = Json::array();
  for (Duration const threshold : scenario.thresholds) {
    thresholds.push_back(threshold.count());
  }
  constexpr std::string_view kOurs = "tongcun: modelling default";
  ParameterList list(scenario);
  list.add("network.noding_tolerance_m", network.noding.tolerance.count(), "millimetre",
           "tongcun: nothing is joined unasked", "A");
  list.add("network.join_crossings", network.noding.join_crossings, "yes or no",
           "tongcun: nothing is joined unasked", "A");
  list.add("network.dangle_report_m", network.noding.dangle_reach.count(), "millimetre", kOurs,
           "A");
  list.add("network.off_road_limit_m", network.off_road_limit.count(), "millimetre", kOurs, "A");
  list.add("network.prefer_main_within_m", network.prefer_main_within.count(), "millimetre", kOurs,
           "A");
  list.add("network.direct_walk_limit_m", network.direct_walk_limit.count(), "millimetre", kOurs,
           "A");
  list.add("walking.off_road_factor", network.walk.off_road_factor, "of the speed on a path",
           "domain reference 2.12.1, Tobler", "V");
  list.add("walking.calibration", network.walk.calibration, "times the modelled time",
           "domain reference 2.5", "V");
  list.add("walking.slope_step_m", network.walk.slope_step.count(), "millimetre",
           "tongcun: shorter steps measure the raster, not the way", "A");
  list.add("walking.steepest_slope", network.walk.steepest_slope, "rise over run", kOurs, "A");
  list.add("access.nearest", access.nearest, "facility", kOurs, "A");
  list.add("access.boarding_min", access.boarding.count(), "millisecond", kOurs, "A");
  list.add(
      "access.origin_destination_cutoff_min",
      access.origin_destination_cutoff ? Json(access.origin_destination_cutoff->count()) : Json(),
      "millisecond", "tongcun: no lists unasked", "A");
  list.add("access.thresholds_min", std::move(thresholds), "millisecond", kOurs, "A");
  list.add("register.house_reach_m", scenario.house_reach.count(), "millimetre",
           "domain reference 3.12, V808", "A");
  return list.take();
}

Json profile(Profile const& profile) {
  Json json;
  json["id"] = profile.id;
  json["values"] = Json::array();
  for (ValueSource const& source : profile.sources) {
    Json entry{{"key", source.key}};
    for (auto const& [key, value] : source.values) {
      entry["values"][key] = value;
    }
    entry["source"] = or_null(source.source);
    entry["mark"] = or_null(source.mark);
    json["values"].push_back(std::move(entry));
  }
  return json;
}

Json parameters(Scenario const& scenario) {
  Json json;
  json["language"] = scenario.language == Language::zh ? "zh" : "en";
  json["values"] = values(scenario);
  json["profile"] = profile(scenario.profile);
  Json upgrades = Json::array();
  for (UpgradeRequest const& request : scenario.upgrades) {
    upgrades.push_back(
        {{"name", request.name},
         {"roads", request.roads},
         {"surface", request.surface ? Json(name_of(*request.surface, kRoadSurfaceNames)) : Json()},
         {"class",
          request.road_class ? Json(name_of(*request.road_class, kRoadClassNames)) : Json()},
         {"passable_all_year", request.passable_all_year},
         {"year", request.year ? Json(*request.year) : Json()}});
  }
  json["upgrades"] = std::move(upgrades);
  Json facilities = Json::array();
  for (NewFacility const& facility : scenario.new_facilities) {
    facilities.push_back(
        {{"name", facility.name},
         {"kind", name_of(facility.kind, kFacilityKindNames)},
         {"village", or_null(facility.village_code)},
         {"longitude", degrees(facility.point, &GeoPoint::lon)},
         {"latitude", degrees(facility.point, &GeoPoint::lat)},
         {"served_days_thousandths", facility.served_days ? Json(*facility.served_days) : Json()},
         {"year", facility.year ? Json(*facility.year) : Json()}});
  }
  json["new_facilities"] = std::move(facilities);
  return json;
}

// Money in minor units.
Json sensitivity(SensitivityOptions const& asked) {
  Json json{{"step", asked.step ? Json(*asked.step) : Json()}, {"ranges", Json::object()}};
  for (SensitivityRange const& range : asked.ranges) {
    json["ranges"][range.key] = {range.low, range.high};
  }
  return json;
}

// The question of the years ahead, as it was asked.
Json simulation(PathTerms const& study, Profile const& profile) {
  Json json;
  json["seed"] = study.seed;
  json["replicates"] = study.options.replicates;
  json["start_year"] = study.start_year;
  json["years"] = study.options.years;
  json["interval"] = study.options.interval;
  json["line"] = study.options.line;
  Money const money(profile.terms);
  json["lines"] = Json::array();
  for (std::int64_t const line : study.lines) {
    json["lines"].push_back(money.text(line));
  }
  json["scenarios"] = Json::array();
  for (StudyScenario const scenario : study.scenarios) {
    json["scenarios"].push_back(name_of(scenario, kStudyScenarioNames));
  }
  json["values"] = simulation_parameters_json(study, profile);
  json["decomposition"] = study.options.decomposition;
  json["sensitivity"] =
      study.options.sensitivity ? sensitivity(*study.options.sensitivity) : Json();
  json["targets"] = Json::array();
  for (TargetOption const& target : study.options.targets) {
    json["targets"].push_back({{"what", name_of(target.what, kTargetKindNames)},
                               {"year", target.year},
                               {"area", or_null(target.area)},
                               {"value", target_value_text(target.what, target.value, money)},
                               {"unit", or_null(target_unit(target.what, money))},
                               {"source", target.source}});
  }
  if (auto const& panel = study.options.panel) {
    json["panel"] = {{"source", panel->source}, {"use_fitted", panel->use_fitted}};
  }
  return json;
}

// The scenario and the profiles below it: what layers do not hold.
Json configuration(Scenario const& scenario) {
  Json list = Json::array();
  list.push_back({{"role", "scenario"}, {"file", scenario.file}, {"sha256", scenario.sha256}});
  for (ConfigFile const& file : scenario.inherited) {
    list.push_back({{"role", "inherited"}, {"file", file.file}, {"sha256", file.sha256}});
  }
  for (ConfigFile const& file : scenario.profile.files) {
    list.push_back({{"role", "profile"}, {"file", file.file}, {"sha256", file.sha256}});
  }
  return list;
}

constexpr char const* kRestrictedRecord = "restricted/run.json";

template <class File>
std::string const& name_of_file(File const& file) {
  if constexpr (requires { file.name; }) {
    return file.name;
  } else {
    return file.file;
  }
}

// Of input records or output files.
template <class File>
Json digests(std::vector<File> const& files) {
  Json list = Json::array();
  for (File const& file : files) {
    list.push_back({{"file", name_of_file(file)}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  }
  return list;
}

bool is_stopped(PlanRecord const& plan) {
  return plan.status == PlanStatus::stopped;
}

}  // namespace

std::vector<PlanRecord> plan_records(RunResult const& result) {
  std::vector<PlanRecord> records;
  if (result.relocation) {
    RelocationResult const& relocation = result.relocation->for_the_office();
    records.push_back({"relocation", relocation.plan.status, relocation.plan.work,
                       relocation.work_limit, relocation.seed, relocation.plan.out_of_work});
  }
  return records;
}

std::string restricted_run_json(RunFiles const& files) {
  Json json;
  json["schema"] = 1;
  json["kind"] = "restricted_run";
  json["outputs"] = digests(files.restricted_outputs);
  json["inputs"] = digests(files.restricted_inputs);
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string run_json(Scenario const& scenario, IdVector<LayerId, Layer> const& layers,
                     RunFiles const& files, std::vector<PlanRecord> const& plans,
                     RunCircumstances const& circumstances, PathTerms const* study) {
  bool const was_stopped = std::ranges::any_of(plans, is_stopped);
  bool const is_cut_short = was_stopped || std::ranges::any_of(plans, &PlanRecord::out_of_work);
  Json json;
  json["schema"] = 1;
  json["kind"] = "run";
  json["program"] = "tongcun";
  json["version"] = program_version();
  json["status"] = is_cut_short ? "stopped" : "done";
  json["deterministic"] = !was_stopped;
  json["scenario"] = scenario.name;
  json["scenario_file"] = scenario.file;
  json["configuration"] = configuration(scenario);
  json["settings"] = scenario.settings;
  // Without a plan and years ahead nothing is drawn by chance.
  json["seed"] = !plans.empty()     ? Json(plans.front().seed)
                 : study != nullptr ? Json(study->seed)
                                    : Json();
  json["plans"] = Json::array();
  for (PlanRecord const& plan : plans) {
    json["plans"].push_back({{"stage", plan.stage},
                             {"status", name_of(plan.status, kPlanStatusNames)},
                             {"work", plan.work},
                             {"work_limit", plan.work_limit},
                             {"ended_by", search_ended_by(plan.status, plan.out_of_work)},
                             {"seed", plan.seed},
                             {"deterministic", !is_stopped(plan)}});
  }
  json["parameters"] = parameters(scenario);
  if (scenario.relocation) {
    json["parameters"]["relocation"] = relocation_parameters_json(scenario);
  }
  if (study != nullptr) {
    json["parameters"]["simulation"] = simulation(*study, scenario.profile);
  }
  json["libraries"] = Json::object();
  for (auto const& [name, version] : library_versions()) {
    json["libraries"][name] = version;
  }
  // With the changes of datum that were made, if any.
  json["coordinates"] = Json::object();
  for (Layer const& layer : layers.values()) {
    json["coordinates"][layer.key] = layer.crs;
  }
  json["outputs"] = digests(files.outputs);
  for (RunFolder::File const& file : files.restricted_outputs) {
    json["outputs"].push_back({{"file", file.name}, {"recorded_in", kRestrictedRecord}});
  }
  json["inputs"] = digests(files.inputs);
  json["restricted_inputs"] = {{"files", files.restricted_inputs.size()},
                               {"recorded_in", kRestrictedRecord}};
  json["timing"] = {{"seconds_reading", circumstances.seconds_reading},
                    {"seconds_computing", circumstances.seconds_computing},
                    {"peak_memory_bytes", circumstances.peak_memory_bytes}};
  json["threads"] = {{"asked", circumstances.threads}, {"used", circumstances.threads_used}};
  json["host"] = host_name();
  json["command"] = circumstances.command;
  return sealed_record(std::move(json));
}

}  // namespace tongcun
