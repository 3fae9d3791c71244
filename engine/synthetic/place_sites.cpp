// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/place_sites.h"

#include "engine/run/parallel.h"
#include "engine/run/random_stream.h"
#include "engine/synthetic/chance.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace tongcun {
namespace {

constexpr std::uint64_t kSiteStreams = 1ULL << 43U;
constexpr double kReachMetres = 1500.0;
constexpr double kRoadMetres = 250.0;
constexpr double kWideValley = 0.3;  // share of gentle ground of villages that had room early

// Sites of the programme: thousandths of the places that got one, and persons [A]; size classes of
// sites begin at 800, 3,000 and 10,000 persons (data model 3.6).
struct BuiltRule {
  std::int32_t share;
  double least;
  double most;
};
constexpr BuiltRule kBuiltInTown{1000, 1500.0, 5000.0};
constexpr BuiltRule kBuiltInMarket{600, 200.0, 1400.0};
constexpr BuiltRule kBuiltInVillage{120, 60.0, 320.0};

constexpr std::int32_t kFirstYearLivedIn = 2017;

// Thousandths of them that were lived in by the year.
std::int32_t lived_in_share(std::int32_t year) {
  if (year <= kFirstYearLivedIn) {
    return 0;
  }
  return year == kFirstYearLivedIn + 1 ? 150 : 450;
}

BuiltRule const& built_rule(SiteKind kind) {
  switch (kind) {
    case SiteKind::county_town:
      return kBuiltInTown;
    case SiteKind::market_town:
      return kBuiltInMarket;
    default:
      return kBuiltInVillage;
  }
}

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

// Which places of all counties get a site, before any has a point.
class PlaceChoice {
 public:
  PlaceChoice(SiteGround const& ground, CountyParameters const& parameters)
      : settlement_(ground.settlement), ground_(ground), parameters_(parameters) {}

  std::vector<SiteDraft> chosen(std::span<ExpectedMovers const> movers) {
    for (std::uint32_t village = 0; village < settlement_.villages.size(); ++village) {
      take_built(village);
    }
    std::vector<std::int64_t> persons(settlement_.counties.size(), 0);
    for (ExpectedMovers const& hamlet : movers) {
      persons[hamlet.county] += hamlet.thousandths;
    }
    for (std::uint32_t county = 0; county < settlement_.counties.size(); ++county) {
      take_candidates(county, candidates_for(persons[county] / 1000));
    }
    std::ranges::stable_sort(sites_, {}, [](SiteDraft const& site) {
      return std::pair(site.village, site.status == SiteStatus::candidate);
    });
    return std::move(sites_);
  }

 private:
  [[nodiscard]] SiteKind kind_of(std::uint32_t village) const {
    if (settlement_.is_county_seat(village)) {
      return SiteKind::county_town;
    }
    return settlement_.is_township_seat(village) ? SiteKind::market_town
                                                 : SiteKind::central_village;
  }
  [[nodiscard]] bool may_build(std::uint32_t village) const {
    return ground_.is_unfit[village] == 0;
  }

  SiteDraft& take(std::uint32_t village, SiteStatus status) {
    SiteDraft site;
    site.village = village;
    site.county = settlement_.villages[village].county;
    site.kind = kind_of(village);
    site.status = status;
    sites_.push_back(site);
    return sites_.back();
  }

  void take_built(std::uint32_t village) {
    SiteKind const kind = kind_of(village);
    bool const may =
        kind != SiteKind::central_village ||
        (may_build(village) && settlement_.villages[village].gentle_share > kWideValley);
    BuiltRule const& rule = built_rule(kind);
    RandomStream random(parameters_.seed, Purpose::synthetic_site_place, village);
    bool const is_built = happens(random, rule.share);
    bool const is_lived_in = happens(random, lived_in_share(parameters_.year));
    if (may && is_built && is_lived_in) {
      double const size = random.next_unit();
      double const persons = rule.least + (rule.most - rule.least) * size * size;
      take(village, SiteStatus::occupied).capacity = static_cast<std::int64_t>(persons / 10.0) * 10;
    }
  }

  [[nodiscard]] std::size_t candidates_for(std::int64_t persons) const {
    std::int64_t const room = persons * parameters_.site_room_permille / 1000;
    std::int64_t const each = parameters_.persons_a_site;
    return static_cast<std::size_t>(std::max<std::int64_t>(1, (room + each / 2) / each));
  }

  void take_candidates(std::uint32_t county, std::size_t wanted) {
    // Market towns in an order of chance, villages by their valleys.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> towns;
    std::vector<std::pair<double, std::uint32_t>> valleys;
    for (std::uint32_t village = 0; village < settlement_.villages.size(); ++village) {
      if (settlement_.villages[village].county != county) {
        continue;
      }
      SiteKind const kind = kind_of(village);
      if (kind == SiteKind::market_town) {
        RandomStream random(parameters_.seed, Purpose::synthetic_site_place,
                            village + settlement_.villages.size());
        towns.emplace_back(random.next_u32(), village);
      } else if (kind == SiteKind::central_village && may_build(village)) {
        valleys.emplace_back(-settlement_.villages[village].gentle_share, village);
      }
    }
    std::ranges::sort(towns);
    std::ranges::sort(valleys);
    take(settlement_.counties[county].seat, SiteStatus::candidate);
    std::size_t const rest = wanted - 1;
    std::size_t const in_villages =
        std::min(valleys.size(), std::max(rest / 2, rest - std::min(rest, towns.size())));
    std::size_t const in_towns = std::min(towns.size(), rest - in_villages);
    for (std::size_t i = 0; i < in_towns; ++i) {
      take(towns[i].second, SiteStatus::candidate);
    }
    for (std::size_t i = 0; i < in_villages; ++i) {
      take(valleys[i].second, SiteStatus::candidate);
    }
  }

  Settlement const& settlement_;
  SiteGround const& ground_;
  CountyParameters const& parameters_;
  std::vector<SiteDraft> sites_;
};

}  // namespace

std::vector<SiteDraft> place_sites(RunSettings const& run, SiteGround const& ground,
                                   CountyParameters const& parameters,
                                   std::span<ExpectedMovers const> movers) {
  std::vector<SiteDraft> sites = PlaceChoice(ground, parameters).chosen(movers);
  PlacingMap const& map = ground.map;
  for_each_block(run, "sites", sites.size(), 32, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      SiteDraft& site = sites[i];
      std::uint64_t const number =
          site.village * 2ULL + (site.status == SiteStatus::candidate ? 1U : 0U);
      RandomStream random(map.seed, Purpose::synthetic_facility, kSiteStreams + number);
      std::uint32_t const home = ground.settlement.villages[site.village].cell;
      std::uint32_t const cell = find_ground(map, ground.net, home, random);
      site.point = map.frame.point(map.ground.raster.column_of(cell) + 0.3,
                                   map.ground.raster.row_of(cell) - 0.2);
    }
  });
  return sites;
}

}  // namespace tongcun
