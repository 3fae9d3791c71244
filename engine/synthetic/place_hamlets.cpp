// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/place_hamlets.h"

#include "engine/run/parallel.h"
#include "engine/run/random_stream.h"
#include "engine/synthetic/divide_land.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tongcun {
namespace {

constexpr std::uint64_t kHamletStreams = 1ULL << 42U;
constexpr double kHouseholdsPerHamlet = 80.0;  // [A]
constexpr std::int64_t kFewest = 2;
constexpr std::int64_t kMost = 9;
constexpr double kApartMetres = 350.0;
constexpr int kTries = 24;

double squared_metres(Raster const& raster, std::uint32_t a, std::uint32_t b) {
  double const dx = (raster.column_of(a) - raster.column_of(b)) * raster.cell_metres;
  double const dy = (raster.row_of(a) - raster.row_of(b)) * raster.cell_metres;
  return dx * dx + dy * dy;
}

double suitability(PlanningGround const& ground, std::uint32_t cell, std::uint32_t centre) {
  double const kilometres = std::sqrt(squared_metres(ground.raster, cell, centre)) / 1000.0;
  double const above = static_cast<double>(ground.above_stream[cell]);
  bool const is_wet = above < 2.0 || ground.stream[cell] != StreamSize::none;
  return -static_cast<double>(ground.slope[cell]) / 0.3 + 0.4 / (1.0 + above / 150.0) -
         0.12 * kilometres - (is_wet ? 2.0 : 0.0);
}

// Splits a total by weights; parts are whole and add up.
void split(std::int64_t total, std::span<double const> weights, std::span<std::int64_t> parts) {
  double sum = 0.0;
  for (double const weight : weights) {
    sum += weight;
  }
  double reached = 0.0;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    reached += weights[i];
    bool const is_last = i + 1 == weights.size();
    std::int64_t const upto = is_last ? total
                                      : static_cast<std::int64_t>(std::floor(
                                            static_cast<double>(total) * (reached / sum) + 0.5));
    parts[i] = upto - given;
    given = upto;
  }
}

std::vector<Hamlet> hamlets_of(std::uint64_t seed, PlanningGround const& ground,
                               LandCells const& land, VillagePeople const& village,
                               std::uint32_t number) {
  RandomStream random(seed, Purpose::synthetic_settlement, kHamletStreams + number);
  double const mean = static_cast<double>(village.households) / kHouseholdsPerHamlet;
  auto const wanted =
      std::clamp(static_cast<std::int64_t>(mean + 2.0 * random.next_unit()), kFewest, kMost);
  std::span<std::uint32_t const> const cells = land.of(number);
  std::vector<Hamlet> hamlets{{number, village.cell, 0, 0}};
  std::vector<double> weights{1.2 + random.next_unit()};
  for (std::int64_t i = 1; i < wanted; ++i) {
    double best = -std::numeric_limits<double>::max();
    std::uint32_t at = village.cell;
    for (int attempt = 0; attempt < kTries; ++attempt) {
      std::uint32_t const cell = cells[random.next_below(static_cast<std::uint32_t>(cells.size()))];
      double const luck = random.next_unit();
      bool const is_apart = std::ranges::all_of(hamlets, [&](Hamlet const& other) {
        return squared_metres(ground.raster, cell, other.cell) >= kApartMetres * kApartMetres;
      });
      double const score = suitability(ground, cell, village.cell) + 0.8 * luck;
      if (is_apart && score > best) {
        best = score;
        at = cell;
      }
    }
    if (at != village.cell) {
      hamlets.push_back({number, at, 0, 0});
      double const size = random.next_unit();
      weights.push_back(0.15 + 1.1 * size * size);
    }
  }
  std::vector<std::int64_t> parts(hamlets.size());
  split(village.households, weights, parts);
  for (std::size_t i = 0; i < hamlets.size(); ++i) {
    hamlets[i].households = parts[i];
  }
  std::vector<double> houses(parts.begin(), parts.end());
  split(village.persons, houses, parts);
  for (std::size_t i = 0; i < hamlets.size(); ++i) {
    hamlets[i].persons = parts[i];
  }
  return hamlets;
}

}  // namespace

LandCells list_land(std::span<std::uint32_t const> owner, std::size_t villages) {
  LandCells land;
  land.first.assign(villages + 1, 0);
  for (std::uint32_t const village : owner) {
    if (village != kNoOwner) {
      ++land.first[village + 1];
    }
  }
  for (std::size_t village = 0; village < villages; ++village) {
    land.first[village + 1] += land.first[village];
  }
  land.cells.resize(land.first.back());
  std::vector<std::size_t> next(land.first.begin(), land.first.end() - 1);
  for (std::uint32_t cell = 0; cell < owner.size(); ++cell) {
    if (owner[cell] != kNoOwner) {
      land.cells[next[owner[cell]]++] = cell;
    }
  }
  return land;
}

std::vector<Hamlet> place_hamlets(RunSettings const& run, std::uint64_t seed,
                                  PlanningGround const& ground, LandCells const& land,
                                  std::span<VillagePeople const> villages) {
  std::vector<std::vector<Hamlet>> by_village(villages.size());
  for_each_block(run, "hamlets", villages.size(), 32, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      by_village[i] = hamlets_of(seed, ground, land, villages[i], static_cast<std::uint32_t>(i));
    }
  });
  std::vector<Hamlet> hamlets;
  for (std::vector<Hamlet> const& list : by_village) {
    hamlets.insert(hamlets.end(), list.begin(), list.end());
  }
  return hamlets;
}

}  // namespace tongcun
