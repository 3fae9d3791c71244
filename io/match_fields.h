// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/scenario/scenario.h"
#include "engine/types/finding.h"
#include "io/feature_source.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

// Which column holds which canonical field.
struct FieldMatch {
  std::map<std::string, std::size_t> column_of;  // canonical field -> position of the column
  std::vector<std::string> unmapped;             // columns that no field claims
  std::vector<Finding> findings;
};

// The scenario's own mapping first (a named column must exist), then the aliases in their order:
// the first alias that names a column wins. Two columns of one name, and two columns that fit one
// alias equally, are errors, never guesses. Fields in `required` must be found.
//
// A column whose name may be cut and that no alias names is read as the one field with an alias
// that begins so, which is reported; if aliases of several fields begin so, none is chosen.
[[nodiscard]] FieldMatch match_fields(LayerSource const& source,
                                      std::vector<std::string> const& columns,
                                      std::vector<std::string> const& required,
                                      std::vector<ColumnCut> const& cuts = {});

}  // namespace tongcun
