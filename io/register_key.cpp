// SPDX-License-Identifier: Apache-2.0
#include "io/register_key.h"

#include "io/input_folder.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace tongcun {
namespace {

Finding about_key(std::string rule, Severity severity, Treatment treatment,
                  std::string const& shown) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.treatment = treatment;
  finding.file = shown;
  return finding;
}

RegisterKey refused(std::pair<std::string, std::string> why, std::string const& shown) {
  RegisterKey key;
  key.findings.push_back(about_key("V917", Severity::error, Treatment::rejected, shown));
  key.findings.back().values = {std::move(why)};
  return key;
}

bool may_others_open(std::filesystem::path const& path) {
  using std::filesystem::perms;
  std::error_code error;
  perms const granted = std::filesystem::status(path, error).permissions();
  return !error && (granted & (perms::group_all | perms::others_all)) != perms::none;
}

bool is_lack_of_key(Finding const& finding) {
  return finding.rule == "V917" && std::ranges::any_of(finding.values, [](auto const& value) {
           return value.first == "missing";
         });
}

}  // namespace

RegisterKey read_key_file(std::filesystem::path const& path, std::string const& shown) {
  RegisterKey key;
  key.pseudonyms = Pseudonyms::from_file(path);
  if (!key.pseudonyms) {
    return refused({"bad", "yes"}, shown);
  }
  if (may_others_open(path)) {
    key.findings.push_back(about_key("V918", Severity::warning, Treatment::noted, shown));
  }
  return key;
}

RegisterKey read_register_key(Scenario const& scenario) {
  if (scenario.register_key.empty()) {
    return {};
  }
  InputFile const file = find_input_file(scenario.input_folder, scenario.register_key);
  if (file.problem != InputFileProblem::none) {
    return refused({"bad", "yes"}, scenario.register_key);
  }
  bool const is_layer = std::ranges::any_of(scenario.layers, [&](LayerSource const& layer) {
    InputFile const other = find_input_file(scenario.input_folder, layer.file);
    std::error_code error;
    return other.problem == InputFileProblem::none &&
           std::filesystem::equivalent(other.path, file.path, error);
  });
  return is_layer ? refused({"layer", "yes"}, scenario.register_key)
                  : read_key_file(file.path, scenario.register_key);
}

void keep_first_lack_of_key(std::vector<LayerTable>& tables) {
  bool is_said = false;
  for (LayerTable& table : tables) {
    std::erase_if(table.findings, [&](Finding const& finding) {
      return is_lack_of_key(finding) && std::exchange(is_said, true);
    });
  }
}

}  // namespace tongcun
