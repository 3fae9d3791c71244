// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/size_sites.h"

#include "engine/region/household_standing.h"
#include "engine/synthetic/chance.h"
#include "engine/synthetic/look_around.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>

namespace tongcun {
namespace {

// Of those who think of three, two or one site, how many parts look to the first, second, third: as
// households name them (draw_consent), roughly [A].
constexpr std::array<std::int64_t, kMostSiteWishes> kParts{4, 2, 2};

constexpr std::int32_t kOff = 25;  // per cent that a plan is off what comes [A]
constexpr std::int64_t kThousand = 1000;

struct CountySites {
  std::vector<std::size_t> site;  // of the drafts
  std::vector<SiteSpot> spots;
  std::vector<std::int64_t> asked;  // thousandths of persons times parts
  std::int64_t movers = 0;          // thousandths of persons
};

}  // namespace

void size_sites(CountyParameters const& parameters, std::span<ExpectedMovers const> movers,
                std::vector<SiteDraft>& sites) {
  std::map<std::uint32_t, CountySites> counties;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    if (sites[i].status == SiteStatus::candidate) {
      CountySites& county = counties[sites[i].county];
      county.site.push_back(i);
      county.spots.push_back({sites[i].point, sites[i].kind});
      county.asked.push_back(0);
    }
  }
  for (ExpectedMovers const& hamlet : movers) {
    CountySites& county = counties[hamlet.county];
    std::vector<std::uint32_t> const in_mind = sites_in_mind(county.spots, hamlet.point);
    for (std::size_t rank = 0; rank < in_mind.size(); ++rank) {
      county.asked[in_mind[rank]] += hamlet.thousandths * kParts[rank];
    }
    county.movers += hamlet.thousandths;
  }
  for (auto& [id, county] : counties) {
    std::int64_t all = 0;
    for (std::size_t i = 0; i < county.site.size(); ++i) {
      RandomStream random(parameters.seed, Purpose::synthetic_site_size, county.site[i]);
      county.asked[i] = county.asked[i] / kThousand * uniform(random, 100 - kOff, 100 + kOff);
      all += county.asked[i];
    }
    std::int64_t const room = county.movers / kThousand * parameters.site_room_permille / kThousand;
    for (std::size_t i = 0; i < county.site.size(); ++i) {
      std::int64_t const own = all == 0 ? 0 : room * county.asked[i] / all;
      sites[county.site[i]].capacity = std::max(kLeastRoom, (own + 5) / 10 * 10);
    }
  }
}

}  // namespace tongcun
