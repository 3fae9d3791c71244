// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/region/facilities.h"
#include "engine/types/id.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tongcun {

// Size of a site by the persons that moved in (domain reference 2.3, 4.5): from 800, 3,000, 10,000.
enum class SiteSize : std::uint8_t { small, from_800, from_3000, from_10000 };
inline constexpr std::array<std::string_view, 4> kSiteSizeNames{"small", "from_800", "from_3000",
                                                                "from_10000"};

// A rate as its two whole numbers; of > 0.
struct FollowUpRate {
  std::int64_t part = 0;
  std::int64_t of = 0;
  friend bool operator==(FollowUpRate const&, FollowUpRate const&) = default;
};

// How a site that people live in fares (后续扶持): nobody is moved. What is not recorded is absent.
struct FollowUp {
  SiteId site;
  std::optional<SiteSize> size;
  std::optional<FollowUpRate> occupancy;     // households that live there, of those that moved
  std::optional<FollowUpRate> certificates;  // issued, of the households that moved
  std::optional<FollowUpRate> at_work;       // labourers, of the labourers of households that moved
  std::optional<FollowUpRate> returned;      // households that moved back, of those that moved
  std::optional<std::int64_t> zero_job;      // households with labourers and nobody at work
  // What is short: labourers without work less the posts that the site has free (none recorded: all
  // of them), certificates to issue. Never below zero.
  std::optional<std::int64_t> posts_short;
  std::optional<std::int64_t> certificates_short;
};

// Every occupied site, in the order of the sites. A rate whose part is more than its whole is
// absent: the reading has said so (V913). O(sites).
[[nodiscard]] std::vector<FollowUp> follow_up_sites(Sites const& sites);

}  // namespace tongcun
