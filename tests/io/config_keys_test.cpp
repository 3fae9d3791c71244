// SPDX-License-Identifier: Apache-2.0
#include "io/config_keys.h"

#include "engine/statements/statement.h"
#include "io/config_reader.h"
#include "io/explain.h"
#include "io/read_profile.h"
#include "io/read_scenario.h"
#include "io/read_statements.h"
#include "tests/io/source_texts.h"
#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace tongcun {
namespace {

using Keys = std::set<std::string>;
using Read = std::function<std::vector<Finding>(std::string const& text)>;

constexpr char const* kProbe = "zzz_probe";

// Asks a reader, table by table, which keys are legal: a key that nobody knows is answered with
// those that are.
class LegalKeys {
 public:
  LegalKeys(std::string base, Read read) : base_(std::move(base)), read_(std::move(read)) {}

  // Every key by the table that has it ("" is the file itself).
  std::map<std::string, Keys> list() {
    Keys const known = answers(base_ + std::string(kProbe) + " = 1\n", "").at("");
    by_table_[""] = known;
    visit("", "", known);
    return by_table_;
  }

  // What a table's rows need before more of them is read, and names of the user's own to look
  // below.
  std::map<std::string, std::string> stubs;
  std::map<std::string, Keys> names;

 private:
  static std::string path_of(std::string const& table, std::string const& key) {
    return table.empty() ? key : table + "." + key;
  }

  // Known keys of each table in which the probe was found.
  std::map<std::string, Keys> answers(std::string const& text, std::string const&) {
    std::map<std::string, Keys> found;
    for (Finding const& finding : read_(text)) {
      std::string const field = std::regex_replace(finding.field, std::regex("\\[[0-9]+\\]"), "");
      bool const is_probe = finding.rule == "S002" && field.ends_with(kProbe);
      for (auto const& [name, value] : finding.values) {
        if (is_probe && name == "known") {
          std::string const table =
              field.size() > std::string(kProbe).size()
                  ? field.substr(0, field.size() - std::string(kProbe).size() - 1)
                  : "";
          std::regex const word("[^, ]+");
          for (std::sregex_iterator at(value.begin(), value.end(), word), end; at != end; ++at) {
            found[table].insert(at->str());
          }
        }
      }
    }
    return found;
  }

  void visit(std::string const& table, std::string const& header, Keys keys) {
    if (names.contains(table)) {
      keys.insert(names.at(table).begin(), names.at(table).end());
    }
    static Keys const kScalars{"schema", "kind", "inherits", "inherits_rules", "profile",
                               "id",     "name", "file",     "source",         "active"};
    std::map<std::string, std::string> headers;
    for (bool const is_list : {false, true}) {
      std::string text = base_ + header;
      std::map<std::string, std::string> tried;
      for (std::string const& key : keys) {
        std::string const path = path_of(table, key);
        if (kScalars.contains(key) || headers.contains(path)) {
          continue;
        }
        std::string own = is_list ? "[[" + path + "]]\n" : "[" + path + "]\n";
        own += stubs.contains(path) ? stubs.at(path) : "";
        tried[path] = own;
        text += own + kProbe + " = 1\n";
      }
      for (auto const& [path, known] : answers(text, table)) {
        if (tried.contains(path)) {
          headers[path] = header + tried.at(path);
          by_table_[path] = known;
        }
      }
    }
    for (auto const& [path, own] : headers) {
      if (Keys const known = by_table_.at(path); known == Keys{"en", "zh"}) {
        by_table_.erase(path);  // a text in both languages
      } else {
        bool const is_of_columns = path.starts_with("layers.") || path.starts_with("earlier.");
        if (!is_of_columns || std::ranges::count(path, '.') < 2 || path.ends_with(".clinics")) {
          visit(path, own, known);
        }
      }
    }
  }

  std::string base_;
  Read read_;
  std::map<std::string, Keys> by_table_;
};

std::map<std::string, Keys> keys_of_scenarios(TemporaryFolder const& folder) {
  LegalKeys legal("schema = 1\nkind = \"scenario\"\nname = \"x\"\nprofile = \"cn-2026\"\n",
                  [&](std::string const& text) -> std::vector<Finding> {
                    try {
                      static_cast<void>(read_scenario(folder.write("s.toml", text)));
                    } catch (InputError const& error) {
                      return error.findings();
                    }
                    return {};
                  });
  for (char const* const role : {"roads", "elevation", "households", "persons"}) {
    legal.stubs[std::string("layers.") + role] = "file = \"x\"\n";
    legal.stubs[std::string("earlier.layers.") + role] = "file = \"x\"\n";
  }
  legal.names["layers"] = {"facilities.clinics"};
  legal.names["relocation.checks"] = {"grievance"};
  legal.names["relocation"] = {"checks.grievance"};
  return legal.list();
}

std::map<std::string, Keys> keys_of_profiles(TemporaryFolder const& folder) {
  LegalKeys legal(
      "schema = 1\nkind = \"profile\"\nid = \"x\"\nname = \"x\"\ninherits = "
      "\"cn-2026\"\n",
      [&](std::string const& text) {
        static_cast<void>(folder.write("p.toml", text));
        return read_profile("p.toml", folder.path()).findings;
      });
  return legal.list();
}

std::map<std::string, Keys> keys_of_statements(TemporaryFolder const& folder) {
  std::map<std::string, Keys> all;
  for (std::string_view const kind : kClaimNames) {
    LegalKeys legal("schema = 1\nkind = \"statements\"\n",
                    [&](std::string const& text) -> std::vector<Finding> {
                      static_cast<void>(folder.write("t.toml", text));
                      Scenario scenario;
                      scenario.input_folder = folder.path().string();
                      scenario.check.statements = {"t.toml"};
                      try {
                        static_cast<void>(read_statements(scenario));
                      } catch (InputError const& error) {
                        return error.findings();
                      }
                      return {};
                    });
    legal.stubs["statements"] = "id = \"a\"\nkind = \"" + std::string(kind) + "\"\n";
    for (auto const& [table, keys] : legal.list()) {
      all[table].insert(keys.begin(), keys.end());
    }
  }
  return all;
}

// Each key is explained where it stands, in both languages; columns of ours by the glossary.
void expect_explained(char const* file, std::map<std::string, Keys> const& tables) {
  for (auto const& [table, keys] : tables) {
    bool const are_columns = table.ends_with(".fields") || table.ends_with(".units");
    bool const are_words = table.ends_with(".values");
    for (std::string const& key : keys) {
      std::string const place = table.empty() ? key : table + "." + key;
      if (are_words) {
        continue;
      }
      if (are_columns) {
        EXPECT_FALSE(explain(key).empty()) << place;
        continue;
      }
      std::optional<ConfigKey> const known = config_key_at(file, place);
      ASSERT_TRUE(known) << file << " " << place;
      EXPECT_FALSE(known->meaning.en.empty()) << place;
      EXPECT_FALSE(known->meaning.zh.empty()) << place;
    }
  }
}

TEST(ConfigKeys, EveryLegalKeyIsExplained) {
  TemporaryFolder const folder;
  std::map<std::string, Keys> const scenarios = keys_of_scenarios(folder);
  for (char const* const table : {"",
                                  "inputs",
                                  "layers",
                                  "layers.villages",
                                  "layers.roads",
                                  "layers.facilities.clinics",
                                  "register",
                                  "network",
                                  "walking",
                                  "access",
                                  "upgrades",
                                  "new_facilities",
                                  "poverty",
                                  "poverty.lines",
                                  "relocation",
                                  "relocation.fairness",
                                  "relocation.funds",
                                  "relocation.locks",
                                  "relocation.modes.monetary",
                                  "relocation.in_place.measures",
                                  "simulate",
                                  "simulate.shocks",
                                  "simulate.demography.deaths",
                                  "simulate.sensitivity",
                                  "report",
                                  "check.waivers",
                                  "check.offices",
                                  "earlier.layers.persons"}) {
    EXPECT_TRUE(scenarios.contains(table)) << table;
  }
  expect_explained("scenario", scenarios);
  std::map<std::string, Keys> const profiles = keys_of_profiles(folder);
  for (char const* const table : {"",
                                  "country",
                                  "season",
                                  "terrain",
                                  "walking",
                                  "roads",
                                  "roads.motor",
                                  "roads.reading",
                                  "services",
                                  "rules",
                                  "conditions",
                                  "guarantees",
                                  "guarantees.rungs",
                                  "words",
                                  "units",
                                  "lines",
                                  "ages",
                                  "poverty",
                                  "poverty.classes",
                                  "poverty.warnings.takes",
                                  "checks",
                                  "relocation.area",
                                  "relocation.money",
                                  "relocation.needs"}) {
    EXPECT_TRUE(profiles.contains(table)) << table;
  }
  expect_explained("profile", profiles);
  std::map<std::string, Keys> const statements = keys_of_statements(folder);
  EXPECT_GT(statements.at("statements").size(), 25U);
  expect_explained("statements", statements);
}

// Words in quotes that sources of readers hold: what is explained is asked for somewhere.
TEST(ConfigKeys, NothingElseIsExplained) {
  std::set<std::string> const words = matches(source_texts({"io", "engine"}), "\"([a-z0-9_]+)\"");
  for (ConfigKey const& key : config_keys()) {
    std::string const last = key.place.substr(key.place.rfind('.') + 1);
    EXPECT_TRUE(last == "*" || words.contains(last)) << key.file << " " << key.place;
  }
  EXPECT_GT(config_keys().size(), 500U);
}

// Every key that a reader asks for by a word of its own has a meaning somewhere.
TEST(ConfigKeys, ReadersAskForNoOtherWords) {
  Keys known;
  for (ConfigKey const& key : config_keys()) {
    known.insert(key.place.substr(key.place.rfind('.') + 1));
  }
  std::vector<std::string> readers;
  for (std::string const& text : source_texts({"io"})) {
    if (text.find("ConfigReader") != std::string::npos) {
      readers.push_back(text);
    }
  }
  Keys const asked =
      matches(readers,
              "\\.(?:required_text|optional_text|text|required_number|optional_number|number|"
              "integer|boolean|choice|choices|texts|numbers|both_languages|table|tables)\\(\\s*"
              "\"([a-z0-9_]+)\"");
  EXPECT_GT(asked.size(), 200U);
  // Of files that are no scenario, profile or statements: parameters of invented counties.
  for (std::string const& key : asked) {
    bool const is_language = key == "en" || key == "zh";
    if (!is_language && key != "centre" && key != "era" && key != "seed") {
      EXPECT_TRUE(known.contains(key)) << key;
    }
  }
}

TEST(ConfigKeys, FoundByPlaceAndByLastWord) {
  EXPECT_EQ(config_key_at("scenario", "layers.facilities.clinics.crs")->place, "layers.*.crs");
  EXPECT_EQ(config_key_at("scenario", "poverty.warnings.takes.wage")->file, "profile");
  EXPECT_EQ(config_key_at("profile", "relocation.money.mark")->file, "anywhere");
  EXPECT_FALSE(config_key_at("scenario", "relocation.no_such"));
  EXPECT_FALSE(config_key_at("scenario", ""));
  EXPECT_EQ(config_keys_named("minute_price").size(), 1U);
  EXPECT_EQ(config_keys_named("funds.amount").front().place, "relocation.funds.amount");
  EXPECT_EQ(config_keys_named("scenario.relocation.sites").size(), 1U);
  EXPECT_EQ(config_keys_named("modes.monetary.most_share").size(), 1U);
  EXPECT_TRUE(config_keys_named("").empty());
  std::vector<Explanation> const found = explain("relocation.minute_price");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "key");
  EXPECT_EQ(found[0].parts.front().second.zh, "方案");
}

}  // namespace
}  // namespace tongcun
