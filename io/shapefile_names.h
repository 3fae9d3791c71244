// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

constexpr std::size_t kLongestFieldName = 10;  // bytes that a .dbf file has for it
constexpr std::size_t kLongestText = 254;      // bytes of a text in it

// Field names of a shapefile for the keys of its columns, in their order: at most ten letters,
// digits and '_' of ASCII, beginning with a letter, different without regard to case. A key that is
// one stays; others are cut, and ends where names would meet become numbers ("clinic_w_2").
// Deterministic. O(keys²) at worst.
[[nodiscard]] std::vector<std::string> shapefile_names(std::vector<std::string> const& keys);

// The name for a file of a layer: letters, digits, '_' and '-' of ASCII, at most 100, different
// without regard to case from those in `taken`.
[[nodiscard]] std::string file_name_of(std::string_view layer,
                                       std::vector<std::string> const& taken);

// The longest beginning of at most kLongestText bytes that cuts no character of UTF-8.
[[nodiscard]] std::string_view cut_text(std::string_view text);

}  // namespace tongcun
