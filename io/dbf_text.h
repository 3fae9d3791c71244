// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// The cells of a dBASE table (the .dbf of a shapefile), a record a line, between tabs: as the file
// has them, they lie side by side, where a name that ends in digits and a code look like one
// number. None if it is no such table. Linear.
[[nodiscard]] std::optional<std::string> dbf_text(std::string_view bytes);

}  // namespace tongcun
