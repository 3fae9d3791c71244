// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>

namespace tongcun {

// What a folder of this program holds, by its record run.json.
enum class FolderKind : std::uint8_t {
  none,        // no such record: no folder of this program, or one that was not finished
  run,         // of `run`, `plan` or `simulate`
  check,       // of `check`, which plans and simulates nothing
  comparison,  // of `compare`
  report,      // pages and layers that `report` made of a run
};
// Words of the glossary's group "folder_kind".
inline constexpr std::array<std::string_view, 5> kFolderKindNames{"none", "run", "check",
                                                                  "comparison", "report"};

// A check is known by the ledger among its outputs, which its record names also where the part of
// the office is not there. Linear in the record.
[[nodiscard]] FolderKind folder_kind(std::filesystem::path const& folder);

}  // namespace tongcun
