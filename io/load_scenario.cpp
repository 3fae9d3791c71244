// SPDX-License-Identifier: Apache-2.0
#include "io/load_scenario.h"

#include "io/parse_toml.h"
#include "io/text_file.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr std::uintmax_t kLargestScenario = 16 << 20;

Finding rejected(std::string rule, std::string file, ConfigValue const* at = nullptr) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = std::move(file);
  if (at != nullptr) {
    finding.file = at->file;
    finding.row = at->line;
    finding.column = at->column;
  }
  return finding;
}

// Loads files from the one that is asked for down to the one that inherits nothing.
class Loader {
 public:
  explicit Loader(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // `named_at` is the key that names the file; null for the first.
  std::optional<ConfigValue> load(std::string const& file, ConfigValue const* named_at) {
    if (!loading_.insert(file).second) {
      Finding finding = rejected("S061", file, named_at);
      finding.field = "inherits";
      finding.values = {{"name", file}};
      result.findings.push_back(std::move(finding));
      return std::nullopt;
    }
    std::optional<std::string> const text = read_text_file(folder_ / file, kLargestScenario);
    if (!text) {
      Finding finding = rejected(named_at == nullptr ? "S007" : "S060", file, named_at);
      if (named_at != nullptr) {
        finding.field = "inherits";
        finding.values = {{"name", file}};
      }
      result.findings.push_back(std::move(finding));
      return std::nullopt;
    }
    if (named_at == nullptr) {
      result.sha256 = sha256_of(*text);
    } else {
      result.inherited.push_back({file, sha256_of(*text)});
    }
    ParsedToml parsed = parse_toml(*text, file);
    std::ranges::move(parsed.findings, std::back_inserter(result.findings));
    if (!parsed.root) {
      return std::nullopt;
    }
    ConfigValue const* const inherits = parsed.root->find("inherits");
    auto const* name = inherits != nullptr ? std::get_if<std::string>(&inherits->value) : nullptr;
    if (name == nullptr) {
      return parsed.root;  // of another type: the reader complains
    }
    bool const is_plain = !name->empty() && *name != "." && *name != ".." &&
                          name->find_first_of("/\\") == std::string::npos;
    if (!is_plain) {
      Finding finding = rejected("S060", file, inherits);
      finding.field = "inherits";
      finding.values = {{"name", *name}};
      result.findings.push_back(std::move(finding));
      return std::nullopt;
    }
    std::optional<ConfigValue> const base = load(*name, inherits);
    return base ? std::optional(inherited(*base, *parsed.root)) : std::nullopt;
  }

  LoadedScenario result;

 private:
  std::filesystem::path folder_;
  std::set<std::string> loading_;
};

void name_source(std::string const& source, ConfigValue& value) {
  value.file = source;
  value.line = 0;
  value.column = 0;
  if (auto* const table = std::get_if<ConfigValue::Table>(&value.value)) {
    for (ConfigEntry& entry : *table) {
      name_source(source, entry.value);
    }
  } else if (auto* const array = std::get_if<ConfigValue::Array>(&value.value)) {
    for (ConfigValue& element : *array) {
      name_source(source, element);
    }
  }
}

// "access.nearest=5" as the tables that hold the key; none with a finding if it is no such thing.
std::optional<ConfigValue> table_of(std::string const& setting, std::vector<Finding>& findings) {
  std::size_t const equals = setting.find('=');
  std::string const key = setting.substr(0, std::min(equals, setting.size()));
  std::string const source = "--set " + key;
  bool const is_one_line = setting.find_first_of("\r\n") == std::string::npos;
  std::optional<ConfigValue> root;
  if (equals != std::string::npos && is_one_line) {
    root = parse_toml(setting, source).root;
  }
  bool const is_key = root && root->table() != nullptr && root->table()->size() == 1;
  if (!is_key) {
    Finding finding = rejected("S062", source);
    finding.values = {{"name", is_one_line ? setting : key}};
    findings.push_back(std::move(finding));
    return std::nullopt;
  }
  name_source(source, *root);
  return root;
}

}  // namespace

LoadedScenario load_scenario(std::filesystem::path const& path,
                             std::vector<std::string> const& settings) {
  Loader loader(path.parent_path());
  std::optional<ConfigValue> root = loader.load(path.filename().string(), nullptr);
  LoadedScenario loaded = std::move(loader.result);
  for (std::string const& setting : settings) {
    std::optional<ConfigValue> const changed = table_of(setting, loaded.findings);
    if (root && changed) {
      root = inherited(*root, *changed);
    }
  }
  loaded.root = std::move(root);
  return loaded;
}

}  // namespace tongcun
