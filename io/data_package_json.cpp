// SPDX-License-Identifier: Apache-2.0
#include "io/data_package_json.h"

#include "io/enum_names.h"
#include "io/geometry_names.h"
#include "io/version.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

Json both(Text const& text) {
  return {{"en", text.en}, {"zh", text.zh}};
}

// Names of packages and resources are of lower-case letters, digits, '-', '_' and '.'.
std::string safe_name(std::string const& name) {
  std::string safe;
  for (char const c : name) {
    bool const is_upper = c >= 'A' && c <= 'Z';
    bool const is_legal =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    safe += is_upper ? static_cast<char>(c - 'A' + 'a') : is_legal ? c : '-';
  }
  return safe;
}

char const* type_of(ColumnType type) {
  switch (type) {
    case ColumnType::text:
      return "string";
    case ColumnType::integer:
      return "integer";
    case ColumnType::decimal:
      return "number";
  }
  return "string";
}

Json field(OutputColumn const& column, Language language) {
  Json json{{"name", column.key},
            {"type", type_of(column.type)},
            {"title", column.title.in(language)},
            {"titles", both(column.title)}};
  if (column.decimals > 0) {
    json["decimals"] = column.decimals;
  }
  if (!column.unit.empty()) {
    json["unit"] = column.unit;
  }
  if (!column.meaning.en.empty()) {
    json["description"] = column.meaning.in(language);
    json["descriptions"] = both(column.meaning);
  }
  if (!column.empty.en.empty()) {
    json["empty"] = both(column.empty);
  }
  if (!column.words.empty()) {
    json["words"] = Json::object();
    for (ColumnWord const& word : column.words) {
      json["words"].emplace(word.word, both(word.name));  // of a word twice the first counts
    }
  }
  return json;
}

Json resource(OutputTable const& table, Language language) {
  Json fields = Json::array();
  for (OutputColumn const& column : table.columns) {
    fields.push_back(field(column, language));
  }
  Json json{{"profile", "tabular-data-resource"},
            {"name", safe_name(table.name)},
            {"path", table.name + ".csv"},
            {"title", table.title.in(language)},
            {"titles", both(table.title)},
            {"format", "csv"},
            {"mediatype", "text/csv"},
            {"encoding", "utf-8"},
            {"dialect",
             {{"delimiter", ","},
              {"lineTerminator", "\r\n"},
              {"quoteChar", "\""},
              {"doubleQuote", true},
              {"header", true}}},
            {"schema", {{"fields", std::move(fields)}, {"missingValues", {""}}}}};
  if (table.geometry != GeometryType::none) {
    json["geometry"] = name_of(table.geometry, kGeometryNames);
  }
  return json;
}

Json names(NamedIds const& named) {
  Json list = Json::array();
  for (auto const& [id, name] : named) {
    list.push_back({{"id", id}, {"name", both(name)}});
  }
  return list;
}

Json files(std::vector<ConfigFile> const& used) {
  Json list = Json::array();
  for (ConfigFile const& file : used) {
    list.push_back({{"file", file.file}, {"sha256", file.sha256}});
  }
  return list;
}

Json profile(ProfileHead const& head) {
  Json json{{"id", head.id}, {"name", both(head.name)}, {"currency", head.currency}};
  json["units"] = Json::object();
  for (auto const& [quantity, unit] : head.units) {
    json["units"][quantity] = unit;
  }
  json["words"] = Json::object();
  for (auto const& [key, word] : head.words) {
    json["words"][key] = both(word);
  }
  json["rules"] = names(head.rules);
  json["conditions"] = names(head.conditions);
  json["files"] = files(head.files);
  return json;
}

Json run(RunHead const& head) {
  Json json{{"language", head.language == Language::zh ? "zh" : "en"},
            {"scenario", head.scenario},
            {"inherited", files(head.inherited)},
            {"settings", head.settings},
            {"year", head.year ? Json(*head.year) : Json()}};
  json["imprint"] = {{"data_date", both(head.imprint.data_date)},
                     {"map_maker", both(head.imprint.map_maker)},
                     {"approval_number", both(head.imprint.approval_number)}};
  json["credits"] = Json::array();
  for (LayerCredit const& credit : head.credits) {
    json["credits"].push_back({{"layer", credit.layer},
                               {"attribution", credit.attribution},
                               {"licence", credit.licence}});
  }
  json["profile"] = profile(head.profile);
  return json;
}

}  // namespace

std::string data_package_json(RunHead const& head, std::vector<OutputTable const*> const& tables) {
  Json json;
  json["schema"] = kDataPackageSchema;
  json["profile"] = "tabular-data-package";
  json["name"] = safe_name(head.scenario);
  json["title"] = head.title;
  json["version"] = program_version();
  json["stamps"] = Json::array();
  for (Text const& stamp : head.stamps) {
    json["stamps"].push_back(both(stamp));
  }
  json["scenario_sha256"] = head.sha256;
  json["rule_profile"] = head.profile.id;
  json["run"] = run(head);
  json["sources"] = Json::array();
  for (std::string const& line : credit_lines(head, head.language)) {
    json["sources"].push_back({{"title", line}});
  }
  json["resources"] = Json::array();
  for (OutputTable const* const table : tables) {
    json["resources"].push_back(resource(*table, head.language));
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tongcun
