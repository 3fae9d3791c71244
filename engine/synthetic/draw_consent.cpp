// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/draw_consent.h"

#include "engine/synthetic/chance.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace tongcun {
namespace {

// In the order of Consent, thousandths.
using ConsentWeights = std::array<std::uint32_t, kConsentNames.size()>;
constexpr ConsentWeights kWhereOffered{250, 450, 77, 113, 110};
constexpr ConsentWeights kElsewhere{980, 5, 5, 10, 0};
static_assert(kWhereOffered[1] + kWhereOffered[4] == kCommittedWhereOffered &&
              kConsentNames[1] == "willing" && kConsentNames[4] == "signed");

constexpr std::int32_t kUrgent = 356;        // of households in a zone of hazard
constexpr std::int32_t kNearestFirst = 650;  // of those with a choice [A]

std::vector<std::string> draw_wishes(std::vector<std::string> wishes, RandomStream& random) {
  auto const most = static_cast<std::int32_t>(std::min(wishes.size(), kMostSiteWishes));
  if (most == 0) {
    return {};
  }
  std::int32_t const number = uniform(random, 1, most);
  if (!happens(random, kNearestFirst)) {
    std::swap(wishes.front(), wishes[static_cast<std::size_t>(uniform(random, 0, most - 1))]);
  }
  wishes.resize(static_cast<std::size_t>(number));
  return wishes;
}

}  // namespace

bool would_move(HouseholdStanding const& standing, HouseholdId id) {
  if (!standing.consent[id].has_value()) {
    return false;
  }
  Consent const consent = standing.consent[id].value();
  return consent == Consent::willing || consent == Consent::conditional ||
         consent == Consent::signed_up;
}

void draw_consent(HamletOutlook const& outlook, std::vector<std::string> const& in_mind,
                  HouseholdId id, HouseholdStanding& standing, RandomStream& random) {
  bool const is_offered = outlook.is_offered();
  auto const consent =
      static_cast<Consent>(weighted(random, is_offered ? kWhereOffered : kElsewhere));
  standing.consent[id] = Stated(consent);
  std::vector<std::string> wishes = draw_wishes(in_mind, random);
  if (would_move(standing, id)) {
    standing.site_wishes[id] = std::move(wishes);
  }
  if (!is_offered) {
    standing.urgency[id] = Stated<Urgency>::not_applicable();
  } else if (outlook.is_threatened) {
    standing.urgency[id] =
        Stated(happens(random, kUrgent) ? Urgency::urgent : Urgency::fairly_urgent);
  } else {
    standing.urgency[id] = Stated(Urgency::normal);
  }
}

}  // namespace tongcun
