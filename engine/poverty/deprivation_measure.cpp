// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/deprivation_measure.h"

#include <cassert>
#include <numeric>

namespace tongcun {
namespace {

double share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool has(std::uint32_t bits, std::size_t indicator) {
  return ((bits >> indicator) & 1U) != 0;
}

}  // namespace

std::int64_t DeprivationIndex::whole() const {
  return std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
}

DeprivationIndex global_index() {
  return {{kMpiWeights.begin(), kMpiWeights.end()}, kMpiPoorFrom};
}

double DeprivationMeasure::headcount() const {
  return share(poor, persons);
}
double DeprivationMeasure::intensity() const {
  return share(poor_weight, whole * poor);
}
double DeprivationMeasure::index() const {
  return share(poor_weight, whole * persons);
}

double DeprivationMeasure::contribution(DeprivationIndex const& of, std::size_t indicator) const {
  return share(of.weights[indicator] * censored[indicator], poor_weight);
}

DeprivationMeasure& DeprivationMeasure::operator+=(DeprivationMeasure const& other) {
  assert(whole == other.whole && raw.size() == other.raw.size());
  persons += other.persons;
  dropped += other.dropped;
  poor += other.poor;
  poor_weight += other.poor_weight;
  for (std::size_t j = 0; j < raw.size(); ++j) {
    raw[j] += other.raw[j];
    censored[j] += other.censored[j];
  }
  return *this;
}

DeprivationMeasure measure_deprivation(DeprivationIndex const& index,
                                       std::span<DeprivedHousehold const> households,
                                       UnknownIndicator unknown) {
  std::size_t const indicators = index.weights.size();
  assert(indicators <= 32);
  auto const all = static_cast<std::uint32_t>((std::uint64_t{1} << indicators) - 1U);
  DeprivationMeasure measure;
  measure.whole = index.whole();
  measure.raw.resize(indicators);
  measure.censored.resize(indicators);
  for (DeprivedHousehold const& household : households) {
    bool const is_complete = (household.known & all) == all;
    if (!is_complete && unknown == UnknownIndicator::drops) {
      measure.dropped += household.persons;
      continue;
    }
    std::uint32_t const deprived =
        household.deprived |
        (unknown == UnknownIndicator::deprived ? all & ~household.known : std::uint32_t{0});
    measure.persons += household.persons;
    std::int64_t weight = 0;
    for (std::size_t j = 0; j < indicators; ++j) {
      weight += has(deprived, j) ? index.weights[j] : 0;
    }
    bool const is_poor = weight >= index.poor_from;
    if (is_poor) {
      measure.poor += household.persons;
      measure.poor_weight += household.persons * weight;
    }
    for (std::size_t j = 0; j < indicators; ++j) {
      if (has(deprived, j)) {
        measure.raw[j] += household.persons;
        measure.censored[j] += is_poor ? household.persons : 0;
      }
    }
  }
  return measure;
}

DeprivationMeasure measure_deprivation(HouseholdTable const& households) {
  std::vector<DeprivedHousehold> rows;
  rows.reserve(households.size());
  for (HouseholdId const id : households.code.ids()) {
    Deprivations const deprivations = households.deprivations[id];
    rows.push_back(
        {households.persons[id], deprivations.known.bits(), deprivations.deprived.bits()});
  }
  return measure_deprivation(global_index(), rows);
}

}  // namespace tongcun
