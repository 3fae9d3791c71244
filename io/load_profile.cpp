// SPDX-License-Identifier: Apache-2.0
#include "io/load_profile.h"

#include "io/embedded_files.h"
#include "io/parse_toml.h"
#include "io/shown_text.h"
#include "io/text_file.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

namespace tongcun {
namespace {

constexpr std::string_view kShippedFolder = "scenarios/profiles/";

Finding rejected(std::string rule, std::string file,
                 std::vector<std::pair<std::string, std::string>> values) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = std::move(file);
  finding.values = std::move(values);
  return finding;
}

// A complaint about the profile `name`, at the key `inherits` that names it if there is one.
Finding about_profile(std::string rule, std::string const& name, ConfigValue const* inherits,
                      std::vector<std::pair<std::string, std::string>> values) {
  Finding finding = rejected(std::move(rule), name, std::move(values));
  if (inherits != nullptr) {
    finding.file = inherits->file;
    finding.row = inherits->line;
    finding.column = inherits->column;
    finding.field = "inherits";
  }
  return finding;
}

// Whether the profile judges by rules of its own only and leaves those that it would inherit.
bool leaves_rules(ConfigValue const& profile) {
  ConfigValue const* const takes = profile.find("inherits_rules");
  bool const* const flag = takes != nullptr ? std::get_if<bool>(&takes->value) : nullptr;
  return flag != nullptr && !*flag;
}

// The profile's tables with those it inherits below them; none if a file is missing or no TOML.
std::optional<ConfigValue> load(std::string const& name, std::filesystem::path const& folder,
                                ConfigValue const* inherits, std::set<std::string>& loading,
                                LoadedProfile& result) {
  std::vector<Finding>& findings = result.findings;
  bool const is_path = name.ends_with(".toml");
  if (!loading.insert(is_path ? (folder / name).lexically_normal().string() : name).second) {
    findings.push_back(about_profile("S011", name, inherits, {{"name", name}}));
    return std::nullopt;
  }
  std::optional<std::string> text;
  std::filesystem::path below = folder;
  if (is_path) {
    std::filesystem::path const path = folder / std::filesystem::path(name);
    text = read_text_file(path);
    below = path.parent_path();
  } else if (auto const shipped = embedded_file(std::string(kShippedFolder) + name + ".toml")) {
    text = std::string(*shipped);
  }
  if (!text) {
    findings.push_back(about_profile("S006", name, inherits,
                                     {{"name", name}, {"legal", joined(shipped_profiles())}}));
    return std::nullopt;
  }
  std::string const file = is_path ? name : std::string(kShippedFolder) + name + ".toml";
  result.files.push_back({file, sha256_of(*text)});
  ParsedToml parsed = parse_toml(*text, file);
  std::ranges::move(parsed.findings, std::back_inserter(findings));
  if (!parsed.root) {
    return std::nullopt;
  }
  ConfigValue const* base_name = parsed.root->find("inherits");
  if (base_name == nullptr) {
    return parsed.root;
  }
  auto const* base = std::get_if<std::string>(&base_name->value);
  if (base == nullptr) {
    return parsed.root;  // the reader complains about the type
  }
  std::optional<ConfigValue> inherited_from = load(*base, below, base_name, loading, result);
  if (inherited_from && leaves_rules(*parsed.root)) {
    std::erase_if(std::get<ConfigValue::Table>(inherited_from->value),
                  [](ConfigEntry const& entry) {
                    return std::ranges::find(kListsById, entry.key) != kListsById.end();
                  });
  }
  return inherited_from ? std::optional(inherited(*inherited_from, *parsed.root)) : std::nullopt;
}

}  // namespace

LoadedProfile load_profile(std::string const& name, std::filesystem::path const& folder) {
  LoadedProfile result;
  std::set<std::string> loading;
  result.root = load(name, folder, nullptr, loading, result);
  return result;
}

std::vector<std::string> shipped_profiles() {
  std::vector<std::string> ids;
  for (std::string_view const path : embedded_paths()) {
    if (path.starts_with(kShippedFolder) && path.ends_with(".toml")) {
      ids.emplace_back(path.substr(kShippedFolder.size(), path.size() - kShippedFolder.size() - 5));
    }
  }
  return ids;
}

}  // namespace tongcun
