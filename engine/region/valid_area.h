// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/geometry/polygon.h"

#include <optional>

namespace tongcun {

// The area of a row made fit for computation: none if it cannot be mended without changing it by
// more than one in a thousand (reliability reference 2a).
struct ValidArea {
  std::optional<MultiPolygon> area;
  bool is_mended = false;
};
[[nodiscard]] ValidArea valid_area(MultiPolygon area);

}  // namespace tongcun
