// SPDX-License-Identifier: Apache-2.0
#include "engine/run/random_stream.h"

#include <Random123/philox.h>

#include <cassert>

namespace tongcun {

std::array<std::uint32_t, 4> philox_block(std::array<std::uint32_t, 4> counter,
                                          std::array<std::uint32_t, 2> key) {
  r123::Philox4x32 const philox;
  r123::Philox4x32::ctr_type const ctr{{counter[0], counter[1], counter[2], counter[3]}};
  r123::Philox4x32::key_type const k{{key[0], key[1]}};
  r123::Philox4x32::ctr_type const out = philox(ctr, k);
  return {out[0], out[1], out[2], out[3]};
}

RandomStream::RandomStream(std::uint64_t seed, Purpose purpose, std::uint64_t index)
    : seed_(seed), purpose_(static_cast<std::uint32_t>(purpose)), index_(index) {}

std::uint32_t RandomStream::next_u32() {
  if (left_ == 0) {
    numbers_ =
        philox_block({static_cast<std::uint32_t>(index_), static_cast<std::uint32_t>(index_ >> 32U),
                      purpose_, block_},
                     {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32U)});
    ++block_;
    left_ = 4;
  }
  return numbers_[static_cast<std::size_t>(4 - left_--)];
}

double RandomStream::next_unit() {
  std::uint64_t const high = next_u32() >> 5U;
  std::uint64_t const low = next_u32() >> 6U;
  return static_cast<double>((high << 26U) | low) * 0x1.0p-53;
}

std::uint32_t RandomStream::next_below(std::uint32_t bound) {
  assert(bound > 0);
  std::uint64_t const high = next_u32();
  std::uint64_t const wide = (high << 32U) | next_u32();
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint32_t>((static_cast<Wide>(wide) * bound) >> 64U);
}

double nearly_normal(RandomStream& random) {
  double sum = -6.0;
  for (int i = 0; i < 12; ++i) {
    sum += random.next_unit();
  }
  return sum;
}

}  // namespace tongcun
