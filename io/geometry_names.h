// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace tongcun {

// The words for kinds of geometry in files, in the order of GeometryType.
inline constexpr std::array<std::string_view, 4> kGeometryNames{"none", "point", "line", "area"};

}  // namespace tongcun
