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

}  // namespace

std::string findings_text(std::vector<Finding> const& findings, Language language) {
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
    bool const is_error = members.front()->severity == Severity::error;
    std::size_t const shown = std::min(members.size(), is_error ? kShownRejections : kShownPerRule);
    for (std::size_t i = 0; i < shown; ++i) {
      std::string const place = place_of(*members[i], language);
      text += fmt::format("  {} {}{}{}\n", members[i]->rule, place, place.empty() ? "" : ": ",
                          message_of(*members[i], language));
    }
    if (members.size() > shown) {
      text += fmt::format(fmt::runtime(zh ? "  {}   …… 另有 {} 条\n" : "  {}   … and {} more\n"),
                          std::get<1>(group), members.size() - shown);
    }
    if (is_error) {
      text += fmt::format("       {} {}\n",
                          zh ? "处理：" : "remedy:", remedy_of(*members.front(), language));
    }
  }
  return text;
}

std::string findings_json(std::vector<Finding> const& findings, Language language) {
  std::vector<Finding> sorted = findings;
  std::ranges::sort(sorted);
  nlohmann::ordered_json json;
  json["schema"] = 1;
  json["kind"] = "findings";
  json["findings"] = nlohmann::ordered_json::array();
  for (Finding const& finding : sorted) {
    json["findings"].push_back({{"rule", finding.rule},
                                {"severity", name_of(finding.severity, kSeverityNames)},
                                {"treatment", name_of(finding.treatment, kTreatmentNames)},
                                {"file", finding.file},
                                {"layer", finding.layer},
                                {"row", finding.row},
                                {"column", finding.column},
                                {"field", finding.field},
                                {"message", message_of(finding, language)},
                                {"remedy", remedy_of(finding, language)}});
  }
  // The name of the scenario file may be no UTF-8; such bytes are replaced.
  return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace tongcun
