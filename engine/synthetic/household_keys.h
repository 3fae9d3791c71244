// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace tongcun {

// Addresses of random streams that depend on a village's code and a household's number in it only,
// so that a village keeps its families when others join or leave.

// FNV-1a over the bytes of the code.
[[nodiscard]] inline std::uint64_t village_key(std::string_view code) {
  std::uint64_t key = 0xcbf29ce484222325U;
  for (char const c : code) {
    key = (key ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  return key;
}

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014) over both.
[[nodiscard]] inline std::uint64_t household_key(std::uint64_t village, std::uint32_t number) {
  std::uint64_t key = village + 0x9e3779b97f4a7c15U * (std::uint64_t{number} + 1U);
  key = (key ^ (key >> 30U)) * 0xbf58476d1ce4e5b9U;
  key = (key ^ (key >> 27U)) * 0x94d049bb133111ebU;
  return key ^ (key >> 31U);
}

}  // namespace tongcun
