// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// The text in UTF-8, decoded strictly from `encoding` ("GB18030", "GBK", "UTF-16LE" …; iconv
// names); none if a byte sequence is not legal there or the encoding is not known.
[[nodiscard]] std::optional<std::string> decoded(std::string_view text,
                                                 std::string const& encoding);

}  // namespace tongcun
