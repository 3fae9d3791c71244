// SPDX-License-Identifier: Apache-2.0
#include "io/relocation_plan_file.h"

#include "io/csv_reader.h"
#include "io/enum_names.h"
#include "io/output_table.h"
#include "io/read_earlier_plan.h"
#include "io/read_relocation_options.h"
#include "io/relocation_names.h"
#include "io/text_file.h"
#include "io/version.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t kLargestPlan = std::uintmax_t{2} << 30;
constexpr int kSchema = 1;
constexpr char const* kRecordOfRestricted = "restricted/run.json";
constexpr char const* kKind = "relocation_plan";

template <class T>
Json or_null(std::optional<T> const& value) {
  return value ? Json(*value) : Json();
}

Json json_of(PublishedCertificate const& certificate) {
  Json units = Json::array();
  for (auto const& [household, value] : certificate.unit_value) {
    units.push_back({{"household", household}, {"value", value}});
  }
  Json limits = Json::array();
  for (auto const& [limit, price] : certificate.price) {
    limits.push_back({{"kind", name_of(limit.kind, kLimitKindNames)},
                      {"of", limit.of},
                      {"phase", limit.phase},
                      {"area_dm2", or_null(limit.area)},
                      {"price", price}});
  }
  return {{"units", std::move(units)}, {"limits", std::move(limits)}};
}

Json json_of(std::vector<PublishedPlace> const& places) {
  Json rows = Json::array();
  for (PublishedPlace const& place : places) {
    Json row{{"household", place.household}, {"site", Json()}};
    if (place.dwelling) {
      row["site"] = place.dwelling->site;
      row["phase"] = place.dwelling->phase;
      row["area_dm2"] = or_null(place.dwelling->area);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

// What is not to the letter.
struct Broken {
  std::string key;
};

Json const& member(Json const& object, char const* key) {
  auto const found = object.is_object() ? object.find(key) : object.end();
  if (!object.is_object() || found == object.end()) {
    throw Broken{key};
  }
  return *found;
}

std::int64_t integer(Json const& object, char const* key) {
  Json const& value = member(object, key);
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (!value.is_number_integer() ||
      (value.is_number_unsigned() && value.get<std::uint64_t>() > kMost)) {
    throw Broken{key};
  }
  return value.get<std::int64_t>();
}

std::int32_t small_integer(Json const& object, char const* key) {
  std::int64_t const value = integer(object, key);
  if (value < std::numeric_limits<std::int32_t>::min() ||
      value > std::numeric_limits<std::int32_t>::max()) {
    throw Broken{key};
  }
  return static_cast<std::int32_t>(value);
}

std::optional<std::int64_t> optional_integer(Json const& object, char const* key) {
  return member(object, key).is_null() ? std::nullopt : std::optional(integer(object, key));
}

std::string text(Json const& object, char const* key) {
  Json const& value = member(object, key);
  if (!value.is_string()) {
    throw Broken{key};
  }
  return value.get<std::string>();
}

Json const& list(Json const& object, char const* key) {
  Json const& value = member(object, key);
  if (!value.is_array()) {
    throw Broken{key};
  }
  return value;
}

template <class Enum, std::size_t N>
Enum word(Json const& object, char const* key, std::array<std::string_view, N> const& names) {
  auto const found = std::ranges::find(names, text(object, key));
  if (found == names.end()) {
    throw Broken{key};
  }
  return static_cast<Enum>(found - names.begin());
}

PublishedCertificate certificate_of(Json const& object) {
  PublishedCertificate certificate;
  for (Json const& unit : list(object, "units")) {
    certificate.unit_value.emplace_back(text(unit, "household"), integer(unit, "value"));
  }
  for (Json const& limit : list(object, "limits")) {
    PublishedLimit name;
    name.kind = word<LimitKind>(limit, "kind", kLimitKindNames);
    name.of = text(limit, "of");
    name.phase = small_integer(limit, "phase");
    name.area = optional_integer(limit, "area_dm2");
    certificate.price.emplace_back(std::move(name), integer(limit, "price"));
  }
  return certificate;
}

PublishedPlace place_of(Json const& row) {
  PublishedPlace place{text(row, "household"), std::nullopt};
  if (!member(row, "site").is_null()) {
    place.dwelling = {text(row, "site"), small_integer(row, "phase"),
                      optional_integer(row, "area_dm2")};
  }
  return place;
}

std::vector<PublishedPlace> places_of(Json const& json) {
  std::vector<PublishedPlace> places;
  for (Json const& row : list(json, "places")) {
    places.push_back(place_of(row));
  }
  return places;
}

PublishedPlan plan_of(Json const& json) {
  if (integer(json, "schema") != kSchema) {
    throw Broken{"schema"};
  }
  if (text(json, "kind") != kKind) {
    throw Broken{"kind"};
  }
  PublishedPlan plan;
  plan.kind = word<PlanKind>(json, "plan", kPlanKindNames);
  if (!member(json, "earlier_plan").is_boolean()) {
    throw Broken{"earlier_plan"};
  }
  plan.has_earlier = member(json, "earlier_plan").get<bool>();
  plan.status = word<PlanStatus>(json, "status", kPlanStatusNames);
  plan.objective = integer(json, "objective");
  plan.bound = integer(json, "bound");
  plan.bound_solver = optional_integer(json, "bound_solver");
  plan.bound_source = text(json, "bound_source");
  plan.places = places_of(json);
  plan.certificate = certificate_of(member(json, "certificate"));
  for (Json const& level : list(json, "levels")) {
    plan.levels.push_back({word<Goal>(level, "goal", kGoalNames), integer(level, "value"),
                           integer(level, "bound"), certificate_of(member(level, "certificate"))});
  }
  if (!member(json, "least_share_per_mille").is_null()) {
    plan.least_share = small_integer(json, "least_share_per_mille");
  }
  if (Json const& proof = member(json, "share_proof"); !proof.is_null()) {
    plan.share_proof = {small_integer(proof, "most_per_mille"),
                        certificate_of(member(proof, "certificate"))};
  }
  if (json.contains("other_plans")) {
    for (Json const& other : list(json, "other_plans")) {
      plan.others.push_back({integer(other, "objective"), places_of(other)});
    }
  }
  return plan;
}

[[noreturn]] void refuse(std::string const& file, std::string const& key) {
  Finding finding;
  finding.rule = "P028";
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = file;
  finding.field = key;
  throw InputError({std::move(finding)});
}

// A household that is placed, as the table of households writes it.
struct ListedPlace {
  std::string household;
  std::string site;
  std::string phase;
  std::string area;  // square metres
  friend auto operator<=>(ListedPlace const&, ListedPlace const&) = default;
};

std::vector<ListedPlace> planned_places(PublishedPlan const& plan) {
  constexpr int kDecimals = 2;
  std::vector<ListedPlace> places;
  for (PublishedPlace const& place : plan.places) {
    if (place.dwelling) {
      std::optional<std::int64_t> const area = place.dwelling->area;
      places.push_back(
          {place.household, place.dwelling->site, std::to_string(place.dwelling->phase),
           area ? printed(*area, {"", {}, ColumnType::decimal, kDecimals}) : std::string()});
    }
  }
  std::ranges::sort(places);
  return places;
}

std::vector<ListedPlace> listed_places(std::string const& table) {
  CsvReader reader(table);
  std::vector<std::string> const header = reader.next().value().cells;
  auto const column = [&header](char const* key) {
    auto const found = std::ranges::find(header, key);
    if (found == header.end()) {
      refuse(kPlacesOfHouseholds, key);
    }
    return static_cast<std::size_t>(found - header.begin());
  };
  std::size_t const household = column("household_code");
  std::size_t const placed = column("placed");
  std::size_t const site = column("site_code");
  std::size_t const phase = column("phase");
  std::size_t const area = column("dwelling_area_m2");
  std::vector<ListedPlace> places;
  while (std::optional<CsvReader::Row> const row = reader.next()) {
    if (row->cells[placed] == "yes") {
      places.push_back(
          {row->cells[household], row->cells[site], row->cells[phase], row->cells[area]});
    }
  }
  std::ranges::sort(places);
  return places;
}

// Whether the run's record of its restricted files has this content of the file.
bool is_recorded(Json const& record, char const* file, std::string const& content) {
  auto const outputs = record.is_object() ? record.find("outputs") : record.end();
  if (!record.is_object() || outputs == record.end() || !outputs->is_array()) {
    return false;
  }
  std::string const digest = sha256_of(content);
  return std::ranges::any_of(*outputs, [&](Json const& output) {
    return output.is_object() && output.value("file", Json()) == file &&
           output.value("sha256", Json()) == digest;
  });
}

}  // namespace

std::string relocation_plan_json(PublishedPlan const& plan) {
  Json json;
  json["schema"] = kSchema;
  json["kind"] = kKind;
  json["version"] = program_version();
  json["plan"] = name_of(plan.kind, kPlanKindNames);
  json["earlier_plan"] = plan.has_earlier;
  json["status"] = name_of(plan.status, kPlanStatusNames);
  json["objective"] = plan.objective;
  json["bound"] = plan.bound;
  json["bound_solver"] = or_null(plan.bound_solver);
  json["bound_source"] = plan.bound_source;
  json["places"] = json_of(plan.places);
  json["certificate"] = json_of(plan.certificate);
  json["levels"] = Json::array();
  for (PublishedLevel const& level : plan.levels) {
    json["levels"].push_back({{"goal", name_of(level.goal, kGoalNames)},
                              {"value", level.value},
                              {"bound", level.bound},
                              {"certificate", json_of(level.certificate)}});
  }
  json["least_share_per_mille"] = or_null(plan.least_share);
  json["share_proof"] = Json();
  if (plan.share_proof) {
    json["share_proof"] = {{"most_per_mille", plan.share_proof->most},
                           {"certificate", json_of(plan.share_proof->certificate)}};
  }
  if (!plan.others.empty()) {
    json["other_plans"] = Json::array();
    for (PublishedOther const& other : plan.others) {
      json["other_plans"].push_back(
          {{"objective", other.objective}, {"places", json_of(other.places)}});
    }
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

PublishedPlan parse_relocation_plan(std::string const& text, std::string const& file) {
  Json const json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) {
    refuse(file, "");
  }
  try {
    return plan_of(json);
  } catch (Broken const& broken) {
    refuse(file, broken.key);
  }
}

PublishedRun read_published_run(std::filesystem::path const& run) {
  PublishedRun read;
  // As another plan would take it for an earlier one: every row is whole, no household stands
  // twice.
  static_cast<void>(read_earlier_plan(run, PlanUse::verify));
  std::optional<std::string> const table = read_text_file(run / kPlacesOfHouseholds, kLargestPlan);
  std::optional<std::string> const text = read_text_file(run / kPlanOfHouseholds, kLargestPlan);
  if (!text || !table) {
    refuse(kPlanOfHouseholds, "");
  }
  read.plan = parse_relocation_plan(*text, kPlanOfHouseholds);
  std::vector<ListedPlace> const planned = planned_places(read.plan);
  std::vector<ListedPlace> const listed = listed_places(*table);
  std::vector<ListedPlace> different;
  std::ranges::set_symmetric_difference(planned, listed, std::back_inserter(different));
  read.other_places = static_cast<std::int64_t>(different.size());
  Json const record = Json::parse(
      read_text_file(run / kRecordOfRestricted, kLargestPlan).value_or(""), nullptr, false);
  for (auto const& [file, content] :
       {std::pair{kPlacesOfHouseholds, &*table}, {kPlanOfHouseholds, &*text}}) {
    if (!is_recorded(record, file, *content)) {
      read.changed_files.emplace_back(file);
    }
  }
  return read;
}

}  // namespace tongcun
