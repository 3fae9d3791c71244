// SPDX-License-Identifier: Apache-2.0
#include "engine/history/find_earlier_villages.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kLastDay = 1231;

using Successors = std::vector<std::pair<VillageId, std::optional<std::int64_t>>>;

std::optional<VillageId> village_of(Villages const& villages, std::string const& code) {
  auto const codes = villages.code.values();
  auto const found = std::ranges::lower_bound(codes, code);
  if (found == codes.end() || *found != code) {
    return std::nullopt;
  }
  return VillageId(static_cast<std::uint32_t>(found - codes.begin()));
}

// Those that are villages of today. Where one of them is none, shares of the others say nothing of
// those who are here.
Successors among(Villages const& today, std::vector<VillageSuccessor> const& reached) {
  Successors successors;
  for (VillageSuccessor const& one : reached) {
    if (std::optional<VillageId> const village = village_of(today, one.code)) {
      successors.emplace_back(*village, one.share);
    }
  }
  if (successors.size() < reached.size()) {
    for (auto& [village, share] : successors) {
      share.reset();
    }
  }
  return successors;
}

void add(Villages& villages, std::string const& code, Villages const& today) {
  std::optional<VillageId> const same = village_of(today, code);
  villages.code.push_back(code);
  villages.name.push_back(same ? today.name[*same] : "");
  villages.township_code.push_back("");
  villages.township_name.push_back("");
  villages.county_code.push_back("");
  villages.county_name.push_back("");
  villages.persons.push_back(std::nullopt);
  villages.households.push_back(std::nullopt);
  villages.area.push_back({});
  villages.point.push_back(same ? today.point[*same] : GeoPoint{});
  villages.point_source.push_back(PointSource::point_layer);
  villages.record.push_back({});
}

}  // namespace

EarlierVillages find_earlier_villages(Villages const& today, VillageCrosswalk const& crosswalk,
                                      std::vector<std::string> codes, HistoryYears years) {
  std::int64_t const after = std::int64_t{years.before} * 10'000 + kLastDay;
  std::int64_t const until = std::int64_t{years.now} * 10'000 + kLastDay;
  std::set<std::string> const named(codes.begin(), codes.end());
  std::set<std::string> all = named;
  all.insert(today.code.values().begin(), today.code.values().end());
  for (CrosswalkRow const& change : crosswalk.changes) {
    all.insert(change.old_code);
  }
  EarlierVillages earlier;
  for (std::string const& code : all) {
    if (code.empty()) {
      continue;  // a row without a village is kept apart with its register
    }
    Successors successors = among(today, follow_village(crosswalk, code, after, until));
    if (successors.empty() && named.contains(code)) {
      successors = among(today, follow_village(crosswalk, code, 0, until));
      (successors.empty() ? earlier.nowhere : earlier.late).push_back(code);
    }
    add(earlier.villages, code, today);
    earlier.successors.push_back(std::move(successors));
  }
  return earlier;
}

}  // namespace tongcun
