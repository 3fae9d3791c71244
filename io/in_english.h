// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/region.h"
#include "io/output_table.h"

#include <optional>

namespace tongcun {

// A table of an invented county with the canonical English headers and words in the place of the
// Chinese ones: by the fields and lists of `role` in io/vocabulary.toml, and by its list of what
// nothing reads. Names stay as they are, and so does a header that no list has.
[[nodiscard]] OutputTable in_english(OutputTable table, std::optional<LayerRole> role);

}  // namespace tongcun
