// SPDX-License-Identifier: Apache-2.0
#include "io/parse_toml.h"

#include <toml++/toml.h>

#include <algorithm>

namespace tongcun {
namespace {

Finding syntax_finding(std::string const& file, toml::source_position const& at,
                       std::string reason) {
  Finding finding;
  finding.rule = "S001";
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = file;
  finding.row = at.line;
  finding.column = at.column;
  finding.values = {{"reason", std::move(reason)}};
  return finding;
}

class Converter {
 public:
  Converter(std::string const& file, std::vector<Finding>& findings)
      : file_(file), findings_(findings) {}

  ConfigValue convert(toml::node const& node) {
    ConfigValue result;
    result.file = file_;
    result.line = node.source().begin.line;
    result.column = node.source().begin.column;
    if (auto const* table = node.as_table()) {
      result.value = convert_table(*table);
    } else if (auto const* array = node.as_array()) {
      ConfigValue::Array values;
      for (toml::node const& element : *array) {
        values.push_back(convert(element));
      }
      result.value = std::move(values);
    } else if (auto const* text = node.as_string()) {
      result.value = text->get();
    } else if (auto const* integer = node.as_integer()) {
      result.value = integer->get();
    } else if (auto const* decimal = node.as_floating_point()) {
      result.value = decimal->get();
    } else if (auto const* boolean = node.as_boolean()) {
      result.value = boolean->get();
    } else {
      findings_.push_back(
          syntax_finding(file_, node.source().begin, "a date or time is not expected here"));
    }
    return result;
  }

 private:
  // toml++ sorts keys; the file's order is that of their positions.
  ConfigValue::Table convert_table(toml::table const& table) {
    ConfigValue::Table entries;
    for (auto const& [key, value] : table) {
      entries.push_back({std::string(key.str()), convert(value)});
    }
    std::ranges::stable_sort(entries, {}, [](ConfigEntry const& entry) {
      return std::pair(entry.value.line, entry.value.column);
    });
    return entries;
  }

  std::string const& file_;
  std::vector<Finding>& findings_;
};

}  // namespace

ParsedToml parse_toml(std::string_view text, std::string const& file) {
  ParsedToml parsed;
  try {
    toml::table const table = toml::parse(text, file);
    parsed.root = Converter(file, parsed.findings).convert(table);
  } catch (toml::parse_error const& error) {
    parsed.findings.push_back(
        syntax_finding(file, error.source().begin, std::string(error.description())));
  }
  return parsed;
}

}  // namespace tongcun
