// SPDX-License-Identifier: Apache-2.0
#include "engine/assignment/site_ways.h"

namespace tongcun {

void Ways::clear(std::size_t residents) {
  kept_ = std::clamp(residents / kResidentsPerKept, kLeastKept, kMostKept);
  list_.clear();
  movers_.clear();
}

void Ways::offer(std::uint32_t& position, Site to, Mover const& mover) {
  if (position == kNoWay) {
    position = static_cast<std::uint32_t>(list_.size());
    list_.push_back({to, 0, false});
    movers_.resize(movers_.size() + kept_);
  }
  Way& way = list_[position];
  Mover* const movers = &movers_[position * kept_];
  if (way.count == kept_) {
    way.is_cut = true;
    if (movers[way.count - 1] < mover) {
      return;
    }
    --way.count;
  } else if (way.is_cut && (way.count == 0 || movers[way.count - 1] < mover)) {
    return;
  }
  std::size_t at = way.count++;
  for (; at > 0 && mover < movers[at - 1]; --at) {
    movers[at] = movers[at - 1];
  }
  movers[at] = mover;
}

void Ways::drop_first(std::size_t way) {
  auto const begin = movers_.begin() + static_cast<std::ptrdiff_t>(way * kept_);
  std::move(begin + 1, begin + list_[way].count, begin);
  --list_[way].count;
}

}  // namespace tongcun
