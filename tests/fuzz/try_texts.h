// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace tongcun {

// Parsers of bytes in memory.
void try_csv(std::string_view bytes);
void try_encoding(std::string_view bytes);
void try_inflate(std::string_view bytes);
void try_plan(std::string_view bytes);
void try_numbers_in_text(std::string_view bytes);
void try_toml(std::string_view bytes);
void try_values(std::string_view bytes);
void try_xml(std::string_view bytes);

}  // namespace tongcun
