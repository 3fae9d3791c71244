// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/follow_up_sites.h"

#include <algorithm>

namespace tongcun {
namespace {

using Count = std::optional<std::int32_t>;

std::optional<FollowUpRate> rate(Count const& part, Count const& of) {
  if (!part || !of || *of < 1 || *part < 0 || *part > *of) {
    return std::nullopt;
  }
  return FollowUpRate{*part, *of};
}

std::optional<std::int64_t> rest_of(std::optional<FollowUpRate> const& rate) {
  return rate ? std::optional(rate->of - rate->part) : std::nullopt;
}

std::optional<SiteSize> size_of(Count const& persons) {
  if (!persons) {
    return std::nullopt;
  }
  return *persons >= 10'000  ? SiteSize::from_10000
         : *persons >= 3'000 ? SiteSize::from_3000
         : *persons >= 800   ? SiteSize::from_800
                             : SiteSize::small;
}

}  // namespace

std::vector<FollowUp> follow_up_sites(Sites const& sites) {
  std::vector<FollowUp> all;
  for (SiteId const site : sites.code.ids()) {
    SiteRecord const& record = sites.record[site];
    if (record.status != SiteStatus::occupied) {
      continue;
    }
    SiteFollowUp const& people = record.lived_in;
    FollowUp result;
    result.site = site;
    result.size = size_of(people.moved_persons);
    result.occupancy = rate(people.occupied, people.moved);
    result.certificates = rate(people.certificates, people.moved);
    result.at_work = rate(people.employed, people.labourers);
    result.returned = rate(people.returned, people.moved);
    if (people.zero_job) {
      result.zero_job = *people.zero_job;
    }
    if (auto const without_work = rest_of(result.at_work)) {
      result.posts_short = std::max<std::int64_t>(0, *without_work - record.jobs.value_or(0));
    }
    result.certificates_short = rest_of(result.certificates);
    all.push_back(result);
  }
  return all;
}

}  // namespace tongcun
