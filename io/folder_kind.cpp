// SPDX-License-Identifier: Apache-2.0
#include "io/folder_kind.h"

#include "io/check_ledger.h"
#include "io/text_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <string>

namespace tongcun {
namespace {

using Json = nlohmann::json;

constexpr std::uintmax_t kLargestRecord = std::uintmax_t{4} << 30;

bool has_ledger(Json const& record) {
  Json const outputs = record.value("outputs", Json::array());
  return std::ranges::any_of(outputs, [](Json const& output) {
    return output.is_object() && output.value("file", Json()) == kLedgerFile;
  });
}

}  // namespace

FolderKind folder_kind(std::filesystem::path const& folder) {
  std::optional<std::string> const text = read_text_file(folder / "run.json", kLargestRecord);
  Json const record = Json::parse(text.value_or(""), nullptr, false);
  if (!record.is_object() || record.value("program", Json()) != "tongcun") {
    return FolderKind::none;
  }
  Json const kind = record.value("kind", Json());
  if (kind == "run") {
    return has_ledger(record) ? FolderKind::check : FolderKind::run;
  }
  return kind == "comparison" ? FolderKind::comparison
         : kind == "report"   ? FolderKind::report
                              : FolderKind::none;
}

}  // namespace tongcun
