// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/make_transport.h"

#include "engine/run/random_stream.h"
#include "tests/bench/sized_instance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

namespace tongcun {
namespace {

struct Place {
  double x;
  double y;
};

enum class Draw : std::uint64_t { sites, villages, units };

std::vector<Place> draw_places(std::size_t count, std::uint64_t seed, Draw what) {
  RandomStream random(seed, Purpose::test, static_cast<std::uint64_t>(what));
  std::vector<Place> places;
  places.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    double const x = random.next_unit();
    places.push_back({x, random.next_unit()});
  }
  return places;
}

}  // namespace

std::optional<TransportSize> transport_size(std::string_view text) {
  auto const numbers = three_sizes(text, "clusters");
  if (!numbers) {
    return std::nullopt;
  }
  TransportSize const size{(*numbers)[0], (*numbers)[1], (*numbers)[2]};
  if (size.units < 1 || size.units > 10'000'000 || size.sites < 1 || size.sites > 20'000 ||
      size.candidates < 1 || size.candidates > size.sites) {
    throw std::runtime_error("units 1 to 10000000, sites 1 to 20000, candidates 1 to sites");
  }
  return size;
}

TransportProblem make_transport(TransportSize const& size, std::uint64_t seed) {
  std::vector<Place> const sites = draw_places(size.sites, seed, Draw::sites);
  std::vector<Place> const villages = draw_places(size.units / 100 + 1, seed, Draw::villages);
  RandomStream random(seed, Purpose::test, static_cast<std::uint64_t>(Draw::units));
  TransportProblem problem;
  problem.first.push_back(0);
  std::int64_t persons = 0;
  std::vector<Candidate> all(size.sites);
  for (std::uint32_t unit = 0; unit < size.units; ++unit) {
    Place const& village = villages[random.next_below(static_cast<std::uint32_t>(villages.size()))];
    double const x = village.x + 0.02 * nearly_normal(random);
    double const y = village.y + 0.02 * nearly_normal(random);
    problem.supply.push_back(static_cast<std::int32_t>(1 + random.next_below(5)));
    problem.unplaced.push_back(3'000'000);  // twice the square's diagonal
    persons += problem.supply.back();
    for (std::uint32_t site = 0; site < size.sites; ++site) {
      double const dx = x - sites[site].x;
      double const dy = y - sites[site].y;
      all[site] = {site, static_cast<std::int32_t>(1e6 * std::sqrt(dx * dx + dy * dy))};
    }
    auto const nearest = all.begin() + size.candidates;
    std::ranges::nth_element(all, nearest, {}, [](Candidate const& candidate) {
      return std::pair(candidate.cost, candidate.site);
    });
    std::sort(all.begin(), nearest,
              [](Candidate const& a, Candidate const& b) { return a.site < b.site; });
    problem.candidates.insert(problem.candidates.end(), all.begin(), nearest);
    problem.first.push_back(problem.candidates.size());
  }
  problem.capacity.assign(size.sites, persons * 115 / 100 / size.sites + 1);
  return problem;
}

}  // namespace tongcun
