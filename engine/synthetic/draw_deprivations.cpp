// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/draw_deprivations.h"

#include "engine/synthetic/fit_levels.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace tongcun {
namespace {

constexpr std::int64_t kThree = 3;  // weight of the indicators of health and education
constexpr std::array<MpiIndicator, 4> kHeavy{MpiIndicator::nutrition, MpiIndicator::child_mortality,
                                             MpiIndicator::years_of_schooling,
                                             MpiIndicator::attendance};
constexpr std::array<MpiIndicator, 6> kLight{
    MpiIndicator::cooking_fuel, MpiIndicator::sanitation, MpiIndicator::drinking_water,
    MpiIndicator::electricity,  MpiIndicator::housing,    MpiIndicator::assets};

std::int64_t heavy_count(bool has_pupil) {
  return has_pupil ? 4 : 3;
}

// Scores of households that are not poor: 0 … 5 eighteenths, per cent up to and with each [A].
constexpr std::array<std::uint32_t, 6> kOthersUpTo{50, 72, 84, 92, 97, 100};

std::uint8_t score_of_others(RandomStream& random) {
  std::uint32_t const drawn = random.next_below(100);
  std::uint8_t score = 0;
  while (drawn >= kOthersUpTo[score]) {
    ++score;
  }
  return score;
}

// Level by level until less than one step is missing.
std::int64_t approach(std::span<LevelItem> items, std::int64_t sum, std::int64_t target) {
  for (bool moved = true; moved && sum != target;) {
    moved = false;
    for (LevelItem& item : items) {
      bool const up = item.level < item.cap && target - sum >= item.weight;
      bool const down = item.level > 0 && sum - target >= item.weight;
      if (up || down) {
        item.level += up ? 1 : -1;
        sum += up ? item.weight : -item.weight;
        moved = true;
      }
    }
  }
  return sum;
}

// As many of the first items as an exact fit can take.
std::size_t fitting_count(std::span<LevelItem const> items) {
  std::int64_t sum = 0;
  std::size_t count = 0;
  while (count < items.size() && sum + items[count].weight * items[count].cap <= kLargestFit) {
    sum += items[count].weight * items[count].cap;
    ++count;
  }
  return count;
}

std::int64_t sum_of(std::span<LevelItem const> items) {
  std::int64_t sum = 0;
  for (LevelItem const& item : items) {
    sum += item.weight * item.level;
  }
  return sum;
}

}  // namespace

std::int64_t largest_score(bool has_pupil) {
  return kThree * heavy_count(has_pupil) + static_cast<std::int64_t>(kLight.size());
}

DeprivationScores draw_scores(std::span<IndexHousehold const> households, std::int32_t intensity,
                              std::uint64_t seed) {
  DeprivationScores result;
  result.score.resize(households.size());
  std::int64_t room = 0;  // of the poor above the cutoff, eighteenths times persons
  for (IndexHousehold const& household : households) {
    if (household.is_poor) {
      result.poor_persons += household.persons;
      room += household.persons * (largest_score(household.has_pupil) - kMpiPoorFrom);
    }
  }
  constexpr std::int64_t kMillion = 1000000;
  std::int64_t const least = kMpiPoorFrom * result.poor_persons;
  std::int64_t const asked =
      (kMpiWhole * result.poor_persons * intensity + kMillion / 2) / kMillion;
  std::int64_t const above = std::clamp<std::int64_t>(asked - least, 0, room);
  double const rate = room == 0 ? 0.0 : static_cast<double>(above) / static_cast<double>(room);

  std::vector<LevelItem> items;
  items.reserve(households.size());
  for (std::size_t i = 0; i < households.size(); ++i) {
    IndexHousehold const& household = households[i];
    RandomStream random(seed, Purpose::synthetic_deprivation_score, household.random_key);
    if (!household.is_poor) {
      result.score[i] = score_of_others(random);
      continue;
    }
    LevelItem item{household.persons, largest_score(household.has_pupil) - kMpiPoorFrom, 0};
    for (std::int64_t step = 0; step < item.cap; ++step) {
      item.level += random.next_unit() < rate ? 1 : 0;
    }
    items.push_back(item);
  }
  std::int64_t const sum = approach(items, sum_of(items), above);
  std::span<LevelItem> const fitted = std::span<LevelItem>(items).first(fitting_count(items));
  std::int64_t const outside = sum - sum_of(fitted);
  result.poor_weight = least + outside + fit_levels(fitted, above - outside);

  std::size_t next = 0;
  for (std::size_t i = 0; i < households.size(); ++i) {
    if (households[i].is_poor) {
      result.score[i] = static_cast<std::uint8_t>(kMpiPoorFrom + items[next++].level);
    }
  }
  return result;
}

IndicatorSet draw_indicators(std::int64_t score, bool has_pupil, RandomStream& random) {
  assert(score >= 0 && score <= largest_score(has_pupil));
  auto const light_most = static_cast<std::int64_t>(kLight.size());
  std::int64_t const fewest = score > light_most ? (score - light_most + kThree - 1) / kThree : 0;
  std::int64_t const most = std::min(score / kThree, heavy_count(has_pupil));
  std::int64_t const heavy =
      fewest + random.next_below(static_cast<std::uint32_t>(most - fewest + 1));
  IndicatorSet set;
  auto const pick = [&](std::span<MpiIndicator const> among, std::int64_t wanted) {
    auto left = static_cast<std::int64_t>(among.size());
    for (MpiIndicator const indicator : among) {
      if (random.next_below(static_cast<std::uint32_t>(left)) < wanted) {
        set.insert(indicator);
        --wanted;
      }
      --left;
    }
  };
  pick(
      std::span<MpiIndicator const>(kHeavy).first(static_cast<std::size_t>(heavy_count(has_pupil))),
      heavy);
  pick(kLight, score - kThree * heavy);
  return set;
}

}  // namespace tongcun
