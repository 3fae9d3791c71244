// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/poverty/income_kernel.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace tongcun {

// Included by one source file for each instruction set, as the kernel itself.
template <class Lanes>
double draw_normals_in_lanes(std::uint64_t seed, std::int64_t count) {
  using Kernel = IncomeKernel<Lanes>;
  auto sum = Lanes::all(0.0F);
  std::uint32_t replicate = 0;
  constexpr std::size_t kAtOnce = Lanes::kAtOnce;
  constexpr auto kDraws = static_cast<std::int64_t>(4 * kAtOnce * Lanes::kWidth);
  for (std::int64_t done = 0; done < count; done += kDraws) {
    auto const blocks = Kernel::template draw<kAtOnce>(
        Lanes::all(replicate), Lanes::all(std::uint32_t{0}), seed, replicate, 0, 0);
    for (auto const& bits : blocks) {
      std::array<typename Lanes::Float, 4> normal;
      Kernel::normals(bits.at[0], bits.at[1], normal[0], normal[1]);
      Kernel::normals(bits.at[2], bits.at[3], normal[2], normal[3]);
      sum = Lanes::add(
          sum, Lanes::add(Lanes::add(normal[0], normal[1]), Lanes::add(normal[2], normal[3])));
    }
    replicate += kAtOnce;
  }
  std::array<std::uint32_t, Lanes::kWidth> words;
  Lanes::store(words.data(), Lanes::as_word(sum));
  double total = 0.0;
  for (std::uint32_t const word : words) {
    float value = 0.0F;
    std::memcpy(&value, &word, sizeof value);
    total += static_cast<double>(value);
  }
  return total;
}

}  // namespace tongcun
