// SPDX-License-Identifier: Apache-2.0
#include "io/check_output_target.h"

#include "io/output_error.h"
#include "io/text_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
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

// The files that a record lists, as they were written, and what spreadsheets and QGIS leave beside
// files they have open.
class RecordedFiles {
 public:
  explicit RecordedFiles(std::filesystem::path const& folder) {
    for (char const* const record : {"run.json", "restricted/run.json", "synth.json"}) {
      std::optional<std::string> const text = read_text_file(folder / record, kLargestRecord);
      nlohmann::json const json = nlohmann::json::parse(text.value_or(""), nullptr, false);
      if (!json.is_object()) {
        continue;
      }
      files_.insert(record);
      for (char const* const list : {"outputs", "files"}) {
        for (nlohmann::json const& one : json.value(list, nlohmann::json::array())) {
          nlohmann::json const name =
              one.is_object() ? one.value("file", nlohmann::json()) : nlohmann::json();
          if (name.is_string() && !was_edited(folder / name.get<std::string>(), one)) {
            files_.insert(name.get<std::string>());
          }
        }
      }
    }
  }
  [[nodiscard]] bool names(std::filesystem::path const& file) const {
    std::string const name = file.generic_string();
    return files_.contains(name) || name.ends_with("-wal") || name.ends_with("-shm") ||
           file.filename().string().starts_with(".~lock.");
  }

 private:
  // What is made to be edited: scenarios and profiles of an invented county.
  static bool was_edited(std::filesystem::path const& file, nlohmann::json const& recorded) {
    nlohmann::json const digest = recorded.value("sha256", nlohmann::json());
    if (file.extension() != ".toml" || !digest.is_string()) {
      return false;
    }
    std::optional<std::string> const text = read_text_file(file, kLargestRecord);
    return text && sha256_of(*text) != digest.get<std::string>();
  }

  std::set<std::string> files_;
};

// A file of the folder that its record does not list, the first by name; none = there is none.
std::optional<std::filesystem::path> file_of_somebody(std::filesystem::path const& folder) {
  RecordedFiles const recorded(folder);
  std::optional<std::filesystem::path> first;
  std::error_code error;
  std::filesystem::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != std::filesystem::recursive_directory_iterator();
       entry.increment(error)) {
    std::filesystem::path const file = entry->path().lexically_relative(folder);
    bool const is_folder = std::filesystem::is_directory(entry->symlink_status(error));
    if (!is_folder && !recorded.names(file) && (!first || file < *first)) {
      first = file;
    }
  }
  return error ? std::optional(folder) : first;
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
  if (std::optional<std::filesystem::path> const file = file_of_somebody(folder)) {
    throw OutputError(
        Text{fmt::format("{} is not replaced: {} in it is no part of the earlier result, or was "
                         "edited since, and would be "
                         "deleted with it; move it, or choose another folder",
                         name, file->string()),
             fmt::format("不替换 {}：其中的 {} "
                         "不属于以前的结果，或在其后改动过，会一并删除；请移出该文件，或另选文件夹",
                         name, file->string())});
  }
}

}  // namespace tongcun
