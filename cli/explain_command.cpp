// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_text.h"
#include "io/explain.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

constexpr char const* kUnknownEn =
    "\"{}\" is no rule (V005), exit code (exit 4), table, column or word of the results or of your "
    "files, no key of a scenario, profile or file of statements (relocation.minute_price), and no "
    "name or id of a shipped profile; explain without a word lists rules, words and keys\n";
constexpr char const* kUnknownZh =
    "“{}”不是规则（V005）、退出码（退出码 "
    "4），不是结果或数据文件中的表、列或用词，也不是方案、规则档或报告数据项文件的"
    "键（relocation.minute_price）、内置规则档中的名称或编号；explain "
    "不带词时列出全部规则、术语和键\n";

Json json_of(Explanation const& explanation) {
  Json json{{"key", explanation.key},
            {"kind", explanation.kind},
            {"en", explanation.name.en},
            {"zh", explanation.name.zh}};
  for (auto const& [label, text] : explanation.parts) {
    json[label + "_en"] = text.en;
    json[label + "_zh"] = text.zh;
  }
  return json;
}

void print(Explanation const& explanation, Language language) {
  std::string const indent(explanation.key.size() + 2, ' ');
  std::string name = explanation.name.in(language);
  for (std::size_t at = name.find('\n'); at != std::string::npos; at = name.find('\n', at + 1)) {
    name.insert(at + 1, indent);
  }
  print_text(Stream::answer, fmt::format("{}  {}\n", explanation.key, name));
  for (auto const& [label, text] : explanation.parts) {
    print_text(Stream::answer,
               fmt::format("  {}{}\n", explanation_label(label, language), text.in(language)));
  }
}

}  // namespace

int explain_command(Options const& options) {
  Language const language = options.language.value_or(Language::en);
  std::vector<Explanation> const list = explain(options.key);
  if (list.empty()) {
    print_text(
        Stream::message,
        fmt::format(fmt::runtime(language == Language::zh ? kUnknownZh : kUnknownEn), options.key));
    return status_of(ExitCode::command_line);
  }
  if (options.json) {
    Json json = Json::array();
    for (Explanation const& explanation : list) {
      json.push_back(json_of(explanation));
    }
    bool const is_one = !options.key.empty() && json.size() == 1;
    print_text(Stream::answer, (is_one ? json.front() : json).dump(1) + "\n");
    return status_of(ExitCode::done);
  }
  for (Explanation const& explanation : list) {
    print(explanation, language);
  }
  return status_of(ExitCode::done);
}

}  // namespace tongcun
