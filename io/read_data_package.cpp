// SPDX-License-Identifier: Apache-2.0
#include "io/read_data_package.h"

#include "io/data_package_json.h"
#include "io/geometry_names.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <string>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

// Every function below asks for what must be there; Json throws where it is not.
Text text_of(Json const& json) {
  return {json.at("en").get<std::string>(), json.at("zh").get<std::string>()};
}

Text text_or_none(Json const& json, char const* key) {
  return json.contains(key) ? text_of(json.at(key)) : Text();
}

std::vector<ConfigFile> files_of(Json const& json) {
  std::vector<ConfigFile> files;
  files.reserve(json.size());
  for (Json const& file : json) {
    files.push_back({file.at("file").get<std::string>(), file.at("sha256").get<std::string>()});
  }
  return files;
}

NamedIds names_of(Json const& json) {
  NamedIds names;
  names.reserve(json.size());
  for (Json const& one : json) {
    names.emplace_back(one.at("id").get<std::string>(), text_of(one.at("name")));
  }
  return names;
}

ProfileHead profile_of(Json const& json) {
  ProfileHead profile;
  profile.id = json.at("id").get<std::string>();
  profile.name = text_of(json.at("name"));
  profile.currency = json.at("currency").get<std::string>();
  for (auto const& [quantity, unit] : json.at("units").items()) {
    profile.units[quantity] = unit.get<std::string>();
  }
  for (auto const& [key, word] : json.at("words").items()) {
    profile.words[key] = text_of(word);
  }
  profile.rules = names_of(json.at("rules"));
  profile.conditions = names_of(json.at("conditions"));
  profile.files = files_of(json.at("files"));
  return profile;
}

RunHead head_of(Json const& json) {
  Json const& run = json.at("run");
  RunHead head;
  head.language = run.at("language") == "zh" ? Language::zh : Language::en;
  head.scenario = run.at("scenario").get<std::string>();
  head.title = json.at("title").get<std::string>();
  head.sha256 = json.at("scenario_sha256").get<std::string>();
  head.inherited = files_of(run.at("inherited"));
  head.settings = run.at("settings").get<std::vector<std::string>>();
  if (!run.at("year").is_null()) {
    head.year = run.at("year").get<int>();
  }
  Json const& imprint = run.at("imprint");
  head.imprint = {text_of(imprint.at("data_date")), text_of(imprint.at("map_maker")),
                  text_of(imprint.at("approval_number"))};
  for (Json const& stamp : json.at("stamps")) {
    head.stamps.push_back(text_of(stamp));
  }
  for (Json const& credit : run.at("credits")) {
    head.credits.push_back({credit.at("layer").get<std::string>(),
                            credit.at("attribution").get<std::string>(),
                            credit.at("licence").get<std::string>()});
  }
  head.profile = profile_of(run.at("profile"));
  return head;
}

OutputColumn column_of(Json const& json) {
  OutputColumn column;
  column.key = json.at("name").get<std::string>();
  column.title = text_of(json.at("titles"));
  Json const& type = json.at("type");
  column.type = type == "integer"  ? ColumnType::integer
                : type == "number" ? ColumnType::decimal
                                   : ColumnType::text;
  column.decimals = json.value("decimals", 0);
  column.unit = json.value("unit", "");
  column.meaning = text_or_none(json, "descriptions");
  column.empty = text_or_none(json, "empty");
  if (json.contains("words")) {
    for (auto const& [word, name] : json.at("words").items()) {
      column.words.push_back({word, text_of(name)});
    }
  }
  return column;
}

OutputTable table_of(Json const& json) {
  constexpr std::string_view kCsv = ".csv";
  OutputTable table;
  std::string const path = json.at("path").get<std::string>();
  if (!path.ends_with(kCsv) || path.find('/') != std::string::npos) {
    throw Json::other_error::create(501, "a table lies elsewhere", nullptr);
  }
  table.name = path.substr(0, path.size() - kCsv.size());
  table.title = text_of(json.at("titles"));
  for (Json const& field : json.at("schema").at("fields")) {
    table.columns.push_back(column_of(field));
  }
  auto const* const geometry =
      std::ranges::find(kGeometryNames, json.value("geometry", std::string(kGeometryNames[0])));
  if (geometry != kGeometryNames.end()) {
    table.geometry = static_cast<GeometryType>(geometry - kGeometryNames.begin());
  }
  return table;
}

}  // namespace

std::optional<DataPackage> read_data_package(std::string_view text) try {
  Json const json = Json::parse(text);
  if (json.at("schema") != kDataPackageSchema) {
    return std::nullopt;
  }
  DataPackage package{head_of(json), {}};
  package.tables.reserve(json.at("resources").size());
  for (Json const& resource : json.at("resources")) {
    package.tables.push_back(table_of(resource));
  }
  return package;
} catch (Json::exception const&) {
  return std::nullopt;
}

}  // namespace tongcun
