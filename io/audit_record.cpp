// SPDX-License-Identifier: Apache-2.0
#include "io/audit_record.h"

#include "io/leak_finding.h"
#include "io/record_seal.h"
#include "io/text_file.h"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kRecord = "run.json";
constexpr std::string_view kRestricted = "restricted/";

std::map<std::string, std::string> public_outputs(Json const& record) {
  std::map<std::string, std::string> digests;
  for (Json const& output : record.value("outputs", Json::array())) {
    Json const file = output.is_object() ? output.value("file", Json()) : Json();
    Json const digest = output.is_object() ? output.value("sha256", Json()) : Json();
    if (file.is_string() && !file.get<std::string>().starts_with(kRestricted)) {
      digests[file.get<std::string>()] = digest.is_string() ? digest.get<std::string>() : "";
    }
  }
  return digests;
}

}  // namespace

std::vector<Finding> audit_record(std::filesystem::path const& folder) {
  std::vector<Finding> findings;
  using What = std::pair<std::string, std::string>;  // as the rule's text asks for it
  auto const add = [&findings](std::string file, What what) {
    findings.push_back(leak_finding("V914", std::move(file), std::move(what)));
  };
  std::optional<std::string> const text = read_text_file(folder / kRecord);
  Json const record = Json::parse(text.value_or(""), nullptr, false);
  if (!record.is_object()) {
    return findings;
  }
  if (!is_as_sealed(*text)) {
    add(std::string(kRecord), {"altered", "yes"});
  }
  std::map<std::string, std::string> expected = public_outputs(record);
  std::map<std::string, What> strange;  // in the order of names, whatever the disk's is
  for (auto entry = std::filesystem::recursive_directory_iterator(folder);
       entry != std::filesystem::recursive_directory_iterator(); ++entry) {
    std::string const name = entry->path().lexically_relative(folder).generic_string();
    bool const is_folder = entry->is_directory() && !entry->is_symlink();
    if (is_folder && (name + "/") == kRestricted) {
      entry.disable_recursion_pending();
    }
    if (is_folder || name == kRecord) {
      continue;
    }
    auto const found = expected.find(name);
    if (found == expected.end()) {
      strange[name] = {"unlisted", "yes"};
      continue;
    }
    if (sha256_of_file(entry->path()) != found->second) {
      strange[name] = {"altered", "yes"};
    }
    expected.erase(found);
  }
  for (auto const& lost : expected) {
    strange[lost.first] = {"lost", "yes"};
  }
  for (auto& [name, what] : strange) {
    add(name, std::move(what));
  }
  return findings;
}

}  // namespace tongcun
