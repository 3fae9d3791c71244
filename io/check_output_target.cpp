// SPDX-License-Identifier: Apache-2.0
#include "io/check_output_target.h"

#include "io/output_error.h"
#include "io/text_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace tongcun {
namespace {

constexpr std::uintmax_t kLargestRecord = 64 << 20;

// Whether the file is a record that this program wrote, of the kind.
bool is_record(std::filesystem::path const& file, std::string_view kind) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(file, error))) {
    return false;
  }
  std::optional<std::string> const text = read_text_file(file, kLargestRecord);
  if (!text) {
    return false;
  }
  nlohmann::json const record = nlohmann::json::parse(*text, nullptr, false);
  return record.is_object() && record.contains("schema") && record["schema"].is_number_integer() &&
         record.value("program", nlohmann::json()) == "tongcun" &&
         record.value("kind", nlohmann::json()) == kind;
}

bool is_result(std::filesystem::path const& folder) {
  constexpr std::array<std::string_view, 3> kKinds{"run", "comparison", "report"};
  return std::ranges::any_of(
      kKinds, [&](std::string_view kind) { return is_record(folder / "run.json", kind); });
}

bool may_be_replaced(std::filesystem::path const& folder) {
  std::error_code error;
  bool const is_empty = std::filesystem::is_empty(folder, error) && !error;
  return is_empty || is_result(folder) || is_record(folder / "synth.json", "synthetic_county") ||
         is_record(folder / "synth.json", "synthetic_register");
}

// Links resolved as far as the path exists.
std::filesystem::path resolved(std::filesystem::path const& path) {
  std::error_code error;
  std::filesystem::path result =
      std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
  result = result.lexically_normal();
  return result.has_filename() ? result : result.parent_path();
}

bool contains(std::filesystem::path const& folder, std::filesystem::path const& path) {
  return std::ranges::mismatch(folder, path).in1 == folder.end();
}

}  // namespace

void check_output_target(OutputTarget const& target) {
  std::error_code error;
  std::string const name = target.folder.string();
  for (std::filesystem::path parent = resolved(target.folder).parent_path();
       parent.has_relative_path(); parent = parent.parent_path()) {
    if (is_result(parent)) {
      throw OutputError(
          Text{fmt::format("{} lies in {}, an earlier result, which holds only what its record "
                           "names; choose another folder",
                           name, parent.string()),
               fmt::format("{} 位于以前的结果 {} 之内，该文件夹只含其记录所列文件；请另选文件夹",
                           name, parent.string())});
    }
  }
  std::filesystem::file_status const status =
      std::filesystem::symlink_status(resolved(target.folder), error);
  if (!std::filesystem::exists(status)) {
    return;
  }
  if (target.overwrite == Overwrite::no) {
    throw OutputError(
        Text{fmt::format("{} exists; choose another folder or pass --overwrite", name),
             fmt::format("{} 已存在；请另选文件夹，或加 --overwrite", name)});
  }
  if (!std::filesystem::is_directory(status)) {
    throw OutputError(Text{fmt::format("{} is no folder and is not replaced", name),
                           fmt::format("{} 不是文件夹，不予替换", name)});
  }
  std::filesystem::path const folder = resolved(target.folder);
  std::vector<std::filesystem::path> kept = target.inputs;
  kept.push_back(std::filesystem::current_path(error));
  for (std::filesystem::path const& path : kept) {
    if (contains(folder, resolved(path))) {
      throw OutputError(
          Text{fmt::format("{} is not replaced: {} would be deleted with it; choose another folder",
                           name, path.string()),
               fmt::format("不替换 {}：其中的 {} 会一并删除；请另选文件夹", name, path.string())});
    }
  }
  if (!may_be_replaced(folder)) {
    throw OutputError(
        Text{fmt::format("{} is not replaced: it is neither empty nor an earlier result (it has no "
                         "run.json or synth.json of this program); choose another folder",
                         name),
             fmt::format("不替换 {}：它既非空文件夹，也不是本程序以前的结果（其中没有本程序的 "
                         "run.json 或 synth.json）；请另选文件夹",
                         name)});
  }
}

}  // namespace tongcun
