// SPDX-License-Identifier: Apache-2.0
#include "io/load_profile.h"

#include "io/config_reader.h"
#include "io/embedded_files.h"
#include "io/parse_toml.h"
#include "io/profile_keys.h"
#include "io/shown_text.h"
#include "io/text_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
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

// A list of a file names each of its tables once: a second one is complained about and dropped,
// where it would silently go over the first.
void drop_repeated(ConfigValue& root, std::vector<Finding>& findings) {
  if (root.table() == nullptr) {
    return;
  }
  for (ConfigEntry& entry : std::get<ConfigValue::Table>(root.value)) {
    KeyedList const* const keyed = keyed_list(entry.key);
    if (keyed == nullptr || entry.value.array() == nullptr) {
      continue;
    }
    auto& rows = std::get<ConfigValue::Array>(entry.value.value);
    std::set<std::string> seen;
    std::set<ConfigValue const*> repeated;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::string const* const key = key_of(rows[i], *keyed);
      if (key != nullptr && !seen.insert(*key).second) {
        ConfigReader row(&rows[i], root, fmt::format("{}[{}]", entry.key, i + 1), findings);
        row.complain(keyed->key, LegalPart{"once_in_file", {{"name", *key}}});
        repeated.insert(&rows[i]);
      }
    }
    ConfigValue::Array kept;
    std::ranges::copy_if(rows, std::back_inserter(kept),
                         [&](ConfigValue const& row) { return !repeated.contains(&row); });
    rows = std::move(kept);
  }
}

// What a rule of `child` has otherwise than the inherited rule of its id; null if nothing that a
// source stands for.
ConfigEntry const* changed_entry(ConfigValue const& base, ConfigValue const& child) {
  for (char const* const key : {"field", "op", "value", "unit"}) {
    ConfigValue const* const before = base.find(key);
    auto const own = std::ranges::find(*child.table(), key, &ConfigEntry::key);
    bool const is_there = own != child.table()->end();
    if (is_there && (before == nullptr || text_of(*before) != text_of(own->value))) {
      return &*own;
    }
  }
  return nullptr;
}

// The inherited source stands for the inherited number: whoever changes the number says where the
// new one comes from.
void require_own_sources(ConfigValue const& base, ConfigValue const& child,
                         std::vector<Finding>& findings) {
  KeyedList const& keyed = *keyed_list("rules");
  ConfigValue const* const inherited_rules = base.find(keyed.name);
  ConfigValue const* const own_rules = child.find(keyed.name);
  if (inherited_rules == nullptr || own_rules == nullptr || inherited_rules->array() == nullptr ||
      own_rules->array() == nullptr) {
    return;
  }
  std::map<std::string, ConfigValue const*> before;
  for (ConfigValue const& rule : *inherited_rules->array()) {
    if (std::string const* const id = key_of(rule, keyed)) {
      before[*id] = &rule;
    }
  }
  for (std::size_t i = 0; i < own_rules->array()->size(); ++i) {
    ConfigValue const& rule = (*own_rules->array())[i];
    std::string const* const id = key_of(rule, keyed);
    auto const same = id != nullptr ? before.find(*id) : before.end();
    ConfigEntry const* const changed =
        same != before.end() ? changed_entry(*same->second, rule) : nullptr;
    std::vector<std::string> missing;
    for (char const* const key : {"source", "mark"}) {
      if (rule.find(key) == nullptr) {
        missing.emplace_back(key);
      }
    }
    if (changed != nullptr && !missing.empty()) {
      Finding finding =
          rejected("S014", changed->value.file, {{"name", *id}, {"missing", joined(missing)}});
      finding.row = changed->value.line;
      finding.column = changed->value.column;
      finding.field = fmt::format("rules[{}].{}", i + 1, changed->key);
      findings.push_back(std::move(finding));
    }
  }
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
  drop_repeated(*parsed.root, findings);
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
                    // What relocation asks for are conditions of the rules that are left.
                    return keyed_list(entry.key) != nullptr || entry.key == "relocation" ||
                           entry.key == "poverty" || entry.key == "checks";
                  });
  }
  if (!inherited_from) {
    return std::nullopt;
  }
  require_own_sources(*inherited_from, *parsed.root, findings);
  return inherited(*inherited_from, *parsed.root);
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
