// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <string>

namespace tongcun {

// Made-up Chinese place names (UTF-8), drawn from syllables of common ones. None is taken from a
// real place; a short name can still be that of some real place by chance.

// Names given so far within which a new one must be unique.
using NameSet = std::set<std::string>;

// Number of different county names; `index` must be below it. All differ.
constexpr std::uint32_t kCountyNames = 308;

[[nodiscard]] std::string prefecture_name(std::uint64_t seed);                   // 澹云市
[[nodiscard]] std::string county_name(std::uint64_t seed, std::uint32_t index);  // 岚峤县
[[nodiscard]] std::string river_name(std::uint64_t seed, std::uint32_t index, double hectares);

// These add the name that they give to `used`; `index` numbers the townships, villages and hamlets
// of the whole map.
[[nodiscard]] std::string township_name(std::uint64_t seed, std::uint32_t index,
                                        NameSet& used);  // 云坪镇
[[nodiscard]] std::string village_name(std::uint64_t seed, std::uint32_t index,
                                       NameSet& used);  // 石溪村
[[nodiscard]] std::string hamlet_name(std::uint64_t seed, std::uint32_t index,
                                      NameSet& used);  // 杨家湾

}  // namespace tongcun
