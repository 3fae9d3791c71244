// SPDX-License-Identifier: Apache-2.0
#include "io/side_files.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace tongcun {
namespace {

constexpr std::array<std::string_view, 9> kShapefileParts{".shx", ".dbf", ".prj", ".cpg", ".qix",
                                                          ".sbn", ".sbx", ".idm", ".ind"};

std::string upper_case(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return result;
}

}  // namespace

std::optional<std::filesystem::path> side_file(std::filesystem::path const& file,
                                               std::string_view extension) {
  std::filesystem::path side = file;
  for (std::string const& spelling : {std::string(extension), upper_case(extension)}) {
    side.replace_extension(spelling);
    std::error_code error;
    if (std::filesystem::symlink_status(side, error).type() !=
        std::filesystem::file_type::not_found) {
      return side;
    }
  }
  return std::nullopt;
}

std::vector<std::filesystem::path> side_files_of(std::filesystem::path const& file) {
  std::vector<std::filesystem::path> sides;
  if (upper_case(file.extension().string()) != ".SHP") {
    return sides;
  }
  for (std::string_view const extension : kShapefileParts) {
    if (std::optional<std::filesystem::path> side = side_file(file, extension)) {
      sides.push_back(std::move(*side));
    }
  }
  return sides;
}

bool lies_beside(std::filesystem::path const& side, std::filesystem::path const& file) {
  std::error_code error;
  std::filesystem::path const real = std::filesystem::canonical(side, error);
  return !error && real.parent_path() == file.parent_path() &&
         std::filesystem::is_regular_file(real, error);
}

}  // namespace tongcun
