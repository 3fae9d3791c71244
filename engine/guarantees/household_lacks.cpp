// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/household_lacks.h"

#include <algorithm>
#include <utility>

namespace tongcun {

LackCollector::LackCollector(std::size_t households, std::size_t blocks) : known_(blocks) {
  list_.resize(households, 0);
}

void LackCollector::note(std::size_t block, HouseholdId household,
                         std::vector<Missing> const& missing) {
  if (!missing.empty()) {
    Positions& known = known_[block];
    auto const next = static_cast<std::uint32_t>(known.size() + 1);
    list_[household] = known.try_emplace(missing, next).first->second;
  }
}

HouseholdLacks LackCollector::join(std::size_t block_size) {
  HouseholdLacks lacks;
  Positions all;
  for (Positions const& known : known_) {
    for (auto const& [missing, position] : known) {
      all.emplace(missing, 0);
    }
  }
  lacks.lists.emplace_back();
  for (auto& [missing, position] : all) {
    position = static_cast<std::uint32_t>(lacks.lists.size());
    lacks.lists.push_back(missing);
  }
  for (std::size_t block = 0; block < known_.size(); ++block) {
    std::vector<std::uint32_t> position_of(known_[block].size() + 1, 0);
    for (auto const& [missing, position] : known_[block]) {
      position_of[position] = all.at(missing);
    }
    std::size_t const end = std::min(list_.size(), (block + 1) * block_size);
    for (std::size_t i = block * block_size; i < end; ++i) {
      std::uint32_t& position = list_[HouseholdId(static_cast<std::uint32_t>(i))];
      position = position_of[position];
    }
  }
  lacks.list = std::move(list_);
  return lacks;
}

}  // namespace tongcun
