// SPDX-License-Identifier: Apache-2.0
#include "io/result_record.h"

#include "io/record_seal.h"
#include "io/version.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace tongcun {

std::string result_record(std::string_view kind, nlohmann::ordered_json const& about,
                          std::vector<RunFolder::File> const& outputs,
                          std::vector<std::string> const& command) {
  using Json = nlohmann::ordered_json;
  Json json;
  json["schema"] = 1;
  json["kind"] = kind;
  json["program"] = "tongcun";
  json["version"] = program_version();
  json["status"] = "done";
  json.update(about);
  json["outputs"] = Json::array();
  for (RunFolder::File const& file : outputs) {
    Json entry{{"file", file.name}};
    if (!file.name.starts_with("restricted/")) {
      entry["bytes"] = file.bytes;
      entry["sha256"] = file.sha256;
    }
    json["outputs"].push_back(std::move(entry));
  }
  json["command"] = command;
  return sealed_record(std::move(json));
}

}  // namespace tongcun
