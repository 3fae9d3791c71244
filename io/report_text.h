// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"

#include <string>
#include <string_view>

namespace tongcun {

// JSON texts of the report's data block. Whatever a name holds, the block can be read back and
// stays data: what could end the block or begin markup is written as an escape, within strings and
// nowhere else (RFC 8259 section 7; HTML Standard 4.12.1.3, restrictions of script contents).

// Appends `text` as a JSON string: quotes, backslashes and control characters escaped, as are
// < > & and U+2028, U+2029; bytes that are no UTF-8 become U+FFFD. O(bytes).
void append_json_string(std::string_view text, std::string& json);

// Appends ["en","zh"], or one string where both are the same.
void append_json_text(Text const& text, std::string& json);

// A JSON document of another writer with the same characters escaped; they occur in its strings
// alone. O(bytes).
[[nodiscard]] std::string escaped_for_page(std::string_view json);

}  // namespace tongcun
