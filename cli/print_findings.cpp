// SPDX-License-Identifier: Apache-2.0
#include "cli/print_findings.h"

#include "io/enum_names.h"
#include "io/rule_catalogue.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <tuple>

namespace tongcun {
namespace {

constexpr std::size_t kShownPerRule = 3;
constexpr std::size_t kShownRejections = 50;

using Json = nlohmann::ordered_json;

Json or_null(std::string const& text) {
  return text.empty() ? Json() : Json(text);
}
Json or_null(std::int64_t number) {
  return number > 0 ? Json(number) : Json();
}

Json list_of(std::vector<Finding> const& findings, Language language) {
  std::vector<Finding> sorted = findings;
  std::ranges::sort(sorted);
  Json list = Json::array();
  for (Finding const& finding : sorted) {
    list.push_back({{"rule", finding.rule},
                    {"severity", name_of(finding.severity, kSeverityNames)},
                    {"treatment", name_of(finding.treatment, kTreatmentNames)},
                    {"file", or_null(finding.file)},
                    {"layer", or_null(finding.layer)},
                    {"row", or_null(finding.row)},
                    {"column", or_null(finding.column)},
                    {"field", or_null(finding.field)},
                    {"source_column", or_null(source_column_of(finding))},
                    {"message", message_of(finding, language)},
                    {"remedy", or_null(remedy_of(finding, language))}});
  }
  return list;
}

// Names of files and columns may be no UTF-8; such bytes are replaced.
std::string printed(Json const& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string findings_text(std::vector<Finding> const& findings, Language language,
                          FindingsShown shown) {
  std::vector<Finding> sorted = findings;
  std::ranges::sort(sorted);
  using Group = std::tuple<int, std::string>;  // most severe first, then by rule
  std::map<Group, std::vector<Finding const*>> groups;
  for (Finding const& finding : sorted) {
    groups[{-static_cast<int>(finding.severity), finding.rule}].push_back(&finding);
  }
  bool const zh = language == Language::zh;
  std::string text;
  for (auto const& [group, members] : groups) {
    Severity const severity = members.front()->severity;
    std::size_t const most = severity == Severity::error ? kShownRejections : kShownPerRule;
    std::size_t const count =
        shown == FindingsShown::all ? members.size() : std::min(members.size(), most);
    std::vector<std::string> remedies;
    for (std::size_t i = 0; i < count; ++i) {
      std::string const place = place_of(*members[i], language);
      std::string const between = place.empty() ? "" : zh ? "：" : ": ";
      text += fmt::format("  {} {}{}{}\n", members[i]->rule, place, between,
                          message_of(*members[i], language));
      std::string remedy = remedy_of(*members[i], language);
      if (std::ranges::find(remedies, remedy) == remedies.end()) {
        remedies.push_back(std::move(remedy));
      }
    }
    if (members.size() > count) {
      text += fmt::format(fmt::runtime(zh ? "  {}   …… 另有 {} 条（--all-findings 列出全部）\n"
                                          : "  {}   … and {} more (--all-findings shows all)\n"),
                          std::get<1>(group), members.size() - count);
    }
    for (std::string const& remedy : remedies) {
      if (severity != Severity::information && !remedy.empty()) {
        text += fmt::format("       {}{}\n", zh ? "处理：" : "remedy: ", remedy);
      }
    }
  }
  return text;
}

std::string findings_json(std::vector<Finding> const& findings, Language language) {
  Json json;
  json["schema"] = 1;
  json["kind"] = "findings";
  json["findings"] = list_of(findings, language);
  return printed(json);
}

std::string with_findings(std::string const& summary, std::vector<Finding> const& findings,
                          Language language) {
  Json json = Json::parse(summary);
  json["findings"] = list_of(findings, language);
  return printed(json);
}

}  // namespace tongcun
