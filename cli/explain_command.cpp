// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_text.h"
#include "io/glossary.h"
#include "io/rule_catalogue.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

Json entry_of(std::string const& key) {
  Json json;
  json["key"] = key;
  if (auto const rule = rule_text(key)) {
    json["en"] = rule->message.en;
    json["zh"] = rule->message.zh;
    json["remedy_en"] = rule->remedy.en;
    json["remedy_zh"] = rule->remedy.zh;
  } else {
    Term const& word = term(key);
    json["en"] = word.name.en;
    json["zh"] = word.name.zh;
    json["definition_en"] = word.definition.en;
    json["definition_zh"] = word.definition.zh;
  }
  return json;
}

}  // namespace

int explain_command(Options const& options) {
  std::vector<std::string> keys;
  if (!options.key.empty()) {
    if (!rule_text(options.key) && !has_term(options.key)) {
      print_text(
          Stream::message,
          fmt::format("\"{0}\" is neither a rule nor a word / “{0}”不是规则或术语\n", options.key));
      return status_of(ExitCode::command_line);
    }
    keys = {options.key};
  } else {
    keys = rule_ids();
    for (std::string const& key : term_keys()) {
      keys.push_back(key);
    }
  }
  Json list = Json::array();
  for (std::string const& key : keys) {
    list.push_back(entry_of(key));
  }
  if (options.json) {
    print_text(Stream::answer, (options.key.empty() ? list : list.front()).dump(1) + "\n");
    return status_of(ExitCode::done);
  }
  for (Json const& entry : list) {
    print_text(Stream::answer, entry["key"].get<std::string>() + "\n");
    for (auto const& [name, value] : entry.items()) {
      bool const is_other =
          options.language && !name.ends_with(*options.language == Language::zh ? "zh" : "en");
      if (name != "key" && !value.get<std::string>().empty() && !is_other) {
        print_text(Stream::answer, "  " + value.get<std::string>() + "\n");
      }
    }
  }
  return status_of(ExitCode::done);
}

}  // namespace tongcun
