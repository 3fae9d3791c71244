// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/guarantees/missing.h"
#include "engine/region/household_register.h"
#include "engine/types/id_vector.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace tongcun {

// What the verdict of each household waits for. Households wait for the same few things, so each
// list stands once.
struct HouseholdLacks {
  std::vector<std::vector<Missing>> lists;    // ascending, each once; the first is empty
  IdVector<HouseholdId, std::uint32_t> list;  // by position in `lists`

  [[nodiscard]] std::vector<Missing> const& of(HouseholdId household) const {
    return lists[list[household]];
  }
};

// Gathers the lists while blocks of households are judged at once, each by one thread.
class LackCollector {
 public:
  LackCollector(std::size_t households, std::size_t blocks);

  // From the thread that has the block.
  void note(std::size_t block, HouseholdId household, std::vector<Missing> const& missing);

  // When all blocks are done; `block_size` households each. The same for any number of threads.
  [[nodiscard]] HouseholdLacks join(std::size_t block_size);

 private:
  using Positions = std::map<std::vector<Missing>, std::uint32_t>;

  std::vector<Positions> known_;  // by block; positions from 1 in order of appearance
  IdVector<HouseholdId, std::uint32_t> list_;
};

}  // namespace tongcun
