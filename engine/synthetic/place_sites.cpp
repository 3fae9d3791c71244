// SPDX-License-Identifier: Apache-2.0
#include "engine/run/parallel.h"
#include "engine/run/random_stream.h"
#include "engine/synthetic/place_facilities.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tongcun {
namespace {

constexpr std::uint64_t kSiteStreams = 1ULL << 43U;
constexpr double kReachMetres = 1500.0;
constexpr double kRoadMetres = 250.0;

// Capacity in persons and share of the places that have one [A]; size classes of sites begin at
// 800, 3,000 and 10,000 persons (data model 3.6).
struct SiteRule {
  SiteKind kind;
  std::uint64_t stream;  // of random numbers, beside those of the other kinds
  double share;
  double least;
  double most;
};
constexpr SiteRule kCountyTown{SiteKind::county_town, 0, 1.0, 1500.0, 5000.0};
constexpr SiteRule kMarketTown{SiteKind::market_town, 1, 0.6, 200.0, 1400.0};
constexpr SiteRule kCentralVillage{SiteKind::central_village, 2, 0.12, 60.0, 320.0};
constexpr double kWideValley = 0.3;  // share of gentle ground from which a village has room

// The levellest cell by a road within reach of the village, the seat's own surroundings apart.
std::uint32_t find_ground(PlacingMap const& map, RouteNet const& net, std::uint32_t home,
                          RandomStream& random) {
  PlanningGround const& ground = map.ground;
  Raster const& raster = ground.raster;
  auto const reach = static_cast<std::int32_t>(kReachMetres / raster.cell_metres);
  std::uint32_t best = home;
  double least = 1.0e9;
  for (int attempt = 0; attempt < 160; ++attempt) {
    auto const span = static_cast<std::uint32_t>(2 * reach + 1);
    std::int32_t const column =
        raster.column_of(home) - reach + static_cast<std::int32_t>(random.next_below(span));
    std::int32_t const row =
        raster.row_of(home) - reach + static_cast<std::int32_t>(random.next_below(span));
    if (!raster.holds(column, row)) {
      continue;
    }
    std::uint32_t const cell = raster.cell(column, row);
    if (map.owner[cell] != map.owner[home] || ground.stream[cell] != StreamSize::none ||
        ground.above_stream[cell] < 4.0F || !net.has_road_near(cell, kRoadMetres)) {
      continue;
    }
    double const dx = (column - raster.column_of(home)) * raster.cell_metres;
    double const dy = (row - raster.row_of(home)) * raster.cell_metres;
    double const distance = std::sqrt(dx * dx + dy * dy);
    double const badness = static_cast<double>(ground.slope[cell]) / 0.1 + distance / kReachMetres +
                           (distance < 200.0 ? 2.0 : 0.0);
    if (badness < least) {
      least = badness;
      best = cell;
    }
  }
  return best;
}

std::optional<SiteDraft> draw_site(PlacingMap const& map, RouteNet const& net,
                                   std::uint32_t village, std::uint32_t home,
                                   SiteRule const& rule) {
  RandomStream random(map.seed, Purpose::synthetic_facility,
                      kSiteStreams + village * 4ULL + rule.stream);
  if (random.next_unit() >= rule.share) {
    return std::nullopt;
  }
  double const size = random.next_unit();
  SiteDraft draft;
  draft.village = village;
  draft.kind = rule.kind;
  draft.capacity =
      static_cast<std::int64_t>((rule.least + (rule.most - rule.least) * size * size) / 10.0) * 10;
  std::uint32_t const cell = find_ground(map, net, home, random);
  draft.point = map.frame.point(map.ground.raster.column_of(cell) + 0.3,
                                map.ground.raster.row_of(cell) - 0.2);
  return draft;
}

}  // namespace

std::vector<SiteDraft> place_sites(RunSettings const& run, PlacingMap const& map,
                                   Settlement const& settlement, RouteNet const& net,
                                   std::span<std::uint8_t const> is_unreached) {
  std::size_t const villages = settlement.villages.size();
  std::vector<std::vector<SiteDraft>> by_village(villages);
  for_each_block(run, "sites", villages, 32, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      auto const village = static_cast<std::uint32_t>(i);
      VillageDraft const& here = settlement.villages[i];
      auto const add = [&](SiteRule const& rule) {
        if (std::optional<SiteDraft> draft = draw_site(map, net, village, here.cell, rule)) {
          by_village[i].push_back(*draft);
        }
      };
      if (settlement.is_county_seat(village)) {
        add(kCountyTown);
      } else if (settlement.is_township_seat(village)) {
        add(kMarketTown);
      } else if (is_unreached[i] == 0 && here.gentle_share > kWideValley) {
        add(kCentralVillage);
      }
    }
  });
  std::vector<SiteDraft> sites;
  for (std::vector<SiteDraft> const& list : by_village) {
    sites.insert(sites.end(), list.begin(), list.end());
  }
  return sites;
}

}  // namespace tongcun
