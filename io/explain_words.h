// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/explanation.h"

#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// Words of the glossary that are called so: by key, last part of the key, alias, or name in either
// language. All of them, in the order of the glossary; titles of tables as those tables. `asked` is
// as normalised_word makes it. Linear in the glossary.
[[nodiscard]] std::vector<Explanation> words_called(std::string_view asked);

// Those whose name begins with the word and a colon, behind which it is explained ("可行：任何方案
// 至多再好所列差距").
[[nodiscard]] std::vector<Explanation> words_headed(std::string_view asked);

// At most so many whose name has it as a part, first those whose name begins with it.
[[nodiscard]] std::vector<Explanation> words_with(std::string_view asked, std::size_t most);

// The same of parts of messages and tables ("not_offered", "该行单列并计数"), which groups of the
// glossary keep.
[[nodiscard]] std::vector<Explanation> parts_called(std::string_view asked);

}  // namespace tongcun
