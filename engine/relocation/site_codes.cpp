// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/site_codes.h"

#include <algorithm>
#include <cstddef>

namespace tongcun {
namespace {

std::string word_of(ResettlementMode mode) {
  return std::string(kResettlementModeNames[static_cast<std::size_t>(mode)]);
}

}  // namespace

std::string site_code(RelocationProblem const& problem, Sites const& sites, SiteId site) {
  SiteLimits const& limits = problem.sites[site];
  return limits.has_place ? sites.code[site] : word_of(limits.mode);
}

SiteId find_site(RelocationProblem const& problem, Sites const& sites, std::string const& code) {
  auto const codes = sites.code.values();
  auto const found = std::ranges::lower_bound(codes, code);
  if (found != codes.end() && *found == code) {
    return SiteId(static_cast<std::uint32_t>(found - codes.begin()));
  }
  for (auto row = static_cast<std::uint32_t>(sites.size()); row < problem.sites.size(); ++row) {
    if (word_of(problem.sites[SiteId(row)].mode) == code) {
      return SiteId(row);
    }
  }
  return SiteId::none();
}

}  // namespace tongcun
