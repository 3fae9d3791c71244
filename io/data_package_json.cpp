// SPDX-License-Identifier: Apache-2.0
#include "io/data_package_json.h"

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
std::string name_of(std::string const& name) {
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
  if (!column.unit.empty()) {
    json["unit"] = column.unit;
  }
  if (!column.meaning.en.empty()) {
    json["description"] = column.meaning.in(language);
  }
  if (!column.empty.en.empty()) {
    json["empty"] = both(column.empty);
  }
  if (!column.words.empty()) {
    json["words"] = Json::object();
    for (ColumnWord const& word : column.words) {
      json["words"][word.word] = both(word.name);
    }
  }
  return json;
}

Json resource(OutputTable const& table, Language language) {
  Json fields = Json::array();
  for (OutputColumn const& column : table.columns) {
    fields.push_back(field(column, language));
  }
  return {{"profile", "tabular-data-resource"},
          {"name", name_of(table.name)},
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
}

}  // namespace

std::string data_package_json(WorkbookNotes const& notes,
                              std::vector<OutputTable const*> const& tables,
                              Scenario const& scenario) {
  Json json;
  json["schema"] = 1;
  json["profile"] = "tabular-data-package";
  json["name"] = name_of(scenario.name);
  json["title"] = scenario.title;
  json["version"] = program_version();
  json["stamps"] = Json::array();
  for (Text const& stamp : notes.stamps) {
    json["stamps"].push_back(both(stamp));
  }
  json["scenario_sha256"] = scenario.sha256;
  json["rule_profile"] = scenario.profile.id;
  json["sources"] = Json::array();
  for (std::string const& line : notes.owed) {
    json["sources"].push_back({{"title", line}});
  }
  json["resources"] = Json::array();
  for (OutputTable const* const table : tables) {
    json["resources"].push_back(resource(*table, scenario.language));
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tongcun
