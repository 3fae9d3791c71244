// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tongcun {

// One unit may go to one site at this cost for each piece of it.
struct Candidate {
  std::uint32_t site = 0;
  std::int32_t cost = 0;
  friend bool operator==(Candidate const&, Candidate const&) = default;
};

// The transportation problem, frozen: units with a supply, sites with a capacity, and for each unit
// the sites that it may go to. A unit may be divided among sites, piece by piece; each piece that
// goes nowhere costs `unplaced` of its unit, so every problem has a plan.
//
// Limits (is_well_formed): costs and unplaced costs 0 … 2^30 a piece, supplies 1 or more, all
// supplies together and each capacity at most 2^31, fewer than 2^32 units and sites; so that sums
// stay in 64 bits.
struct TransportProblem {
  std::vector<std::int32_t> supply;    // pieces, by unit
  std::vector<std::int32_t> unplaced;  // cost of a piece that goes nowhere, by unit
  std::vector<std::size_t> first;      // first candidate of each unit, and their number at the end
  std::vector<Candidate> candidates;   // by unit; a site at most once a unit
  std::vector<std::int64_t> capacity;  // pieces, by site

  [[nodiscard]] std::size_t units() const { return supply.size(); }
  [[nodiscard]] std::size_t sites() const { return capacity.size(); }
  [[nodiscard]] std::span<Candidate const> of(std::size_t unit) const {
    return std::span(candidates).subspan(first[unit], first[unit + 1] - first[unit]);
  }
};

constexpr std::int32_t kMostPieceCost = 1 << 30;
constexpr std::int64_t kMostPieces = std::int64_t{1} << 31;

// Whether the problem keeps its limits; the caller's fault if not. O(candidates).
[[nodiscard]] bool is_well_formed(TransportProblem const& problem);

}  // namespace tongcun
