// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "io/explanation.h"

#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// Headers and words by which files call the columns and words of ours (vocabulary.toml), each of
// ours once. `asked` as normalised_word makes it.
[[nodiscard]] std::vector<Explanation> explain_vocabulary(std::string const& asked);

// A column of a layer that has no term: what its headers say.
[[nodiscard]] std::optional<Explanation> explain_input_column(std::string const& asked);

}  // namespace tongcun
