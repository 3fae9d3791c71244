// SPDX-License-Identifier: Apache-2.0
#include "engine/region/valid_area.h"

#include <utility>

namespace tongcun {
namespace {

constexpr double kLargestRepairedAreaChange = 0.001;

}  // namespace

ValidArea valid_area(MultiPolygon area) {
  if (area.empty() || is_valid(area)) {
    return {std::move(area), false};
  }
  return {repaired(area, kLargestRepairedAreaChange), true};
}

}  // namespace tongcun
