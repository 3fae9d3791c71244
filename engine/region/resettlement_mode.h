// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tongcun {

// How a household is settled (安置方式; domain reference 2.3): an axis of its own, beside who moves
// together and where to. Staying as one is is none of them.
enum class ResettlementMode : std::uint8_t {
  concentrated,  // a dwelling at a site (集中)
  dispersed,  // among the people of another village, or with relatives (分散：插花、投亲)
  monetary,  // a sum to find a dwelling with, or a flat that the office has bought (货币、回购)
  self_built,  // a plot to build on (自建)
  in_situ,     // the house made safe where it stands (就地)
};
inline constexpr std::size_t kResettlementModes = 5;
inline constexpr std::array<std::string_view, kResettlementModes> kResettlementModeNames{
    "concentrated", "dispersed", "monetary", "self_built", "in_situ"};

}  // namespace tongcun
